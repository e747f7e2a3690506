"""Who may see whom, as SQL: the only place where reach becomes a query."""

from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, Select, and_, false, or_, select

from lms.people.models import Account, Cohort, Enrolment, Lineage, Teaching
from lms.permissions import Actor, Role, Scope


def teaches_now(now: datetime) -> ColumnElement[bool]:
    """Whether a teaching is in force."""
    return and_(Teaching.from_at <= now, or_(Teaching.until_at.is_(None), Teaching.until_at > now))


def enrolled_now(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """Whether an enrolment is in force."""
    return and_(Enrolment.from_at <= now, or_(Enrolment.until_at.is_(None), Enrolment.until_at > now))


def _open(now: datetime) -> ColumnElement[bool]:
    return or_(Cohort.closed_at.is_(None), Cohort.closed_at > now)


def cohorts_taught_by(trainer_id: str, now: datetime) -> Select[str]:
    """Select the ids of the open cohorts somebody teaches now."""
    return (
        select(Teaching.cohort_id)
        .join(Cohort, Cohort.id == Teaching.cohort_id)
        .where(Teaching.trainer_id == trainer_id, teaches_now(now), _open(now))
    )


def trainees_of(master_id: str) -> Select[str]:
    """Select the ids of the adults somebody trained, and of those they trained, and so on, as it is now.

    The union keeps each id once, so a circle of trainers would end.
    """
    own = select(Lineage.trainee_id.label("id")).where(
        Lineage.trainer_id == master_id, Lineage.until_at.is_(None)
    )
    first = own.cte("trainees", recursive=True)
    deeper = (
        select(Lineage.trainee_id)
        .join(first, first.c.id == Lineage.trainer_id)
        .where(Lineage.until_at.is_(None))
    )
    trainees = first.union(deeper)
    return select(trainees.c.id).where(trainees.c.id != master_id)


def cohorts_within(actor: Actor, reach: Scope, now: datetime) -> ColumnElement[bool]:
    """Return the condition on Cohort for what lies within the actor's reach now."""
    if reach is Scope.ALL:
        return Cohort.id.is_not(None)
    if reach is Scope.COHORT:
        return Cohort.id.in_(cohorts_taught_by(actor.id, now))
    if reach is Scope.SUBTREE:
        theirs = (
            select(Teaching.cohort_id)
            .join(Cohort, Cohort.id == Teaching.cohort_id)
            .where(Teaching.trainer_id.in_(trainees_of(actor.id)), teaches_now(now), _open(now))
        )
        return or_(Cohort.id.in_(theirs), Cohort.id.in_(cohorts_taught_by(actor.id, now)))
    return false()


def learners_ever_within(actor: Actor, reach: Scope, now: datetime) -> Select[str]:
    """Select the ids of who was ever in a cohort that the reach led, closed ones included: for sums only.

    Adults whom the reach trained come with them, whoever leads the cohort they sit in.
    """
    learners = select(Enrolment.learner_id).where(Enrolment.from_at <= now)
    if reach is Scope.ALL:
        return learners
    if reach is not Scope.SUBTREE:
        return learners.where(false())
    trainees = trainees_of(actor.id)
    led = select(Teaching.cohort_id).where(
        Teaching.lead,
        Teaching.from_at <= now,
        or_(Teaching.trainer_id == actor.id, Teaching.trainer_id.in_(trainees)),
    )
    return learners.where(or_(Enrolment.cohort_id.in_(led), Enrolment.learner_id.in_(trainees)))


def people_within(actor: Actor, reach: Scope, now: datetime) -> ColumnElement[bool]:
    """Return the condition on Account for what lies within the actor's reach now.

    A cohort's reach shows its learners; a master trainer's reach shows adults only.
    """
    if reach is Scope.ALL:
        return Account.role != Role.LEARNER
    if reach is Scope.OWN:
        return Account.id == actor.id
    if reach is Scope.COHORT:
        return and_(
            Account.role == Role.LEARNER,
            Account.active,
            Account.id.in_(
                select(Enrolment.learner_id).where(
                    Enrolment.cohort_id.in_(cohorts_taught_by(actor.id, now)), enrolled_now(now)
                )
            ),
        )
    if reach is Scope.SUBTREE:
        return and_(Account.active, Account.id.in_(trainees_of(actor.id)))
    return false()
