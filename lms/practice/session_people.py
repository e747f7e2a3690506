"""Who may be named in a session of a cohort: its trainers, its members, and the trainers' own trainers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select, true
from sqlalchemy.orm import Session

from lms import i18n
from lms.courses import releases
from lms.people.models import Account, Cohort, Enrolment, Lineage, Teaching
from lms.people.scope import enrolled_now, teaches_now
from lms.permissions import Actor, Role
from lms.practice.said import Room
from lms.text import Text
from lms.training import cohort_types
from lms.training.cohorts import sees_children


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as a session's page shows them; a child without a nickname goes by the code."""

    id: str
    nickname: str | None
    name_km: str | None
    name_latin: str | None
    login: str
    sex: str
    is_child: bool


@dataclass(frozen=True, slots=True)
class People:
    """Who may be named: trainers and members of a cohort now, and who trained one of them."""

    trainers: tuple[Person, ...]
    members: tuple[Person, ...]
    above: tuple[Person, ...]
    own_trainer: dict[str, str]

    def named(self) -> dict[str, Person]:
        """Return everybody by id."""
        return {one.id: one for one in (*self.above, *self.members, *self.trainers)}


def people_of(session: Session, actor: Actor, cohort_id: str, now: datetime) -> People:
    """Return who may be named in a session of a cohort that the caller was allowed to see.

    A trainer who has become a master trainer meets no child any more, not even of a cohort still theirs.
    """
    met = true() if sees_children(actor) else Account.role != Role.LEARNER
    trainers = _people(
        session,
        select(Account)
        .join(Teaching, Teaching.trainer_id == Account.id)
        .where(Teaching.cohort_id == cohort_id, teaches_now(now))
        .order_by(Teaching.lead.desc(), Teaching.from_at, Account.id),
    )
    members = _people(
        session,
        select(Account)
        .join(Enrolment, Enrolment.learner_id == Account.id)
        .where(Enrolment.cohort_id == cohort_id, enrolled_now(now), Account.active, met)
        .order_by(Account.nickname, Account.name_km, Account.login),
    )
    own = _own_trainers(session, [one.id for one in (*trainers, *members) if not one.is_child])
    above = set(own.values()) - {one.id for one in (*trainers, *members)}
    return People(
        trainers,
        members,
        _people(session, select(Account).where(Account.id.in_(above), Account.active).order_by(Account.id)),
        own,
    )


def adults_named(session: Session, ids: Collection[str]) -> dict[str, Person]:
    """Return the adults among some people by id; a child who has left a cohort is named to nobody."""
    adults = select(Account).where(Account.id.in_(ids), Account.role != Role.LEARNER)
    return {one.id: one for one in _people(session, adults)}


def _people(session: Session, query: Select[Account]) -> tuple[Person, ...]:
    found = dict.fromkeys(
        Person(
            one.id,
            one.nickname,
            one.name_km,
            one.name_latin,
            one.login,
            one.sex,
            is_child=one.role == Role.LEARNER,
        )
        for one in session.scalars(query)
    )
    return tuple(found)


def _own_trainers(session: Session, trainees: Collection[str]) -> dict[str, str]:
    rows = session.execute(
        select(Lineage.trainee_id, Lineage.trainer_id).where(
            Lineage.trainee_id.in_(trainees), Lineage.until_at.is_(None)
        )
    )
    return {row.trainee_id: row.trainer_id for row in rows}


def modules_for(session: Session, cohort: Cohort) -> dict[str, Text]:
    """Return the titles of the modules that are taught in a cohort, by id, in their order.

    Where children may be among the learners, modules for adults are left out.
    """
    kind = cohort_types.types(session).get(cohort.kind)
    published = (releases.find_module(session, one) for one in releases.current_releases(session).values())
    return {
        one.head.id: one.head.title
        for one in published
        if (cohort.modules is None or one.head.id in cohort.modules)
        and (not one.for_adults or kind is None or not kind.has_children)
    }


def room_of(
    session: Session,
    cohort: Cohort,
    people: People,
    *,
    kept: Collection[str | None],
    modules: Collection[str],
) -> Room:
    """Return what a session of a cohort may say; `kept` and `modules` are what it says already."""
    members = session.scalars(select(Enrolment.learner_id).where(Enrolment.cohort_id == cohort.id))
    leaders = {one.id for one in (*people.trainers, *people.members)}
    return Room(
        begins_on=cohort.begins_on or i18n.local_day(cohort.opened_at or cohort.made_at),
        modules=frozenset(modules_for(session, cohort)) | frozenset(modules),
        leaders=frozenset(leaders | {one for one in kept if one}),
        own_trainer=people.own_trainer,
        members=frozenset(members),
    )
