"""What somebody's practice comes to, read in a few queries; rules and dashboards build on nothing else."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from lms import i18n
from lms.people.models import Cohort, Enrolment
from lms.practice.checklist import Checklist
from lms.practice.models import Attendance, Observation, TrainingSession
from lms.practice.practised import Attended, Observed, Practice, SessionLed, Stay, counted

HELD = and_(TrainingSession.held_on.is_not(None), TrainingSession.cancelled_at.is_(None))
FINAL = Observation.observed_signed_at.is_not(None)


def practice_of(session: Session, account_id: str) -> Practice:
    """Return what somebody has led, been observed at and attended; the caller has checked who asks.

    An observation counts once both have signed it. Four queries, any size.
    """
    return practices_of(session, [account_id])[account_id]


def practices_of(session: Session, ids: Collection[str]) -> dict[str, Practice]:
    """Return the same of many people by their ids, in as few queries."""
    led, observed, attended = _led(session, ids), _observed(session, ids), _attended(session, ids)
    return {one: Practice(tuple(led[one]), tuple(observed[one]), tuple(attended[one])) for one in ids}


def _led(session: Session, ids: Collection[str]) -> Mapping[str, list[SessionLed]]:
    rows = session.execute(
        select(
            TrainingSession.id,
            TrainingSession.held_on,
            Cohort.kind,
            TrainingSession.led_by,
            TrainingSession.co_led_by,
        )
        .join(Cohort, Cohort.id == TrainingSession.cohort_id)
        .where(HELD, or_(TrainingSession.led_by.in_(ids), TrainingSession.co_led_by.in_(ids)))
        .order_by(TrainingSession.held_on, TrainingSession.id)
    )
    found: dict[str, list[SessionLed]] = defaultdict(list)
    for id_, day, kind, first, second in rows:
        if day is None:
            continue
        found[first].append(SessionLed(id_, day, kind, independent=second is None, co_led=False))
        if second is not None:
            found[second].append(SessionLed(id_, day, kind, independent=False, co_led=True))
    return found


def _observed(session: Session, ids: Collection[str]) -> Mapping[str, list[Observed]]:
    rows = session.scalars(
        select(Observation)
        .where(Observation.observed_id.in_(ids), FINAL)
        .order_by(Observation.observed_signed_at, Observation.id)
    )
    found: dict[str, list[Observed]] = defaultdict(list)
    for row in rows:
        if row.observed_signed_at is not None:
            found[row.observed_id].append(
                Observed(
                    id=row.id,
                    signed_on=i18n.local_day(row.observed_signed_at),
                    setting=row.setting,
                    percent=Checklist.model_validate(row.body).percent(row.points),
                    red_lines=tuple(row.red_lines),
                    observer=row.observer_id,
                )
            )
    return found


def _attended(session: Session, ids: Collection[str]) -> Mapping[str, list[Attended]]:
    stays: dict[tuple[str, str], list[Stay]] = defaultdict(list)
    kinds: dict[str, str] = {}
    for cohort_id, kind, learner_id, since, until in session.execute(
        select(Cohort.id, Cohort.kind, Enrolment.learner_id, Enrolment.from_at, Enrolment.until_at)
        .join(Enrolment, Enrolment.cohort_id == Cohort.id)
        .where(Enrolment.learner_id.in_(ids))
        .order_by(Enrolment.from_at, Cohort.id)
    ):
        kinds[cohort_id] = kind
        stay = Stay(i18n.local_day(since), i18n.local_day(until) if until else None)
        stays[learner_id, cohort_id].append(stay)
    held: dict[str, list[tuple[str, date]]] = defaultdict(list)
    for session_id, cohort_id, day in session.execute(
        select(TrainingSession.id, TrainingSession.cohort_id, TrainingSession.held_on)
        .where(HELD, ~TrainingSession.community, TrainingSession.cohort_id.in_(kinds))
        .order_by(TrainingSession.held_on, TrainingSession.id)
    ):
        if day is not None:
            held[cohort_id].append((session_id, day))
    there = _there(session, ids)
    found: dict[str, list[Attended]] = defaultdict(list)
    for (learner_id, cohort_id), own in stays.items():
        was = [(day, (id_, learner_id) in there) for id_, day in held[cohort_id]]
        days = counted(own, was)
        found[learner_id].append(Attended(kinds[cohort_id], len(days), sum(one for _, one in days), days))
    return found


def _there(session: Session, ids: Collection[str]) -> frozenset[tuple[str, str]]:
    rows = session.execute(
        select(Attendance.session_id, Attendance.learner_id).where(Attendance.learner_id.in_(ids))
    )
    return frozenset((row.session_id, row.learner_id) for row in rows)
