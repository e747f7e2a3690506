"""Roles with a place and a date from and to: an account acts in its role only while a term is in force."""

from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from lms import clock
from lms.people.models import Account, RoleTerm
from lms.permissions import Role


def in_force(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """Whether a term is in force."""
    return and_(RoleTerm.from_at <= now, or_(RoleTerm.until_at.is_(None), RoleTerm.until_at > now))


def acts(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """Whether an account may act now: a learner always, an adult within a term of the account's role."""
    term = exists().where(RoleTerm.account_id == Account.id, RoleTerm.role == Account.role, in_force(now))
    return or_(Account.role == Role.LEARNER, term)


def begin(
    session: Session,
    account: Account,
    role: Role,
    *,
    place_code: str | None,
    by: str | None,
    now: datetime,
    until: datetime | None = None,
) -> RoleTerm:
    """Give an adult a role from now on; terms of other roles end. The caller has checked rights."""
    for term in terms(session, account.id):
        if term.until_at is None or term.until_at > now:
            term.until_at, term.ended_by = now, by
    account.role = role
    term = RoleTerm(
        id=clock.new_id(),
        account_id=account.id,
        role=role,
        place_code=place_code,
        from_at=now,
        until_at=until,
        given_by=by,
    )
    session.add(term)
    session.flush()
    return term


def end(session: Session, account_id: str, *, by: str | None, now: datetime) -> None:
    """End every term of an adult; with the next request they get nothing. The caller has checked rights."""
    for term in terms(session, account_id):
        if term.until_at is None or term.until_at > now:
            term.until_at, term.ended_by = now, by
    session.flush()


def terms(session: Session, account_id: str) -> list[RoleTerm]:
    """Return the terms of an adult, the first one first."""
    return list(
        session.scalars(
            select(RoleTerm).where(RoleTerm.account_id == account_id).order_by(RoleTerm.from_at, RoleTerm.id)
        )
    )
