"""Observations: begun and saved during a session, signed by both, and then never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import i18n
from lms.errors import Conflict, NotFound
from lms.people.models import Account, Cohort
from lms.people.scope import cohorts_within, people_within
from lms.permissions import Action, Actor, Role, Scope, require
from lms.practice.checklist import MOST_FOR_A_POINT, Checklist
from lms.practice.checklists import checklists
from lms.practice.models import Observation, TrainingSession
from lms.text import Text

CHECKLIST = "facilitation"
SETTINGS = ("practice", "co-facilitation", "independent")
WITHIN = timedelta(days=30)
"""How long after a session an observation of it can be begun; one is meant to be made during it."""


class Signed(Conflict):
    """The observer has signed, so nothing changes unless the observed asks to talk first."""

    message = Text(
        en="This observation has been signed and stays as it is.",
        km="ការសង្កេតនេះបានចុះហត្ថលេខាហើយ ដូច្នេះទុកនៅដដែល។",
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """What an observer has seen so far: points by id, red lines that were crossed.

    `setting` is None while the session itself says how it was led.
    """

    points: Mapping[str, int]
    red_lines: frozenset[str]
    setting: str | None = None


def observable(
    session: Session, actor: Actor, session_id: str, account_id: str, now: datetime
) -> tuple[TrainingSession, Account]:
    """Return a session and who led it, whom the actor may observe; raise NotFound otherwise.

    A master trainer observes a trainer they train, a trainer a learner of a cohort they teach: never
    oneself, and only in a session that the other leads, today or held.
    """
    reach = require(actor, Action.OBSERVATION_FILL)
    held = session.get(TrainingSession, session_id)
    person = session.scalar(select(Account).where(Account.id == account_id, people_within(actor, reach, now)))
    if held is None or person is None or person.id == actor.id or held.cancelled_at is not None:
        raise NotFound
    if person.id not in {held.led_by, held.co_led_by} or not _within(session, actor, reach, held, now):
        raise NotFound
    return held, person


def _within(session: Session, actor: Actor, reach: Scope, held: TrainingSession, now: datetime) -> bool:
    """Whether a session's cohort lies within reach; a trainee's sessions do, whoever's cohort it is."""
    if reach is Scope.SUBTREE:
        return True
    taught = select(Cohort.id).where(Cohort.id == held.cohort_id, cohorts_within(actor, reach, now))
    return session.scalar(taught) is not None


def may_begin(held: TrainingSession, now: datetime) -> bool:
    """Whether an observation can be begun: the session was held, or is or was planned, today or lately."""
    day, today = held.held_on or held.planned_on, i18n.local_day(now)
    return day is not None and day <= today <= day + WITHIN


def own_observation(session: Session, actor: Actor, session_id: str, account_id: str) -> Observation | None:
    """Return the actor's observation of somebody in a session; there is at most one."""
    return session.scalar(
        select(Observation).where(
            Observation.session_id == session_id,
            Observation.observed_id == account_id,
            Observation.observer_id == actor.id,
        )
    )


def begin(
    session: Session,
    actor: Actor,
    session_id: str,
    account_id: str,
    seen: Seen,
    *,
    observation_id: str,
    now: datetime,
) -> Observation:
    """Keep what was seen so far. Of one session and one person an observer keeps one observation.

    Raises NotFound for whom the actor may not observe, Conflict when the session was too long ago.
    """
    held, person = observable(session, actor, session_id, account_id, now)
    found = own_observation(session, actor, held.id, person.id)
    if found is not None:
        return save(session, actor, found.id, seen, now)
    if not may_begin(held, now) or session.get(Observation, observation_id) is not None:
        raise Conflict
    checklist = checklists(session)[CHECKLIST]
    row = Observation(
        id=observation_id,
        session_id=held.id,
        checklist=checklist.id,
        checklist_version=checklist.version,
        body=checklist.model_dump(mode="json"),
        observed_id=person.id,
        observer_id=actor.id,
        setting=SETTINGS[0],
        points={},
        red_lines=[],
        begun_at=now,
        saved_at=now,
    )
    session.add(row)
    _keep(row, held, person, seen, now)
    session.flush()
    return row


def find_own(session: Session, actor: Actor, observation_id: str, now: datetime) -> Observation:
    """Return an observation the actor makes of somebody within reach now; raise NotFound for any other."""
    reach = require(actor, Action.OBSERVATION_FILL)
    row = session.scalar(
        select(Observation)
        .join(Account, Account.id == Observation.observed_id)
        .where(
            Observation.id == observation_id,
            Observation.observer_id == actor.id,
            people_within(actor, reach, now),
        )
        .with_for_update(of=Observation)
    )
    if row is None:
        raise NotFound
    return row


def save(session: Session, actor: Actor, observation_id: str, seen: Seen, now: datetime) -> Observation:
    """Keep what was seen, any number of times until it is signed. Raises Signed when something is new."""
    row = find_own(session, actor, observation_id, now)
    held = session.get_one(TrainingSession, row.session_id)
    person = session.get_one(Account, row.observed_id)
    if row.observer_signed_at is not None:
        if (dict(seen.points), sorted(seen.red_lines)) != (row.points, sorted(row.red_lines)):
            raise Signed
        return row
    _keep(row, held, person, seen, now)
    session.flush()
    return row


def _keep(row: Observation, held: TrainingSession, person: Account, seen: Seen, now: datetime) -> None:
    checklist = checklist_of(row)
    known = {point.id for point in checklist.points}
    row.points = {
        id_: given for id_, given in seen.points.items() if id_ in known and 0 <= given <= MOST_FOR_A_POINT
    }
    row.red_lines = [line.id for line in checklist.red_lines if line.id in seen.red_lines]
    row.setting = setting_of(held, person, seen.setting or row.setting)
    row.saved_at = now


def setting_of(held: TrainingSession, person: Account, said: str) -> str:
    """Return how somebody led: a learner practises; once the session was logged, it says the rest itself."""
    if person.role == Role.LEARNER:
        return "practice"
    if held.held_on is None and held.co_led_by is None:
        return said if said in SETTINGS[1:] else "independent"
    return "co-facilitation" if held.co_led_by is not None else "independent"


def checklist_of(row: Observation) -> Checklist:
    """Return the checklist in its words of the day on which the observation was begun."""
    return Checklist.model_validate(row.body)
