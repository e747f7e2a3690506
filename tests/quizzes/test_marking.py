"""Without these, an answer could wait for ever, or its points be lost or changed behind one's back."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases
from lms.errors import Conflict, NotFound
from lms.quizzes import marking
from lms.quizzes.kinds import Answer
from lms.quizzes.kinds.base import DONT_KNOW, FIELD
from lms.quizzes.kinds.open_answer import OutsideRubric
from lms.quizzes.models import Attempt
from lms.quizzes.quiz import Form
from tests.adults import CLOSED, ESSAY, FULL, MODULE, publish_adult_module, write
from tests.conftest import NOW
from tests.factories import (
    make_adult,
    make_master_over,
    take,
)
from tests.quizzes.marking_table import LATER, Table, make_table


@pytest.fixture
def table(session: Session) -> Table:
    return make_table(session)


def test_an_answer_waits_until_a_person_gives_its_points(table: Table) -> None:
    before = table.state()

    table.mark(FULL)

    assert (before, table.state()) == ((3, 1, 0, True), (6, 0, 3, False))
    assert marking.waiting(table.session, table.master, NOW) == []
    assert marking.count_waiting(table.session, table.master, NOW) == 0


def test_points_sent_twice_are_stored_once(table: Table) -> None:
    table.mark(FULL, "a" * 32)

    again = table.mark({"practice": 1, "order": 2}, "a" * 32, at=LATER)

    assert (again.marked_at, table.kept()) == (NOW, [FULL])


def test_a_marking_sent_again_after_a_newer_one_changes_nothing(table: Table) -> None:
    table.mark(FULL, "a" * 32)
    table.mark({"order": 1, "practice": 0}, "b" * 32, at=LATER)

    table.mark(FULL, "a" * 32, at=LATER + timedelta(hours=1))

    assert table.state() == (4, 0, 1, False)


@pytest.mark.parametrize("points", [{"order": 1, "practice": 1}, {"order": 0, "practice": 0}])
def test_the_same_id_with_other_points_is_refused_and_the_first_stay(
    table: Table, points: dict[str, int]
) -> None:
    table.mark(FULL, "a" * 32)

    with pytest.raises(Conflict):
        table.mark(points, "a" * 32)

    assert (table.kept(), table.state()) == ([FULL], (6, 0, 3, False))


def test_the_id_of_somebody_elses_marking_or_of_another_answer_is_refused(table: Table) -> None:
    other = table.master_above()
    table.mark(FULL, "a" * 32)
    second = table.session.get_one(Attempt, write(table.session, table.trainer, at=NOW))

    with pytest.raises(Conflict):
        table.mark(FULL, "a" * 32, by=other)
    with pytest.raises(Conflict):
        marking.mark_by_hand(
            table.session, table.master, second, table.quiz, ESSAY.id, FULL, marking_id="a" * 32, now=NOW
        )

    assert second.waiting == 1


def test_changed_later_the_newest_counts_and_the_older_stay(table: Table) -> None:
    table.mark({"order": 0, "practice": 0})
    table.mark(FULL, at=LATER)
    other = table.master_above()

    table.mark({"order": 1, "practice": 1}, by=other, at=LATER + timedelta(hours=1))

    assert table.state() == (5, 0, 2, False)
    assert table.kept() == [{"order": 0, "practice": 0}, FULL, {"order": 1, "practice": 1}]
    newest = marking.markings_of(table.session, table.attempt.id)[ESSAY.id]
    assert (newest.points, newest.marked_by) == ({"order": 1, "practice": 1}, other.id)


@pytest.mark.parametrize("points", [{}, {"order": 2}, {**FULL, "order": 3}, {**FULL, "neat": 1}])
def test_points_beside_the_rubric_change_nothing(table: Table, points: dict[str, int]) -> None:
    with pytest.raises(OutsideRubric):
        table.mark(points)

    assert (table.kept(), table.state()) == ([], (3, 1, 0, True))


@pytest.mark.parametrize("answer", [{}, {FIELD: [DONT_KNOW]}, {FIELD: [" "]}])
def test_who_wrote_nothing_gives_nobody_work(session: Session, answer: Answer) -> None:
    trainer = make_adult(session)
    master = make_master_over(session, trainer)
    publish_adult_module(session)
    attempt = take(session, trainer, answers={CLOSED.id: CLOSED.right(), ESSAY.id: answer}, module=MODULE)
    quiz = releases.find_module(session, attempt.release).quiz(attempt.release, Form(attempt.form))

    assert (attempt.waiting, marking.waiting(session, master, NOW)) == (0, [])
    with pytest.raises(NotFound):
        marking.mark_by_hand(session, master, attempt, quiz, ESSAY.id, FULL, marking_id="b" * 32, now=NOW)


def test_what_a_program_marks_no_person_marks(table: Table) -> None:
    with pytest.raises(NotFound):
        table.mark(FULL, item=CLOSED.id)
    with pytest.raises(NotFound):
        table.mark(FULL, item="no-such-item")


def test_the_answer_that_has_waited_longest_comes_first(table: Table) -> None:
    earlier = write(table.session, table.trainer, at=NOW - timedelta(days=9))
    late = write(table.session, table.trainer, at=NOW - timedelta(days=1))

    found = marking.waiting(table.session, table.master, NOW)

    assert [one.attempt_id for one in found] == [earlier, table.attempt.id, late]
    assert {(one.name_km, one.name_latin, one.module) for one in found} == {("សុខ ចាន់", "Sok Chan", MODULE)}
    assert marking.count_waiting(table.session, table.master, NOW) == 3


def test_what_was_read_lately_can_be_found_again(table: Table) -> None:
    second = write(table.session, table.trainer, at=NOW)
    table.mark(FULL)
    other = table.session.get_one(Attempt, second)
    marking.mark_by_hand(
        table.session, table.master, other, table.quiz, ESSAY.id, FULL, marking_id=clock.new_id(), now=LATER
    )
    table.mark({"order": 0, "practice": 1}, at=LATER + timedelta(hours=1))

    found = marking.lately(table.session, table.master, LATER)

    assert [one.attempt_id for one in found] == [table.attempt.id, second]
