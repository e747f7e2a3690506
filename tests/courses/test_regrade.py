"""Without these, a corrected key would reach some marks and not others, and nobody could say which."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lms.courses import regrade, regrade_log, releases, taking
from lms.courses.models import MarkChange, Regrade, Release
from lms.courses.regrade_words import CannotMarkAgain
from lms.courses.taking import quiz_as_marked
from lms.demo.answers import perfect
from lms.quizzes import service as quizzes
from lms.quizzes.kinds.base import FIELD
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Form, Moment, Quiz
from tests.courses.corrected import (
    ITEM,
    LATER,
    correction,
    everything,
    item_of,
    module_of,
    publish,
    replaced,
    shipped,
    take_many,
    with_key,
    work_all,
    wrong_options,
)
from tests.factories import make_learner, module_digest, take

FIRST, SECOND = wrong_options(shipped())[:2]
CORRECTED = with_key(shipped(), FIRST)


def changes(session: Session) -> list[tuple[str, str, int, int]]:
    one = MarkChange
    rows = session.execute(select(one.attempt_id, one.item, one.old_points, one.new_points))
    return [tuple(row) for row in rows]


def test_a_key_corrected_after_a_thousand_attempts_reaches_every_mark_with_a_whole_log(
    session: Session,
) -> None:
    ids = take_many(session)
    before = {id_: points for id_, points, *_ in everything(session)[0]}
    corrected = publish(session, CORRECTED)

    steps = work_all(session)

    attempts, marks, _ = everything(session)
    now_right = {id_ for number, id_ in enumerate(ids) if number % 4 == 1}
    now_wrong = {id_ for number, id_ in enumerate(ids) if number % 2 == 0}
    points = {id_: points for id_, item, points, *_ in marks if item == ITEM}
    assert [(one.done, one.total) for one in steps][-2:] == [(1000, 1000), (1000, 1000)]
    assert [one.finished for one in steps] == [False] * 5 + [True]
    assert {id_ for id_, value in points.items() if value == 1} == now_right
    assert {row[0]: row[1] for row in attempts} == {
        id_: before[id_] + (id_ in now_right) - (id_ in now_wrong) for id_ in ids
    }
    assert {row[4] for row in attempts} == {corrected}
    assert sorted(changes(session)) == sorted(
        [(id_, ITEM, 0, 1) for id_ in now_right] + [(id_, ITEM, 1, 0) for id_ in now_wrong]
    )


def test_a_new_misconception_is_logged_with_the_old_one(session: Session) -> None:
    (id_,) = take_many(session, 1)
    old = item_of(shipped())
    options = tuple(
        one.model_copy(
            update={"right": one.id == FIRST, "misconception": None if one.id == FIRST else "MC09"}
        )
        for one in old.options
    )
    publish(session, replaced(shipped(), old.model_copy(update={"options": options}), correction()))

    work_all(session)

    change = session.scalars(select(MarkChange)).one()
    mark = session.get_one(Mark, (id_, ITEM))
    assert (change.old_misconception, change.new_misconception) == (None, "MC09")
    assert (mark.points, mark.misconception) == (0, "MC09")


def test_marking_again_twice_is_the_same_as_once(session: Session) -> None:
    take_many(session, 40)
    publish(session, CORRECTED)
    work_all(session)
    once = everything(session)

    again = work_all(session, LATER + timedelta(days=1))

    assert again == []
    assert not regrade.waits(session)
    assert everything(session) == once


def test_an_attempt_whose_answers_all_stay_as_they_were_has_no_line_in_the_log(session: Session) -> None:
    ids = take_many(session, 4)
    publish(session, CORRECTED)

    work_all(session)

    assert ids[3] not in {one[0] for one in changes(session)}


def test_a_correction_reaches_everybody_and_an_ordinary_release_marks_nothing_again(session: Session) -> None:
    take_many(session, 4)
    options = tuple(one.model_copy(update={"right": one.id == FIRST}) for one in item_of(shipped()).options)
    silent = replaced(shipped(), item_of(shipped()).model_copy(update={"options": options}))

    plain = publish(session, silent)
    after_plain = work_all(session)
    said = publish(session, with_key(silent, FIRST), LATER + timedelta(hours=1))

    assert after_plain == []
    assert [session.get_one(Release, one).correction for one in (plain, said)] == [False, True]
    assert session.scalars(select(Regrade.items)).one() == [ITEM]
    assert len(work_all(session)) == 1


def test_two_corrections_work_in_the_order_of_publishing_and_both_are_logged(session: Session) -> None:
    ids = take_many(session, 4)
    first = publish(session, CORRECTED)
    second = publish(session, with_key(CORRECTED, SECOND, day=2), LATER + timedelta(hours=1))

    work_all(session)

    log = session.execute(
        select(MarkChange.release, MarkChange.old_points, MarkChange.new_points).where(
            MarkChange.attempt_id == ids[1]
        )
    )
    assert sorted(log, key=lambda row: row.release != first) == [(first, 0, 1), (second, 1, 0)]
    assert session.get_one(Mark, (ids[3], ITEM)).points == 1
    assert set(session.scalars(select(Attempt.graded_by))) == {second}


def test_a_later_correction_of_another_item_keeps_the_earlier_key_in_force(session: Session) -> None:
    ids = take_many(session, 4)
    publish(session, CORRECTED)
    work_all(session)
    other = "child-rights-b1"
    wrong = wrong_options(shipped(), other)[0]
    publish(session, with_key(CORRECTED, wrong, other, day=2), LATER + timedelta(hours=1))

    work_all(session)

    quiz = quiz_as_marked(session, session.get_one(Attempt, ids[0]))
    keys = {one.id: one.right()[FIELD] for one in quiz.items if one.id in {ITEM, other}}
    assert keys == {ITEM: [FIRST], other: [wrong]}
    assert session.get_one(Mark, (ids[1], ITEM)).points == 1
    assert session.get_one(Mark, (ids[1], other)).points == 0


def test_an_attempt_that_comes_in_late_from_before_the_correction_is_marked_again_too(
    session: Session,
) -> None:
    old = module_digest(session)
    take_many(session, 4)
    corrected = publish(session, CORRECTED)
    work_all(session)
    child = make_learner(session)
    quiz = releases.find_module(session, old).quiz(old, Form.B)
    sent = quizzes.Submission("0" * 31 + "z", Moment.AFTER, perfect(quiz), LATER)
    late = quizzes.submit(session, child, quiz, sent, LATER)
    session.commit()

    steps = work_all(session)

    session.refresh(late)
    assert [(one.done, one.total) for one in steps] == [(5, 5)]
    assert (late.earned, late.graded_by) == (9, corrected)


def test_an_attempt_at_the_corrected_release_is_left_alone(session: Session) -> None:
    corrected = publish(session, CORRECTED)
    own = take(session, make_learner(session), at=LATER)
    session.commit()

    work_all(session)

    assert (own.release, own.graded_by, own.earned) == (corrected, None, 10)
    assert changes(session) == []


def test_a_learner_in_the_middle_of_an_attempt_goes_on_with_the_new_key(session: Session) -> None:
    child, digest = make_learner(session), module_digest(session)
    quiz = releases.find_module(session, digest).quiz(digest, Form.B)
    answered, waiting = (
        quizzes.start(session, one, quiz, attempt_id=id_ * 32, moment=Moment.AFTER, now=LATER)
        for one, id_ in ((child, "a"), (make_learner(session), "b"))
    )
    answer(session, answered, quiz)
    publish(session, CORRECTED)

    work_all(session)
    answer(session, waiting, quiz)
    for attempt in (answered, waiting):
        quizzes.finish(session, attempt, quiz_as_marked(session, attempt), LATER)

    assert changes(session) == [("a" * 32, ITEM, 0, 1)]
    assert [(one.earned, one.missed_critical) for one in (answered, waiting)] == [(1, 1), (1, 1)]


def answer(session: Session, attempt: Attempt, quiz: Quiz) -> None:
    item = quiz.find_item(ITEM)
    assert item is not None
    asked = taking.quiz_of(session, attempt)
    regrade.save_answer(session, attempt, asked, item, {FIELD: [FIRST]}, LATER)


def test_what_cannot_be_marked_by_the_new_key_is_refused_and_nothing_is_published(session: Session) -> None:
    old = item_of(shipped())
    fewer = replaced(shipped(), old.model_copy(update={"options": old.options[:2]}), correction())
    before = session.scalar(select(func.count()).select_from(Release))

    with pytest.raises(CannotMarkAgain) as refused:
        releases.publish(session, fewer, LATER)

    session.rollback()
    assert str(refused.value).startswith(
        f"modules/child-rights/module.yaml: corrections: {ITEM}: its options"
    )
    assert session.scalar(select(func.count()).select_from(Release)) == before


def test_a_correction_may_not_be_forgotten_by_a_later_release(session: Session) -> None:
    publish(session, CORRECTED)

    with pytest.raises(CannotMarkAgain, match="keep its line"):
        releases.publish(session, shipped(), LATER + timedelta(hours=1))


def test_the_log_has_one_line_for_each_changed_mark_and_its_sums_are_those_of_the_page(
    session: Session,
) -> None:
    take_many(session, 40)
    publish(session, CORRECTED)
    work_all(session)

    lines = list(regrade_log.log(session))

    assert len(lines) == len({(one.attempt_id, one.item) for one in lines}) == 30
    assert {(one.old_points, one.new_points) for one in lines} == {(0, 1), (1, 0)}
    assert module_of(CORRECTED).head.corrections[0].item == lines[0].item
