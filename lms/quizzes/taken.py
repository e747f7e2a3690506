"""An attempt as a plain value, and which of several counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lms.quizzes.policy import Counts
from lms.quizzes.quiz import Moment


@dataclass(frozen=True, slots=True)
class Taken:
    """An attempt without its answers. Points are None while it is open, and when it was skipped.

    The fields stand in the order of the columns that the service asks for. `ordinal` counts finished
    attempts at the moment from 1; `graded_by` is the release whose key was used, when not its own.
    """

    id: str
    learner_id: str
    module: str
    release: str
    form: str
    moment: Moment
    ordinal: int
    started_at: datetime
    finished_at: datetime | None
    skipped: bool
    earned: int | None
    possible: int | None
    missed_critical: int | None
    waiting: int
    graded_by: str | None

    @property
    def scored(self) -> bool:
        """Whether it has points that count."""
        return self.finished_at is not None and not self.skipped

    @property
    def points(self) -> tuple[int, int]:
        """What was earned, of how much."""
        return (self.earned or 0, self.possible or 0)

    @property
    def ended_at(self) -> datetime:
        """When it was finished; when it was begun, as long as it is open."""
        return self.finished_at or self.started_at


def unread(taken: Iterable[Taken], counts: Counts) -> bool:
    """Whether a person has yet to mark an answer on which it depends how these attempts count.

    Points are still missing then: who has not reached a mark may have reached it already.
    """
    scored = [one for one in taken if one.scored]
    best = counted(scored, counts)
    return any(one.waiting for one in scored if counts is Counts.BEST or one is best)


def counted(taken: Iterable[Taken], counts: Counts) -> Taken | None:
    """Return the attempt that counts of those finished at one moment; None without any.

    An attempt with every safety-critical item right is better than any without.
    """
    scored = sorted((one for one in taken if one.scored), key=lambda one: one.ended_at)
    if not scored:
        return None
    match counts:
        case Counts.FIRST:
            return scored[0]
        case Counts.LAST:
            return scored[-1]
        case Counts.BEST:
            return max(scored, key=lambda one: (one.missed_critical == 0, one.earned or 0))
