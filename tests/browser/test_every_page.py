"""What holds for every page in a browser: it fits, it can be tapped, a screen reader finds its way."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import url_for
from playwright.sync_api import Page

from lms.text import LANGUAGES, Language
from tests.browser.phones import PHONE_WIDTH, OpenPhone, Phone
from tests.browser.places import Place, World
from tests.browser.server import Served

Visits = Callable[[Language, int], Iterator[tuple[Place, Phone]]]
PARTS = 4
AXE = Axe().axe_script
GRAVE = {"serious", "critical"}
# A row that belongs to a field is its target. A link inside a sentence is as high as its line.
TOO_SMALL = """() => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, summary")]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.matches(".skip, [aria-hidden=true]"))
  .map(one => one.closest("label.choice") || one)
  .filter(one => !(getComputedStyle(one).display === "inline" && one.closest(".text, small")))
  .filter(one => one.getBoundingClientRect().height < 44 || one.getBoundingClientRect().width < 44)
  .map(one => one.outerHTML.slice(0, 120) + " " + Math.round(one.getBoundingClientRect().height))"""
# What lies outside its box, or is cut off by it, is lost to a child; a table may scroll in its own region, a
# field of several lines within itself, and what only a key finds (a first button) is not to be seen at all.
CUT = """() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter(one => one.checkVisibility() && !one.closest(
    "svg, .wide, .staff-nav, .small, select, progress, textarea, [aria-hidden=true]"))
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1
    || (getComputedStyle(one).overflow !== "visible" && one.scrollHeight > one.clientHeight + 1))
  .map(one => one.outerHTML.slice(0, 120))"""


@pytest.fixture
def visits(phone: OpenPhone, served: Served, world: World) -> Visits:
    """A maker of visits: a part of all pages in a language, one after another, on their owners' phones."""

    def all_of(language: Language, part: int) -> Iterator[tuple[Place, Phone]]:
        phones: dict[str, Phone] = {}
        for place in world.places[part::PARTS]:
            if place.who not in phones:
                phones[place.who] = phone(language=language, person=world.people.get(place.who))
            with served.app.test_request_context():
                path = url_for(place.endpoint, language=language, **place.values)
            phones[place.who].open(path)
            yield place, phones[place.who]

    return all_of


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_a_narrow_phone_a_finger_and_a_screen_reader(
    visits: Visits, language: Language, part: int
) -> None:
    faults = {}

    for place, phone in visits(language, part):
        wide = [f"{phone.width()} pixels wide"] if phone.width() > PHONE_WIDTH else []
        found = [*wide, *phone.page.evaluate(TOO_SMALL), *phone.page.evaluate(CUT), *landmarks(place, phone)]
        # Colours are the same in both languages.
        found += sorted(heard(phone.page, dark=language == "km"))
        if found:
            faults[str(place)] = found

    assert faults == {}


def test_the_looks_above_see_what_is_wrong(phone: OpenPhone) -> None:
    own = phone()
    own.open("/km/help")

    own.page.evaluate(
        """() => {
          const bad = document.createElement("button");
          bad.style.cssText = "width: 20px; height: 20px; position: relative; left: 500px";
          const faint = document.createElement("p");
          faint.textContent = "faint";
          faint.style.color = "#eee";
          document.querySelector("main").append(bad, faint);
        }"""
    )
    own.page.evaluate(AXE)

    assert {found.split(":")[0] for found in grave(own.page, {})} == {"button-name", "color-contrast"}
    assert len(own.page.evaluate(TOO_SMALL)) == len(own.page.evaluate(CUT)) == 1
    assert own.width() > PHONE_WIDTH


def heard(page: Page, *, dark: bool) -> set[str]:
    """Return what stands in the way of a screen reader, and what is faint in light or dark colours."""
    page.evaluate(AXE)
    found = grave(page, {})
    if not dark:
        return found
    page.emulate_media(color_scheme="dark")
    found |= grave(page, {"runOnly": ["color-contrast"]})
    page.emulate_media(color_scheme="light")
    return found


def landmarks(place: Place, phone: Phone) -> list[str]:
    """Return the parts of a page that are not there exactly once; the neutral page is one part alone."""
    roles = ("main",) if place.endpoint == "people.table" else ("banner", "main", "contentinfo")
    return [role for role in roles if phone.page.get_by_role(role).count() != 1]


def grave(page: Page, options: dict[str, object]) -> set[str]:
    """Return what axe finds grave, with the first place of each; axe must be on the page."""
    asked = {"resultTypes": ["violations"], **options}
    found = page.evaluate("options => axe.run(options).then(found => found.violations)", asked)
    return {
        f"{one['id']}: {one['nodes'][0]['html'][:150]} {one['nodes'][0]['failureSummary'][:200]}"
        for one in found
        if one["impact"] in GRAVE
    }
