"""Everything a child does can be done with the keys alone, and one always sees where one is."""

import re

import pytest
from playwright.sync_api import expect

from lms.people.pin_names import PICTURE_NAMES
from tests.browser.phones import OpenPhone, Phone
from tests.browser.places import Child, make_child
from tests.browser.server import Served
from tests.factories import make_adult, make_cohort, module_digest

# What has the focus, or a row around it, shows a line that was not there before.
FRAMED = """() => {
  for (let one = document.activeElement, up = 0; one && up < 3; one = one.parentElement, up++) {
    const style = getComputedStyle(one);
    if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) { return true; }
  }
  return false;
}"""
ON_SCREEN = """() => {
  const box = document.activeElement.getBoundingClientRect();
  return box.width > 0 && box.left >= 0 && box.top < innerHeight && box.bottom > 0;
}"""


@pytest.fixture
def child(served: Served) -> Child:
    """A learner who has done nothing yet."""
    with served.session() as session:
        return make_child(session, make_cohort(session, make_adult(session)))


def go_to(phone: Phone, words: str) -> None:
    """Press Tab until something with these words has the focus, framed and in sight all the way."""
    for _ in range(60):
        phone.page.keyboard.press("Tab")
        assert phone.page.evaluate(FRAMED), phone.page.evaluate("document.activeElement.outerHTML")
        assert phone.page.evaluate(ON_SCREEN), phone.page.evaluate("document.activeElement.outerHTML")
        label = phone.page.evaluate(
            "(e => (e.labels && e.labels[0] || e).innerText || e.getAttribute('aria-label') || '')"
            "(document.activeElement)"
        )
        if label.strip() == words:
            return
    raise AssertionError(f"no key leads to {words}")


def go_and_press(phone: Phone, message: str, key: str = "Enter", **values: object) -> None:
    """Go to the button or link that says this and press a key."""
    go_to(phone, phone.words(message, **values))
    phone.page.keyboard.press(key)


def test_a_child_signs_in_answers_and_goes_on_with_keys_alone(phone: OpenPhone, child: Child) -> None:
    own = phone()
    own.open("/km/in")

    go_to(own, own.words("Your code"))
    own.page.keyboard.type(child.code)
    go_to(own, own.words("Or your six digits"))
    own.page.keyboard.type(child.pin)
    own.page.keyboard.press("Enter")
    expect(own.page.locator("h1")).to_have_text(own.words("Hello, %(name)s!", name="ដារ៉ា"))
    go_and_press(own, "Begin")
    expect(own.page.get_by_role("button", name=own.words("Begin the quiz"))).to_be_visible()
    go_and_press(own, "Begin the quiz")
    own.page.wait_for_url(re.compile("/1$"))
    own.page.locator("#main").focus()
    own.page.keyboard.press("Tab")
    own.page.keyboard.press("Space")
    go_and_press(own, "Next")

    own.page.wait_for_url(re.compile("/2$"))


def test_pictures_are_chosen_with_keys(phone: OpenPhone) -> None:
    own = phone()
    own.open("/km/in")

    go_to(own, PICTURE_NAMES[0].km)
    own.page.keyboard.press("Space")

    expect(own.page.locator(".dots")).to_have_text("●○○○○")


def test_the_first_key_leads_past_the_head_of_the_page(phone: OpenPhone) -> None:
    own = phone()
    own.open("/km/help")

    own.page.keyboard.press("Tab")
    assert own.page.evaluate(FRAMED)
    own.page.keyboard.press("Enter")

    assert own.page.evaluate("document.activeElement.id") == "main"


def test_keys_lead_through_a_lesson_with_everything_in_sight(
    phone: OpenPhone, served: Served, child: Child
) -> None:
    with served.session() as session:
        path = f"/km/m/{module_digest(session)}/1/2"
    own = phone(person=child)
    own.open(path)

    go_and_press(own, "Next")

    own.page.wait_for_url(re.compile("/1/3$"))
