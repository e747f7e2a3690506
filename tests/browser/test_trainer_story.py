"""What a trainer does with a cohort: adding learners, printing cards, giving new pictures."""

import re
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from lms.people import secrets
from tests.browser.phones import OpenPhone, Phone
from tests.browser.server import Served
from tests.factories import PASSWORD, Someone, login_of, make_adult, make_cohort, make_learner

CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")
DIGITS = re.compile(r"[0-9]{6}")


@pytest.fixture
def trainer(served: Served) -> Someone:
    """A trainer with a cohort of one learner."""
    with served.session() as session:
        made = make_adult(session)
        make_learner(session, make_cohort(session, made))
    return made


def open_cohort(phone: OpenPhone, trainer: Someone) -> Phone:
    """Open the trainer's cohort on a laptop, in English, as sharp as a printer draws."""
    own = phone(language="en", width=1280, height=900, sharpness=3, person=trainer)
    own.open("/en/today")
    own.press("Lotus")
    return own


def add_three(own: Phone) -> tuple[list[str], list[str]]:
    """Add two girls and a boy; return their codes and digits from the slips."""
    own.page.get_by_label("Girls").fill("2")
    own.page.get_by_label("Boys").fill("1")
    own.press("Add, and show their pictures")
    expect(own.page.locator("h1")).to_have_text("New pictures")
    slips = own.page.locator(".slips li").all_inner_texts()
    return CODE.findall("\n".join(slips)), [found for slip in slips for found in DIGITS.findall(slip)]


def learners_in(own: Phone) -> int:
    """Return how many rows the cohort's table has."""
    own.open("/en/today")
    own.press("Lotus")
    expect(own.page.locator("h1")).to_have_text("Lotus")
    return own.page.locator(".grid tbody tr").count()


def test_a_trainer_signs_in_and_sees_the_cohort(phone: OpenPhone, served: Served, trainer: Someone) -> None:
    with served.session() as session:
        login = login_of(session, trainer)
    own = phone()
    own.open("/km/in")

    own.press("I am a trainer or other staff")
    own.page.get_by_label(own.words("User name")).fill(login)
    own.page.get_by_label(own.words("Password")).fill(PASSWORD)
    own.press("Sign in")
    own.press("Lotus")

    expect(own.page.locator("h1")).to_have_text("Lotus")
    expect(own.page.locator(".grid tbody tr")).to_have_count(1)
    assert own.width() <= 360


def test_three_learners_are_added_and_each_can_sign_in_with_pictures_or_digits(
    phone: OpenPhone, trainer: Someone
) -> None:
    own = open_cohort(phone, trainer)

    codes, pins = add_three(own)

    assert len(set(codes)) == len(pins) == 3
    shown = (
        own.page.locator(".slip")
        .first.locator("svg use")
        .evaluate_all("all => all.map(one => one.getAttribute('href'))")
    )
    assert shown == [f"#p{picture}" for picture in secrets.pin_pictures(pins[0])]
    assert learners_in(own) == 4
    child = phone()
    child.open("/km/in")
    child.page.get_by_label(child.words("Your code")).fill(codes[0])
    child.page.get_by_label(child.words("Or your six digits")).fill(pins[0])
    child.press("Sign in")
    expect(child.page.locator("h1")).to_have_text(child.words("Hello!"))


def test_sending_the_same_page_again_adds_nobody_and_says_so(phone: OpenPhone, trainer: Someone) -> None:
    own = open_cohort(phone, trainer)
    add_three(own)

    own.page.reload()

    expect(own.page.locator("main")).to_contain_text("These learners were added already.")
    expect(own.page.locator(".slips")).to_have_count(0)
    assert learners_in(own) == 4


def test_the_cards_carry_the_way_in_and_never_the_secret(phone: OpenPhone, trainer: Someone) -> None:
    own = open_cohort(phone, trainer)
    codes, pins = add_three(own)
    own.press("I have passed them on")

    own.press("Print the code cards")
    own.page.emulate_media(media="print")
    expect(own.page.locator(".code-cards li")).to_have_count(4)

    picture = Image.open(BytesIO(own.page.screenshot(full_page=True)))
    read = {found.text for found in zxingcpp.read_barcodes(picture)}
    printed = own.page.locator("body").inner_text()
    entries = {f"{own.address}/km/in#{code.replace('-', '')}" for code in codes}
    assert entries <= read
    assert len(read) == 4
    assert [pin for pin in pins if pin in own.page.content() or pin in printed] == []
    assert own.page.locator("use, [aria-label*='elephant']").count() == 0
    child = phone()
    child.page.goto(entries.pop())
    expect(child.page.get_by_label(child.words("Your code"))).to_have_value(CODE)


def test_new_pictures_are_shown_once_and_the_old_ones_stop_working(
    phone: OpenPhone, trainer: Someone
) -> None:
    own = open_cohort(phone, trainer)
    codes, pins = add_three(own)
    own.press("I have passed them on")
    own.press(codes[0])

    own.press("Make new pictures")

    slip = own.page.locator(".slip").inner_text()
    (new,) = DIGITS.findall(slip)
    assert codes[0] in slip
    assert new != pins[0]
    child = phone(script=False)
    for pin, heading in ((pins[0], child.words("Welcome")), (new, child.words("Hello!"))):
        child.open("/km/in")
        child.page.get_by_label(child.words("Your code")).fill(codes[0])
        child.page.get_by_label(child.words("Or your six digits")).fill(pin)
        child.press("Sign in")
        expect(child.page.locator("h1")).to_have_text(heading)
