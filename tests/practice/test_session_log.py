"""Sessions are kept once, corrected in time, and never by accident over another's words."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lms import clock
from lms.errors import Conflict, NotFound
from lms.people.models import Account, Cohort
from lms.permissions import Role
from lms.practice import session_log, session_sheet, sessions
from lms.practice.models import Attendance, TrainingSession
from lms.practice.said import Heads
from lms.practice.session_log import TooLate, Unfit
from tests.conftest import NOW
from tests.factories import (
    Someone,
    end_enrolment,
    make_adult,
    make_cohort,
    make_learner,
    make_master_over,
)
from tests.practice.sessions import TODAY, hold, plan_one, said


@pytest.fixture
def child(session: Session, cohort: str) -> Someone:
    return make_learner(session, cohort)


def test_a_session_is_kept_with_who_was_there_and_who_logged_it(
    session: Session, trainer: Someone, cohort: str, child: Someone
) -> None:
    row = hold(session, trainer, cohort, present=[child])

    assert (row.held_on, sessions.heads(row).total) == (TODAY, 12)
    assert (row.logged_by, row.logged_at) == (trainer.id, NOW)
    assert sessions.present_at(session, row.id) == {child.id}


def test_sent_twice_is_kept_once(session: Session, trainer: Someone, cohort: str, child: Someone) -> None:
    whole, session_id = said(trainer, [child]), clock.new_id()

    for _ in range(2):
        session_log.log(session, trainer, cohort, whole, session_id=session_id, now=NOW)

    assert session.scalar(select(func.count()).select_from(TrainingSession)) == 1
    assert session.scalar(select(func.count()).select_from(Attendance)) == 1


def test_the_same_id_with_other_content_is_refused_and_what_was_first_stays(
    session: Session, trainer: Someone, cohort: str
) -> None:
    row = hold(session, trainer, cohort)

    with pytest.raises(Conflict):
        session_log.log(
            session, trainer, cohort, said(trainer, heads=Heads(girls=1)), session_id=row.id, now=NOW
        )

    assert sessions.heads(row).total == 12


def test_the_id_of_another_cohort_is_unknown(session: Session, trainer: Someone, cohort: str) -> None:
    row = hold(session, trainer, cohort)
    other = make_cohort(session, trainer)

    with pytest.raises(NotFound):
        session_log.log(session, trainer, other, said(trainer), session_id=row.id, now=NOW)


def test_a_correction_keeps_who_logged_it_and_when(
    session: Session, trainer: Someone, cohort: str, child: Someone
) -> None:
    second, later = make_learner(session, cohort), NOW + timedelta(days=14)
    row = hold(session, trainer, cohort, present=[child])
    seen = said(trainer, [child]).fingerprint
    better = said(trainer, [second], heads=Heads(girls=9))

    session_log.log(session, trainer, cohort, better, session_id=row.id, seen=seen, now=later)

    assert (row.girls, row.boys, row.logged_at) == (9, 0, NOW)
    assert sessions.present_at(session, row.id) == {second.id}


def test_after_fourteen_days_a_session_stays_as_it_is(
    session: Session, trainer: Someone, cohort: str
) -> None:
    row = hold(session, trainer, cohort)
    late = NOW + timedelta(days=14, seconds=1)

    with pytest.raises(TooLate):
        session_log.log(
            session,
            trainer,
            cohort,
            said(trainer, heads=Heads(girls=1)),
            session_id=row.id,
            seen=said(trainer).fingerprint,
            now=late,
        )


def test_of_two_who_correct_at_the_same_time_the_second_is_told(
    session: Session, trainer: Someone, cohort: str
) -> None:
    row = hold(session, trainer, cohort)
    seen = said(trainer).fingerprint
    first, second = said(trainer, heads=Heads(girls=8)), said(trainer, heads=Heads(girls=9))
    session_log.log(session, trainer, cohort, first, session_id=row.id, seen=seen, now=NOW)

    with pytest.raises(Conflict):
        session_log.log(session, trainer, cohort, second, session_id=row.id, seen=seen, now=NOW)

    assert row.girls == 8


def test_a_planned_session_becomes_the_one_that_was_held(
    session: Session, trainer: Someone, cohort: str
) -> None:
    row = plan_one(session, trainer, cohort, day=TODAY - timedelta(days=3))
    held_on = TODAY - timedelta(days=2)

    session_log.log(session, trainer, cohort, said(trainer, held_on=held_on), session_id=row.id, now=NOW)

    assert (row.planned_on, row.held_on) == (TODAY - timedelta(days=3), held_on)


def test_a_member_who_led_was_there(session: Session, trainer: Someone, cohort: str, child: Someone) -> None:
    row = hold(session, trainer, cohort, leader=child, co_led_by=trainer.id)

    assert sessions.present_at(session, row.id) == {child.id}


def test_a_community_session_counts_heads_and_nobody_by_name(
    session: Session, trainer: Someone, cohort: str, child: Someone
) -> None:
    row = hold(session, trainer, cohort, leader=child, present=[child], community=True)

    assert sessions.heads(row).total == 12
    assert sessions.present_at(session, row.id) == set()


def test_who_has_left_stays_among_those_who_were_there_when_it_is_corrected(
    session: Session, trainer: Someone, cohort: str, child: Someone
) -> None:
    row = hold(session, trainer, cohort, present=[child])
    end_enrolment(session, cohort, child, NOW)
    seen, later = said(trainer, [child]).fingerprint, NOW + timedelta(days=1)

    session_log.log(
        session, trainer, cohort, said(trainer, heads=Heads(girls=9)), session_id=row.id, seen=seen, now=later
    )

    assert sessions.present_at(session, row.id) == {child.id}


def test_the_leaders_own_trainer_may_lead_with_them_and_no_other(
    session: Session, trainer: Someone, cohort: str
) -> None:
    master, other = make_master_over(session, trainer), make_adult(session, Role.MASTER)

    row = hold(session, trainer, cohort, co_led_by=master.id)

    assert row.co_led_by == master.id
    with pytest.raises(Unfit):
        hold(session, trainer, cohort, co_led_by=other.id)


def test_what_cannot_be_is_refused_by_the_service_too(
    session: Session, trainer: Someone, cohort: str
) -> None:
    with pytest.raises(Unfit):
        hold(session, trainer, cohort, held_on=TODAY + timedelta(days=1))

    assert session.scalar(select(func.count()).select_from(TrainingSession)) == 0


def test_a_cohort_that_has_begun_later_still_logs_what_was_before_it(
    session: Session, trainer: Someone, cohort: str
) -> None:
    session.get_one(Cohort, cohort).begins_on = TODAY

    row = hold(session, trainer, cohort, held_on=TODAY - timedelta(days=60))

    assert row.held_on == TODAY - timedelta(days=60)
    with pytest.raises(Unfit):
        hold(session, trainer, cohort, held_on=TODAY - timedelta(days=61))


def test_who_has_become_a_master_trainer_meets_no_child_and_drops_none(
    session: Session, trainer: Someone, cohort: str, child: Someone
) -> None:
    row = hold(session, trainer, cohort, present=[child])
    session.get_one(Account, trainer.id).role = Role.MASTER
    promoted = replace(trainer, role=Role.MASTER)

    sheet = session_sheet.sheet_of(session, promoted, row.id, NOW)
    assert sheet.said is not None
    seen = sheet.said.fingerprint
    again = said(trainer, modules=())
    session_log.log(session, promoted, cohort, again, session_id=row.id, seen=seen, now=NOW)

    assert child.id not in sheet.named
    assert (sheet.people.members, sheet.there()) == ((), [])
    assert sessions.present_at(session, row.id) == {child.id}
