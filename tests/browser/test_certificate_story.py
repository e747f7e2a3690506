"""A certificate from the last condition to the stranger who checks it."""

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import expect

from lms.permissions import Role
from tests.browser.phones import OpenPhone, Phone
from tests.browser.server import Served
from tests.factories import Someone, earn_certificate, make_adult, make_cohort, make_master_over

NAMES = ("សុខ ចាន់", "Sok Chan")
UNKNOWN = "0" * 32


@pytest.fixture
def people(served: Served) -> tuple[Someone, Someone, Someone]:
    """A master trainer, a trainer who has earned the certificate and does not have it yet, and a manager."""
    with served.session() as session:
        trainer = make_adult(session)
        make_cohort(session, trainer)
        earn_certificate(session, trainer)
        return make_master_over(session, trainer), trainer, make_adult(session, Role.MANAGER)


def award(phone: OpenPhone, master: Someone, trainer: Someone, manager: Someone) -> Phone:
    """Let the master propose and the manager confirm; return the master's laptop on the trainer's page."""
    own = phone(language="en", width=1280, height=900, person=master)
    own.open(f"/en/trainers/{trainer.id}")
    own.press("Propose the certificate")
    expect(own.page.locator(".note").first).to_contain_text("A second person")
    office = phone(language="en", width=1280, height=900, person=manager)
    office.open("/en/certificates/waiting")
    office.press("Confirm the certificate")
    expect(office.page.locator("main")).to_contain_text("No proposal waits.")
    own.page.reload()
    expect(own.page.locator(".praise")).to_contain_text("Awarded on")
    return own


def check_address(own: Phone) -> str:
    """Download the certificate and return the address that a phone's camera reads on the paper.

    What stands behind the # is for phones without a network and not sent to anybody.
    """
    link = own.page.get_by_role("link", name=own.words("The certificate (PDF)"))
    paper = own.context.request.get(own.address + (link.get_attribute("href") or ""))
    assert paper.headers["content-type"] == "application/pdf"
    page = pypdfium2.PdfDocument(paper.body())[0]
    (code,) = zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    return code.text.split("#")[0]


def test_a_trainer_sees_that_everything_is_met_and_later_the_paper(
    phone: OpenPhone, people: tuple[Someone, Someone, Someone]
) -> None:
    master, trainer, manager = people
    own = phone(person=trainer)
    own.open("/km/certificate")
    first = own.page.locator("section.card").first
    expect(first.locator(".conditions .open")).to_have_count(0)
    expect(first.locator(".praise")).to_have_text(
        own.words(
            "You have met everything. "
            "Your master trainer can propose it now, and a second person confirms it."
        )
    )
    assert own.page.get_by_role("button", name=own.words("Propose the certificate")).count() == 0

    award(phone, master, trainer, manager)

    own.page.reload()
    assert own.width() <= 360
    assert check_address(own).startswith(own.address + "/km/c/")


def test_a_stranger_checks_the_paper_and_learns_no_name(
    phone: OpenPhone, people: tuple[Someone, Someone, Someone]
) -> None:
    address = check_address(award(phone, *people))
    stranger = phone()

    stranger.page.goto(address)

    expect(stranger.page.locator("h1")).to_have_text("✓ " + stranger.words("Valid"))
    shown = stranger.page.content()
    assert [name for name in NAMES if name in shown] == []
    assert stranger.width() <= 360


def test_one_changed_character_leads_to_the_plain_page_of_nothing(
    phone: OpenPhone, people: tuple[Someone, Someone, Someone]
) -> None:
    address = check_address(award(phone, *people))
    stranger = phone()
    changed = address[:-1] + ("0" if address[-1] != "0" else "1")

    answer = stranger.page.goto(changed)
    plain = stranger.page.locator("main").inner_text()
    other = stranger.page.goto(f"{stranger.address}/km/c/{UNKNOWN}")

    assert answer is not None
    assert other is not None
    assert answer.status == other.status == 404
    assert stranger.page.locator("main").inner_text() == plain


def test_a_certificate_taken_back_is_shown_as_taken_back(
    phone: OpenPhone, people: tuple[Someone, Someone, Someone]
) -> None:
    own = award(phone, *people)
    address = check_address(own)

    own.page.get_by_role("link", name="About this certificate").click()
    own.page.get_by_text("Have it taken back").click()
    own.page.get_by_label("Given by mistake").check()
    own.press("Ask a second person")
    expect(own.page.locator(".note")).to_contain_text("Until a second person decides, it stays valid.")
    office = phone(language="en", width=1280, height=900, person=people[2])
    office.open("/en/certificates/waiting")
    office.press("Take the certificate back")
    expect(office.page.locator("main")).to_contain_text("No proposal waits.")

    stranger = phone()
    stranger.page.goto(address)
    expect(stranger.page.locator("h1")).to_have_text("✕ " + stranger.words("Taken back"))
