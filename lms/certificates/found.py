"""What was found for a condition, to be said on the page and kept with an award."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from lms.certificates.gathered import QuizEvidence

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


@dataclass(frozen=True, slots=True)
class LessonsFound:
    """How many of the wanted lessons are read."""

    done: int
    wanted: int

    def snapshot(self) -> dict[str, Json]:
        """Return the counts."""
        return {"done": self.done, "wanted": self.wanted}


@dataclass(frozen=True, slots=True)
class QuizFound:
    """The attempt that counts, or None when there is none yet.

    `unread` says that an answer on which it may depend waits for a person to mark it.
    """

    best: QuizEvidence | None
    unread: bool = False

    def snapshot(self) -> dict[str, Json]:
        """Return the attempt's id, points, and the moment it was finished in ISO 8601."""
        if self.best is None:
            return {"attempt": None}
        return {
            "attempt": self.best.attempt_id,
            "earned": self.best.earned,
            "possible": self.best.possible,
            "missed_critical": self.best.missed_critical,
            "finished_at": self.best.finished_at.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class AttendanceFound:
    """Sessions attended of those held, in the cohort that comes nearest."""

    attended: int
    held: int

    def snapshot(self) -> dict[str, Json]:
        """Return the counts."""
        return {"attended": self.attended, "held": self.held}


@dataclass(frozen=True, slots=True)
class ObservedFound:
    """How many observations count; `best` is the highest percentage of those in the settings asked for.

    `red_line_on` is the day of the last observation in which a red line was crossed, when that matters.
    """

    counting: int
    best: int | None
    red_line_on: date | None
    ids: tuple[str, ...] = ()

    def snapshot(self) -> dict[str, Json]:
        """Return the counts and the ids of the observations that count."""
        return {
            "counting": self.counting,
            "best": self.best,
            "red_line_on": _iso(self.red_line_on),
            "observations": list(self.ids),
        }


@dataclass(frozen=True, slots=True)
class CountFound:
    """How many sessions or people were found, and the ids of them."""

    count: int
    ids: tuple[str, ...] = ()

    def snapshot(self) -> dict[str, Json]:
        """Return the count and the ids."""
        return {"count": self.count, "ids": list(self.ids)}


@dataclass(frozen=True, slots=True)
class DeclaredFound:
    """The day a declaration was made, or the day the last one was withdrawn, or neither."""

    given_on: date | None
    withdrawn_on: date | None = None

    def snapshot(self) -> dict[str, Json]:
        """Return both days."""
        return {"given_on": _iso(self.given_on), "withdrawn_on": _iso(self.withdrawn_on)}


@dataclass(frozen=True, slots=True)
class RoleFound:
    """Since when a role was held for the first time, and on which day the months are full.

    `full_on` lies ahead while a term runs; it is None when none does and the months are not full.
    """

    since: date | None
    full_on: date | None

    def snapshot(self) -> dict[str, Json]:
        """Return both days."""
        return {"since": _iso(self.since), "full_on": _iso(self.full_on)}


@dataclass(frozen=True, slots=True)
class GainFound:
    """How many cohorts count, and the mean of their gains; None while none does."""

    cohorts: int
    mean: Fraction | None
    ids: tuple[str, ...] = ()

    @property
    def percent(self) -> int | None:
        """The mean as a whole percentage, rounded down: 29 is not yet 30."""
        return None if self.mean is None else (self.mean * 100).__floor__()

    def snapshot(self) -> dict[str, Json]:
        """Return the count, the exact mean as a fraction in words, and the ids of the cohorts."""
        mean = None if self.mean is None else str(self.mean)
        return {"cohorts": self.cohorts, "mean": mean, "ids": list(self.ids)}


@dataclass(frozen=True, slots=True)
class AwardFound:
    """Until when the certificate asked for is valid, if there is one."""

    until: date | None

    def snapshot(self) -> dict[str, Json]:
        """Return the day."""
        return {"until": _iso(self.until)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
