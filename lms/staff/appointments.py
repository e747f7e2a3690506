"""Giving and ending roles, and saying who trains whom; without it only a programmer could let somebody go."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import i18n, khmer
from lms.errors import Conflict, Forbidden, NotFound
from lms.people import lineage, roles, sign_in
from lms.people.generations import closes_a_circle
from lms.people.models import Account, Cohort, Installation, RoleTerm
from lms.people.scope import cohorts_taught_by, people_within
from lms.permissions import Action, Actor, Role, Scope, require
from lms.staff.person import find_adult
from lms.text import Text
from lms.training import cohort_types

EVERY_ADULT = tuple(role for role in Role if role is not Role.LEARNER)
TRAINING = (Role.TRAINER, Role.MASTER)
"""The roles of those who train others."""


class OwnRole(Forbidden):
    """Nobody changes their own role, or who trained them."""

    message = Text(
        en="Your own role and trainer are for somebody else to change.",
        km="តួនាទី និងគ្រូរបស់លោកគ្រូ អ្នកគ្រូ ត្រូវឱ្យអ្នកផ្សេងជាអ្នកផ្លាស់ប្តូរ។",
    )


class LastAdmin(Conflict):
    """Nobody would be left who can give roles."""

    message = Text(
        en="This is the last administrator. Make another one first. Nothing was changed.",
        km="នេះជាអ្នកគ្រប់គ្រងប្រព័ន្ធចុងក្រោយ។ សូមតែងតាំងម្នាក់ទៀតជាមុនសិន។ មិនមានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។",
    )


class AlreadyOver(Conflict):
    """A role cannot end before it begins."""

    message = Text(
        en="The last day is over already. Choose a day from today on.",
        km="ថ្ងៃចុងក្រោយនេះកន្លងផុតទៅហើយ។ សូមជ្រើសរើសពីថ្ងៃនេះទៅ។",
    )


class StillTeachesChildren(Conflict):
    """Only a trainer is with children; another role would leave a group to somebody who may not meet it."""

    message = Text(
        en="This person still teaches children. Let somebody else teach them first, or close the groups.",
        km="អ្នកនេះនៅបង្រៀនក្រុមដែលមានកុមារ។ សូមប្រគល់ក្រុមឱ្យអ្នកផ្សេងដឹកនាំ ឬបិទក្រុមជាមុនសិន។",
    )


def may_give(actor: Actor) -> tuple[Role, ...]:
    """Return the roles the actor may give and end."""
    return EVERY_ADULT if require(actor, Action.ROLE_GIVE) is Scope.ALL else (Role.TRAINER,)


def may_free(actor: Actor) -> bool:
    """Whether the actor may say that somebody was trained by nobody here."""
    return require(actor, Action.LINEAGE_SET) is Scope.ALL


def may_change(actor: Actor, account: Account) -> bool:
    """Whether the actor may give this adult, who is within reach, another role or end it."""
    return account.active and account.id != actor.id and Role(account.role) in may_give(actor)


def give_role(
    session: Session,
    actor: Actor,
    account_id: str,
    role: Role,
    *,
    place_code: str | None,
    last_day: date | None,
    now: datetime,
) -> RoleTerm:
    """Give an adult a role or a place from now on, until the end of a day when one is said.

    Raises NotFound, OwnRole, Forbidden for a role that is not the actor's to give, AlreadyOver, LastAdmin,
    StillTeachesChildren.
    """
    account = _to_change(session, actor, account_id, now)
    if role not in may_give(actor):
        raise Forbidden
    if last_day is not None and last_day < i18n.local_day(now):
        raise AlreadyOver
    if role is not Role.TRAINER and _teaches_children(session, account.id, now):
        raise StillTeachesChildren
    if role is not Role.ADMIN or last_day is not None:
        keep_an_admin(session, account.id, now)
    until = None
    if last_day is not None:
        until = datetime.combine(last_day + timedelta(days=1), time(), i18n.CAMBODIA).astimezone(UTC)
    return roles.begin(session, account, role, place_code=place_code, by=actor.id, now=now, until=until)


def _teaches_children(session: Session, account_id: str, now: datetime) -> bool:
    kinds = session.scalars(
        select(Cohort.kind).where(Cohort.id.in_(cohorts_taught_by(account_id, now))).distinct()
    )
    return any(cohort_types.find_type(session, kind).has_children for kind in kinds)


def end_role(session: Session, actor: Actor, account_id: str, now: datetime) -> None:
    """End every role of an adult and sign them out everywhere. Raises NotFound, OwnRole, LastAdmin."""
    account = _to_change(session, actor, account_id, now)
    keep_an_admin(session, account.id, now)
    roles.end(session, account.id, by=actor.id, now=now)
    sign_in.end_all(session, account.id, now)


def set_trainer(
    session: Session, actor: Actor, account_id: str, trainer_id: str | None, now: datetime
) -> None:
    """Put an adult under a trainer within the actor's reach, or under the actor; with None, under nobody.

    Under nobody only by who looks after everybody. Raises NotFound, OwnRole, Circle.
    """
    account = find_adult(session, actor, Action.LINEAGE_SET, account_id, now)
    if account.id == actor.id:
        raise OwnRole
    if not account.active:
        raise NotFound
    if trainer_id is None:
        if not may_free(actor):
            raise Forbidden
        lineage.end(session, account.id, now=now)
        return
    trainer = next(
        (one for one in _trainers(session, actor, now) if one.id == trainer_id and one.id != account.id), None
    )
    if trainer is None:
        raise NotFound
    lineage.move(session, account.id, trainer.id, cohort_id=None, by=actor.id, now=now)


def trainers_for(
    session: Session, actor: Actor, account: Account, words: str, now: datetime
) -> Sequence[Account]:
    """Return who may become an adult's trainer, those whose name holds the words; nobody trained by them."""
    above = lineage.trained_by(session)
    return [
        one
        for one in _trainers(session, actor, now)
        if not closes_a_circle(account.id, one.id, above)
        and khmer.found_in(words, f"{one.name_km} {one.name_latin} {one.login}")
    ]


def keep_an_admin(session: Session, account_id: str, now: datetime) -> None:
    """Raise LastAdmin unless somebody else is an administrator without an end."""
    # Held, so that two administrators cannot end each other at the same moment.
    session.scalar(select(Installation).where(Installation.key == "purpose").with_for_update())
    ends = RoleTerm.role == Role.ADMIN, RoleTerm.until_at.is_(None), RoleTerm.from_at <= now
    left = session.scalar(
        select(Account.id)
        .join(RoleTerm, RoleTerm.account_id == Account.id)
        .where(Account.role == Role.ADMIN, Account.active, Account.id != account_id, *ends)
        .limit(1)
    )
    account = session.get_one(Account, account_id)
    if account.role == Role.ADMIN and left is None:
        raise LastAdmin


def _to_change(session: Session, actor: Actor, account_id: str, now: datetime) -> Account:
    account = find_adult(session, actor, Action.ROLE_GIVE, account_id, now)
    if account.id == actor.id:
        raise OwnRole
    if not may_change(actor, account):
        raise NotFound
    return account


def _trainers(session: Session, actor: Actor, now: datetime) -> Sequence[Account]:
    reach = require(actor, Action.LINEAGE_SET)
    near = people_within(actor, reach, now) | (Account.id == actor.id)
    return session.scalars(
        select(Account)
        .where(near, Account.active, Account.role.in_(TRAINING), roles.acts(now))
        .order_by(Account.name_km, Account.login)
    ).all()
