"""A master trainer's whole team on one page: who may need them, what is due, and where quality is lost."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from lms.certificates import doubts, due, proposals, revocations, standing
from lms.certificates.due import DueLists
from lms.certificates.standing import Standing
from lms.courses.models import Reading
from lms.i18n import local_day
from lms.people import generations, lineage, roles
from lms.people.models import Account, Cohort, RoleTerm, Teaching
from lms.people.scope import people_within, teaches_now
from lms.permissions import Action, Actor, require
from lms.practice.models import TrainingSession
from lms.quizzes import marking
from lms.quizzes.models import Attempt
from lms.staff.duties import within_reach
from lms.training.cohorts import UNSEEN_FOR


@dataclass(frozen=True, slots=True)
class OfTrainer:
    """An adult of the team: where, how far from the first trainer, what they teach, how they stand.

    `last` is the day of the last session they led, `seen_at` when they last learnt something themselves.
    """

    person: Account
    place_code: str | None
    generation: int
    cohorts: int
    last: date | None
    standings: Sequence[Standing]
    seen_at: datetime | None
    now: datetime

    @property
    def stuck(self) -> bool:
        """Whether something is missing to every certificate and nothing was done for two weeks."""
        on_the_way = bool(self.standings) and not any(one.current or one.ready for one in self.standings)
        return on_the_way and self.now - (self.seen_at or self.person.created_at) > UNSEEN_FOR

    @property
    def ready(self) -> bool:
        """Whether a certificate can be awarded now."""
        return any(one.ready for one in self.standings)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many things wait for the master trainer, and which certificates end soon."""

    answers: int
    doubts: int
    proposals: int
    revocations: int
    certificates: DueLists


def team(session: Session, actor: Actor, now: datetime) -> list[OfTrainer]:
    """Return the adults the actor trains, by name. As many queries for many as for one."""
    reach = require(actor, Action.TRAINER_READ)
    found = session.scalars(
        select(Account)
        .where(people_within(actor, reach, now))
        .order_by(Account.name_km, Account.name_latin, Account.id)
    ).all()
    ids = [one.id for one in found]
    stand = standing.standings(session, ids, local_day(now))
    trained_by = lineage.trained_by(session)
    places, cohorts = _places(session, ids, now), _cohorts(session, ids, now)
    last, seen = _last_led(session, ids), _seen(session, ids)
    return [
        OfTrainer(
            person=one,
            place_code=places.get(one.id),
            generation=generations.generation(one.id, trained_by),
            cohorts=cohorts[one.id],
            last=last.get(one.id),
            standings=within_reach(stand.get(one.id, ())),
            seen_at=seen.get(one.id),
            now=now,
        )
        for one in found
    ]


def waiting(session: Session, actor: Actor, now: datetime) -> Waiting:
    """Return what waits for the actor."""
    return Waiting(
        answers=marking.count_waiting(session, actor, now),
        doubts=len(doubts.awards_in_doubt(session, actor, now)),
        proposals=len(proposals.waiting(session, actor, now)),
        revocations=len(revocations.waiting(session, actor, now)),
        certificates=due.due(session, actor, now),
    )


def _places(session: Session, ids: Sequence[str], now: datetime) -> Mapping[str, str]:
    rows = session.execute(
        select(RoleTerm.account_id, RoleTerm.place_code)
        .where(RoleTerm.account_id.in_(ids), roles.in_force(now), RoleTerm.place_code.is_not(None))
        .order_by(RoleTerm.from_at)
    )
    return {row.account_id: row.place_code for row in rows}


def _cohorts(session: Session, ids: Sequence[str], now: datetime) -> Counter[str]:
    rows = session.execute(
        select(Teaching.trainer_id, func.count())
        .join(Cohort, Cohort.id == Teaching.cohort_id)
        .where(
            Teaching.trainer_id.in_(ids),
            teaches_now(now),
            or_(Cohort.closed_at.is_(None), Cohort.closed_at > now),
        )
        .group_by(Teaching.trainer_id)
    )
    return Counter({trainer: count for trainer, count in rows})


def _last_led(session: Session, ids: Sequence[str]) -> Mapping[str, date]:
    found: dict[str, date] = {}
    for leader in (TrainingSession.led_by, TrainingSession.co_led_by):
        rows = session.execute(
            select(leader, func.max(TrainingSession.held_on))
            .where(
                leader.in_(ids), TrainingSession.held_on.is_not(None), TrainingSession.cancelled_at.is_(None)
            )
            .group_by(leader)
        )
        for person, day in rows:
            if person is not None and day is not None:
                found[person] = max(day, found.get(person, day))
    return found


def _seen(session: Session, ids: Sequence[str]) -> Mapping[str, datetime]:
    found: dict[str, datetime] = {}
    quizzes = select(Attempt.learner_id, func.max(func.coalesce(Attempt.finished_at, Attempt.started_at)))
    lessons = select(Reading.learner_id, func.max(Reading.moved_at))
    for query in (
        quizzes.where(Attempt.learner_id.in_(ids)).group_by(Attempt.learner_id),
        lessons.where(Reading.learner_id.in_(ids)).group_by(Reading.learner_id),
    ):
        for person, at in session.execute(query):
            if at is not None:
                found[person] = max(at, found.get(person, at))
    return found
