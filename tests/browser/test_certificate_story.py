"""A certificate from the last condition to the stranger who checks it."""

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import expect

from tests.browser.phones import OpenPhone, Phone
from tests.browser.server import Served
from tests.factories import Someone, earn_certificate, make_adult, make_cohort, make_master_over

NAMES = ("សុខ ចាន់", "Sok Chan")


@pytest.fixture
def people(served: Served) -> tuple[Someone, Someone]:
    """A master trainer, and a trainer who has earned the certificate and does not have it yet."""
    with served.session() as session:
        trainer = make_adult(session)
        make_cohort(session, trainer)
        earn_certificate(session, trainer)
        return make_master_over(session, trainer), trainer


def award(phone: OpenPhone, master: Someone, trainer: Someone) -> Phone:
    """Let the master award the certificate on a laptop; return it with the trainer's page open."""
    own = phone(language="en", width=1280, height=900, person=master)
    own.open(f"/en/trainers/{trainer.id}")
    own.press("Award the certificate")
    expect(own.page.locator(".praise")).to_contain_text("Awarded on")
    return own


def check_address(own: Phone) -> str:
    """Download the certificate and return what a phone's camera reads on the paper."""
    link = own.page.get_by_role("link", name=own.words("The certificate (PDF)"))
    paper = own.context.request.get(own.address + (link.get_attribute("href") or ""))
    assert paper.headers["content-type"] == "application/pdf"
    page = pypdfium2.PdfDocument(paper.body())[0]
    (code,) = zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    return code.text


def test_a_trainer_sees_that_everything_is_met_and_later_the_paper(
    phone: OpenPhone, people: tuple[Someone, Someone]
) -> None:
    master, trainer = people
    own = phone(person=trainer)
    own.open("/km/certificate")
    expect(own.page.locator(".conditions .open")).to_have_count(0)
    expect(own.page.locator(".praise")).to_have_text(
        own.words("You have met everything. Your master trainer can award it now.")
    )
    assert own.page.get_by_role("button", name=own.words("Award the certificate")).count() == 0

    award(phone, master, trainer)

    own.page.reload()
    assert own.width() <= 360
    assert check_address(own).startswith(own.address + "/km/c/")


def test_a_stranger_checks_the_paper_and_learns_no_name(
    phone: OpenPhone, people: tuple[Someone, Someone]
) -> None:
    address = check_address(award(phone, *people))
    stranger = phone()

    stranger.page.goto(address)

    expect(stranger.page.locator("h1")).to_have_text("✓ " + stranger.words("Valid"))
    shown = stranger.page.content()
    assert [name for name in NAMES if name in shown] == []
    assert stranger.width() <= 360


def test_one_changed_character_leads_to_the_plain_page_of_nothing(
    phone: OpenPhone, people: tuple[Someone, Someone]
) -> None:
    address = check_address(award(phone, *people))
    stranger = phone()
    changed = address[:-1] + ("0" if address[-1] != "0" else "1")

    answer = stranger.page.goto(changed)
    plain = stranger.page.locator("main").inner_text()
    other = stranger.page.goto(stranger.address + "/km/nothing-here")

    assert answer is not None
    assert other is not None
    assert answer.status == other.status == 404
    assert stranger.page.locator("main").inner_text() == plain


def test_a_certificate_taken_back_is_shown_as_taken_back(
    phone: OpenPhone, people: tuple[Someone, Someone]
) -> None:
    own = award(phone, *people)
    address = check_address(own)

    own.page.get_by_text("Take it back").click()
    own.press("Take the certificate back")
    expect(own.page.get_by_role("button", name="Award the certificate")).to_be_visible()

    stranger = phone()
    stranger.page.goto(address)
    expect(stranger.page.locator("h1")).to_have_text("✕ " + stranger.words("Taken back"))
