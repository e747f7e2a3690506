"""What a whole quiz earns."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.quizzes.grading import grade, missed_critical, reaches
from lms.quizzes.kinds import Answer, ItemBase
from lms.quizzes.kinds.single_choice import SingleChoice
from lms.quizzes.quiz import Form, Quiz
from tests.quizzes.examples import ITEMS, example_of


def make_item(name: str, points: int = 1, *, critical: bool = False) -> ItemBase:
    return example_of(SingleChoice).model_copy(update={"id": name, "points": points, "critical": critical})


def make_quiz(*items: ItemBase, percent: int = 70) -> Quiz:
    return Quiz("0" * 32, "hands", Form.A, items, percent)


def rightly(quiz: Quiz, *names: str) -> Mapping[str, Answer]:
    return {item.id: item.right() for item in quiz.items if item.id in names}


def test_three_of_four_points_reach_seventy_percent():
    quiz = make_quiz(make_item("a"), make_item("b"), make_item("c", 2))

    result = grade(quiz, rightly(quiz, "a", "c"))

    assert (result.earned, result.possible) == (3, 4)
    assert result.reaches(70)
    assert not result.reaches(76)


@pytest.mark.parametrize(
    ("earned", "possible", "percent", "enough"),
    [
        (7, 10, 70, True),
        (2, 3, 67, False),
        (2, 3, 66, True),
        (0, 10, 0, True),
        (0, 0, 0, False),
        (0, 0, 70, False),
        (10, 10, 100, True),
        (99, 100, 100, False),
        (1, 3, 33, True),
        (1, 3, 34, False),
    ],
)
def test_a_percentage_is_reached_without_rounding(earned: int, possible: int, percent: int, enough: bool):
    assert reaches(earned, possible, percent) is enough


def test_an_item_without_an_answer_is_in_the_result_and_earns_nothing():
    quiz = make_quiz(make_item("a"), make_item("b"))

    result = grade(quiz, rightly(quiz, "a"))

    assert set(result.outcomes) == {"a", "b"}
    assert result.outcomes["b"].points == 0
    assert result.outcomes["b"].kept == {}


def test_answers_to_items_of_other_quizzes_are_ignored():
    quiz = make_quiz(make_item("a"))

    result = grade(quiz, {**rightly(quiz, "a"), "z": {"answer": ["a"]}, "csrf_token": {"answer": ["x"]}})

    assert set(result.outcomes) == {"a"}
    assert (result.earned, result.possible) == (1, 1)


def test_a_quiz_of_nothing_reaches_nothing():
    result = grade(make_quiz(), {})

    assert (result.earned, result.possible) == (0, 0)
    assert not result.reaches(1)


def test_a_missed_critical_item_is_named_although_the_points_are_enough():
    quiz = make_quiz(*(make_item(name) for name in "abcdefghi"), make_item("z", critical=True))

    result = grade(quiz, rightly(quiz, *"abcdefghi"))

    assert result.reaches(quiz.achieved_percent)
    assert result.missed_critical == ("z",)


def test_a_right_critical_item_is_not_missed():
    quiz = make_quiz(make_item("y", 2, critical=True), make_item("z", critical=True))

    assert grade(quiz, rightly(quiz, "y", "z")).missed_critical == ()
    assert grade(quiz, rightly(quiz, "y")).missed_critical == ("z",)
    assert tuple(missed_critical(quiz, {"y": 1, "z": 1})) == ("y",)


@given(right=st.sets(st.sampled_from([item.id for item in ITEMS])))
def test_a_quiz_of_every_kind_earns_the_sum_of_what_is_right(right: set[str]):
    quiz = make_quiz(*ITEMS)

    result = grade(quiz, rightly(quiz, *right))

    assert result.earned == sum(item.points for item in ITEMS if item.id in right and not item.by_hand)
    assert result.missed_critical == ()
    assert result.possible == 3 * sum(item.scored for item in ITEMS)


def test_grading_what_was_kept_gives_the_same_result():
    quiz = make_quiz(*ITEMS)
    first = grade(quiz, rightly(quiz, *(item.id for item in ITEMS[::2])))

    again = grade(quiz, {name: outcome.kept for name, outcome in first.outcomes.items()})

    assert again == first


def test_items_are_found_by_id():
    quiz = make_quiz(make_item("a"), make_item("b"))

    assert quiz.find_item("b") is quiz.items[1]
    assert quiz.find_item("z") is None


def test_items_are_mixed_by_the_attempt_and_nothing_else():
    quiz = make_quiz(*(make_item(name) for name in "abcdef"))

    orders = {quiz.shown(f"attempt-{i}") for i in range(50)}

    assert quiz.shown("") == quiz.items
    assert quiz.shown("attempt-1") == quiz.shown("attempt-1")
    assert len(orders) > 10
