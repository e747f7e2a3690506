"""Without these, nobody would know that a certificate is earned by what was done and nothing else."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from lms.certificates.certification import Earned, NotYet
from lms.certificates.certification import decide as decide_on
from lms.certificates.found import LessonsFound, QuizFound
from lms.certificates.gathered import Evidence, QuizEvidence
from lms.certificates.months import later
from lms.certificates.rule import Rule
from lms.certificates.rule_conditions import Condition, LessonsRead, QuizPassed
from lms.text import Text

WORDS = Text(en="words", km="ពាក្យ")
LESSONS = frozenset({"one", "two"})
DAY = date(2026, 12, 1)
TODAY = date(2026, 12, 31)


def decide(rule: Rule, evidence: Evidence) -> Earned | NotYet:
    return decide_on(rule, evidence, TODAY)


def lessons_read():
    return LessonsRead(id="lessons", kind="lessons-read", module="m", text=WORDS, next_step=WORDS)


def quiz_passed(percent=80, critical=True):
    return QuizPassed(
        id="quiz",
        kind="quiz-passed",
        module="m",
        percent=percent,
        critical=critical,
        text=WORDS,
        next_step=WORDS,
    )


def rule(*conditions: Condition) -> Rule:
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


def attempt(earned, possible=10, *, missed=False, day=1, attempt_id=None):
    moment = datetime(2026, 12, day, 8, tzinfo=UTC)
    return QuizEvidence(attempt_id or f"{earned}-of-{possible}-on-{day}", earned, possible, missed, moment)


def evidence(*attempts, read=LESSONS, wanted: Mapping[str, frozenset[str]] | None = None):
    return Evidence(
        lessons_read={"m": dict.fromkeys(read, DAY)},
        lessons_wanted={"m": LESSONS} if wanted is None else wanted,
        quizzes={"m": attempts},
    )


@pytest.mark.parametrize(
    ("read", "met", "found"),
    [
        (LESSONS, True, LessonsFound(2, 2)),
        ({"one"}, False, LessonsFound(1, 2)),
        (set(), False, LessonsFound(0, 2)),
        ({"one", "a-lesson-that-was-taken-out"}, False, LessonsFound(1, 2)),
        ({*LESSONS, "a-lesson-that-was-taken-out"}, True, LessonsFound(2, 2)),
    ],
)
def test_lessons_are_read_when_every_wanted_lesson_is(read, met, found):
    asked = rule(lessons_read())

    line = decide(asked, evidence(read=read)).lines[0]

    assert (line.met, line.found) == (met, found)


def test_a_module_that_is_not_there_is_not_read():
    asked = rule(lessons_read())

    line = decide(asked, evidence(wanted={})).lines[0]

    assert (line.met, line.found) == (False, LessonsFound(0, 0))


@pytest.mark.parametrize(
    ("attempts", "percent", "critical", "met"),
    [
        ([], 80, True, False),
        ([attempt(8)], 80, True, True),
        ([attempt(799, 1000)], 80, True, False),
        ([attempt(800, 1000)], 80, True, True),
        ([attempt(2, 3)], 67, True, False),
        ([attempt(10)], 100, True, True),
        ([attempt(0, 0)], 1, True, False),
        ([attempt(10, missed=True)], 80, True, False),
        ([attempt(9, missed=True)], 80, False, True),
        ([attempt(4, day=1), attempt(9, day=2)], 80, True, True),
        ([attempt(9, day=1), attempt(4, day=2)], 80, True, True),
        ([attempt(10, missed=True, day=1), attempt(7, day=2)], 80, True, False),
        ([attempt(7, day=1), attempt(10, missed=True, day=2)], 80, True, False),
    ],
)
def test_one_attempt_must_have_both_the_points_and_the_critical_items(attempts, percent, critical, met):
    asked = rule(quiz_passed(percent, critical))

    line = decide(asked, evidence(*attempts)).lines[0]

    assert line.met is met


@pytest.mark.parametrize(
    ("attempts", "shown"),
    [
        ([attempt(3), attempt(6)], "6-of-10-on-1"),
        ([attempt(6), attempt(4, 5)], "4-of-5-on-1"),
        ([attempt(10, missed=True), attempt(8)], "8-of-10-on-1"),
        ([attempt(9, day=2), attempt(9, day=1)], "9-of-10-on-1"),
        ([attempt(6, missed=True, day=1), attempt(6, day=2)], "6-of-10-on-2"),
        ([attempt(9, missed=True), attempt(7)], "9-of-10-on-1"),
    ],
)
def test_the_attempt_shown_is_one_that_passes_or_else_the_best(attempts, shown):
    asked = rule(quiz_passed())

    found = decide(asked, evidence(*attempts)).lines[0].found

    assert isinstance(found, QuizFound)
    assert found.best is not None
    assert found.best.attempt_id == shown


def test_a_certificate_is_earned_when_every_condition_is_met():
    asked = rule(lessons_read(), quiz_passed())

    decision = decide(asked, evidence(attempt(8)))

    assert isinstance(decision, Earned)
    assert [line.condition.id for line in decision.lines] == ["lessons", "quiz"]


def test_what_is_missing_is_named_in_the_order_of_the_rule():
    asked = rule(quiz_passed(), lessons_read())

    decision = decide(asked, evidence(attempt(8), read=()))

    assert isinstance(decision, NotYet)
    assert [line.condition.id for line in decision.missing] == ["lessons"]
    assert len(decision.lines) == 2


def test_another_modules_evidence_does_not_count():
    asked = rule(lessons_read(), quiz_passed())
    elsewhere = Evidence(
        {"other": dict.fromkeys(LESSONS, DAY)}, {"m": LESSONS, "other": LESSONS}, {"other": (attempt(10),)}
    )

    decision = decide(asked, elsewhere)

    assert isinstance(decision, NotYet)
    assert len(decision.missing) == 2


def test_a_snapshot_keeps_the_condition_and_the_evidence_as_json():
    asked = rule(lessons_read(), quiz_passed())
    decision = decide(asked, evidence(attempt(9, attempt_id="a1"), read={"one"}))

    lessons, quiz = (json.loads(json.dumps(line.snapshot())) for line in decision.lines)

    assert lessons["found"] == {"done": 1, "wanted": 2}
    assert lessons["met"] is False
    assert quiz["condition"]["percent"] == 80
    assert quiz["condition"]["text"] == {"en": "words", "km": "ពាក្យ"}
    assert quiz["found"] == {
        "attempt": "a1",
        "earned": 9,
        "possible": 10,
        "missed_critical": False,
        "finished_at": "2026-12-01T08:00:00+00:00",
    }


def test_a_snapshot_without_an_attempt_says_so():
    asked = rule(quiz_passed())

    line = decide(asked, evidence()).lines[0]

    assert line.snapshot()["found"] == {"attempt": None}


@pytest.mark.parametrize(
    ("awarded", "months", "last"),
    [
        (date(2026, 12, 12), 12, date(2027, 12, 12)),
        (date(2026, 12, 12), 1, date(2027, 1, 12)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 8, 31), 3, date(2026, 11, 30)),
        (date(2026, 1, 1), 24, date(2028, 1, 1)),
    ],
)
def test_a_certificate_expires_on_the_same_day_or_the_last_of_a_shorter_month(awarded, months, last):
    assert later(awarded, months) == last
