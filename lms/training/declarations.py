"""Consent, assent, pledges and promises: on which day, how and before whom; withdrawn, never erased."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from lms import clock, i18n
from lms.errors import LmsError, NotFound
from lms.people.models import Account, Cohort, Declaration, Enrolment, Teaching
from lms.people.scope import cohorts_taught_by, enrolled_now, people_within, teaches_now
from lms.permissions import Action, Actor, require, scope
from lms.text import Text


class Kind(StrEnum):
    """What somebody declared; the first three stand with a child."""

    GUARDIAN_CONSENT = "guardian-consent"
    ASSENT = "assent"
    PLEDGE = "pledge"
    CODE_OF_CONDUCT = "code-of-conduct"
    CLEARANCE = "clearance"


OF_CHILDREN = (Kind.GUARDIAN_CONSENT, Kind.ASSENT, Kind.PLEDGE)
METHODS = ("paper", "spoken", "on-screen")
EARLIEST = date(2000, 1, 1)
KIND_NAMES: dict[Kind, Text] = {
    Kind.GUARDIAN_CONSENT: Text(en="Guardian's consent", km="ការយល់ព្រមរបស់អាណាព្យាបាល"),
    Kind.ASSENT: Text(en="The child's own yes", km="ការយល់ព្រមរបស់កុមារផ្ទាល់"),
    Kind.PLEDGE: Text(en="Pledge to keep friends safe", km="ការសន្យារក្សាសុវត្ថិភាពមិត្តភក្តិ"),
    Kind.CODE_OF_CONDUCT: Text(en="Code of conduct", km="ក្រមប្រតិបត្តិ"),
    Kind.CLEARANCE: Text(en="Clearance by the safeguarding focal point", km="ការអនុញ្ញាតពីអ្នកទទួលបន្ទុកការពារកុមារ"),
}
METHOD_NAMES: dict[str, Text] = {
    "paper": Text(en="on paper", km="លើក្រដាស"),
    "spoken": Text(en="spoken", km="ដោយផ្ទាល់មាត់"),
    "on-screen": Text(en="on the screen", km="លើអេក្រង់"),
}


_RECORDED_BY = {Kind.CODE_OF_CONDUCT: Action.CONDUCT_PROMISE, Kind.CLEARANCE: Action.CLEARANCE_RECORD}


class WrongDay(LmsError):
    """The day is in the future, or long before there was a programme."""

    message = Text(
        en="The day must lie between 1 January 2000 and today.",
        km="ថ្ងៃត្រូវនៅចន្លោះពី ១ មករា ២០០០ ដល់ថ្ងៃនេះ។",
    )


class WitnessNeeded(LmsError):
    """A guardian's consent counts only before a witness who is known."""

    message = Text(
        en="Choose the adult before whom this was said: somebody who teaches the cohort, or its focal point.",
        km="សូមជ្រើសរើសមនុស្សធំដែលជាសាក្សី៖ អ្នកដែលបង្រៀនក្រុមនេះ ឬអ្នកទទួលបន្ទុកការពារកុមាររបស់ក្រុម។",
    )


@dataclass(frozen=True, slots=True)
class Given:
    """When, how and before whom something was declared."""

    day: date
    method: str
    witness_id: str | None = None


def in_force(session: Session, account_ids: Collection[str]) -> dict[str, dict[Kind, Declaration]]:
    """Return the newest declaration of each kind that was not withdrawn, for every account asked for."""
    found: dict[str, dict[Kind, Declaration]] = {one: {} for one in account_ids}
    rows = session.scalars(
        select(Declaration)
        .where(Declaration.account_id.in_(list(found)), Declaration.withdrawn_at.is_(None))
        .order_by(Declaration.given_on, Declaration.recorded_at)
    )
    for row in rows:
        found[row.account_id][Kind(row.kind)] = row
    return found


def record(
    session: Session, actor: Actor, ticked: Mapping[Kind, Collection[str]], given: Given, now: datetime
) -> int:
    """Record what children of the actor's cohorts, or their guardians, declared; return how many were new.

    `ticked` has the learners' ids by kind. Who has declared it already is left as it is.
    Raises NotFound for a learner out of reach, WrongDay, WitnessNeeded.
    """
    reach = require(actor, Action.CONSENT_RECORD)
    wanted = {one for ids in ticked.values() for one in ids}
    within = select(Account.id).where(Account.id.in_(wanted), people_within(actor, reach, now))
    if set(session.scalars(within)) != wanted or not set(ticked) <= set(OF_CHILDREN):
        raise NotFound
    check(given, now)
    _check_witness(session, actor, ticked, given, now)
    before = in_force(session, wanted)
    new = [(kind, one) for kind, ids in ticked.items() for one in sorted(set(ids)) if kind not in before[one]]
    for kind, one in new:
        keep(session, actor, one, kind, given, now)
    return len(new)


