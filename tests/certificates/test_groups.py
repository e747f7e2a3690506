"""Without these, nobody would know what a group of conditions comes to, or what counts for a renewal."""

from datetime import date
from fractions import Fraction

import pytest

from lms.certificates.certification import Earned, NotYet, judge
from lms.certificates.gathered import Coached, Declaration, Evidence, Held, OwnCohort, Term
from lms.permissions import Role
from lms.practice.practised import Attended, Practice, SessionLed
from tests.certificates.asking import TODAY, asked, line, quiz, rule_of, seen

TRAINER, MASTER = Role.TRAINER, Role.MASTER
PLEDGE, CLEARED = asked("declared", declaration="pledge"), asked("declared", declaration="clearance")
ONE = (Declaration("pledge", TODAY),)
BOTH = (*ONE, Declaration("clearance", TODAY))


@pytest.mark.parametrize(
    ("kind", "declared", "met"),
    [
        ("all-of", (), False),
        ("all-of", ONE, False),
        ("all-of", BOTH, True),
        ("any-of", (), False),
        ("any-of", ONE, True),
        ("any-of", BOTH, True),
    ],
)
def test_groups_hold_when_all_or_one_of_their_conditions_do(
    kind: str, declared: tuple[Declaration, ...], met: bool
) -> None:
    group = asked(kind, conditions=(PLEDGE, {**CLEARED, "id": "other"}))

    found = line(group, Evidence(declarations=declared))

    assert found.met is met
    assert [one.met for one in found.lines] == [len(declared) > 0, len(declared) > 1]


def test_a_group_within_a_group_is_decided_too_and_kept_with_the_award() -> None:
    inner = asked("any-of", conditions=(PLEDGE, {**CLEARED, "id": "other"}))
    outer = asked("all-of", conditions=(inner, {**PLEDGE, "id": "third"}))

    decision = judge(rule_of(outer).all, Evidence(declarations=ONE), TODAY)

    assert isinstance(decision, Earned)
    kept = decision.lines[0].snapshot()["found"]
    assert isinstance(kept, dict)
    assert isinstance(kept["lines"], list)
    assert len(kept["lines"]) == 2


@pytest.mark.parametrize(("kind", "waits"), [("all-of", False), ("any-of", True)])
def test_a_group_waits_for_a_reader_only_when_that_could_be_enough(kind: str, waits: bool) -> None:
    unread = asked("quiz-passed", module="m", percent=80, critical=True)
    group = asked(kind, conditions=(unread, PLEDGE))

    found = line(group, Evidence(quizzes={"m": (quiz(5, waiting=1),)}))

    assert (found.met, found.waiting) == (False, waits)


def test_only_what_was_done_since_counts_for_a_renewal() -> None:
    early, late = date(2026, 12, 1), date(2026, 12, 20)
    everything = Evidence(
        lessons_read={"m": {"one": early, "two": late}},
        lessons_wanted={"m": frozenset({"one", "two"})},
        quizzes={"m": (quiz(9, day=1), quiz(8, day=20))},
        practice=Practice(
            (SessionLed("a", early, "tot", True, False), SessionLed("b", late, "tot", True, False)),
            (seen(90, 1), seen(80, 20)),
            (Attended("tot", 2, 2, ((early, True), (late, True))),),
        ),
        declarations=(Declaration("pledge", early), Declaration("clearance", late)),
        terms=(Term(TRAINER, early), Term(MASTER, early, early)),
        coached=(Coached("p", early), Coached("q", late)),
        cohorts=(OwnCohort("c", 5, Fraction(1, 2), early), OwnCohort("d", 5, Fraction(1, 2), late)),
        awards=(Held("trainer", early, late),),
    )

    since = everything.since(date(2026, 12, 2))

    assert since.lessons_read == {"m": {"two": late}}
    assert [one.earned for one in since.quizzes["m"]] == [8]
    assert [one.id for one in since.practice.led] == ["b"]
    assert [one.percent for one in since.practice.observed] == [80]
    assert [(one.held, one.attended) for one in since.practice.attended] == [(1, 1)]
    assert [one.kind for one in since.declarations] == ["clearance"]
    assert since.terms == (Term(TRAINER, date(2026, 12, 2)),)
    assert [one.person for one in since.coached] == ["q"]
    assert [one.cohort_id for one in since.cohorts] == ["d"]
    assert since.awards == everything.awards


def test_every_missing_line_is_named() -> None:
    decision = judge(rule_of(PLEDGE, {**CLEARED, "id": "other"}).all, Evidence(declarations=ONE), TODAY)

    assert isinstance(decision, NotYet)
    assert [one.condition.id for one in decision.missing] == ["other"]
