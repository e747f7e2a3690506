"""Planning, changing, opening and closing a cohort; without it children could begin unprotected."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases
from lms.courses.content import Module
from lms.errors import Conflict, Forbidden
from lms.people import membership, roles
from lms.people.models import Account, Cohort, HelpContact
from lms.permissions import Action, Actor, Role, require
from lms.text import Text
from lms.training import co_trainers, cohort_rules, cohort_types
from lms.training.cohort_rules import Lack
from lms.training.cohort_type import CohortType
from lms.training.cohorts import find_cohort


class NotForThisRole(Conflict):
    """Trainers teach where children learn, master trainers teach adults."""

    message = Text(
        en="This kind of group is not one that you can teach. Choose another kind.",
        km="ក្រុមប្រភេទនេះ មិនមែនសម្រាប់លោកគ្រូ អ្នកគ្រូបង្រៀនទេ។ សូមជ្រើសរើសប្រភេទផ្សេង។",
    )


class StillNeeded(Conflict):
    """A group that is open would lose what children need."""

    message = Text(
        en="The group is open, so a focal point and a help contact must stay named. Put others there.",
        km="ក្រុមនេះបានបើករួចហើយ ដូច្នេះត្រូវមានអ្នកទទួលបន្ទុកការពារកុមារ និងកន្លែងផ្តល់ជំនួយជានិច្ច។ សូមដាក់អ្នក ឬកន្លែងផ្សេងជំនួស។",
    )


@dataclass(frozen=True, slots=True)
class Contact:
    """Where help is near: a role or an office, its telephone number, and the day somebody checked it."""

    who: str
    phone: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything somebody can say of a cohort; `modules` are the assigned ids, None for all."""

    name: str
    kind: str
    commune_code: str | None = None
    begins_on: date | None = None
    ends_on: date | None = None
    modules: tuple[str, ...] | None = None
    swap_forms: bool = False
    focal_point_id: str | None = None
    contacts: tuple[Contact, ...] = ()


def kinds_for(session: Session, actor: Actor) -> tuple[CohortType, ...]:
    """Return the kinds of cohort the actor may make, in their order."""
    require(actor, Action.COHORT_CREATE)
    found = cohort_types.types(session).values()
    return tuple(one for one in found if cohort_rules.may_teach(actor.role, one))


def modules_for(session: Session, kinds: Collection[CohortType]) -> list[Module]:
    """Return the published modules that may be assigned in one of the kinds."""
    published = (releases.find_module(session, one) for one in releases.current_releases(session).values())
    return [one for one in published if any(cohort_rules.fits(kind, one) for kind in kinds)]


def focal_points(session: Session, now: datetime) -> list[Account]:
    """Return the safeguarding focal points who act now, by name."""
    return list(
        session.scalars(
            select(Account)
            .where(Account.role == Role.SAFEGUARDING, Account.active, roles.acts(now))
            .order_by(Account.name_km, Account.login)
        )
    )


def contacts_of(session: Session, cohort_id: str) -> list[HelpContact]:
    """Return a cohort's help contacts, by name."""
    return list(
        session.scalars(
            select(HelpContact)
            .where(HelpContact.cohort_id == cohort_id)
            .order_by(HelpContact.who, HelpContact.phone)
        )
    )


def plan_of(session: Session, cohort: Cohort) -> Plan:
    """Return what is said of a cohort the caller was allowed to see."""
    contacts = (Contact(one.who, one.phone, one.checked_on) for one in contacts_of(session, cohort.id))
    return Plan(
        name=cohort.name,
        kind=cohort.kind,
        commune_code=cohort.commune_code,
        begins_on=cohort.begins_on,
        ends_on=cohort.ends_on,
        modules=None if cohort.modules is None else tuple(cohort.modules),
        swap_forms=cohort.swap_forms,
        focal_point_id=cohort.focal_point_id,
        contacts=tuple(contacts),
    )


def lacks(session: Session, cohort: Cohort, now: datetime) -> tuple[Lack, ...]:
    """Return what a cohort needs before it may open, or, when it is open, has lost since."""
    return _lacks(session, plan_of(session, cohort), now)


