"""Cohorts and who belongs to them: planning and opening one, its lead trainer, putting somebody in."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock
from lms.people import lineage, scope
from lms.people.models import Account, Cohort, Enrolment, Teaching
from lms.permissions import Role


def open_cohort(
    session: Session,
    trainer_id: str,
    *,
    name: str,
    kind: str,
    now: datetime,
    commune_code: str | None = None,
) -> Cohort:
    """Open a cohort that somebody teaches from now on; the caller has checked that they may."""
    cohort = plan_cohort(session, trainer_id, name=name, kind=kind, now=now, commune_code=commune_code)
    cohort.opened_at = now
    session.flush()
    return cohort


def plan_cohort(
    session: Session,
    trainer_id: str,
    *,
    name: str,
    kind: str,
    now: datetime,
    commune_code: str | None = None,
) -> Cohort:
    """Make a cohort that is not open yet, with its lead trainer; the caller has checked that they may."""
    cohort = Cohort(id=clock.new_id(), name=name.strip(), kind=kind, commune_code=commune_code, made_at=now)
    session.add(cohort)
    session.flush()
    session.add(Teaching(cohort_id=cohort.id, trainer_id=trainer_id, from_at=now, lead=True))
    session.flush()
    return cohort


def enrol(session: Session, cohort_id: str, learner_id: str, now: datetime, *, by: str | None = None) -> None:
    """Put an account into a cohort from now on; an adult whom nobody has trained is its lead trainer's."""
    session.get_one(Cohort, cohort_id)
    session.add(Enrolment(cohort_id=cohort_id, learner_id=learner_id, from_at=now))
    session.flush()
    account = session.get_one(Account, learner_id)
    lead = lead_of(session, cohort_id, now)
    if account.role == Role.LEARNER or lead is None or lead == learner_id:
        return
    if learner_id not in lineage.trained_by(session):
        lineage.move(session, learner_id, lead, cohort_id=cohort_id, by=by, now=now)


def lead_of(session: Session, cohort_id: str, now: datetime) -> str | None:
    """Return the id of a cohort's lead trainer now, if it has one."""
    return session.scalar(
        select(Teaching.trainer_id)
        .where(Teaching.cohort_id == cohort_id, Teaching.lead, scope.teaches_now(now))
        .order_by(Teaching.from_at)
        .limit(1)
    )
