"""Moving people from one cohort of a trainer to another; what they have done goes with them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.errors import NotFound
from lms.people import membership
from lms.people.models import Account, Cohort, Enrolment
from lms.people.scope import cohorts_taught_by, enrolled_now
from lms.permissions import Actor, Role
from lms.training import co_trainers
from lms.training.roster import Target, find_target


@dataclass(frozen=True, slots=True)
class From:
    """Another cohort of the trainer, and who of it may be moved."""

    cohort: Cohort
    people: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Movable:
    """Where people would go, and the cohorts from which they may come."""

    target: Target
    places: tuple[From, ...]


def movable(session: Session, actor: Actor, cohort_id: str, now: datetime) -> Movable:
    """Return who could be moved into a cohort: people of the same kind in other open cohorts the actor leads.

    Raises NotFound for a cohort the actor may not put people into.
    """
    target = find_target(session, actor, cohort_id, now)
    here = select(Enrolment.learner_id).where(Enrolment.cohort_id == cohort_id, enrolled_now(now))
    kind = Account.role != Role.LEARNER if target.adults else Account.role == Role.LEARNER
    rows = session.execute(
        select(Cohort, Account)
        .join(Enrolment, Enrolment.cohort_id == Cohort.id)
        .join(Account, Account.id == Enrolment.learner_id)
        .where(
            Cohort.id.in_(cohorts_taught_by(actor.id, now)),
            Cohort.id != cohort_id,
            enrolled_now(now),
            Account.active,
            kind,
            Account.id.not_in(here),
        )
        .order_by(Cohort.name, Cohort.id, Account.nickname.is_(None), Account.nickname, Account.login)
    )
    found: dict[Cohort, list[Account]] = {}
    for cohort, account in rows:
        found.setdefault(cohort, []).append(account)
    led = [one for one in found if co_trainers.may_lead(session, actor, one.id, now)]
    return Movable(target, tuple(From(one, tuple(found[one])) for one in led))


def move(
    session: Session, actor: Actor, cohort_id: str, wanted: Collection[tuple[str, str]], now: datetime
) -> int:
    """Move people, given as (cohort they leave, account); return how many. Attempts and lessons stay theirs.

    Who is in the cohort already is left there, so that the same page sent twice does no harm.
    Raises NotFound when one of them is nobody the actor may move, and NotOpenYet.
    """
    may = {
        (place.cohort.id, one.id)
        for place in movable(session, actor, cohort_id, now).places
        for one in place.people
    }
    here = set(
        session.scalars(
            select(Enrolment.learner_id).where(Enrolment.cohort_id == cohort_id, enrolled_now(now))
        )
    )
    moved = 0
    for leaving, account_id in sorted(set(wanted)):
        if account_id in here:
            continue
        if (leaving, account_id) not in may:
            raise NotFound
        _end(session, leaving, account_id, now)
        membership.enrol(session, cohort_id, account_id, now, by=actor.id)
        here.add(account_id)
        moved += 1
    return moved


def _end(session: Session, cohort_id: str, account_id: str, now: datetime) -> None:
    rows = session.scalars(
        select(Enrolment).where(
            Enrolment.cohort_id == cohort_id, Enrolment.learner_id == account_id, enrolled_now(now)
        )
    )
    for row in rows:
        row.until_at = now
    session.flush()
