"""All adults of the programme: role, place, certificate; without it nobody knows who is still there."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lms import i18n
from lms.certificates import awards
from lms.certificates.awards import GIVEN, Status
from lms.certificates.models import Award
from lms.people import lineage, roles
from lms.people.generations import generation
from lms.people.models import Account, Cohort, Enrolment, RoleTerm, Teaching
from lms.people.scope import enrolled_now, teaches_now
from lms.permissions import Action, Actor, Role, require
from lms.practice.models import TrainingSession

RECENT = timedelta(days=60)
"""How far back sessions are counted: who held none for so long is not an active trainer any more."""


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One adult. `role` is None without one in force, `status` None for who never got a certificate.

    `learners` are the children in the cohorts taught now, each counted once.
    """

    account: Account
    role: Role | None
    place_code: str | None
    generation: int
    trained_by: Account | None
    status: Status | None
    until: date | None
    sessions: int
    cohorts: int
    learners: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; an empty value narrows nothing. `role` and `status` may be "none"."""

    role: str = ""
    place: str = ""
    status: str = ""

    def takes(self, row: RosterRow) -> bool:
        """Whether an adult stands in the list."""
        return (
            self.role in ("", row.role or "none")
            and (row.place_code or "").startswith(self.place)
            and self.status in ("", row.status or "none")
        )


def roster(session: Session, actor: Actor, wanted: Wanted, now: datetime) -> list[RosterRow]:
    """Return the adults of the programme, by name. A handful of queries, for any number of people."""
    require(actor, Action.ROSTER_READ)
    adults = session.scalars(
        select(Account)
        .where(Account.role != Role.LEARNER, Account.active)
        .order_by(Account.name_km, Account.login)
    ).all()
    by_id = {one.id: one for one in adults}
    above, terms, certificates = (
        lineage.trained_by(session),
        _terms(session, now),
        _certificates(session, now),
    )
    held, taught, learners = _sessions(session, now), _taught(session, now), _learners(session, now)
    rows = (
        RosterRow(
            account=one,
            role=Role(terms[one.id].role) if one.id in terms else None,
            place_code=terms[one.id].place_code if one.id in terms else None,
            generation=generation(one.id, above),
            trained_by=by_id.get(above.get(one.id, "")),
            status=certificates[one.id][0] if one.id in certificates else None,
            until=certificates[one.id][1] if one.id in certificates else None,
            sessions=held[one.id],
            cohorts=taught[one.id],
            learners=learners[one.id],
        )
        for one in adults
    )
    return [row for row in rows if wanted.takes(row)]


def totals(rows: Iterable[RosterRow]) -> dict[Role | None, Counter[str]]:
    """Count adults by role and sex; who has no role now is counted under None."""
    counted: dict[Role | None, Counter[str]] = defaultdict(Counter)
    for row in rows:
        counted[row.role][row.account.sex] += 1
    return counted


def _terms(session: Session, now: datetime) -> Mapping[str, RoleTerm]:
    found = session.execute(
        select(RoleTerm)
        .join(Account, Account.id == RoleTerm.account_id)
        .where(roles.in_force(now), RoleTerm.role == Account.role)
        .order_by(RoleTerm.from_at)
    )
    return {row[0].account_id: row[0] for row in found}


def _certificates(session: Session, now: datetime) -> Mapping[str, tuple[Status, date]]:
    """Return how each adult's certificate stands: the one in force that lasts longest, or else the newest."""
    today = i18n.local_day(now)
    given = session.scalars(
        select(Award).where(GIVEN, Award.paper == "certificate").order_by(Award.awarded_at)
    )
    found: dict[str, tuple[Status, date]] = {}
    for award in given:
        how = awards.status(award, today)
        best = found.get(award.account_id)
        if best is None or not best[0].in_force or (how.in_force and award.expires_on > best[1]):
            found[award.account_id] = (how, award.expires_on)
    return found


def _sessions(session: Session, now: datetime) -> Counter[str]:
    """Count the sessions each adult led or led together with somebody, of the last 60 days."""
    since = i18n.local_day(now) - RECENT
    held = session.execute(
        select(TrainingSession.led_by, TrainingSession.co_led_by).where(
            TrainingSession.held_on >= since, TrainingSession.cancelled_at.is_(None)
        )
    )
    return Counter(one for row in held for one in row if one is not None)


def _taught(session: Session, now: datetime) -> Counter[str]:
    rows = session.execute(
        select(Teaching.trainer_id, func.count(Teaching.cohort_id.distinct()))
        .join(Cohort, Cohort.id == Teaching.cohort_id)
        .where(teaches_now(now), Cohort.opened_at.is_not(None), Cohort.closed_at.is_(None))
        .group_by(Teaching.trainer_id)
    )
    return Counter({row[0]: row[1] for row in rows})


def _learners(session: Session, now: datetime) -> Counter[str]:
    rows = session.execute(
        select(Teaching.trainer_id, func.count(Enrolment.learner_id.distinct()))
        .join(Cohort, Cohort.id == Teaching.cohort_id)
        .join(Enrolment, Enrolment.cohort_id == Cohort.id)
        .join(Account, Account.id == Enrolment.learner_id)
        .where(
            teaches_now(now),
            Cohort.closed_at.is_(None),
            enrolled_now(now),
            Account.active,
            Account.role == Role.LEARNER,
        )
        .group_by(Teaching.trainer_id)
    )
    return Counter({row[0]: row[1] for row in rows})
