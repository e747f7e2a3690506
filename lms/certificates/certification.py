"""When a trainer has earned a certificate, and what is missing when not."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import TypeAlias, assert_never

from lms.certificates.rule import Condition, LessonsRead, QuizPassed, Rule
from lms.quizzes.grading import reaches

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


@dataclass(frozen=True, slots=True)
class QuizEvidence:
    """One finished attempt at the quiz after a module, in whole points.

    `missed_critical` says whether any safety-critical item was not right, `waiting` how many answers
    a person has yet to mark: until then points may be missing.
    """

    attempt_id: str
    earned: int
    possible: int
    missed_critical: bool
    finished_at: datetime
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one person has done, by module id; a module that is not named was not begun.

    `lessons_wanted` holds the ids of all lessons of a module's release.
    """

    lessons_read: Mapping[str, frozenset[str]]
    lessons_wanted: Mapping[str, frozenset[str]]
    quizzes: Mapping[str, tuple[QuizEvidence, ...]]


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


Found: TypeAlias = LessonsFound | QuizFound


@dataclass(frozen=True, slots=True)
class Line:
    """One condition, whether it is met, and the evidence found for it."""

    condition: Condition
    met: bool
    found: Found

    @property
    def waiting(self) -> bool:
        """Whether it is not met, and may be once a person has read an open answer."""
        return not self.met and isinstance(self.found, QuizFound) and self.found.unread

    def snapshot(self) -> dict[str, Json]:
        """Return plain values for an award to keep: the condition in its words, and the evidence."""
        condition: dict[str, Json] = self.condition.model_dump(mode="json")
        return {"condition": condition, "met": self.met, "found": self.found.snapshot()}


@dataclass(frozen=True, slots=True)
class Earned:
    """Every condition is met; a named person may award the certificate."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class NotYet:
    """Something is missing."""

    lines: tuple[Line, ...]

    @property
    def missing(self) -> tuple[Line, ...]:
        """The lines that are not met, in the order of the rule."""
        return tuple(line for line in self.lines if not line.met)


def decide(rule: Rule, evidence: Evidence) -> Earned | NotYet:
    """Return what the evidence says about each condition, and whether that is all of them."""
    lines = tuple(_line(condition, evidence) for condition in rule.all)
    return Earned(lines) if all(line.met for line in lines) else NotYet(lines)


def expires(awarded: date, months: int) -> date:
    """Return the last day of validity: the same day `months` later, or that month's last day."""
    years, month = divmod(awarded.month - 1 + months, 12)
    year, month = awarded.year + years, month + 1
    return date(year, month, min(awarded.day, monthrange(year, month)[1]))


def _line(condition: Condition, evidence: Evidence) -> Line:
    match condition:
        case LessonsRead():
            return _lessons_read(condition, evidence)
        case QuizPassed():
            return _quiz_passed(condition, evidence.quizzes.get(condition.module, ()))
        case _:
            assert_never(condition)


def _lessons_read(condition: LessonsRead, evidence: Evidence) -> Line:
    wanted = evidence.lessons_wanted.get(condition.module, frozenset())
    done = wanted & evidence.lessons_read.get(condition.module, frozenset())
    # A module without lessons is not there yet; nobody has read it.
    return Line(condition, bool(wanted) and done == wanted, LessonsFound(len(done), len(wanted)))


def _quiz_passed(condition: QuizPassed, attempts: Iterable[QuizEvidence]) -> Line:
    """An attempt that passes counts before a better one that does not; of equals, the earliest."""

    def passes(attempt: QuizEvidence) -> bool:
        enough = reaches(attempt.earned, attempt.possible, condition.percent)
        return enough and not (condition.critical and attempt.missed_critical)

    def worth(attempt: QuizEvidence) -> tuple[bool, Fraction, bool]:
        share = Fraction(attempt.earned, attempt.possible) if attempt.possible else Fraction(0)
        return passes(attempt), share, not attempt.missed_critical

    in_time = sorted(attempts, key=lambda attempt: (attempt.finished_at, attempt.attempt_id))
    best = max(in_time, key=worth, default=None)
    unread = any(attempt.waiting for attempt in in_time)
    return Line(condition, best is not None and passes(best), QuizFound(best, unread))
