"""Observations for tests, begun, or signed by both."""

from sqlalchemy.orm import Session

from lms import clock
from lms.practice import observations, signatures
from lms.practice.checklists import checklists
from lms.practice.models import Observation, TrainingSession
from lms.practice.observations import CHECKLIST, Seen
from tests.conftest import NOW
from tests.factories import Someone


def seen(session: Session, given: int = 2, red: tuple[str, ...] = (), setting: str | None = None) -> Seen:
    """Return every point with the same number."""
    points = {point.id: given for point in checklists(session)[CHECKLIST].points}
    return Seen(points, frozenset(red), setting)


def observe(
    session: Session, observer: Someone, held: TrainingSession, leader: Someone, what: Seen | None = None
) -> Observation:
    """Let somebody begin an observation."""
    return observations.begin(
        session,
        observer,
        held.id,
        leader.id,
        what or seen(session),
        observation_id=clock.new_id(),
        now=NOW,
    )


def final(
    session: Session, observer: Someone, held: TrainingSession, leader: Someone, what: Seen | None = None
) -> Observation:
    """Let an observation be made and signed by both."""
    row = observe(session, observer, held, leader, what)
    signatures.sign(session, observer, row.id, NOW)
    return signatures.countersign(session, leader, row.id, NOW)
