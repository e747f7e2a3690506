"""One adult as those who look after them see them; without it nobody could say who trained whom, and when."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.errors import NotFound
from lms.people import lineage, roles
from lms.people.generations import generation
from lms.people.models import Account, Cohort, Lineage, RoleTerm
from lms.people.scope import people_within
from lms.permissions import Action, Actor, Role, require


@dataclass(frozen=True, slots=True)
class Link:
    """A trainer or a trainee of somebody, from when to when; `person` is None outside the actor's reach."""

    person: Account | None
    cohort: str | None
    from_at: datetime
    until_at: datetime | None


@dataclass(frozen=True, slots=True)
class Person:
    """An adult with every role they had, who trained them and whom they train now, the newest first.

    `acts` says whether a role is in force now; `generation` counts from whoever was trained by nobody.
    """

    account: Account
    acts: bool
    terms: tuple[RoleTerm, ...]
    trained_by: tuple[Link, ...]
    trains: tuple[Link, ...]
    generation: int


def find_adult(session: Session, actor: Actor, action: Action, account_id: str, now: datetime) -> Account:
    """Return an adult within the actor's reach for an action; raise NotFound for anybody else."""
    reach = require(actor, action)
    found = session.scalar(
        select(Account).where(
            Account.id == account_id, Account.role != Role.LEARNER, people_within(actor, reach, now)
        )
    )
    if found is None:
        raise NotFound
    return found


def person(session: Session, actor: Actor, account_id: str, now: datetime) -> Person:
    """Return an adult within the actor's reach, with their roles and their place in the cascade."""
    found = find_adult(session, actor, Action.ROLE_GIVE, account_id, now)
    reach = require(actor, Action.ROLE_GIVE)
    above = lineage.history(session, found.id)
    below = session.scalars(
        select(Lineage)
        .where(Lineage.trainer_id == found.id, Lineage.until_at.is_(None))
        .order_by(Lineage.from_at)
    ).all()
    ids = {row.trainer_id for row in above} | {row.trainee_id for row in below}
    near = (people_within(actor, reach, now)) | (Account.id == actor.id)
    known = {one.id: one for one in session.scalars(select(Account).where(Account.id.in_(ids), near))}
    cohorts = _names(session, {row.cohort_id for row in (*above, *below) if row.cohort_id})

    def link(row: Lineage, other: str) -> Link:
        return Link(known.get(other), cohorts.get(row.cohort_id or ""), row.from_at, row.until_at)

    return Person(
        account=found,
        acts=found.active and acts_now(session, found.id, now),
        terms=tuple(reversed(roles.terms(session, found.id))),
        trained_by=tuple(link(row, row.trainer_id) for row in reversed(above)),
        trains=tuple(link(row, row.trainee_id) for row in reversed(below)),
        generation=generation(found.id, lineage.trained_by(session)),
    )


def acts_now(session: Session, account_id: str, now: datetime) -> bool:
    """Whether somebody's role is in force now."""
    return session.scalar(select(Account.id).where(Account.id == account_id, roles.acts(now))) is not None


def _names(session: Session, ids: set[str]) -> dict[str, str]:
    rows = session.execute(select(Cohort.id, Cohort.name).where(Cohort.id.in_(ids)))
    return {row.id: row.name for row in rows}
