"""Without these, somebody could be told "not reached" while an answer of theirs still waits to be read."""

from collections import Counter
from datetime import timedelta

import pytest

from lms.certificates.found import QuizFound
from lms.certificates.gathered import QuizEvidence
from lms.certificates.rule_conditions import QuizPassed
from lms.courses.progress import progress
from lms.quizzes.policy import Counts
from lms.quizzes.quiz import Moment
from lms.quizzes.taken import Taken, unread
from lms.text import Text
from lms.training.grid import Word, cell, learnt
from tests.adults import MODULE, adult_module
from tests.certificates.test_certification import decide, evidence, rule
from tests.conftest import NOW
from tests.factories import make_taken

MODULE_OF_ADULTS = adult_module()
WORDS = Text(en="words", km="ពាក្យ")


def tried(earned: int, waiting: int = 0, *, day: int = 1, moment: Moment = Moment.AFTER) -> Taken:
    """Return an attempt with so many of ten points on a day; seven are enough."""
    at = NOW + timedelta(days=day)
    return make_taken(
        id=f"{moment}-{day}", earned=earned, waiting=waiting, finished_at=at, moment=moment, module=MODULE
    )


@pytest.mark.parametrize(
    ("attempts", "waits"),
    [
        ([], {"first": False, "last": False, "best": False}),
        ([tried(5)], {"first": False, "last": False, "best": False}),
        ([tried(5, 1)], {"first": True, "last": True, "best": True}),
        ([tried(5), tried(3, 1, day=2)], {"first": False, "last": True, "best": True}),
        ([tried(3, 1), tried(5, day=2)], {"first": True, "last": False, "best": True}),
        ([make_taken(waiting=1, finished_at=None)], {"first": False, "last": False, "best": False}),
        ([make_taken(waiting=1, skipped=True)], {"first": False, "last": False, "best": False}),
    ],
)
def test_only_an_answer_on_which_the_result_depends_is_waited_for(
    attempts: list[Taken], waits: dict[str, bool]
) -> None:
    assert {counts.value: unread(attempts, counts) for counts in Counts} == waits


@pytest.mark.parametrize(
    ("attempts", "achieved", "completed", "waiting", "word"),
    [
        ([tried(5)], False, False, False, Word.DONE),
        ([tried(5, 1)], False, False, True, Word.WAITING),
        ([tried(6, 1)], False, True, True, Word.WAITING),
        ([tried(7, 1)], True, True, False, Word.REACHED),
        ([tried(5), tried(2, 2, day=2)], False, False, True, Word.WAITING),
        ([tried(7), tried(2, 2, day=2)], True, True, False, Word.REACHED),
    ],
)
def test_points_so_far_may_be_enough_and_else_one_waits(
    attempts: list[Taken], achieved: bool, completed: bool, waiting: bool, word: Word
) -> None:
    way = progress("one", MODULE_OF_ADULTS, attempts, [])

    assert (way.achieved, way.completed, way.waiting) == (achieved, completed, waiting)
    assert cell(MODULE_OF_ADULTS, attempts, Counter()).word is word


def test_who_waits_for_points_is_compared_with_nobody() -> None:
    pairs = [
        [tried(4, moment=Moment.BEFORE), tried(8, day=2)],
        [tried(4, moment=Moment.BEFORE), tried(2, 1, day=2)],
        [tried(0, 1, moment=Moment.BEFORE), tried(8, day=2)],
        [tried(4, moment=Moment.BEFORE), tried(8, day=2), tried(1, 1, day=3)],
    ]

    found = learnt(cell(MODULE_OF_ADULTS, pair, Counter()) for pair in pairs)

    assert (found.matched, found.unread, found.before, found.after) == (2, 2, (8, 20), (16, 20))


@pytest.mark.parametrize(
    ("points", "met", "waiting"),
    [
        ([(7, 0)], False, False),
        ([(7, 1)], False, True),
        ([(8, 1)], True, False),
        ([(7, 0), (1, 1)], False, True),
        ([(8, 0), (1, 1)], True, False),
    ],
)
def test_a_condition_holds_with_the_points_so_far_or_waits(
    points: list[tuple[int, int]], met: bool, waiting: bool
) -> None:
    condition = QuizPassed(
        id="quiz",
        kind="quiz-passed",
        module="m",
        percent=80,
        critical=True,
        text=WORDS,
        next_step=WORDS,
    )
    attempts = [
        QuizEvidence(str(n), earned, 10, False, NOW, waits) for n, (earned, waits) in enumerate(points)
    ]

    (line,) = decide(rule(condition), evidence(*attempts)).lines

    assert (line.met, line.waiting) == (met, waiting)
    assert isinstance(line.found, QuizFound)
