"""Without these, an answer could be stored twice, changed after it was sent, or lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases
from lms.demo.answers import perfect
from lms.errors import Conflict, Forbidden, NotFound
from lms.permissions import Role
from lms.quizzes import service as quizzes
from lms.quizzes.kinds import Answer
from lms.quizzes.kinds.base import DONT_KNOW, FIELD
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Form, Moment, Quiz
from lms.quizzes.service import Submission
from tests.conftest import NOW
from tests.factories import Someone, make_learner, module_digest, take

UNSURE: Answer = {FIELD: [DONT_KNOW]}


@dataclass(frozen=True)
class Desk:
    """A learner before a quiz."""

    session: Session
    child: Someone
    quiz: Quiz

    def submit(self, answers: Mapping[str, Answer], attempt_id: str, child: Someone | None = None) -> Attempt:
        sent = Submission(attempt_id, Moment.AFTER, answers, NOW)
        return quizzes.submit(self.session, child or self.child, self.quiz, sent, NOW)

    def start(self, attempt_id: str | None = None, moment: Moment = Moment.AFTER) -> Attempt:
        return quizzes.start(
            self.session,
            self.child,
            self.quiz,
            attempt_id=attempt_id or clock.new_id(),
            moment=moment,
            now=NOW,
        )

    def answer(self, attempt: Attempt, answer: Answer) -> None:
        quizzes.save_answer(self.session, attempt, self.quiz, self.quiz.items[0].id, answer, NOW)


@pytest.fixture
def desk(session: Session) -> Desk:
    digest = module_digest(session)
    quiz = releases.find_module(session, digest).quiz(digest, Form.B)
    return Desk(session, make_learner(session), quiz)


def count(session: Session, table: type[Attempt] | type[Mark]) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_sent_again_it_is_the_same_attempt(desk: Desk) -> None:
    first = desk.submit(perfect(desk.quiz), "a" * 32)

    again = desk.submit(perfect(desk.quiz), "a" * 32)

    assert again is first
    assert (first.earned, first.possible, first.missed_critical) == (10, 10, 0)
    assert (count(desk.session, Attempt), count(desk.session, Mark)) == (1, len(desk.quiz.items))


def test_sent_with_other_content_it_is_refused_and_the_first_stays(desk: Desk) -> None:
    desk.submit(perfect(desk.quiz), "a" * 32)
    other = {**perfect(desk.quiz), desk.quiz.items[0].id: UNSURE}

    with pytest.raises(Conflict):
        desk.submit(other, "a" * 32)

    kept = desk.session.get_one(Attempt, "a" * 32)
    assert kept.earned == 10


def test_an_attempt_of_somebody_else_cannot_be_sent_or_started(desk: Desk) -> None:
    desk.submit(perfect(desk.quiz), "a" * 32)
    other = make_learner(desk.session)

    with pytest.raises(Conflict):
        desk.submit(perfect(desk.quiz), "a" * 32, other)
    with pytest.raises(NotFound):
        quizzes.find_attempt(desk.session, other, "a" * 32)

    assert count(desk.session, Attempt) == 1


def test_the_id_of_an_attempt_at_another_moment_is_refused(desk: Desk) -> None:
    desk.start("a" * 32, Moment.BEFORE)

    with pytest.raises(Conflict):
        desk.start("a" * 32, Moment.AFTER)


def test_who_may_not_learn_starts_nothing(desk: Desk) -> None:
    admin = Someone("somebody", Role.ADMIN)

    with pytest.raises(Forbidden):
        quizzes.start(desk.session, admin, desk.quiz, attempt_id="a" * 32, moment=Moment.AFTER, now=NOW)


def test_starting_again_goes_on_with_what_is_open(desk: Desk) -> None:
    first = desk.start()

    again = desk.start()

    assert again is first
    assert count(desk.session, Attempt) == 1


def test_an_answer_changed_before_sending_is_the_last_one(desk: Desk) -> None:
    attempt = desk.start()
    desk.answer(attempt, UNSURE)

    desk.answer(attempt, desk.quiz.items[0].right())

    quizzes.finish(desk.session, attempt, desk.quiz, NOW)
    assert (attempt.earned, count(desk.session, Mark)) == (1, 1)


def test_after_sending_the_same_answer_is_fine_and_another_is_refused(desk: Desk) -> None:
    attempt = desk.start()
    desk.answer(attempt, UNSURE)
    quizzes.finish(desk.session, attempt, desk.quiz, NOW)

    desk.answer(attempt, UNSURE)

    with pytest.raises(Conflict):
        desk.answer(attempt, desk.quiz.items[0].right())
    with pytest.raises(Conflict):
        quizzes.save_answer(desk.session, attempt, desk.quiz, desk.quiz.items[1].id, UNSURE, NOW)
    assert attempt.earned == 0


def test_an_item_of_another_quiz_is_not_there(desk: Desk) -> None:
    with pytest.raises(NotFound):
        quizzes.save_answer(desk.session, desk.start(), desk.quiz, "no-such-item", UNSURE, NOW)


def test_sending_twice_keeps_the_first_time(desk: Desk) -> None:
    attempt = desk.start()
    quizzes.finish(desk.session, attempt, desk.quiz, NOW)

    quizzes.finish(desk.session, attempt, desk.quiz, NOW + timedelta(hours=1))

    assert attempt.finished_at == NOW


def test_a_submission_completes_the_attempt_that_was_begun_with_its_id(desk: Desk) -> None:
    attempt = desk.start("a" * 32)
    for item, answer in perfect(desk.quiz).items():
        quizzes.save_answer(desk.session, attempt, desk.quiz, item, answer, NOW)

    desk.submit(perfect(desk.quiz), "a" * 32)

    assert (attempt.finished_at, attempt.earned) == (NOW, 10)


def test_a_skipped_quiz_is_missing_and_not_zero(desk: Desk) -> None:
    quizzes.skip(desk.session, desk.child, desk.quiz, attempt_id="a" * 32, moment=Moment.BEFORE, now=NOW)

    kept = desk.session.get_one(Attempt, "a" * 32)
    assert (kept.skipped, kept.finished_at, kept.earned, count(desk.session, Mark)) == (True, NOW, None, 0)
    assert quizzes.count_finished(desk.session, desk.child.id, desk.quiz.module, Moment.BEFORE) == 0


def test_skipping_after_an_answer_loses_nothing(desk: Desk) -> None:
    attempt = desk.start(moment=Moment.BEFORE)
    desk.answer(attempt, desk.quiz.items[0].right())

    quizzes.skip(
        desk.session, desk.child, desk.quiz, attempt_id=clock.new_id(), moment=Moment.BEFORE, now=NOW
    )

    assert (attempt.skipped, attempt.finished_at, count(desk.session, Mark)) == (False, None, 1)


def test_who_tries_again_gets_the_other_form_and_another_order_that_never_changes(session: Session) -> None:
    child = make_learner(session)

    tries = [take(session, child, at=NOW - timedelta(days=9 - day)) for day in range(4)]

    assert [one.form for one in tries] == ["B", "A", "B", "A"]
    assert tries[0].seed == ""
    assert len({one.seed for one in tries}) == 4
    module = releases.find_module(session, module_digest(session))
    for one in tries:
        quiz = module.quiz(one.release, Form(one.form))
        shown = [item.id for item in quiz.shown(one.seed)]
        assert shown == [item.id for item in quiz.shown(one.seed)]
        assert (shown == [item.id for item in quiz.items]) == (one.seed == "")
