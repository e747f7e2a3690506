"""Whether two accounts are one person's; without it somebody merged could be their own second person."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.people.models import Merge


def same_person(session: Session, one: str, other: str) -> bool:
    """Whether two ids are one account's, or those of accounts that were made one; no actor is asked."""
    return one == other or _kept(session, one) == _kept(session, other)


def _kept(session: Session, account_id: str) -> str:
    """Return the account that stayed in the end when one was merged, perhaps again and again."""
    seen = set[str]()
    while account_id not in seen:
        seen.add(account_id)
        into = select(Merge.kept_id).where(Merge.gone_id == account_id, Merge.undone_at.is_(None))
        account_id = session.scalar(into.limit(1)) or account_id
    return account_id


def accounts_of(session: Session, account_id: str) -> list[str]:
    """Return an account and all that were merged into it, also by way of another; no actor is asked."""
    found = [account_id]
    for one in found:
        rows = session.scalars(select(Merge.gone_id).where(Merge.kept_id == one, Merge.undone_at.is_(None)))
        found += [gone for gone in rows if gone not in found]
    return found