def make(session: Session, actor: Actor, plan: Plan, *, cohort_id: str, now: datetime) -> Cohort:
    """Plan a cohort that the actor leads. `cohort_id` comes with the page: sent twice it is one cohort.

    Raises NotForThisRole, and NotFound when the id is somebody else's.
    """
    require(actor, Action.COHORT_CREATE)
    if session.get(Cohort, cohort_id) is not None:
        return change(session, actor, cohort_id, plan, now)
    _check_kind(session, actor, plan.kind)
    cohort = membership.plan_cohort(
        session, actor.id, name=plan.name, kind=plan.kind, now=now, cohort_id=cohort_id
    )
    _write(session, actor, cohort, plan)
    return cohort


def change(session: Session, actor: Actor, cohort_id: str, plan: Plan, now: datetime) -> Cohort:
    """Change what is said of a cohort the actor teaches; once it is open, its kind stays.

    Raises NotForThisRole, and StillNeeded when an open group of children would lose its protection.
    """
    cohort = find_cohort(session, actor, cohort_id, Action.COHORT_EDIT, now)
    if cohort.opened_at is not None:
        plan = replace(plan, kind=cohort.kind)
        if set(_lacks(session, plan, now)) - set(lacks(session, cohort, now)):
            raise StillNeeded
    elif plan.kind != cohort.kind:
        _check_kind(session, actor, plan.kind)
    _write(session, actor, cohort, plan)
    return cohort


def open_now(session: Session, actor: Actor, cohort_id: str, now: datetime) -> tuple[Lack, ...]:
    """Open a planned cohort; return what is missing instead when something is, and then it stays planned."""
    cohort = find_cohort(session, actor, cohort_id, Action.COHORT_EDIT, now)
    missing = lacks(session, cohort, now)
    if cohort.opened_at is None and not missing:
        cohort.opened_at = now
        session.flush()
    return missing if cohort.opened_at is None else ()


def close(session: Session, actor: Actor, cohort_id: str, now: datetime) -> None:
    """Close a cohort: from now on it is nobody's reach, and what was done in it stays.

    Raises NotFound, and Forbidden unless the actor leads it.
    """
    cohort = find_cohort(session, actor, cohort_id, Action.COHORT_EDIT, now)
    if not co_trainers.may_lead(session, actor, cohort.id, now):
        raise Forbidden
    cohort.closed_at = now
    session.flush()


def _check_kind(session: Session, actor: Actor, kind: str) -> None:
    if kind not in {one.id for one in kinds_for(session, actor)}:
        raise NotForThisRole


def _lacks(session: Session, plan: Plan, now: datetime) -> tuple[Lack, ...]:
    acting = {one.id for one in focal_points(session, now)}
    return cohort_rules.lacks(
        cohort_types.find_type(session, plan.kind),
        focal_point_acts=plan.focal_point_id in acting,
        contacts=len(plan.contacts),
    )


def _write(session: Session, actor: Actor, cohort: Cohort, plan: Plan) -> None:
    cohort.name, cohort.kind, cohort.commune_code = plan.name, plan.kind, plan.commune_code
    cohort.begins_on, cohort.ends_on = plan.begins_on, plan.ends_on
    cohort.modules = None if plan.modules is None else list(plan.modules)
    cohort.swap_forms, cohort.focal_point_id = plan.swap_forms, plan.focal_point_id
    _write_contacts(session, actor, cohort.id, plan.contacts)
    session.flush()


def _write_contacts(session: Session, actor: Actor, cohort_id: str, wanted: Collection[Contact]) -> None:
    """Keep the rows that stay as they are, so that who checked them stays true."""
    new = set(wanted)
    for row in contacts_of(session, cohort_id):
        kept = Contact(row.who, row.phone, row.checked_on)
        if kept in new:
            new.remove(kept)
        else:
            session.delete(row)
    for one in sorted(new, key=lambda one: (one.who, one.phone)):
        session.add(
            HelpContact(
                id=clock.new_id(),
                cohort_id=cohort_id,
                who=one.who,
                phone=one.phone,
                checked_on=one.checked_on,
                checked_by=actor.id,
            )
        )
