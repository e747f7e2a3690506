"""What answers that are right in part earn, by every rule and in every kind that knows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from lms.quizzes.kinds import ITEM, KINDS, Answer, Item, ItemBase
from lms.quizzes.kinds.base import DONT_KNOW, FIELD
from lms.quizzes.kinds.categorise import Categorise
from lms.quizzes.kinds.credit import Credit, earned
from lms.quizzes.kinds.gap_fill import GapFill
from lms.quizzes.kinds.matching import Matching
from lms.quizzes.kinds.multiple_choice import MultipleChoice
from lms.quizzes.kinds.ordering import Ordering
from tests.quizzes.examples import example_of
from tests.quizzes.naughty import NAUGHTY
from tests.quizzes.test_kinds import QUICK, check, ids_in

ALL, PER_PART, MINUS_WRONG = Credit.ALL, Credit.PER_PART, Credit.MINUS_WRONG
TEXT = {"en": "x", "km": "ក"}
OF_PARTS = (Matching, Ordering, GapFill, Categorise)
OF_SIX = (
    (ALL, 6, 0, 10),
    (ALL, 5, 1, 0),
    (ALL, 5, 0, 0),
    (PER_PART, 6, 0, 10),
    (PER_PART, 4, 1, 6),
    (PER_PART, 1, 5, 1),
    (PER_PART, 0, 6, 0),
    (MINUS_WRONG, 6, 0, 10),
    (MINUS_WRONG, 4, 1, 5),
    (MINUS_WRONG, 4, 0, 6),
    (MINUS_WRONG, 3, 2, 1),
    (MINUS_WRONG, 2, 4, 0),
    (MINUS_WRONG, 0, 6, 0),
)
CLOSED = [kind for kind in KINDS if kind.scored and not kind.by_hand]
KNOWN = [(kind, credit) for kind in CLOSED for credit in kind.credits]
by_every_rule = pytest.mark.parametrize(("kind", "credit"), KNOWN)


def of(kind: type[ItemBase], credit: Credit, points: int = 10, **parts: object) -> Item:
    """Return the example of a kind with a rule of credit, perhaps with other parts."""
    whole = {**example_of(kind).model_dump(), "credit": credit, "points": points, **parts}
    return ITEM.validate_python(whole)


def of_parts(kind: type[ItemBase], credit: Credit, parts: int, points: int = 10) -> Item:
    """Return an item with so many parts, where the right answer of a part is wrong for the one before."""
    names = [f"p{i}" for i in range(parts)]
    words = [{"id": name, "text": TEXT, "feedback": TEXT} for name in "ab"]
    if kind is Matching:
        pairs = [{"id": n, "left": {**TEXT, "en": n}, "right": {**TEXT, "en": n}} for n in names]
        return of(kind, credit, points, pairs=pairs)
    if kind is Ordering:
        return of(kind, credit, points, steps=[{"id": n, "text": TEXT} for n in names])
    if kind is GapFill:
        text = " ".join(f"[{name}]" for name in names)
        gaps = [
            {"id": n, "options": [{**word, "right": j == i % 2} for j, word in enumerate(words)]}
            for i, n in enumerate(names)
        ]
        return of(kind, credit, points, text={"en": text, "km": text}, gaps=gaps)
    boxes = [{"id": name, "text": TEXT} for name in "ab"]
    things = [{"id": n, "text": TEXT, "box": "ab"[i % 2]} for i, n in enumerate(names)]
    return of(kind, credit, points, boxes=boxes, things=things)


def answered(item: Item, right: int, wrong: int) -> Answer:
    """Return an answer with so many parts right and so many wrong; the others are left open."""
    whole = list(item.right().items())
    rightly = dict(whole[:right])
    wrongly = {whole[i][0]: whole[i - 1][1] for i in range(right, right + wrong)}
    return rightly | wrongly


@pytest.mark.parametrize(
    ("rule", "points", "right", "wrong", "parts", "expected"),
    [
        (ALL, 10, 4, 0, 4, 10),
        (ALL, 10, 3, 0, 4, 0),
        (ALL, 10, 4, 1, 4, 0),
        (PER_PART, 10, 0, 0, 3, 0),
        (PER_PART, 10, 1, 2, 3, 3),
        (PER_PART, 10, 2, 1, 3, 6),
        (PER_PART, 10, 3, 0, 3, 10),
        (PER_PART, 2, 1, 0, 3, 0),
        (PER_PART, 2, 2, 0, 3, 1),
        (MINUS_WRONG, 10, 3, 0, 3, 10),
        (MINUS_WRONG, 10, 2, 1, 3, 3),
        (MINUS_WRONG, 10, 2, 0, 3, 6),
        (MINUS_WRONG, 10, 1, 1, 3, 0),
        (MINUS_WRONG, 10, 1, 2, 3, 0),
        (MINUS_WRONG, 10, 0, 8, 3, 0),
        (MINUS_WRONG, 10, 3, 1, 3, 6),
    ],
)
def test_points_are_whole_rounded_down_and_never_below_zero(
    rule: Credit, points: int, right: int, wrong: int, parts: int, expected: int
):
    assert earned(rule, points, right=right, wrong=wrong, parts=parts) == expected


@QUICK
@given(
    rule=st.sampled_from(Credit),
    points=st.integers(1, 10),
    parts=st.integers(1, 8),
    right=st.integers(0, 8),
    wrong=st.integers(0, 8),
)
def test_only_everything_right_and_nothing_wrong_earns_all_points(
    rule: Credit, points: int, parts: int, right: int, wrong: int
):
    right, wrong = min(right, parts), min(wrong, parts - min(right, parts))

    points_earned = earned(rule, points, right=right, wrong=wrong, parts=parts)

    assert 0 <= points_earned <= points
    assert (points_earned == points) == (right == parts)


@pytest.mark.parametrize(
    ("kind", "credit", "right", "wrong", "expected"),
    [(kind, *case) for kind in OF_PARTS for case in OF_SIX if case[0] in kind.credits],
)
def test_of_six_parts_some_are_right_and_some_are_wrong(
    kind: type[ItemBase], credit: Credit, right: int, wrong: int, expected: int
):
    item = of_parts(kind, credit, 6)

    assert item.grade(answered(item, right, wrong)).points == expected


@pytest.mark.parametrize(
    ("kind", "parts", "right", "wrong", "per_part", "minus_wrong"),
    [
        (Matching, 5, 3, 1, 6, 4),
        (Ordering, 4, 2, 2, 5, None),
        (GapFill, 4, 2, 1, 5, 2),
        (Categorise, 6, 4, 1, 6, 5),
    ],
)
def test_the_examples_of_the_guide_earn_what_it_says(
    kind: type[ItemBase], parts: int, right: int, wrong: int, per_part: int, minus_wrong: int | None
):
    expected = [0, per_part, minus_wrong][: len(kind.credits)]

    items = [of_parts(kind, credit, parts) for credit in kind.credits]

    assert [item.grade(answered(item, right, wrong)).points for item in items] == expected


@pytest.mark.parametrize("kind", OF_PARTS)
@pytest.mark.parametrize(("right", "points"), [(1, 0), (2, 1), (3, 2)])
def test_a_part_of_a_point_is_not_given(kind: type[ItemBase], right: int, points: int):
    item = of_parts(kind, PER_PART, 3, points=2)

    assert item.grade(answered(item, right, 0)).points == points


@pytest.mark.parametrize(
    ("values", "whole", "per_part", "minus_wrong"),
    [
        ("ace", 10, 10, 10),
        ("ac", 0, 8, 6),
        ("acb", 0, 6, 3),
        ("aceb", 0, 8, 6),
        ("a", 0, 6, 3),
        ("ab", 0, 4, 0),
        ("b", 0, 2, 0),
        ("bd", 0, 0, 0),
        ("abcde", 0, 6, 3),
        ("z", 0, 0, 0),
    ],
)
def test_of_several_options_each_is_decided(values: str, whole: int, per_part: int, minus_wrong: int):
    options = [{"id": one, "right": one in "ace", "text": TEXT, "feedback": TEXT} for one in "abcde"]
    answer = {FIELD: list(values)}

    found = [of(MultipleChoice, credit, options=options).grade(answer).points for credit in Credit]

    assert found == [whole, per_part, minus_wrong]


@pytest.mark.parametrize("credit", Credit)
def test_leaving_every_option_is_no_answer_although_the_wrong_ones_are_left_too(credit: Credit):
    outcome = of(MultipleChoice, credit).grade({FIELD: []})

    assert (outcome.points, outcome.kept) == (0, {})


@by_every_rule
@pytest.mark.parametrize("points", [2, 3, 10])
def test_the_right_answer_earns_all_points_by_every_rule(kind: type[ItemBase], credit: Credit, points: int):
    item = of(kind, credit, points)

    outcome = item.grade(item.right())

    assert (outcome.points, outcome.misconception) == (points, None)
    assert item.grade(outcome.kept) == outcome
    assert item.grade({**item.right(), FIELD: [DONT_KNOW]}).points == 0


@by_every_rule
def test_odd_texts_among_right_parts_are_answered_calmly(kind: type[ItemBase], credit: Credit):
    item = of(kind, credit)

    for name in item.fields:
        for text in NAUGHTY:
            check(item, {**item.right(), name: [text]})


@by_every_rule
@QUICK
@given(data=st.data())
def test_any_answer_keeps_the_contract(kind: type[ItemBase], credit: Credit, data: st.DataObject):
    item = of(kind, credit)
    known = sorted({*ids_in(item), *(value for values in item.right().values() for value in values), "1"})
    values = st.lists(st.sampled_from([*known, DONT_KNOW, ""]), max_size=4)

    answer = data.draw(st.dictionaries(st.sampled_from(item.fields), values))

    check(item, answer)


@pytest.mark.parametrize("kind", KINDS)
def test_a_rule_the_kind_does_not_know_is_refused(kind: type[ItemBase]):
    for credit in set(Credit) - set(kind.credits):
        with pytest.raises(ValidationError) as refused:
            ITEM.validate_python({**example_of(kind).model_dump(), "credit": credit})
        assert [one["type"] for one in refused.value.errors()] == ["credit"]


@pytest.mark.parametrize(("kind", "credit"), [(kind, credit) for kind, credit in KNOWN if credit is not ALL])
def test_part_of_one_point_is_refused(kind: type[ItemBase], credit: Credit):
    with pytest.raises(ValidationError) as refused:
        of(kind, credit, points=1)

    assert [one["type"] for one in refused.value.errors()] == ["credit_points"]


def test_every_kind_gives_all_or_nothing_unless_told_otherwise():
    in_part = {kind: kind.credits for kind in KINDS if kind.credits != (ALL,)}

    every = tuple(Credit)
    assert in_part == dict.fromkeys((MultipleChoice, *OF_PARTS), every) | {Ordering: (ALL, PER_PART)}
    assert {example_of(kind).credit for kind in KINDS} == {ALL}
