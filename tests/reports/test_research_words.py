"""Without these, what an adult wrote could leave in a file, or a number that is somebody's telephone."""

import pytest
from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases
from lms.demo.answers import perfect
from lms.permissions import Role
from lms.quizzes import service as quizzes
from lms.quizzes.models import Mark
from lms.quizzes.quiz import Form, Moment
from lms.quizzes.service import Submission
from tests.conftest import NOW
from tests.factories import Someone, make_adult
from tests.reports.open_answer import publish_with_open_answer
from tests.reports.research_file import MODULE, export


@pytest.fixture
def manager(session: Session) -> Someone:
    return make_adult(session, Role.MANAGER)


def test_what_an_adult_wrote_never_leaves_and_waits_without_points(
    session: Session, manager: Someone
) -> None:
    digest = publish_with_open_answer(session, MODULE)
    trainer = make_adult(session)
    quiz = releases.find_module(session, digest).quiz(digest, Form.B)
    answers = {**perfect(quiz), "own-words": {"answer": ["=Canary, born 12 May"]}}
    sent = Submission(clock.new_id(), Moment.AFTER, answers, NOW)
    quizzes.submit(session, trainer, quiz, sent, NOW)

    _, rows = export(session, manager)

    waiting = [row for row in rows if row["kind"] == "open-answer"]
    assert [(row["item"], row["waits"], row["points"], row["choice"]) for row in waiting] == [
        ("own-words", "1", "", "")
    ]
    assert "anary" not in str(rows)

    # A mark that a later program wrote with its words is no reason to send them.
    mark = session.get_one(Mark, (sent.attempt_id, "own-words"))
    mark.waits, mark.points, mark.choice = False, 2, "Canary"
    _, rows = export(session, manager)

    assert [row["points"] for row in rows if row["kind"] == "open-answer"] == ["2"]
    assert "anary" not in str(rows)


def test_a_number_as_long_as_a_telephone_number_does_not_leave(session: Session, manager: Someone) -> None:
    digest = publish_with_open_answer(session, MODULE)
    trainer = make_adult(session)
    quiz = releases.find_module(session, digest).quiz(digest, Form.B)
    short, long = ({"answer": ["123456"]}, {"answer": ["123456789"]})
    answers = {**perfect(quiz), "how-many": short, "how-many-more": long}
    quizzes.submit(session, trainer, quiz, Submission(clock.new_id(), Moment.AFTER, answers, NOW), NOW)

    _, rows = export(session, manager)

    assert [row["choice"] for row in rows if row["item"].startswith("how-many")] == ["123456", "other"]
