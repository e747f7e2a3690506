"""What no program judges: a view earns nothing, and what an adult wrote waits for a person."""

import pytest
from pydantic import ValidationError

from lms.quizzes.grading import grade
from lms.quizzes.kinds import ITEM, ItemBase
from lms.quizzes.kinds.open_answer import LONGEST, OpenAnswer, OutsideRubric, marked
from lms.quizzes.kinds.scale import Scale
from lms.quizzes.kinds.true_false import TrueFalse
from lms.quizzes.quiz import Form, Quiz
from tests.quizzes.examples import example_of

ESSAY = example_of(OpenAnswer)
VIEW = example_of(Scale)


def written(*values: str) -> tuple[dict[str, object], bool]:
    """Return what is kept of an open answer, and whether it waits."""
    outcome = ESSAY.grade({"answer": values})
    assert outcome.points == 0
    return dict(outcome.kept), outcome.waits


def codes(item: ItemBase, **changes: object) -> list[str]:
    """Return what is wrong with an item after some changes."""
    with pytest.raises(ValidationError) as error:
        ITEM.validate_python({**item.model_dump(), **changes})
    return [one["type"] for one in error.value.errors()]


@pytest.mark.parametrize("step", ["1", "2", "3", "4", "5"])
def test_a_view_is_kept_and_earns_nothing(step: str) -> None:
    outcome = VIEW.grade({"answer": [step]})

    assert (outcome.points, outcome.kept, outcome.waits) == (0, {"answer": [step]}, False)
    assert VIEW.feedback({"answer": [step]}) == (VIEW.explain,)


@pytest.mark.parametrize("values", [["0"], ["6"], ["៤"], ["4 "], ["4", "4"], ["4", "5"], ["agree"]])
def test_what_is_no_step_of_the_scale_is_not_kept(values: list[str]) -> None:
    assert VIEW.grade({"answer": values}).kept == {}


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("points", 1, "less_than_equal"),
        ("level", "apply", "unfit"),
        ("critical", True, "unfit"),
        ("agreeing", "happier", "literal_error"),
        ("credit", "per-part", "credit"),
    ],
)
def test_a_view_has_nothing_of_a_question_of_knowledge(key: str, value: object, code: str) -> None:
    assert codes(VIEW, **{key: value}) == [code]


def test_a_view_makes_no_difference_to_what_a_quiz_earns() -> None:
    known = example_of(TrueFalse)
    answers = {known.id: known.right(), VIEW.id: {"answer": ["1"]}}

    results = [grade(Quiz("r", "m", Form.A, items, 70), answers) for items in ((known,), (known, VIEW))]

    assert [(one.earned, one.possible, one.missed_critical) for one in results] == [(3, 3, ())] * 2


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  They wash.  ", "They wash."),
        ("one\r\ntwo\n\nthree\r\n", "one\ntwo\n\nthree"),
        ("a\0b\x07\x1b[31m\x7f", "ab[31m"),
        ("a\ud800b", "ab"),
        ("\u202eabc\u2069", "abc"),
        ("a\tb", "a\tb"),
        ("សូម\u200bលាងដៃ", "សូម\u200bលាងដៃ"),
        ("ក" * 3000, "ក" * LONGEST),
        ("a" * (LONGEST - 1) + " b", "a" * (LONGEST - 1)),
    ],
)
def test_what_an_adult_wrote_is_kept_clean_and_waits(typed: str, kept: str) -> None:
    assert written(typed) == ({"answer": [kept]}, True)
    assert written(kept) == ({"answer": [kept]}, True)


@pytest.mark.parametrize("typed", ["", " \r\n ", "\0\x07", "\x07\u200b", "\u202e\u200b\ufeff", "\ud800"])
def test_what_nobody_could_read_is_a_blank_and_does_not_wait(typed: str) -> None:
    assert written(typed) == ({}, False)
    assert written(typed, "ignored") == ({}, False)


@pytest.mark.parametrize("values", [["dont-know"], ["Something.", "dont-know"], [" dont-know "]])
def test_who_says_not_to_know_gives_nobody_work(values: list[str]) -> None:
    assert written(*values) == ({"answer": ["dont-know"]}, False)
    assert ESSAY.feedback({"answer": values}) == (ESSAY.explain,)


def test_a_good_answer_is_shown_to_whoever_wrote_one() -> None:
    assert ESSAY.feedback({"answer": ["They wash."]}) == (ESSAY.explain, ESSAY.model)
    assert ESSAY.feedback({"answer": [" "]}) == (ESSAY.explain,)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [("points", 2, "rubric_points"), ("points", 31, "less_than_equal"), ("critical", True, "unfit")],
)
def test_an_open_answer_is_worth_its_rubric_and_never_critical(key: str, value: object, code: str) -> None:
    assert codes(ESSAY, **{key: value}) == [code]


def test_two_lines_of_a_rubric_have_two_ids() -> None:
    line = {"id": "order", "text": {"en": "x", "km": "ក"}, "points": 1}

    assert codes(ESSAY, points=2, rubric=[line, line]) == ["same_id"]


@pytest.mark.parametrize(("order", "practice", "points"), [(0, 0, 0), (1, 0, 1), (0, 1, 1), (2, 1, 3)])
def test_a_person_gives_points_line_by_line(order: int, practice: int, points: int) -> None:
    assert marked(ESSAY, {"practice": practice, "order": order}) == points


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"order": 2},
        {"order": 2, "practice": 1, "neat": 1},
        {"order": 2, "neat": 1},
        {"order": 3, "practice": 1},
        {"order": -1, "practice": 1},
        {"order": 2, "practice": 2},
    ],
)
def test_points_beside_the_rubric_are_refused(given: dict[str, int]) -> None:
    with pytest.raises(OutsideRubric, match="none more than the line is worth"):
        marked(ESSAY, given)
