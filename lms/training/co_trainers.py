"""Who teaches a cohort beside its lead trainer; without it a trainer who is ill leaves a group alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.errors import Conflict, Forbidden, NotFound
from lms.people import roles, scope
from lms.people.models import Account, Cohort, Enrolment, Teaching
from lms.permissions import Action, Actor
from lms.text import Text
from lms.training import cohort_rules, cohort_types
from lms.training.cohorts import find_cohort


class NobodyForThis(Conflict):
    """The user name is nobody's, or of somebody who may not teach this group; nobody can tell which."""

    message = Text(
        en="There is no one with this user name who can teach this group. Nothing was changed.",
        km="គ្មាននរណាមានឈ្មោះអ្នកប្រើនេះ ដែលអាចបង្រៀនក្រុមនេះបានទេ។ មិនមានអ្វីត្រូវបានផ្លាស់ប្តូរឡើយ។",
    )


class LeadStays(Conflict):
    """The lead trainer hands over before leaving, so that a group is never nobody's."""

    message = Text(
        en="Hand the lead over first. A group always has a lead trainer.",
        km="សូមប្រគល់តួនាទីគ្រូនាំមុខជាមុនសិន។ ក្រុមនីមួយៗត្រូវមានគ្រូនាំមុខជានិច្ច។",
    )


@dataclass(frozen=True, slots=True)
class Teacher:
    """Somebody who teaches a cohort now; `acts` says whether the role is still in force."""

    account: Account
    lead: bool
    acts: bool


def teachers(session: Session, cohort_id: str, now: datetime) -> list[Teacher]:
    """Return who teaches a cohort now, the lead first; the caller was allowed to see the cohort."""
    rows = session.execute(
        select(Account, Teaching.lead, roles.acts(now).label("acts"))
        .join(Teaching, Teaching.trainer_id == Account.id)
        .where(Teaching.cohort_id == cohort_id, scope.teaches_now(now))
        .order_by(Teaching.lead.desc(), Teaching.from_at, Account.login)
    )
    return [
        Teacher(row.Account, lead=row.lead and place == 0, acts=row.acts and row.Account.active)
        for place, row in enumerate(rows)
    ]


def may_lead(session: Session, actor: Actor, cohort_id: str, now: datetime) -> bool:
    """Whether the actor decides who teaches: the lead, or anybody who teaches when no lead acts any more."""
    return decides(actor.id, teachers(session, cohort_id, now))


def decides(account_id: str, found: Sequence[Teacher]) -> bool:
    """Whether somebody decides who teaches beside those who teach now."""
    leads = {one.account.id for one in found if one.lead and one.acts}
    return account_id in leads or (not leads and account_id in {one.account.id for one in found})


def add(session: Session, actor: Actor, cohort_id: str, login: str, now: datetime) -> None:
    """Let somebody teach a cohort too, by exact user name; nothing changes for who teaches it already.

    Raises NobodyForThis, and Forbidden unless the actor leads.
    """
    cohort = _led(session, actor, cohort_id, now)
    account = session.scalar(
        select(Account).where(Account.login == login.strip().casefold(), Account.active, roles.acts(now))
    )
    kind = cohort_types.find_type(session, cohort.kind)
    if account is None or not cohort_rules.may_teach(account.role, kind):
        raise NobodyForThis
    if _learns(session, cohort_id, account.id, now):
        raise NobodyForThis
    if _teaching(session, cohort_id, account.id, now) is None:
        _begin(session, cohort_id, account.id, now, lead=False)


def end(session: Session, actor: Actor, cohort_id: str, trainer_id: str, now: datetime) -> None:
    """End somebody's teaching; with the next request it is no longer their reach. One may end one's own.

    Raises LeadStays for the lead, NotFound for somebody who does not teach, Forbidden unless the actor leads.
    """
    cohort = find_cohort(session, actor, cohort_id, Action.COHORT_EDIT, now)
    if actor.id != trainer_id:
        _led(session, actor, cohort_id, now)
    found = {one.account.id: one for one in teachers(session, cohort.id, now)}
    row = _teaching(session, cohort.id, trainer_id, now)
    if row is None:
        raise NotFound
    if found[trainer_id].lead and found[trainer_id].acts:
        raise LeadStays
    row.until_at = now
    session.flush()


def hand_over(session: Session, actor: Actor, cohort_id: str, trainer_id: str, now: datetime) -> None:
    """Make somebody who teaches a cohort its lead; who led before goes on teaching it.

    Who trained whom stays as it was. Raises NotFound for somebody who does not teach it, or acts no more.
    """
    _led(session, actor, cohort_id, now)
    found = teachers(session, cohort_id, now)
    if trainer_id not in {one.account.id for one in found if one.acts}:
        raise NotFound
    for one in found:
        if one.lead != (one.account.id == trainer_id):
            row = _teaching(session, cohort_id, one.account.id, now)
            if row is not None:
                row.until_at = now
                session.flush()
            _begin(session, cohort_id, one.account.id, now, lead=one.account.id == trainer_id)


def _led(session: Session, actor: Actor, cohort_id: str, now: datetime) -> Cohort:
    cohort = find_cohort(session, actor, cohort_id, Action.COHORT_EDIT, now)
    if not may_lead(session, actor, cohort_id, now):
        raise Forbidden
    return cohort


def _teaching(session: Session, cohort_id: str, trainer_id: str, now: datetime) -> Teaching | None:
    return session.scalar(
        select(Teaching).where(
            Teaching.cohort_id == cohort_id, Teaching.trainer_id == trainer_id, scope.teaches_now(now)
        )
    )


def _begin(session: Session, cohort_id: str, trainer_id: str, now: datetime, *, lead: bool) -> None:
    session.add(Teaching(cohort_id=cohort_id, trainer_id=trainer_id, from_at=now, lead=lead))
    session.flush()


def _learns(session: Session, cohort_id: str, account_id: str, now: datetime) -> bool:
    found = select(Enrolment.learner_id).where(
        Enrolment.cohort_id == cohort_id, Enrolment.learner_id == account_id, scope.enrolled_now(now)
    )
    return session.scalar(found) is not None
