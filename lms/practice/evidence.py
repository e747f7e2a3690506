"""What somebody's practice comes to, read in a few queries; rules and dashboards build on nothing else."""

from collections import defaultdict
from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from lms import i18n
from lms.people.models import Cohort, Enrolment
from lms.practice.checklist import Checklist
from lms.practice.models import Attendance, Observation, TrainingSession
from lms.practice.practised import Attended, Observed, Practice, SessionLed, Stay, attendance

HELD = and_(TrainingSession.held_on.is_not(None), TrainingSession.cancelled_at.is_(None))
FINAL = Observation.observed_signed_at.is_not(None)


def practice_of(session: Session, account_id: str) -> Practice:
    """Return what somebody has led, been observed at and attended; the caller has checked who asks.

    An observation counts once both have signed it. Four queries, any size.
    """
    return Practice(_led(session, account_id), _observed(session, account_id), _attended(session, account_id))


def _led(session: Session, account_id: str) -> tuple[SessionLed, ...]:
    rows = session.execute(
        select(
            TrainingSession.id,
            TrainingSession.held_on,
            Cohort.kind,
            TrainingSession.led_by,
            TrainingSession.co_led_by,
        )
        .join(Cohort, Cohort.id == TrainingSession.cohort_id)
        .where(HELD, or_(TrainingSession.led_by == account_id, TrainingSession.co_led_by == account_id))
        .order_by(TrainingSession.held_on, TrainingSession.id)
    )
    return tuple(
        SessionLed(id_, day, kind, independent=second is None, co_led=second == account_id)
        for id_, day, kind, _, second in rows
        if day is not None
    )


def _observed(session: Session, account_id: str) -> tuple[Observed, ...]:
    rows = session.scalars(
        select(Observation)
        .where(Observation.observed_id == account_id, FINAL)
        .order_by(Observation.observed_signed_at, Observation.id)
    )
    return tuple(
        Observed(
            id=row.id,
            signed_on=i18n.local_day(row.observed_signed_at),
            setting=row.setting,
            percent=Checklist.model_validate(row.body).percent(row.points),
            red_lines=tuple(row.red_lines),
            observer=row.observer_id,
        )
        for row in rows
        if row.observed_signed_at is not None
    )


def _attended(session: Session, account_id: str) -> tuple[Attended, ...]:
    stays: dict[str, list[Stay]] = defaultdict(list)
    kinds: dict[str, str] = {}
    for cohort_id, kind, since, until in session.execute(
        select(Cohort.id, Cohort.kind, Enrolment.from_at, Enrolment.until_at)
        .join(Enrolment, Enrolment.cohort_id == Cohort.id)
        .where(Enrolment.learner_id == account_id)
        .order_by(Enrolment.from_at, Cohort.id)
    ):
        kinds[cohort_id] = kind
        stays[cohort_id].append(Stay(i18n.local_day(since), i18n.local_day(until) if until else None))
    there = and_(Attendance.session_id == TrainingSession.id, Attendance.learner_id == account_id)
    held: dict[str, list[tuple[date, bool]]] = defaultdict(list)
    for cohort_id, day, was_there in session.execute(
        select(TrainingSession.cohort_id, TrainingSession.held_on, Attendance.learner_id.is_not(None))
        .outerjoin(Attendance, there)
        .where(HELD, ~TrainingSession.community, TrainingSession.cohort_id.in_(kinds))
    ):
        if day is not None:
            held[cohort_id].append((day, was_there))
    return tuple(Attended(kind, *attendance(stays[id_], held[id_])) for id_, kind in kinds.items())
