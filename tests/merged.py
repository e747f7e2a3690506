"""Accounts of one person that were made one, for the access tests."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from lms.people import lineage
from lms.people.models import Account
from lms.permissions import Role
from lms.staff import merging
from tests.factories import Someone


def merged(
    session: Session, people: dict[str, Someone], make: Callable[[Role], Someone], now: datetime
) -> dict[str, str]:
    """Let each of two masters train somebody with two accounts, which an administrator has made one."""
    return {
        name: _merge(session, people[master], people["admin"], [make(Role.TRAINER), make(Role.TRAINER)], now)
        for name, master in (("merge", "master"), ("foreign merge", "othermaster"))
    }


def _merge(session: Session, master: Someone, admin: Someone, both: list[Someone], now: datetime) -> str:
    kept, gone = both
    for one in (kept, gone):
        session.get_one(Account, one.id).created_by = master.id
        lineage.move(session, one.id, master.id, cohort_id=None, by=None, now=now - timedelta(days=9))
    return merging.merge(session, admin, kept.id, gone.id, both_certified_seen=False, now=now).id
