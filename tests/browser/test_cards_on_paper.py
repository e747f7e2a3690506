"""Without these, cards could come out of the printer cut through, or with a code no camera reads."""

import re
from io import BytesIO

import pypdfium2
import zxingcpp
from sqlalchemy.orm import Session

from lms.people import secrets
from lms.people.models import Account
from tests.browser.phones import OpenPhone
from tests.browser.server import Served
from tests.factories import Someone, login_of, make_adult, make_cohort, make_learner

MILLIMETRE = 72 / 25.4
CARDS = 23


def make_class(session: Session) -> tuple[Someone, str, set[str]]:
    """Make a class, one with the longest nickname there can be; return its codes."""
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    children = [make_learner(session, cohort) for _ in range(CARDS)]
    session.get_one(Account, children[0].id).nickname = "ស្រីល័ក្ខណ៍ស្រីល័ក្ខ"
    return trainer, cohort, {login_of(session, one) for one in children}


def test_cards_print_ten_on_a_sheet_and_each_is_read_by_a_camera(phone: OpenPhone, served: Served) -> None:
    with served.session() as session:
        trainer, cohort, codes = make_class(session)
    desk = phone(person=trainer, width=1280)
    desk.open(f"/km/cohorts/{cohort}/cards")

    pdf = pypdfium2.PdfDocument(BytesIO(desk.page.pdf(prefer_css_page_size=True)))

    sizes = {tuple(round(side / MILLIMETRE) for side in page.get_size()) for page in pdf}
    words = [page.get_textpage().get_text_range() for page in pdf]
    printed = [re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}", text) for text in words]
    read = [
        found.text
        for page in pdf
        for found in zxingcpp.read_barcodes(page.render(scale=3).to_pil().convert("L"))
    ]
    assert sizes == {(210, 297)}
    assert [len(found) for found in printed] == [10, 10, 3]
    assert {code for found in printed for code in found} == {secrets.shown_code(code) for code in codes}
    assert {text.rpartition("#")[2] for text in read} == codes
    assert all(text.startswith(f"{served.address}/km/in#") for text in read)
