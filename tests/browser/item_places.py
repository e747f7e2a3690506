"""The pages about questions: with so many answers that every figure stands there, with few, and with none."""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from lms.quizzes.quiz import Form, Moment
from tests.reports.item_answers import Sitting, likely, sit

SHOWN = (("M1", "A1"), ("M1", "A3"), ("M1", "A6"), ("M1", "A7"), ("M1", "A10"), ("M3", "A2"))


def item_pages(session: Session) -> Iterable[tuple[str, Mapping[str, str | int]]]:
    """Let many take a module before and after; yield the pages that speak of it, by endpoint and values."""
    sit(session, 60, likely)
    sit(session, 40, likely, Sitting(moment=Moment.AFTER, form=Form.B))
    sit(session, 31, likely, Sitting(moment=Moment.AFTER, form=Form.A))
    yield "items.index", {}
    for words in ("ផ្ទះ", "00"):
        yield "items.index", {"q": words}
    for code in ("M1", "M3"):
        yield "items.module", {"code": code}
    for code, place in SHOWN:
        yield "items.item", {"code": code, "place": place}
