"""Sessions within reach: who logs them, how they are listed, what dashboards count."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from lms.errors import Forbidden, NotFound
from lms.people import membership
from lms.permissions import Role
from lms.practice import sessions
from lms.practice.said import Heads
from lms.practice.session_log import NotOpen
from tests.conftest import NOW
from tests.factories import (
    Someone,
    end_teaching,
    make_adult,
    make_cohort,
    make_learner,
    make_master_over,
)
from tests.practice.sessions import TODAY, hold, plan_one


@pytest.fixture
def child(session: Session, cohort: str) -> Someone:
    return make_learner(session, cohort)


def test_nothing_is_held_in_a_cohort_that_is_not_open(session: Session, trainer: Someone) -> None:
    planned = membership.plan_cohort(session, trainer.id, name="Lotus", kind="peer-group", now=NOW).id
    plan_one(session, trainer, planned)

    with pytest.raises(NotOpen):
        hold(session, trainer, planned)


def test_only_who_teaches_the_cohort_now_logs(session: Session, trainer: Someone, cohort: str) -> None:
    row = hold(session, trainer, cohort)
    master, stranger = make_master_over(session, trainer), make_adult(session)
    end_teaching(session, cohort, trainer, NOW - timedelta(minutes=1))

    for person in (master, stranger, trainer):
        with pytest.raises(NotFound):
            hold(session, person, cohort)
        with pytest.raises(NotFound):
            sessions.find_session(session, person, row.id, NOW)
    for role in (Role.MANAGER, Role.ADMIN, Role.AUTHOR, Role.SAFEGUARDING):
        with pytest.raises(Forbidden):
            sessions.list_sessions(session, make_adult(session, role), cohort, NOW)
    with pytest.raises(Forbidden):
        sessions.find_session(session, make_learner(session, cohort), row.id, NOW)


def test_a_master_trainer_logs_the_sessions_of_their_own_course(session: Session, trainer: Someone) -> None:
    master = make_adult(session, Role.MASTER)
    course = make_cohort(session, master, kind="tot")
    membership.enrol(session, course, trainer.id, NOW - timedelta(days=70))

    row = hold(session, master, course, leader=trainer, co_led_by=master.id, present=[trainer])

    assert sessions.present_at(session, row.id) == {trainer.id}


def test_the_list_parts_what_comes_what_waits_and_what_was_held(
    session: Session, trainer: Someone, cohort: str
) -> None:
    coming = plan_one(session, trainer, cohort, day=TODAY)
    waiting = plan_one(session, trainer, cohort, day=TODAY - timedelta(days=1))
    first = hold(session, trainer, cohort, held_on=TODAY - timedelta(days=9), heads=Heads(girls=1, men=2))
    second = hold(session, trainer, cohort, heads=Heads(girls=4, not_recorded=3))

    listed = sessions.list_sessions(session, trainer, cohort, NOW)

    assert (listed.coming, listed.to_log, listed.held) == ((coming,), (waiting,), (second, first))
    assert listed.contacts == Heads(girls=5, men=2, not_recorded=3)


def test_dashboards_are_told_what_waits_when_was_the_last_and_who_has_led(
    session: Session, trainer: Someone, cohort: str
) -> None:
    other = make_adult(session)
    empty = make_cohort(session, other)
    waiting = plan_one(session, trainer, cohort, day=TODAY - timedelta(days=1))
    hold(session, trainer, cohort, held_on=TODAY - timedelta(days=9))
    hold(session, trainer, cohort, held_on=TODAY - timedelta(days=2))

    found = sessions.to_log(session, [cohort, empty], TODAY)
    led = sessions.held_by(session, [trainer.id, other.id], TODAY - timedelta(days=5))

    assert found == [waiting]
    assert sessions.last_held(session, [cohort, empty]) == {cohort: TODAY - timedelta(days=2)}
    assert led == {trainer.id: 1, other.id: 0}
