"""Without these, nobody would know at which figure practice is enough, and what a red line changes."""

from datetime import date

import pytest

from lms.certificates.found import ObservedFound
from lms.certificates.gathered import Declaration, Evidence, QuizEvidence
from lms.practice.practised import Attended, Observed, SessionLed
from tests.certificates.asking import TODAY, asked, line, practice, quiz, seen


@pytest.mark.parametrize(
    ("there", "met", "shown"),
    [
        ([], False, (0, 0)),
        ([("tot", 5, 4)], True, (4, 5)),
        ([("tot", 10, 7)], False, (7, 10)),
        ([("tot", 1000, 799)], False, (799, 1000)),
        ([("tot", 1, 1)], False, (1, 1)),
        ([("peer-group", 5, 5)], False, (0, 0)),
        ([("tot", 6, 1), ("tot", 5, 4)], True, (4, 5)),
        ([("refresher", 2, 2)], True, (2, 2)),
    ],
)
def test_one_course_attended_is_enough(
    there: list[tuple[str, int, int]], met: bool, shown: tuple[int, int]
) -> None:
    condition = asked("attendance", cohorts=("tot", "refresher"), percent=80, sessions=2)

    found = line(condition, practice(there=[Attended(*one) for one in there]))

    assert found.met is met
    assert found.found.snapshot() == {"attended": shown[0], "held": shown[1]}


@pytest.mark.parametrize(
    ("watched", "met", "counting", "best"),
    [
        ([], False, 0, None),
        ([seen(80)], True, 1, 80),
        ([seen(79)], False, 0, 79),
        ([seen(79), seen(90, 2)], True, 1, 90),
        ([seen(100, setting="independent")], False, 0, None),
        ([seen(100, red=True)], False, 0, None),
        ([seen(90, 1), seen(100, 2, red=True)], False, 0, None),
        ([seen(90, 1), seen(20, 2, red=True, setting="independent")], False, 0, None),
        ([seen(90, 1, red=True), seen(85, 2)], True, 1, 85),
        ([seen(90, 1, red=True), seen(85, 1)], True, 1, 85),
    ],
)
def test_after_a_red_line_observations_count_anew(
    watched: list[Observed], met: bool, counting: int, best: int | None
) -> None:
    condition = asked("observed", settings=("co-facilitation",), at_least=1, percent=80, no_red_line=True)

    found = line(condition, practice(seen=watched))

    assert isinstance(found.found, ObservedFound)
    assert (found.met, found.found.counting, found.found.best) == (met, counting, best)


def test_a_rule_may_let_a_red_line_pass_and_ask_for_more_than_one() -> None:
    condition = asked(
        "observed", settings=("practice", "co-facilitation"), at_least=2, percent=50, no_red_line=False
    )

    one = line(condition, practice(seen=[seen(60, red=True)]))
    two = line(condition, practice(seen=[seen(60, red=True), seen(50, 2, setting="practice")]))

    assert (one.met, two.met) == (False, True)


@pytest.mark.parametrize(
    ("led", "independent", "met"),
    [
        ([], False, False),
        ([(False, False)], False, True),
        ([(False, True)], False, True),
        ([(False, True)], True, False),
        ([(True, False)], True, True),
    ],
)
def test_an_independent_session_is_one_led_alone(
    led: list[tuple[bool, bool]], independent: bool, met: bool
) -> None:
    condition = asked("sessions-led", at_least=1, independent=independent)
    sessions = [SessionLed("s", TODAY, "peer-group", *one) for one in led]

    assert line(condition, practice(led=sessions)).met is met


@pytest.mark.parametrize(
    ("declared", "met", "given", "withdrawn"),
    [
        ([], False, None, None),
        ([("pledge", 1, None)], True, 1, None),
        ([("assent", 1, None)], False, None, None),
        ([("pledge", 1, 2)], False, None, 2),
        ([("pledge", 1, 2), ("pledge", 3, None)], True, 3, None),
        ([("pledge", 1, None), ("pledge", 3, 4)], True, 1, None),
    ],
)
def test_a_withdrawn_declaration_counts_no_longer(
    declared: list[tuple[str, int, int | None]], met: bool, given: int | None, withdrawn: int | None
) -> None:
    evidence = Evidence(
        declarations=tuple(
            Declaration(kind, date(2026, 12, on), date(2026, 12, off) if off else None)
            for kind, on, off in declared
        )
    )

    found = line(asked("declared", declaration="pledge"), evidence)

    assert found.met is met
    assert found.found.snapshot() == {
        "given_on": f"2026-12-0{given}" if given else None,
        "withdrawn_on": f"2026-12-0{withdrawn}" if withdrawn else None,
    }


@pytest.mark.parametrize(
    ("tried", "met"),
    [([quiz(10)], False), ([quiz(6, "refresher")], False), ([quiz(7, "refresher")], True)],
)
def test_a_refresher_is_another_quiz(tried: list[QuizEvidence], met: bool) -> None:
    condition = asked("quiz-passed", module="m", moment="refresher", percent=70, critical=True)

    assert line(condition, Evidence(quizzes={"m": tuple(tried)})).met is met
