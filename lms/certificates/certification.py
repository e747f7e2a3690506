"""When somebody has earned a certificate, and what is missing when not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias, assert_never

from lms.certificates import deciding
from lms.certificates.found import (
    AttendanceFound,
    AwardFound,
    CountFound,
    DeclaredFound,
    GainFound,
    Json,
    LessonsFound,
    ObservedFound,
    QuizFound,
    RoleFound,
)
from lms.certificates.gathered import Evidence
from lms.certificates.rule import Rule
from lms.certificates.rule_conditions import (
    AllOf,
    AnyOf,
    Attendance,
    AwardHeld,
    CohortGain,
    Condition,
    Declared,
    LessonsRead,
    Observed,
    PeopleCoached,
    QuizPassed,
    RoleHeld,
    SessionsLed,
)

Found: TypeAlias = (
    "LessonsFound | QuizFound | AttendanceFound | ObservedFound | CountFound | DeclaredFound | RoleFound"
    " | GainFound | AwardFound | GroupFound"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One condition, whether it is met, and the evidence found for it."""

    condition: Condition
    met: bool
    found: Found

    @property
    def lines(self) -> "tuple[Line, ...]":
        """The lines of a group; of everything else none."""
        return self.found.lines if isinstance(self.found, GroupFound) else ()

    @property
    def waiting(self) -> bool:
        """Whether it is not met, and may be once a person has read an open answer."""
        if self.met:
            return False
        if isinstance(self.found, QuizFound):
            return self.found.unread
        hopeful = [line.met or line.waiting for line in self.lines]
        return bool(hopeful) and (any(hopeful) if isinstance(self.condition, AnyOf) else all(hopeful))

    def snapshot(self) -> dict[str, Json]:
        """Return plain values for an award to keep: the condition in its words, and the evidence."""
        condition: dict[str, Json] = self.condition.model_dump(mode="json")
        return {"condition": condition, "met": self.met, "found": self.found.snapshot()}


@dataclass(frozen=True, slots=True)
class GroupFound:
    """The lines of a group."""

    lines: tuple[Line, ...]

    def snapshot(self) -> dict[str, Json]:
        """Return what each line keeps."""
        return {"lines": [line.snapshot() for line in self.lines]}


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


def decide(rule: Rule, evidence: Evidence, today: date) -> Earned | NotYet:
    """Return what the evidence says about each condition, and whether that is all of them."""
    return judge(rule.all, evidence, today)


def judge(conditions: Sequence[Condition], evidence: Evidence, today: date) -> Earned | NotYet:
    """Return the same for conditions that stand by themselves, such as those of a renewal."""
    lines = tuple(_line(condition, evidence, today) for condition in conditions)
    return Earned(lines) if all(line.met for line in lines) else NotYet(lines)


def _line(condition: Condition, evidence: Evidence, today: date) -> Line:
    if isinstance(condition, AllOf | AnyOf):
        lines = tuple(_line(one, evidence, today) for one in condition.conditions)
        enough = all if isinstance(condition, AllOf) else any
        return Line(condition, enough(line.met for line in lines), GroupFound(lines))
    if isinstance(condition, LessonsRead | QuizPassed | Attendance | Observed | SessionsLed | PeopleCoached):
        met, found = _work(condition, evidence)
    else:
        met, found = _standing(condition, evidence, today)
    return Line(condition, met, found)


def _work(
    condition: LessonsRead | QuizPassed | Attendance | Observed | SessionsLed | PeopleCoached,
    evidence: Evidence,
) -> tuple[bool, Found]:
    match condition:
        case LessonsRead():
            return deciding.lessons_read(condition, evidence)
        case QuizPassed():
            return deciding.quiz_passed(condition, evidence)
        case Attendance():
            return deciding.attendance(condition, evidence)
        case Observed():
            return deciding.observed(condition, evidence)
        case SessionsLed():
            return deciding.sessions_led(condition, evidence)
        case PeopleCoached():
            return deciding.people_coached(condition, evidence)
        case _:
            assert_never(condition)


def _standing(
    condition: Declared | RoleHeld | CohortGain | AwardHeld, evidence: Evidence, today: date
) -> tuple[bool, Found]:
    match condition:
        case Declared():
            return deciding.declared(condition, evidence)
        case RoleHeld():
            return deciding.role_held(condition, evidence, today)
        case CohortGain():
            return deciding.cohort_gain(condition, evidence)
        case AwardHeld():
            return deciding.award_held(condition, evidence, today)
        case _:
            assert_never(condition)
