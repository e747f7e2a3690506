"""Putting the people of a file into a cohort, all of them or nobody."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import i18n
from lms.errors import Conflict, Forbidden
from lms.people import accounts, membership, secrets
from lms.people.accounts import Issued
from lms.people.models import Account, Cohort, Enrolment
from lms.people.scope import enrolled_now, people_within
from lms.people.secrets import Prepared
from lms.permissions import Action, Actor, Role, Scope, require
from lms.text import Text
from lms.training import cohort_types, declarations, learners
from lms.training.cohorts import find_cohort
from lms.training.declarations import Given, Kind
from lms.training.roster_file import Table
from lms.training.roster_people import Known, KnownLearner
from lms.training.roster_row import Person
from lms.training.roster_rows import Checked, check, codes_in


class Changed(Conflict):
    """Between the look and the putting in something happened that makes the file wrong."""

    message = Text(
        en="Something has changed since you looked at this file. Nobody was put in; send it once more.",
        km="មានអ្វីមួយបានផ្លាស់ប្តូរ តាំងពីលោកគ្រូ អ្នកគ្រូបានពិនិត្យឯកសារនេះ។ មិនទាន់បានបញ្ចូលនរណាទេ សូមផ្ញើម្ដងទៀត។",
    )


@dataclass(frozen=True, slots=True)
class Target:
    """The cohort of a file, and whether adults stand in it."""

    cohort: Cohort
    adults: bool


@dataclass(frozen=True, slots=True)
class PutIn:
    """A person who is in the cohort now; `issued` has a new account's secret, None for a known learner."""

    person: Person
    account_id: str
    issued: Issued | None


def find_target(session: Session, actor: Actor, cohort_id: str, now: datetime) -> Target:
    """Return a cohort into which the actor may put people from a file; raise NotFound for any other.

    Children need the right to add learners, adults the right to make accounts.
    """
    cohort = find_cohort(session, actor, cohort_id, Action.COHORT_EDIT, now)
    adults = not cohort_types.find_type(session, cohort.kind).has_children
    require(actor, Action.ACCOUNT_CREATE if adults else Action.LEARNER_ADD)
    if adults and Role.TRAINER not in accounts.may_create(actor):
        raise Forbidden
    return Target(cohort, adults)


def dry_run(session: Session, actor: Actor, cohort_id: str, table: Table, now: datetime) -> Checked:
    """Return who would be put in, or everything that is wrong; nothing is changed."""
    target = find_target(session, actor, cohort_id, now)
    return check(table, _known(session, actor, target, table, now), adults=target.adults)


def prepare(people: Sequence[Person], *, adults: bool, pepper: str) -> list[Prepared]:
    """Return the secrets that new accounts will need, made before anything is written."""
    new = sum(person.learner_id is None for person in people)
    return secrets.prepare(new, secrets.new_password if adults else secrets.new_pin, pepper)


def put_in(
    session: Session,
    actor: Actor,
    cohort_id: str,
    table: Table,
    *,
    prepared: Sequence[Prepared],
    witness_id: str | None,
    batch: str,
    pepper: str,
    now: datetime,
) -> list[PutIn]:
    """Put everybody of a table in, with what was declared. `batch` is the id of the page; twice is refused.

    Raises Changed when the table is not clean (any more), WitnessNeeded, AlreadyAdded, NotOpenYet.
    """
    target = find_target(session, actor, cohort_id, now)
    learners.take_once(session, batch, target.cohort.id)
    checked = dry_run(session, actor, cohort_id, table, now)
    new = sum(person.learner_id is None for person in checked.people)
    if checked.mistakes or new > len(prepared):
        raise Changed
    given = iter(prepared)
    make = _adult if target.adults else _child
    put = [make(session, actor, target.cohort, one, given, pepper, now) for one in checked.people]
    _declare(session, actor, put, witness_id, now)
    return put


def _child(
    session: Session,
    actor: Actor,
    cohort: Cohort,
    person: Person,
    prepared: Iterator[Prepared],
    pepper: str,
    now: datetime,
) -> PutIn:
    issued = None
    if person.learner_id is None:
        issued = accounts.new_learner(
            session,
            sex=accounts.read_sex(person.sex),
            nickname=person.nickname,
            birth_year=person.birth_year,
            commune_code=person.place,
            prepared=next(prepared),
            pepper=pepper,
            by=actor.id,
            now=now,
        )
    account_id = issued.account_id if issued else person.learner_id or ""
    membership.enrol(session, cohort.id, account_id, now, by=actor.id)
    return PutIn(person, account_id, issued)


def _adult(
    session: Session,
    actor: Actor,
    cohort: Cohort,
    person: Person,
    prepared: Iterator[Prepared],
    pepper: str,
    now: datetime,
) -> PutIn:
    issued = accounts.new_adult(
        session,
        role=Role.TRAINER,
        login=person.login,
        name_km=person.name_km,
        name_latin=person.name_latin,
        sex=accounts.read_sex(person.sex),
        birth_year=person.birth_year,
        place_code=person.place,
        password=next(prepared),
        pepper=pepper,
        by=actor.id,
        now=now,
    )
    membership.enrol(session, cohort.id, issued.account_id, now, by=actor.id)
    return PutIn(person, issued.account_id, issued)


def _declare(
    session: Session, actor: Actor, put: Sequence[PutIn], witness_id: str | None, now: datetime
) -> None:
    """Record what the file says was declared; a child's yes counts as spoken where no way is given."""
    grouped: dict[tuple[Kind, date, str], list[str]] = defaultdict(list)
    for one in put:
        person = one.person
        if person.consent_on is not None and person.consent_method is not None:
            key = (Kind.GUARDIAN_CONSENT, person.consent_on, person.consent_method)
            grouped[key].append(one.account_id)
        if person.assent_on is not None:
            grouped[Kind.ASSENT, person.assent_on, person.consent_method or "spoken"].append(one.account_id)
    for (kind, day, method), ids in grouped.items():
        declarations.record(session, actor, {kind: ids}, Given(day, method, witness_id), now)


def _known(session: Session, actor: Actor, target: Target, table: Table, now: datetime) -> Known:
    today = i18n.local_day(now)
    if target.adults:
        taken = session.scalars(select(Account.login).where(Account.role != Role.LEARNER))
        return Known(today, logins=frozenset(taken))
    codes = codes_in(table)
    within = people_within(actor, Scope.COHORT, now)
    found = session.scalars(select(Account).where(Account.login.in_(codes), within)) if codes else ()
    here = set(
        session.scalars(
            select(Enrolment.learner_id).where(Enrolment.cohort_id == target.cohort.id, enrolled_now(now))
        )
    )
    return Known(
        today,
        {
            one.login: KnownLearner(one.id, one.nickname, one.sex, one.birth_year, one.id in here)
            for one in found
        },
    )
