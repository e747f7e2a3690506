"""How a child signs in with pictures, and what the card's QR code does."""

import pytest
from playwright.sync_api import expect

from lms.people import secrets
from lms.people.pin_names import PICTURE_NAMES
from tests.browser.phones import OpenPhone, Phone
from tests.browser.places import Child, make_child
from tests.browser.server import Served
from tests.factories import make_adult, make_cohort


@pytest.fixture
def child(served: Served) -> Child:
    """A learner who has done nothing yet."""
    with served.session() as session:
        return make_child(session, make_cohort(session, make_adult(session)))


def greets(phone: Phone) -> None:
    """See the child's own home."""
    expect(phone.page.locator("h1")).to_have_text(phone.words("Hello, %(name)s!", name="ដារ៉ា"))


def tap(phone: Phone, pictures: tuple[int, ...]) -> None:
    """Tap pictures of the pad by their Khmer names."""
    pad = phone.page.get_by_role("group", name=phone.words("Your five pictures, in order"))
    for picture in pictures:
        pad.get_by_role("button", name=PICTURE_NAMES[picture].km, exact=True).tap()


def test_a_child_taps_the_five_pictures(phone: OpenPhone, child: Child) -> None:
    own = phone()
    own.open("/km/in")
    own.page.get_by_label(own.words("Your code")).fill(child.code)
    dots = own.page.locator(".dots")
    expect(dots).to_have_text("○○○○○")

    tap(own, secrets.pin_pictures(child.pin))
    expect(dots).to_have_text("●●●●●")
    own.press("Sign in")

    greets(own)


def test_a_wrong_picture_can_be_taken_back(phone: OpenPhone, child: Child) -> None:
    own = phone()
    own.open("/km/in")
    own.page.get_by_label(own.words("Your code")).fill(child.code)
    first, *others = secrets.pin_pictures(child.pin)

    tap(own, (first, (others[0] + 1) % 16))
    own.press("Take the last one back")
    expect(own.page.locator(".dots")).to_have_accessible_name(own.words("%(count)s of 5 chosen", count="1"))
    tap(own, tuple(others))
    own.press("Sign in")

    greets(own)


def test_without_script_the_pictures_are_chosen_from_lists(phone: OpenPhone, child: Child) -> None:
    own = phone(script=False)
    own.open("/km/in")
    assert not own.page.locator(".pad").is_visible()
    own.page.get_by_label(own.words("Your code")).fill(child.code)

    own.page.get_by_text(own.words("Choose pictures from lists")).click()
    for place, picture in enumerate(secrets.pin_pictures(child.pin), 1):
        lists = own.page.get_by_label(own.words("Picture %(number)s", number=place), exact=True)
        lists.select_option(PICTURE_NAMES[picture].km)
    own.press("Sign in")

    greets(own)


def test_a_wrong_pin_is_said_kindly_and_the_code_stays(phone: OpenPhone, child: Child) -> None:
    own = phone()
    own.open("/km/in")
    own.page.get_by_label(own.words("Your code")).fill(child.code)
    own.page.get_by_label(own.words("Or your six digits")).fill(f"{(int(child.pin) + 1) % 10**6:06}")

    own.press("Sign in")

    expect(own.page.get_by_role("alert")).to_be_visible()
    expect(own.page.get_by_label(own.words("Your code"))).to_have_value(child.code)
    assert own.width() <= 360


def test_the_code_of_a_card_fills_itself_in_and_leaves_the_address(phone: OpenPhone, child: Child) -> None:
    own = phone()

    own.open(f"/km/in#{child.code}")

    shown = secrets.shown_code(child.code)
    expect(own.page.get_by_label(own.words("Your code"))).to_have_value(shown)
    assert own.page.url == own.address + "/km/in"


def test_skipping_the_quiz_before_is_shown_as_skipped(phone: OpenPhone, served: Served, child: Child) -> None:
    own = phone(script=False, person=child)
    own.open("/km/learn")
    own.press("Begin")

    own.press("Not now: go to the lessons")

    first = own.page.locator(".step").first
    expect(first).to_contain_text(own.words("skipped"))
    own.press("Go on: %(step)s", step=own.words("Lesson %(number)s", number=1))
    assert own.page.url.endswith("/1/1")
