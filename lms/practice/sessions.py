"""Sessions of cohorts: finding and listing those within somebody's reach, and what dashboards count."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from lms import i18n
from lms.errors import NotFound
from lms.people.models import Cohort
from lms.people.scope import cohorts_within
from lms.permissions import Action, Actor, require
from lms.practice.evidence import HELD
from lms.practice.models import Attendance, TrainingSession
from lms.practice.said import Heads, Said
from lms.training.cohorts import find_cohort

CORRECTABLE_FOR = timedelta(days=14)
"""How long after it was logged a session can be corrected."""


def find_session(session: Session, actor: Actor, session_id: str, now: datetime) -> TrainingSession:
    """Return a session of a cohort within the actor's reach for logging; raise NotFound for any other."""
    reach = require(actor, Action.SESSION_LOG)
    found = session.scalar(
        select(TrainingSession)
        .join(Cohort, Cohort.id == TrainingSession.cohort_id)
        .where(TrainingSession.id == session_id, cohorts_within(actor, reach, now))
    )
    if found is None:
        raise NotFound
    return found


@dataclass(frozen=True, slots=True)
class Listed:
    """The sessions of a cohort: to come, to log, held (newest first), and all heads of those held."""

    cohort: Cohort
    coming: tuple[TrainingSession, ...]
    to_log: tuple[TrainingSession, ...]
    held: tuple[TrainingSession, ...]
    contacts: Heads


def list_sessions(session: Session, actor: Actor, cohort_id: str, now: datetime) -> Listed:
    """Return the sessions of a cohort within the actor's reach; those called off are left out."""
    cohort = find_cohort(session, actor, cohort_id, Action.SESSION_LOG, now)
    rows = session.scalars(
        select(TrainingSession)
        .where(TrainingSession.cohort_id == cohort.id, TrainingSession.cancelled_at.is_(None))
        .order_by(func.coalesce(TrainingSession.held_on, TrainingSession.planned_on), TrainingSession.id)
    ).all()
    today = i18n.local_day(now)
    planned = [row for row in rows if row.held_on is None and row.planned_on is not None]
    held = tuple(reversed([row for row in rows if row.held_on is not None]))
    return Listed(
        cohort,
        tuple(row for row in planned if row.planned_on is not None and row.planned_on >= today),
        tuple(row for row in planned if row.planned_on is not None and row.planned_on < today),
        held,
        sum((heads(row) for row in held), Heads()),
    )


def heads(row: TrainingSession) -> Heads:
    """Return the heads counted at a session."""
    return Heads(row.girls, row.boys, row.women, row.men, row.not_recorded)


def present_at(session: Session, session_id: str) -> frozenset[str]:
    """Return the ids of the members who were there."""
    return frozenset(
        session.scalars(select(Attendance.learner_id).where(Attendance.session_id == session_id))
    )


def as_said(session: Session, row: TrainingSession) -> Said | None:
    """Return what a session's row says, as it was logged; None while it is only planned."""
    if row.held_on is None:
        return None
    return Said(
        row.held_on,
        tuple(row.modules),
        row.led_by,
        row.co_led_by,
        row.place_code,
        row.community,
        heads(row),
        present_at(session, row.id),
    )


def correctable(row: TrainingSession, now: datetime) -> bool:
    """Whether what was logged of a session can still be corrected."""
    return row.logged_at is None or now - row.logged_at <= CORRECTABLE_FOR


def to_log(session: Session, cohort_ids: Collection[str], today: date) -> list[TrainingSession]:
    """Return the sessions planned for a day before today and not logged, oldest first; no actor is asked."""
    return list(
        session.scalars(
            select(TrainingSession)
            .where(
                TrainingSession.cohort_id.in_(cohort_ids),
                TrainingSession.planned_on < today,
                TrainingSession.held_on.is_(None),
                TrainingSession.cancelled_at.is_(None),
            )
            .order_by(TrainingSession.planned_on, TrainingSession.id)
        )
    )


def last_held(session: Session, cohort_ids: Collection[str]) -> dict[str, date]:
    """Return the day of the last session held of each cohort that had one; no actor is asked."""
    rows = session.execute(
        select(TrainingSession.cohort_id, func.max(TrainingSession.held_on))
        .where(HELD, TrainingSession.cohort_id.in_(cohort_ids))
        .group_by(TrainingSession.cohort_id)
    )
    return {cohort_id: day for cohort_id, day in rows if day is not None}


def held_by(session: Session, account_ids: Collection[str], since: date) -> dict[str, int]:
    """Return how many sessions each person has led or co-led since a day, 0 too; no actor is asked."""
    rows = session.execute(
        select(TrainingSession.led_by, TrainingSession.co_led_by).where(
            HELD,
            TrainingSession.held_on >= since,
            or_(TrainingSession.led_by.in_(account_ids), TrainingSession.co_led_by.in_(account_ids)),
        )
    )
    counted = dict.fromkeys(account_ids, 0)
    for row in rows:
        for one in row:
            if one in counted:
                counted[one] += 1
    return counted
