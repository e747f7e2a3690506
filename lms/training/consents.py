"""Who of a cohort's children has consent, assent and pledge, for the trainer who records them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from lms.errors import NotFound
from lms.people.models import Account, Cohort, Declaration, Enrolment
from lms.people.scope import enrolled_now, people_within
from lms.permissions import Action, Actor, Role, require
from lms.training import declarations
from lms.training.cohorts import find_cohort
from lms.training.declarations import OF_CHILDREN, Kind


@dataclass(frozen=True, slots=True)
class Children:
    """Children by nickname and code, what each has declared so far, and who may be the witness."""

    cohort: Cohort
    children: tuple[Account, ...]
    declared: Mapping[str, Mapping[Kind, Declaration]]
    witnesses: tuple[Account, ...]

    def lacking(self, kind: Kind) -> set[str]:
        """Return the ids of those who have not declared it."""
        return {one.id for one in self.children if kind not in self.declared[one.id]}

    @property
    def complete(self) -> bool:
        """Whether everything stands there for everybody."""
        return not any(self.lacking(kind) for kind in OF_CHILDREN)


def of_cohort(session: Session, actor: Actor, cohort_id: str, now: datetime) -> Children:
    """Return the children of one of the actor's cohorts; raise NotFound for any other cohort."""
    cohort = find_cohort(session, actor, cohort_id, Action.CONSENT_RECORD, now)
    found = session.scalars(
        select(Account)
        .join(Enrolment, Enrolment.learner_id == Account.id)
        .where(
            Enrolment.cohort_id == cohort.id,
            enrolled_now(now),
            Account.active,
            Account.role == Role.LEARNER,
        )
        .order_by(Account.nickname.is_(None), Account.nickname, Account.login)
    )
    return _children(session, cohort, found, [cohort.id], now)


def of_learner(session: Session, actor: Actor, learner_id: str, now: datetime) -> Children:
    """Return one child of the actor's cohorts; raise NotFound for any other."""
    reach = require(actor, Action.CONSENT_RECORD)
    child = session.scalar(select(Account).where(Account.id == learner_id, people_within(actor, reach, now)))
    if child is None:
        raise NotFound
    cohorts = declarations.shared_cohorts(session, actor, [child.id], now)
    return _children(session, session.get_one(Cohort, cohorts[0]), [child], cohorts, now)


def lacking_consent(session: Session, cohort_id: str, now: datetime) -> int:
    """Return how many children of a cohort have no guardian's consent recorded. They learn all the same.

    The caller was allowed to see the cohort.
    """
    consented = exists().where(
        Declaration.account_id == Account.id,
        Declaration.kind == Kind.GUARDIAN_CONSENT,
        Declaration.withdrawn_at.is_(None),
    )
    found = session.scalar(
        select(func.count())
        .select_from(Enrolment)
        .join(Account, Account.id == Enrolment.learner_id)
        .where(
            Enrolment.cohort_id == cohort_id,
            enrolled_now(now),
            Account.active,
            Account.role == Role.LEARNER,
            ~consented,
        )
    )
    return found or 0


def _children(
    session: Session, cohort: Cohort, found: Iterable[Account], cohorts: Iterable[str], now: datetime
) -> Children:
    children = tuple(found)
    return Children(
        cohort=cohort,
        children=children,
        declared=declarations.in_force(session, [one.id for one in children]),
        witnesses=tuple(declarations.witnesses(session, cohorts, now)),
    )
