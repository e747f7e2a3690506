"""The pages on which answers in one's own words are written about, read and marked."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases
from lms.quizzes import marking
from lms.quizzes import service as quizzes
from lms.quizzes.quiz import Form, Moment
from lms.quizzes.service import Submission
from tests.adults import ESSAY, FULL, publish_adult_module, written
from tests.factories import Someone, make_adult, make_master_over


def answers_to_read(
    session: Session, people: dict[str, Someone]
) -> Iterable[tuple[str, str, dict[str, str | int]]]:
    """Let an adult write two answers, of which one is marked; another master trainer has none to read.

    Returns who opens which endpoint with which values. The module is an old release of a shipped one,
    so that nobody else meets it.
    """
    digest = publish_adult_module(session, "safe-migration")
    people["writer"], now = make_adult(session), clock.now()
    people["marker"] = make_master_over(session, people["writer"])
    people["idle"] = make_master_over(session, people["novice"])
    quiz = releases.find_module(session, digest).quiz(digest, Form.B)
    sent = [Submission(clock.new_id(), Moment.AFTER, written(), now) for _ in range(2)]
    first, second = (quizzes.submit(session, people["writer"], quiz, one, now) for one in sent)
    marking.mark_by_hand(
        session, people["marker"], second, quiz, ESSAY.id, FULL, marking_id=clock.new_id(), now=now
    )
    return (
        ("marker", "answers.waiting", {}),
        ("idle", "answers.waiting", {}),
        ("marker", "staff.overview", {}),
        ("marker", "answers.answer", {"attempt_id": first.id, "item_id": ESSAY.id}),
        ("marker", "answers.answer", {"attempt_id": second.id, "item_id": ESSAY.id}),
        ("writer", "quiz.review", {"attempt_id": first.id}),
        ("writer", "quiz.review", {"attempt_id": second.id}),
        ("writer", "quiz.result", {"attempt_id": first.id}),
        ("writer", "courses.home", {}),
    )
