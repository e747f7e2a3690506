"""An observation with everything its page shows: the checklist of its day, the session, both people."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from lms.errors import Conflict
from lms.people.models import Account, Cohort
from lms.permissions import Actor, Role
from lms.practice.checklist import Checklist, Point, RedLine
from lms.practice.checklists import checklists
from lms.practice.models import Observation, TrainingSession
from lms.practice.observations import (
    CHECKLIST,
    checklist_of,
    find_own,
    may_begin,
    observable,
    own_observation,
)
from lms.practice.signatures import find_of_me

MOST_TO_TRY = 3
"""How many points a child is given to try next: more would discourage."""


@dataclass(frozen=True, slots=True)
class ObservationSheet:
    """An observation, or a blank one; `other` is the observed for the observer, and the observer for them."""

    checklist: Checklist
    held: TrainingSession
    other: Account
    cohort_name: str
    row: Observation | None = None

    @property
    def points(self) -> dict[str, int]:
        """Return what was given so far, by the id of a point."""
        return self.row.points if self.row else {}

    @property
    def crossed(self) -> list[RedLine]:
        """Return the red lines that were crossed."""
        return [line for line in self.checklist.red_lines if self.row and line.id in self.row.red_lines]

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the ids of the points that were not given yet."""
        return self.checklist.missing(self.points)

    @property
    def percent(self) -> int:
        """Return what it comes to."""
        return self.checklist.percent(self.points)

    @property
    def asks_for_setting(self) -> bool:
        """Whether only the observer can say yet how the session is led."""
        alone_so_far = self.held.held_on is None and self.held.co_led_by is None
        return alone_so_far and self.other.role != Role.LEARNER

    @property
    def to_try(self) -> list[Point | RedLine]:
        """Return what a child reads to try next: every red line that was crossed, and a few points more."""
        rest = [*self.given(0), *self.given(1)]
        return [*self.crossed, *rest[:MOST_TO_TRY]]

    def given(self, *numbers: int) -> list[Point]:
        """Return the points that were given one of some numbers."""
        return [point for point in self.checklist.points if self.points.get(point.id) in numbers]


def blank_sheet(
    session: Session, actor: Actor, session_id: str, account_id: str, now: datetime
) -> ObservationSheet:
    """Return the sheet for whom the actor may observe in a session, or of the observation begun already.

    Raises NotFound for anybody else, Conflict when the session is too long ago to begin.
    """
    held, person = observable(session, actor, session_id, account_id, now)
    row = own_observation(session, actor, held.id, person.id)
    if row is None and not may_begin(held, now):
        raise Conflict
    checklist = checklist_of(row) if row else checklists(session)[CHECKLIST]
    return ObservationSheet(checklist, held, person, _cohort_name(session, held), row)


def sheet_of(session: Session, actor: Actor, observation_id: str, now: datetime) -> ObservationSheet:
    """Return the sheet of an observation the actor makes."""
    row = find_own(session, actor, observation_id, now)
    return _sheet(session, row, row.observed_id)


def sheet_of_me(session: Session, actor: Actor, observation_id: str) -> ObservationSheet:
    """Return the sheet of an observation that was made of the actor and signed by the observer."""
    row = find_of_me(session, actor, observation_id)
    return _sheet(session, row, row.observer_id)


def _sheet(session: Session, row: Observation, other: str) -> ObservationSheet:
    held = session.get_one(TrainingSession, row.session_id)
    person = session.get_one(Account, other)
    return ObservationSheet(checklist_of(row), held, person, _cohort_name(session, held), row)


def _cohort_name(session: Session, held: TrainingSession) -> str:
    return session.get_one(Cohort, held.cohort_id).name
