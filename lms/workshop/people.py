"""The names of those who write, review and publish; without it a history would list ids."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.people.models import Account


@dataclass(frozen=True, slots=True)
class Writer:
    """A member of staff as the workshop shows them; some have no name in one script or the other."""

    id: str
    name_km: str | None
    name_latin: str | None
    login: str


def writers(session: Session, ids: Iterable[str | None]) -> dict[str, Writer]:
    """Return the people with these ids, by id."""
    wanted = {one for one in ids if one}
    rows = select(Account.id, Account.name_km, Account.name_latin, Account.login).where(
        Account.id.in_(wanted)
    )
    return {row.id: Writer(*row) for row in session.execute(rows)}
