"""The pairs of accounts within somebody's reach that are probably one person's, side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lms import i18n
from lms.certificates.awards import GIVEN
from lms.certificates.models import Award
from lms.people import duplicates, secrets
from lms.people.duplicates import Known, Reason
from lms.people.models import Account, RoleTerm
from lms.permissions import Actor
from lms.quizzes.models import Attempt
from lms.staff.merging import mergeable

MOST_PAIRS = 30
_COMMUNE_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Side:
    """One account of a pair: where, how many quizzes it has taken, how many awards in force it holds."""

    account: Account
    place_code: str | None
    attempts: int
    awards: int


@dataclass(frozen=True, slots=True)
class Likely:
    """Two accounts and what speaks for one person, the older account first."""

    first: Side
    second: Side
    reasons: tuple[Reason, ...]

    @property
    def both_certified(self) -> bool:
        """Whether both hold an award in force."""
        return bool(self.first.awards and self.second.awards)


def likely_pairs(session: Session, actor: Actor, now: datetime) -> list[Likely]:
    """Return the likeliest pairs within the actor's reach, at most MOST_PAIRS."""
    accounts = {one.id: one for one in session.scalars(select(Account).where(mergeable(actor, now)))}
    places = _places(session, accounts)
    pairs = duplicates.probable(_known(one, places.get(one.id)) for one in accounts.values())[:MOST_PAIRS]
    ids = {one for pair in pairs for one in (pair.first, pair.second)}
    sides = _sides(session, [accounts[one] for one in ids], places, i18n.local_day(now))
    return [_likely(sides[pair.first], sides[pair.second], pair.reasons) for pair in pairs]


def asked_pair(session: Session, actor: Actor, logins: tuple[str, str], now: datetime) -> Likely | None:
    """Return the pair that somebody asks for by user names or codes; None unless both are within reach."""
    wanted = {one.strip().casefold() for one in logins} | {secrets.read_code(one) for one in logins}
    found = list(session.scalars(select(Account).where(Account.login.in_(wanted), mergeable(actor, now))))
    if len(found) != len(logins):
        return None
    places = _places(session, {one.id: one for one in found})
    sides = _sides(session, found, places, i18n.local_day(now))
    known = [_known(one, places.get(one.id)) for one in found]
    return _likely(sides[found[0].id], sides[found[1].id], duplicates.reasons(*known))


def _likely(one: Side, other: Side, reasons: tuple[Reason, ...]) -> Likely:
    first, second = sorted((one, other), key=lambda side: (side.account.created_at, side.account.id))
    return Likely(first, second, reasons)


def _known(account: Account, place: str | None) -> Known:
    return Known(
        id=account.id,
        name_km=account.name_km or "",
        name_latin=account.name_latin or "",
        nickname=account.nickname or "",
        birth_year=account.birth_year,
        sex=account.sex,
        commune=place if place and len(place) == _COMMUNE_DIGITS else None,
    )


def _places(session: Session, accounts: Mapping[str, Account]) -> dict[str, str | None]:
    """Return the place of each adult's newest role, and a child's own commune."""
    rows = session.execute(
        select(RoleTerm.account_id, RoleTerm.place_code)
        .where(RoleTerm.place_code.is_not(None))
        .order_by(RoleTerm.from_at)
    )
    children = {one.id: one.commune_code for one in accounts.values()}
    return children | {row.account_id: row.place_code for row in rows if row.account_id in accounts}


def _sides(
    session: Session, accounts: Iterable[Account], places: Mapping[str, str | None], today: date
) -> dict[str, Side]:
    known = {one.id: one for one in accounts}
    tried = _counts(
        session.execute(
            select(Attempt.learner_id, func.count())
            .where(Attempt.learner_id.in_(known), Attempt.finished_at.is_not(None))
            .group_by(Attempt.learner_id)
        )
    )
    held = _counts(
        session.execute(
            select(Award.account_id, func.count())
            .where(Award.account_id.in_(known), GIVEN, Award.revoked_at.is_(None), Award.expires_on >= today)
            .group_by(Award.account_id)
        )
    )
    return {
        one.id: Side(one, places.get(one.id), tried.get(one.id, 0), held.get(one.id, 0))
        for one in known.values()
    }


def _counts(rows: Iterable[tuple[str, int]]) -> dict[str, int]:
    return {row[0]: row[1] for row in rows}
