"""Conditions and evidence in a line, for tables of what is met and what is not yet."""

from datetime import UTC, date, datetime

from lms.certificates.certification import Line, judge
from lms.certificates.gathered import Evidence, QuizEvidence
from lms.certificates.rule import Rule
from lms.practice.practised import Attended, Observed, Practice, SessionLed
from lms.text import Text

WORDS = Text(en="words", km="ពាក្យ")
TODAY = date(2026, 12, 31)


def asked(kind: str, **said: object) -> dict[str, object]:
    return {"id": kind, "kind": kind, "text": WORDS, "next_step": WORDS, **said}


def line(condition: dict[str, object], evidence: Evidence, today: date = TODAY) -> Line:
    (conditions,) = [rule_of(condition).all]
    return judge(conditions, evidence, today).lines[0]


def rule_of(*conditions: dict[str, object]) -> Rule:
    return Rule.model_validate(
        {
            "id": "r",
            "version": 1,
            "native_review": "pending",
            "for": ("trainer",),
            "paper": "certificate",
            "four_eyes": True,
            "title": WORDS,
            "achievement": WORDS,
            "valid_months": 12,
            "all": conditions,
        }
    )


def practice(
    *,
    led: list[SessionLed] | None = None,
    seen: list[Observed] | None = None,
    there: list[Attended] | None = None,
) -> Evidence:
    return Evidence(practice=Practice(tuple(led or ()), tuple(seen or ()), tuple(there or ())))


def seen(percent: int, day: int = 1, *, red: bool = False, setting: str = "co-facilitation") -> Observed:
    return Observed(
        f"{setting}-{day}", date(2026, 12, day), setting, percent, ("photo",) if red else (), "observer"
    )


def quiz(earned: int, moment: str = "after", day: int = 1, waiting: int = 0) -> QuizEvidence:
    at = datetime(2026, 12, day, 5, tzinfo=UTC)
    return QuizEvidence(f"{moment}-{earned}", earned, 10, False, at, waiting, moment)