def witnesses(session: Session, cohort_ids: Iterable[str], now: datetime) -> list[Account]:
    """Return the adults who teach one of the cohorts now or are its focal point, by name."""
    ids = list(cohort_ids)
    teaching = select(Teaching.trainer_id).where(Teaching.cohort_id.in_(ids), teaches_now(now))
    focal = select(Cohort.focal_point_id).where(Cohort.id.in_(ids), Cohort.focal_point_id.is_not(None))
    return list(
        session.scalars(
            select(Account)
            .where(Account.active, or_(Account.id.in_(teaching), Account.id.in_(focal)))
            .order_by(Account.name_km, Account.id)
        )
    )


def shared_cohorts(session: Session, actor: Actor, learner_ids: Collection[str], now: datetime) -> list[str]:
    """Return the ids of the actor's cohorts in which one of the learners is now."""
    return list(
        session.scalars(
            select(Enrolment.cohort_id)
            .where(
                Enrolment.learner_id.in_(list(learner_ids)),
                enrolled_now(now),
                Enrolment.cohort_id.in_(cohorts_taught_by(actor.id, now)),
            )
            .distinct()
        )
    )


def promise(session: Session, actor: Actor, version: date, now: datetime) -> Declaration:
    """Record that the actor has read the code of conduct as it is since `version`, and keeps to it."""
    require(actor, Action.CONDUCT_PROMISE)
    before = in_force(session, [actor.id])[actor.id].get(Kind.CODE_OF_CONDUCT)
    if before is not None and before.given_on >= version:
        return before
    given = Given(i18n.local_day(now), "on-screen")
    return keep(session, actor, actor.id, Kind.CODE_OF_CONDUCT, given, now)


def withdraw(session: Session, actor: Actor, declaration_id: str, now: datetime) -> Declaration:
    """Take a declaration back; the row stays. Who may record it may withdraw it, a promise only oneself."""
    found = session.get(Declaration, declaration_id)
    if found is None or not _may_withdraw(session, actor, found, now):
        raise NotFound
    if found.withdrawn_at is None:
        found.withdrawn_at, found.withdrawn_by = now, actor.id
        session.flush()
    return found


def _may_withdraw(session: Session, actor: Actor, found: Declaration, now: datetime) -> bool:
    action = _RECORDED_BY.get(Kind(found.kind), Action.CONSENT_RECORD)
    if (found.account_id == actor.id) is not (found.kind == Kind.CODE_OF_CONDUCT):
        return False
    # No require: who may not withdraw this kind shall not learn that there is one.
    reach = scope(actor.role, action)
    within = select(Account.id).where(Account.id == found.account_id, people_within(actor, reach, now))
    return session.scalar(within) is not None


def check(given: Given, now: datetime) -> None:
    """Raise WrongDay, or LmsError for a way of declaring that does not exist."""
    if not EARLIEST <= given.day <= i18n.local_day(now):
        raise WrongDay
    if given.method not in METHODS:
        raise LmsError


def _check_witness(
    session: Session, actor: Actor, ticked: Mapping[Kind, Collection[str]], given: Given, now: datetime
) -> None:
    if given.witness_id is None:
        if ticked.get(Kind.GUARDIAN_CONSENT):
            raise WitnessNeeded
        return
    learners = {one for ids in ticked.values() for one in ids}
    known = witnesses(session, shared_cohorts(session, actor, learners, now), now)
    if learners and given.witness_id not in {one.id for one in known}:
        raise WitnessNeeded


def keep(
    session: Session, actor: Actor, account_id: str, kind: Kind, given: Given, now: datetime
) -> Declaration:
    """Keep one declaration; the caller has checked rights, day and witness."""
    row = Declaration(
        id=clock.new_id(),
        account_id=account_id,
        kind=kind,
        given_on=given.day,
        method=given.method,
        witness_id=given.witness_id,
        recorded_by=actor.id,
        recorded_at=now,
    )
    session.add(row)
    session.flush()
    return row
