"""Who chooses a picture, or a place in one, is marked like somebody who chooses words."""

import pytest
from pydantic import ValidationError

from lms.quizzes.kinds import ITEM, ItemBase
from lms.quizzes.kinds.hotspot import Area, Hotspot
from lms.quizzes.kinds.multiple_choice import MultipleChoice
from lms.quizzes.kinds.picture_choice import PictureChoice
from lms.quizzes.kinds.single_choice import SingleChoice
from tests.quizzes.examples import SEEDS, example_of

FIRST_AND_SECOND = {PictureChoice: ("a", "b"), Hotspot: ("jar", "mat")}
each_kind = pytest.mark.parametrize("kind", FIRST_AND_SECOND)


def codes(item: ItemBase, **changes: object) -> list[str]:
    """Return what is wrong with an item after some changes."""
    try:
        ITEM.validate_python({**item.model_dump(), **changes})
    except ValidationError as error:
        return [one["type"] for one in error.errors()]
    return []


def area(x: int, y: int, width: int = 20, height: int = 20, id_: str = "one") -> Area:
    """Return a wrong area."""
    text = {"en": "x", "km": "ក"}
    return Area.model_validate(
        {"id": id_, "x": x, "y": y, "width": width, "height": height, "text": text, "feedback": text}
    )


@each_kind
def test_only_the_right_one_alone_earns(kind: type[ItemBase]) -> None:
    item = example_of(kind)
    right, wrong = FIRST_AND_SECOND[kind]

    earned = [
        item.grade({"answer": values}).points
        for values in ([right], [wrong], [right, wrong], [right, right], [right.upper()], [f" {right}"])
    ]

    assert earned == [3, 0, 0, 0, 0, 0]


@each_kind
def test_what_was_chosen_is_kept_and_answered_with_its_own_words(kind: type[ItemBase]) -> None:
    item = example_of(kind)
    _, wrong = FIRST_AND_SECOND[kind]

    assert item.grade({"answer": [wrong]}).kept == {"answer": [wrong]}
    assert item.feedback({"answer": [wrong]}) == (item.choices[1].feedback,)


@each_kind
def test_a_wrong_one_stands_for_its_misconception_and_the_right_one_for_none(kind: type[ItemBase]) -> None:
    item = example_of(kind)
    name = "options" if kind is PictureChoice else "areas"
    tagged = tuple(one.model_copy(update={"misconception": "MC07"}) for one in item.choices)
    item = item.model_copy(update={name: tagged})

    found = [item.grade({"answer": [one]}).misconception for one in FIRST_AND_SECOND[kind]]

    assert found == [None, "MC07"]


@pytest.mark.parametrize("kind", [SingleChoice, MultipleChoice, PictureChoice])
def test_all_of_the_above_stays_last(kind: type[ItemBase]) -> None:
    item = example_of(kind)
    first, *others = item.options
    whole = item.model_copy(update={"options": (first.model_copy(update={"last": True}), *others)})

    orders = {tuple(option.id for option in whole.shown(seed)) for seed in ["", *SEEDS]}

    assert {order[-1] for order in orders} == {first.id}
    assert {item.shown(seed)[-1].id for seed in SEEDS} > {first.id}


@pytest.mark.parametrize("kind", [SingleChoice, MultipleChoice, PictureChoice])
def test_an_order_is_the_same_today_and_in_years(kind: type[ItemBase]) -> None:
    item = example_of(kind)
    options = tuple(item.options[0].model_copy(update={"id": id_}) for id_ in "abcd")

    order = item.model_copy(update={"options": options}).shown("0123456789abcdef0123456789abcdef")

    assert "".join(option.id for option in order) == "bacd"


def test_pictures_keep_the_order_of_the_author_where_asked_for() -> None:
    item = example_of(PictureChoice)
    fixed = item.model_copy(update={"keep_order": True})

    assert item.shown("") == item.options
    assert all(fixed.shown(seed) == fixed.options for seed in SEEDS)
    assert any(item.shown(seed) != item.options for seed in SEEDS)


def test_a_picture_stands_without_words_but_never_without_words_for_who_cannot_see() -> None:
    dumped = example_of(PictureChoice).model_dump()
    for option in dumped["options"]:
        option["text"] = None
    assert ITEM.validate_python(dumped)

    dumped["options"][0]["picture"]["alt"]["km"] = " "

    with pytest.raises(ValidationError):
        ITEM.validate_python(dumped)


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (area(10, 10), True),
        (area(29, 29), True),
        (area(0, 0, 100, 100), True),
        (area(15, 15, 14, 14), True),
        (area(30, 10), False),
        (area(10, 30), False),
        (area(30, 30), False),
        (area(0, 10, 14, 20), True),
        (area(70, 10), False),
    ],
)
def test_areas_meet_where_a_finger_could_mean_either(other: Area, meets: bool) -> None:
    one = area(10, 10)

    assert (one.meets(other), other.meets(one)) == (meets, meets)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"x": 71, "y": 0}, "area_outside"),
        ({"x": 70, "y": 0}, None),
        ({"y": 51}, "area_outside"),
        ({"y": 50}, None),
        ({"width": 13}, "greater_than_equal"),
        ({"width": 14}, None),
        ({"height": 13}, "greater_than_equal"),
        ({"height": 14}, None),
        ({"x": -1}, "greater_than_equal"),
        ({"width": 101, "x": 0}, "less_than_equal"),
        ({"x": 26, "y": 45}, "areas_overlap"),
        ({"x": 25, "y": 45}, None),
        ({"id": "mat"}, "same_id"),
        ({"right": False}, "one_right"),
        ({"id": "dont-know"}, "reserved_id"),
    ],
)
def test_an_area_is_large_enough_apart_and_in_the_picture(
    change: dict[str, object], code: str | None
) -> None:
    item = example_of(Hotspot)
    jar, mat = (one.model_dump() for one in item.areas)

    found = codes(item, areas=[{**jar, **change}, mat])

    assert found[:1] == ([code] if code else [])
