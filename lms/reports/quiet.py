"""Cohorts in which nobody has held a session for long: without it, a group could fall asleep unseen."""

from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from lms.courses.study import begins_on
from lms.i18n import local_day
from lms.people.models import Cohort, Teaching
from lms.people.scope import cohorts_within, teaches_now
from lms.permissions import Actor, Scope
from lms.practice.models import TrainingSession
from lms.reports.generation_report import Quiet

QUIET_AFTER = timedelta(days=60)


def quiet_cohorts(session: Session, actor: Actor, reach: Scope, now: datetime) -> tuple[Quiet, ...]:
    """Return the open cohorts within the reach without a session for QUIET_AFTER, the longest first.

    Before the first session it is counted from the first day of teaching; what has ended is not quiet.
    One query.
    """
    today = local_day(now)
    last = func.max(TrainingSession.held_on)
    held = and_(TrainingSession.cohort_id == Cohort.id, TrainingSession.cancelled_at.is_(None))
    lead = func.min(Teaching.trainer_id)
    rows = session.execute(
        select(Cohort, last, lead)
        .outerjoin(TrainingSession, held)
        .outerjoin(Teaching, and_(Teaching.cohort_id == Cohort.id, Teaching.lead, teaches_now(now)))
        .where(
            cohorts_within(actor, reach, now),
            Cohort.opened_at.is_not(None),
            or_(Cohort.closed_at.is_(None), Cohort.closed_at > now),
            or_(Cohort.ends_on.is_(None), Cohort.ends_on >= today),
        )
        .group_by(Cohort.id)
    )
    found = []
    for cohort, last_on, trainer in rows:
        since = max(filter(None, (last_on, begins_on(cohort))))
        if today - since > QUIET_AFTER:
            found.append(Quiet(cohort.id, cohort.name, trainer, last_on, (today - since).days))
    return tuple(sorted(found, key=lambda one: (-one.days, one.cohort)))
