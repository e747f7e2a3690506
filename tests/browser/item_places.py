"""The pages about questions, with so many answers that every figure stands there, and with none."""

from sqlalchemy.orm import Session

from lms.quizzes.quiz import Form, Moment
from tests.browser.place import Place
from tests.reports.item_answers import Sitting, likely, sit


def item_places(session: Session) -> tuple[Place, ...]:
    """Let many take a module before and after; return the pages their answers are on."""
    sit(session, 60, likely)
    sit(session, 40, likely, Sitting(moment=Moment.AFTER, form=Form.B))
    sit(session, 31, likely, Sitting(moment=Moment.AFTER, form=Form.A))
    return (
        Place("author", "items.index", {}),
        Place("author", "items.index", {"q": "ផ្ទះ"}),
        Place("author", "items.index", {"q": "0"}),
        Place("author", "items.module", {"code": "M1"}),
        Place("author", "items.module", {"code": "M3"}),
        *(
            Place("author", "items.item", {"code": code, "place": place})
            for code, place in (("M1", "A1"), ("M1", "A3"), ("M1", "A6"), ("M1", "A7"), ("M1", "A10"), ("M3", "A2"))
        ),
    )
