"""Which certificates end soon or have ended, and who needs a refresher; else nobody would renew in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from lms import i18n
from lms.certificates.awards import GIVEN, Status, Words, status
from lms.certificates.evidence import evidence_of
from lms.certificates.models import Award
from lms.certificates.standing import refreshed
from lms.people.models import Account
from lms.people.scope import people_within
from lms.permissions import Action, Actor, Scope, require, scope

STEPS = (30, 60, 90)
"""Days before the end at which a certificate moves from one list to the next."""


@dataclass(frozen=True, slots=True)
class DueLine:
    """The newest certificate of a kind that somebody has; `days` to its end are negative after it."""

    award: Award
    person: Account
    words: Words
    status: Status
    days: int


@dataclass(frozen=True, slots=True)
class DueLists:
    """Certificates by what has to be done: ended, ending within 30, 60 and 90 days, to be refreshed."""

    expired: tuple[DueLine, ...]
    ending: tuple[tuple[int, tuple[DueLine, ...]], ...]
    refresher: tuple[DueLine, ...]
    later: tuple[DueLine, ...]

    def __bool__(self) -> bool:
        """Whether anybody has to do anything."""
        return bool(self.expired or self.refresher or any(lines for _, lines in self.ending))


def due(session: Session, actor: Actor, now: datetime) -> DueLists:
    """Return what is due of the actor's own certificates, and of those within reach.

    Of two of a kind only the newest counts; what was taken back or not confirmed is not among them.
    """
    own = scope(actor.role, Action.CERTIFICATE_CONFIRM)
    reach = require(actor, Action.CERTIFICATE_READ if own is Scope.NONE else Action.CERTIFICATE_CONFIRM)
    rows = session.execute(
        select(Award, Account)
        .join(Account, Account.id == Award.account_id)
        .where(
            GIVEN,
            Award.revoked_at.is_(None),
            Award.paper == "certificate",
            Account.active,
            or_(Account.id == actor.id, people_within(actor, reach, now)),
        )
        .order_by(Award.awarded_at, Award.id)
    )
    newest = {(award.account_id, award.rule): (award, account) for award, account in rows}
    return sorted_lists(_lines(session, list(newest.values()), i18n.local_day(now)))


def sorted_lists(lines: Sequence[DueLine]) -> DueLists:
    """Put each line into its list; within a list, what ends first stands first."""
    in_order = sorted(lines, key=lambda one: (one.days, one.person.name_km or "", one.award.id))
    ending, first = [], 0
    for last in STEPS:
        ending.append((last, tuple(one for one in in_order if first <= one.days <= last)))
        first = last + 1
    return DueLists(
        expired=tuple(one for one in in_order if one.days < 0),
        ending=tuple(ending),
        refresher=tuple(one for one in in_order if one.status is Status.NEEDS_REFRESHER),
        later=tuple(one for one in in_order if one.days > STEPS[-1]),
    )


def _lines(session: Session, rows: Sequence[tuple[Award, Account]], today: date) -> list[DueLine]:
    found = evidence_of(session, sorted({account.id for _, account in rows}))
    return [
        DueLine(
            award=award,
            person=account,
            words=Words.model_validate(award.words),
            status=status(award, today, refreshed=refreshed(award, found[account.id], today)),
            days=(award.expires_on - today).days,
        )
        for award, account in rows
    ]
