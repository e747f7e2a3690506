"""Which observations somebody makes, has to sign or has behind them; and the sessions a trainee leads."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from lms import i18n
from lms.courses import releases
from lms.errors import NotFound
from lms.people.models import Account, Cohort
from lms.people.scope import cohorts_within, people_within
from lms.permissions import Action, Actor, Scope, require
from lms.practice.models import Observation, TrainingSession
from lms.practice.observations import WITHIN, checklist_of, may_begin
from lms.practice.said import Heads
from lms.practice.sessions import heads
from lms.text import Text


@dataclass(frozen=True, slots=True)
class Watched:
    """An observation with its session and the other person: the observed, or the observer."""

    row: Observation
    held: TrainingSession
    other: Account
    cohort_name: str

    @property
    def percent(self) -> int:
        """Return what it comes to, by the checklist of its day."""
        return checklist_of(self.row).percent(self.row.points)


def made_by_me(session: Session, actor: Actor, now: datetime) -> list[Watched]:
    """Return the observations the actor makes of people within reach now, the newest first."""
    reach = require(actor, Action.OBSERVATION_FILL)
    own = and_(Observation.observer_id == actor.id, people_within(actor, reach, now))
    return _watched(session, own, Observation.observed_id)


def made_of_me(session: Session, actor: Actor) -> list[Watched]:
    """Return the observations of the actor that an observer has signed, the newest first."""
    require(actor, Action.OBSERVATION_SIGN)
    own = and_(Observation.observed_id == actor.id, Observation.observer_signed_at.is_not(None))
    return _watched(session, own, Observation.observer_id)


def count_to_sign(session: Session, account_id: str) -> int:
    """Return how many observations wait for somebody's signature; no actor is asked."""
    waiting = select(func.count()).where(
        Observation.observed_id == account_id,
        Observation.observer_signed_at.is_not(None),
        Observation.observed_signed_at.is_(None),
    )
    return session.scalar(waiting) or 0


def _watched(
    session: Session, condition: ColumnElement[bool], other: InstrumentedAttribute[str]
) -> list[Watched]:
    rows = session.execute(
        select(Observation, TrainingSession, Account, Cohort.name)
        .join(TrainingSession, TrainingSession.id == Observation.session_id)
        .join(Cohort, Cohort.id == TrainingSession.cohort_id)
        .join(Account, Account.id == other)
        .where(condition)
        .order_by(Observation.begun_at.desc(), Observation.id)
    )
    return [Watched(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Led:
    """A session of a trainee as whoever trains them sees it: the cohort by its name, heads as sums.

    `observation` is the actor's own of it; `open` says whether one can be begun.
    """

    row: TrainingSession
    cohort_name: str
    heads: Heads
    observation: Observation | None
    open: bool


def sessions_of_trainee(
    session: Session, actor: Actor, account_id: str, now: datetime
) -> tuple[Account, list[Led]]:
    """Return somebody the actor may observe, and the sessions they lead, newest first.

    These are held, or planned for today or the days before; a trainer sees those of own cohorts only.
    Raises NotFound for anybody else.
    """
    reach = require(actor, Action.OBSERVATION_FILL)
    person = session.scalar(
        select(Account).where(
            Account.id == account_id, Account.id != actor.id, people_within(actor, reach, now)
        )
    )
    if person is None:
        raise NotFound
    today = i18n.local_day(now)
    day = func.coalesce(TrainingSession.held_on, TrainingSession.planned_on)
    own = and_(Observation.session_id == TrainingSession.id, Observation.observer_id == actor.id)
    rows = session.execute(
        select(TrainingSession, Cohort.name, Observation)
        .join(Cohort, Cohort.id == TrainingSession.cohort_id)
        .outerjoin(Observation, and_(own, Observation.observed_id == person.id))
        .where(
            or_(TrainingSession.led_by == person.id, TrainingSession.co_led_by == person.id),
            or_(
                TrainingSession.held_on.is_not(None),
                and_(TrainingSession.planned_on <= today, TrainingSession.planned_on >= today - WITHIN),
            ),
            TrainingSession.cancelled_at.is_(None),
            true() if reach is Scope.SUBTREE else cohorts_within(actor, reach, now),
        )
        .order_by(day.desc(), TrainingSession.id)
    )
    return person, [Led(row, name, heads(row), seen, may_begin(row, now)) for row, name, seen in rows]


def leaders_to_observe(session: Session, actor: Actor, held: TrainingSession, now: datetime) -> list[Account]:
    """Return who leads a session and can be observed in it by the actor, now or as begun already."""
    reach = require(actor, Action.OBSERVATION_FILL)
    if not may_begin(held, now):
        return []
    leaders = [one for one in (held.led_by, held.co_led_by) if one and one != actor.id]
    within = (Account.id.in_(leaders), people_within(actor, reach, now))
    return list(session.scalars(select(Account).where(*within).order_by(Account.id)))


def module_titles(session: Session) -> dict[str, Text]:
    """Return the titles of all modules by id."""
    published = (releases.find_module(session, one) for one in releases.current_releases(session).values())
    return {one.head.id: one.head.title for one in published}
