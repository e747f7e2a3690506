"""Without these, people would meet a changed mark without a word, or somebody else's."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.courses import regrade, regrade_log, releases
from lms.courses.models import Regrade
from lms.errors import Forbidden, NotFound
from lms.permissions import Role
from lms.quizzes import service as quizzes
from lms.quizzes.kinds import ITEM as ANY
from lms.quizzes.kinds import Item
from lms.quizzes.kinds.base import FIELD
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Form, Moment
from tests.courses.corrected import (
    ITEM,
    LATER,
    correction,
    item_of,
    publish,
    replaced,
    shipped,
    take_many,
    with_key,
    work_all,
    wrong_options,
)
from tests.factories import (
    Someone,
    make_adult,
    make_cohort,
    make_learner,
    make_master_over,
    module_digest,
    sign_in,
    take,
)

FIRST = wrong_options(shipped())[0]
CORRECTED = with_key(shipped(), FIRST)
SENTENCE = "We corrected one question of this quiz"


def wrong_then_corrected(session: Session, learner: Someone) -> Attempt:
    """Let somebody choose what a correction then makes right; every other answer is missing."""
    attempt = take(session, learner, answers={ITEM: {FIELD: [FIRST]}})
    session.commit()
    publish(session, CORRECTED)
    work_all(session)
    return attempt


def test_curriculum_staff_see_how_far_a_correction_is_and_what_it_changed(
    client: FlaskClient, session: Session
) -> None:
    take_many(session, 20)
    publish(session, CORRECTED)
    regrade.work(session, LATER, batch=12)
    sign_in(client, session, make_adult(session, Role.AUTHOR))

    half = client.get("/en/regrades").text
    work_all(session)
    whole = client.get("/en/regrades").text

    assert "12 of 20 attempts" in half
    assert "20 attempts looked at; finished on" in whole
    counts = re.findall(r"(More|Fewer|As before|Cannot)[^:<]*: (\d+)", whole)
    assert counts == [("More", "5"), ("Fewer", "10"), ("As before", "5")]
    assert "The key was wrong." in whole


def test_only_curriculum_staff_see_the_corrections(session: Session) -> None:
    for role in (Role.TRAINER, Role.MASTER, Role.MANAGER, Role.ADMIN):
        with pytest.raises(Forbidden):
            regrade_log.corrections(session, make_adult(session, role))


def test_a_trainer_reads_which_question_of_a_learner_was_marked_again(
    client: FlaskClient, session: Session
) -> None:
    trainer = make_adult(session)
    learner = make_learner(session, make_cohort(session, trainer))
    wrong_then_corrected(session, learner)
    sign_in(client, session, trainer)

    page = client.get(f"/en/learners/{learner.id}").text

    assert "marked again on 22 November 2026, because a question was corrected" in page


def test_nobody_else_reads_what_changed_for_a_learner(session: Session) -> None:
    trainer, other = make_adult(session), make_adult(session)
    learner = make_learner(session, make_cohort(session, trainer))
    wrong_then_corrected(session, learner)

    with pytest.raises(NotFound):
        regrade_log.changes_of(session, other, learner.id, LATER)
    with pytest.raises(Forbidden):
        regrade_log.changes_of(session, make_master_over(session, trainer), learner.id, LATER)


def test_a_learner_whose_result_changed_is_told_kindly_and_others_are_not(
    client: FlaskClient, session: Session
) -> None:
    learner, other = make_learner(session), make_learner(session)
    same = take(session, other, answers={})
    changed = wrong_then_corrected(session, learner)

    theirs = sign_in(client, session, other).get(f"/en/a/{same.id}/result").text
    own = sign_in(client, session, learner).get(f"/en/a/{changed.id}/result").text

    assert SENTENCE in own
    assert "1 of 10" in own
    assert SENTENCE not in theirs


def test_an_open_attempt_is_answered_and_sent_by_the_key_in_force(
    client: FlaskClient, session: Session
) -> None:
    learner, digest = make_learner(session), module_digest(session)
    quiz = releases.find_module(session, digest).quiz(digest, Form.B)
    quizzes.start(session, learner, quiz, attempt_id="a" * 32, moment=Moment.AFTER, now=LATER)
    session.commit()
    publish(session, CORRECTED)
    work_all(session)
    sign_in(client, session, learner)
    number = [item.id for item in quiz.items].index(ITEM) + 1

    client.post(f"/en/a/{'a' * 32}/{number}", data={"answer": FIRST})
    client.post(f"/en/a/{'a' * 32}/send")

    attempt = session.get_one(Attempt, "a" * 32)
    session.refresh(attempt)
    assert (attempt.earned, attempt.graded_by) == (1, module_digest(session))


def test_answers_of_which_too_little_was_kept_are_counted_and_named_in_the_log(session: Session) -> None:
    short = short_answer(["soap"])
    publish(session, replaced(shipped(), short), LATER - timedelta(minutes=30))
    child = make_learner(session)
    answers = {ITEM: {FIELD: ["soap bar"]}}
    attempt = take(session, child, answers=answers, at=LATER - timedelta(minutes=20))
    take(session, make_learner(session), answers={ITEM: {FIELD: ["soap"]}}, at=LATER - timedelta(minutes=20))
    session.commit()
    publish(session, replaced(shipped(), short_answer(["soap", "soap bar"]), correction()))

    work_all(session)

    (told,) = regrade_log.corrections(session, make_adult(session, Role.AUTHOR))
    (line,) = regrade_log.log(session)
    assert [(one.rose, one.fell, one.stayed, one.untold) for one in told.items] == [(0, 0, 1, 1)]
    assert (line.attempt_id, line.old_points, line.new_points) == (attempt.id, 0, None)
    assert session.get_one(Mark, (attempt.id, ITEM)).points == 0
    assert session.scalars(select(Regrade.done)).one() == 2


def short_answer(spellings: list[str]) -> Item:
    old = item_of(shipped())
    text = old.stem.model_dump()
    return ANY.validate_python(
        {
            "id": ITEM,
            "kind": "short-answer",
            "objective": old.objective,
            "level": old.level,
            "stem": text,
            "explain": text,
            "accepted": [{"id": "soap", "en": spellings, "km": ["សាប៊ូ"]}],
        }
    )
