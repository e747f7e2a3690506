"""Which modules somebody's cohorts have assigned; without it a learner would choose from all that exist."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from lms.people.models import Cohort, Enrolment
from lms.people.scope import enrolled_now


def is_open(now: datetime) -> ColumnElement[bool]:
    """Whether a cohort is open for its learners: no longer only planned, and not closed."""
    return and_(
        Cohort.opened_at.is_not(None),
        Cohort.opened_at <= now,
        or_(Cohort.closed_at.is_(None), Cohort.closed_at > now),
    )


def assigned_to(session: Session, learner_id: str, now: datetime) -> frozenset[str] | None:
    """Return the ids of the modules of all open cohorts somebody belongs to; None for no limit.

    There is none without a cohort, and where one of several assigns everything.
    """
    lists = session.scalars(
        select(Cohort.modules)
        .join(Enrolment, Enrolment.cohort_id == Cohort.id)
        .where(Enrolment.learner_id == learner_id, enrolled_now(now), is_open(now))
    ).all()
    if not lists or any(one is None for one in lists):
        return None
    return frozenset(module for one in lists if one is not None for module in one)
