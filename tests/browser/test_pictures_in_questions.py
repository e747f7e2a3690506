"""A picture to choose, or a place in one: by finger, by list, by keys, and when no picture comes."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, expect

from lms.quizzes.kinds import ItemBase
from lms.quizzes.kinds.hotspot import Hotspot
from lms.quizzes.kinds.open_answer import OpenAnswer
from lms.quizzes.kinds.picture_choice import PictureChoice
from lms.quizzes.kinds.scale import Scale
from tests.browser.phones import OpenPhone, Phone
from tests.browser.server import Served
from tests.browser.test_every_page import AXE, CUT, TOO_SMALL, grave
from tests.browser.test_item_kinds import of_all_kinds, ready_for_the_quiz
from tests.browser.test_page_budget import BUDGET
from tests.browser.wire import first_visit
from tests.quizzes.examples import ITEMS, example_of

__all__ = ["of_all_kinds"]
HOTSPOT = example_of(Hotspot)
each_script = pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])


def question(phone: Phone, kind: type[ItemBase]) -> None:
    """Begin the quiz and open the question of a kind."""
    phone.open("/km/learn")
    phone.press("Go on: %(step)s", step=phone.words("Quiz after"))
    phone.press("Begin the quiz")
    order = sorted(ITEMS, key=lambda item: not item.scored)
    number = [type(item) for item in order].index(kind) + 1
    phone.page.goto(phone.page.url.rpartition("/")[0] + f"/{number}")
    expect(phone.page.locator("h1")).to_have_text(example_of(kind).stem.km)


def box(part: Locator) -> list[int]:
    """Return where a part of the page is: left, top, width and height in whole pixels."""
    found = part.bounding_box()
    assert found is not None
    return [round(found[side]) for side in ("x", "y", "width", "height")]


def marked(phone: Phone) -> list[str]:
    """Return the numbers of the areas drawn as chosen."""
    strong = "one => getComputedStyle(one.querySelector('rect')).strokeWidth === '6px'"
    return phone.page.evaluate(
        f"[...document.querySelectorAll('.spots g')].filter({strong})"
        ".map(one => one.querySelector('text').textContent)"
    )


@each_script
def test_a_place_is_chosen_by_finger_by_list_and_by_keys(
    phone: OpenPhone, of_all_kinds: Served, script: bool
) -> None:
    own = phone(of_all_kinds, script=script, person=ready_for_the_quiz(of_all_kinds))
    question(own, Hotspot)
    places, rows = own.page.locator(".spots label"), own.page.locator("input[type=radio]")
    nothing = marked(own)

    places.nth(1).tap()
    by_finger = marked(own)
    expect(rows.nth(1)).to_be_checked()
    rows.nth(0).locator("xpath=..").tap()
    by_list = marked(own)
    expect(rows.nth(0)).to_be_checked()
    own.page.keyboard.press("ArrowDown")
    by_keys = marked(own)
    expect(rows.nth(1)).to_be_checked()
    rows.nth(2).locator("xpath=..").tap()

    assert (nothing, by_finger, by_list, by_keys, marked(own)) == ([], ["២"], ["១"], ["២"], [])


@pytest.mark.parametrize("width", [360, 1000])
def test_an_area_lies_where_the_author_put_it(phone: OpenPhone, of_all_kinds: Served, width: int) -> None:
    own = phone(of_all_kinds, width=width, person=ready_for_the_quiz(of_all_kinds))
    question(own, Hotspot)
    left, top, wide, high = box(own.page.locator(".spots img"))

    for area, place in zip(HOTSPOT.areas, own.page.locator(".spots label").all(), strict=True):
        wanted = [
            left + wide * area.x / 100,
            top + high * area.y / 100,
            wide * area.width / 100,
            high * area.height / 100,
        ]
        assert box(place) == pytest.approx(wanted, abs=1.5)


def test_a_place_has_a_row_a_finger_can_hit_and_its_words_are_the_name_of_it(
    phone: OpenPhone, of_all_kinds: Served
) -> None:
    own = phone(of_all_kinds, person=ready_for_the_quiz(of_all_kinds))
    question(own, Hotspot)

    for number, area in zip("១២", HOTSPOT.areas, strict=True):
        row = own.page.get_by_role("radio", name=f"{number}. {area.text.km}", exact=True)
        assert box(row.locator("xpath=.."))[3] >= 48


@pytest.mark.parametrize("loads", [True, False], ids=["with pictures", "without pictures"])
def test_a_picture_is_named_by_its_words_whether_it_comes_or_not(
    phone: OpenPhone, of_all_kinds: Served, loads: bool
) -> None:
    own = phone(of_all_kinds, person=ready_for_the_quiz(of_all_kinds))
    if not loads:
        own.page.route("**/pictures/**", lambda route: route.fulfill(status=404, body=""))
    question(own, PictureChoice)

    drawn = own.page.evaluate(
        "[...document.querySelectorAll('img.picture')].map(one => one.naturalWidth > 0)"
    )

    assert drawn == [loads, loads]
    for option in example_of(PictureChoice).options:
        name = " ".join(words.km for words in (option.picture.alt, option.text) if words)
        expect(own.page.get_by_role("radio", name=name, exact=True)).to_be_visible()
        picture = own.page.get_by_alt_text(option.picture.alt.km, exact=True)
        assert min(box(picture)[2:]) >= 48


@pytest.mark.parametrize("kind", [PictureChoice, Hotspot, Scale, OpenAnswer])
def test_every_new_question_fits_a_finger_and_a_screen_reader(
    phone: OpenPhone, of_all_kinds: Served, kind: type[ItemBase]
) -> None:
    own = phone(of_all_kinds, person=ready_for_the_quiz(of_all_kinds))
    question(own, kind)

    small, cut = own.page.evaluate(TOO_SMALL), own.page.evaluate(CUT)
    own.page.evaluate(AXE)
    grave_faults = grave(own.page, {})

    assert (small, cut, grave_faults, own.width()) == ([], [], set(), 360)


def test_a_first_visit_to_a_question_of_any_kind_is_within_the_budget(
    phone: OpenPhone, of_all_kinds: Served
) -> None:
    person = ready_for_the_quiz(of_all_kinds)
    own = phone(of_all_kinds, person=person)
    question(own, Hotspot)
    quiz = urlsplit(own.page.url).path.rpartition("/")[0]

    sizes = [
        first_visit(own.address, f"{quiz}/{number}", of_all_kinds.cookie_of(person))
        for number in range(1, len(ITEMS) + 1)
    ]

    assert max(sizes) <= BUDGET


def test_who_keeps_a_view_private_is_not_said_to_know_nothing(phone: OpenPhone, of_all_kinds: Served) -> None:
    own = phone(of_all_kinds, person=ready_for_the_quiz(of_all_kinds))

    question(own, Scale)

    assert own.shows(own.words("I would rather not say"))
    assert not own.page.get_by_text(own.words("I don't know")).count()
