"""Without these, points could come from somebody who may not give them, or be given to a child."""

import pytest
from sqlalchemy import true
from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases
from lms.errors import Forbidden, NotFound
from lms.people.models import Lineage
from lms.permissions import Role
from lms.quizzes import marking
from lms.quizzes import service as quizzes
from lms.quizzes.kinds.base import FIELD
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Form, Moment
from tests.adults import ESSAY, FULL, MODULE, publish_adult_module, write, written
from tests.conftest import NOW
from tests.factories import (
    Someone,
    make_adult,
    make_cohort,
    make_learner,
    make_master_over,
)
from tests.quizzes.marking_table import LATER, Table, make_table


@pytest.fixture
def table(session: Session) -> Table:
    return make_table(session)


@pytest.fixture
def boundless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a reach forget its bounds; what follows must hold all the same."""
    monkeypatch.setattr(marking, "people_within", lambda *_: true())


@pytest.mark.usefixtures("boundless")
def test_an_answer_of_ones_own_is_out_of_every_reach(table: Table) -> None:
    own = write(table.session, table.master)

    assert [one.attempt_id for one in marking.waiting(table.session, table.master, NOW)] == [table.attempt.id]
    with pytest.raises(NotFound):
        marking.find_answer(table.session, table.master, own, ESSAY.id, NOW)


def test_nobody_marks_an_answer_of_their_own(table: Table) -> None:
    # Two master trainers who train each other, which no page allows, so that each reaches themselves.
    other = make_adult(table.session, Role.MASTER)
    for teacher, taught in ((table.master, other), (other, table.master)):
        row = Lineage(id=clock.new_id(), trainer_id=teacher.id, trainee_id=taught.id, from_at=NOW)
        table.session.add(row)
    table.session.flush()
    own = write(table.session, table.master)

    found = [marking.waiting(table.session, one, NOW) for one in (table.master, other)]

    assert [one.attempt_id for one in found[0]] == [table.attempt.id]
    assert own in [one.attempt_id for one in found[1]]
    with pytest.raises(NotFound):
        marking.find_answer(table.session, table.master, own, ESSAY.id, NOW)


@pytest.mark.parametrize("role", [Role.LEARNER, Role.TRAINER, Role.AUTHOR, Role.MANAGER, Role.ADMIN])
def test_only_a_master_trainer_marks(table: Table, role: Role) -> None:
    somebody = Someone(table.trainer.id, role)

    with pytest.raises(Forbidden):
        table.mark(FULL, by=somebody)
    for ask in (marking.waiting, marking.lately, marking.count_waiting):
        with pytest.raises(Forbidden):
            ask(table.session, somebody, NOW)


def test_out_of_reach_is_as_if_it_were_not_there(table: Table) -> None:
    stranger = make_master_over(table.session, make_adult(table.session))

    with pytest.raises(NotFound):
        table.mark(FULL, by=stranger)

    assert marking.waiting(table.session, stranger, NOW) == []
    assert table.state() == (3, 1, 0, True)


def test_who_no_longer_trains_somebody_marks_no_more(table: Table) -> None:
    table.mark(FULL)
    table.leave()

    with pytest.raises(NotFound):
        table.mark({"order": 0, "practice": 0}, at=LATER)

    assert marking.lately(table.session, table.master, LATER) == []


def test_an_answer_that_is_not_sent_yet_is_read_by_nobody(session: Session) -> None:
    trainer = make_adult(session)
    master = make_master_over(session, trainer)
    digest = publish_adult_module(session)
    quiz = releases.find_module(session, digest).quiz(digest, Form.B)
    attempt = quizzes.start(session, trainer, quiz, attempt_id="a" * 32, moment=Moment.AFTER, now=NOW)
    quizzes.save_answer(session, attempt, quiz, ESSAY.id, {FIELD: ["Words."]}, NOW)

    assert marking.waiting(session, master, NOW) == []
    with pytest.raises(NotFound):
        marking.mark_by_hand(session, master, attempt, quiz, ESSAY.id, FULL, marking_id="b" * 32, now=NOW)


@pytest.mark.usefixtures("boundless")
def test_a_childs_answer_is_marked_by_nobody_even_if_it_were_there(table: Table) -> None:
    child = make_learner(table.session, make_cohort(table.session, table.master, kind="tot"))
    row = Attempt(
        id="c" * 32,
        learner_id=child.id,
        module=MODULE,
        release=table.attempt.release,
        form="B",
        moment="after",
        started_at=NOW,
        finished_at=NOW,
        earned=0,
        possible=6,
        missed_critical=0,
        waiting=1,
    )
    table.session.add(row)
    table.session.flush()
    kept = {"kept": {FIELD: ["Words."]}, "waits": True, "saved_at": NOW}
    table.session.add(Mark(attempt_id=row.id, item=ESSAY.id, points=0, possible=3, **kept))
    table.session.flush()

    assert [one.attempt_id for one in marking.waiting(table.session, table.master, NOW)] == [table.attempt.id]
    with pytest.raises(NotFound):
        marking.find_answer(table.session, table.master, row.id, ESSAY.id, NOW)


def test_a_child_neither_begins_such_a_quiz_nor_saves_such_an_answer(table: Table) -> None:
    child = make_learner(table.session)
    sent = quizzes.Submission("d" * 32, Moment.AFTER, written(), NOW)

    with pytest.raises(Forbidden):
        quizzes.submit(table.session, child, table.quiz, sent, NOW)
    table.attempt.learner_id = child.id
    table.attempt.finished_at = None
    with pytest.raises(Forbidden):
        quizzes.save_answer(
            table.session, table.attempt, table.quiz, ESSAY.id, {FIELD: ["Other words."]}, NOW
        )

    assert table.session.get(Attempt, "d" * 32) is None
    assert quizzes.marks_of(table.session, table.attempt.id)[ESSAY.id].kept == written()[ESSAY.id]
