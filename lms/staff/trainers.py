"""The adults somebody is responsible for: finding one, adding one, a new first password."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import i18n
from lms.certificates import standing
from lms.certificates.standing import Standing
from lms.errors import Forbidden, NotFound
from lms.people import accounts, membership, scope, secrets, sign_in
from lms.people.accounts import Issued, Sex
from lms.people.models import Account, Cohort
from lms.permissions import Action, Actor, Role, require
from lms.training.cohort_rules import TOT


def trainer(
    session: Session, actor: Actor, account_id: str, now: datetime
) -> tuple[Account, Sequence[Standing]]:
    """Return one adult the actor trains; raise NotFound for anybody else."""
    reach = require(actor, Action.TRAINER_READ)
    found = session.scalar(
        select(Account).where(Account.id == account_id, scope.people_within(actor, reach, now))
    )
    if found is None:
        raise NotFound
    return found, standing.standing(session, found.id, i18n.local_day(now))


def adults(session: Session, actor: Actor, now: datetime) -> list[Account]:
    """Return the adults whose accounts the actor looks after."""
    reach = require(actor, Action.ACCOUNT_CREATE)
    return list(
        session.scalars(
            select(Account)
            .where(Account.role != Role.LEARNER, scope.people_within(actor, reach, now))
            .order_by(Account.role, Account.name_km)
        )
    )


def add_adult(
    session: Session,
    actor: Actor,
    *,
    role: Role,
    login: str,
    name_km: str,
    name_latin: str,
    pepper: str,
    now: datetime,
    sex: Sex = "not-recorded",
    birth_year: int | None = None,
    place_code: str | None = None,
) -> Issued:
    """Make an adult's account; a master trainer's new trainer joins the ToT cohort they lead."""
    if role not in accounts.may_create(actor):
        raise Forbidden
    issued = accounts.new_adult(
        session,
        role=role,
        login=login,
        name_km=name_km,
        name_latin=name_latin,
        sex=sex,
        birth_year=birth_year,
        place_code=place_code,
        pepper=pepper,
        by=actor.id,
        now=now,
    )
    if actor.role is Role.MASTER:
        course = tot_cohort(session, actor.id, now)
        membership.enrol(session, course.id, issued.account_id, now, by=actor.id)
    return issued


def new_password(session: Session, actor: Actor, account_id: str, *, pepper: str, now: datetime) -> Issued:
    """Give an adult the actor looks after a new first password; every stay of theirs ends.

    Raises NotFound for oneself too: one's own needs the old one.
    """
    found = next((one for one in adults(session, actor, now) if one.id == account_id), None)
    if found is None or found.id == actor.id or Role(found.role) not in accounts.may_create(actor):
        raise NotFound
    secret = secrets.new_password()
    found.secret, found.must_change = secrets.hashed(secret, pepper), True
    sign_in.end_all(session, found.id, now)
    accounts.unlock(session, found.login, pepper)
    return Issued(found.id, found.login, secret)


def tot_cohort(session: Session, master_id: str, now: datetime) -> Cohort:
    """Return the training-of-trainers cohort a master trainer leads, opened at first need."""
    found = session.scalar(
        select(Cohort)
        .where(
            Cohort.kind == TOT,
            Cohort.opened_at.is_not(None),
            Cohort.id.in_(scope.cohorts_taught_by(master_id, now)),
        )
        .order_by(Cohort.made_at)
        .limit(1)
    )
    return found or membership.open_cohort(session, master_id, name="ToT", kind=TOT, now=now)
