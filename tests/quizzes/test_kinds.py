"""What every kind of item promises: a new kind is held to all of this by standing in KINDS."""

import json
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from lms.quizzes import kinds
from lms.quizzes.kinds import KINDS, Answer, Item, ItemBase
from lms.quizzes.kinds.base import DONT_KNOW, FIELD, OTHER
from lms.text import Text
from tests.quizzes.examples import ITEMS, SEEDS, example_of, fitting
from tests.quizzes.naughty import NAUGHTY

QUICK = settings(deadline=None, max_examples=80)


each_item = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.kind)


def ids_in(value: object) -> Iterator[str]:
    """Yield every id within an item, but not its own."""
    for name in type(value).model_fields if isinstance(value, BaseModel) else ():
        below = getattr(value, name)
        for part in below if isinstance(below, tuple) else (below,):
            if isinstance(part, BaseModel):
                yield from filter(None, [getattr(part, "id", None)])
                yield from ids_in(part)


def is_plain(item: ItemBase, value: str) -> bool:
    """Whether a value may be kept although the item does not name it: a number; of adults, a clean text."""
    if item.by_hand:
        letters = not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", value)
        return letters and 0 < len(value) <= 2000 and value == value.strip()
    return bool(re.fullmatch("0|[1-9][0-9]{0,8}", value))


def check(item: ItemBase, answer: Answer) -> None:
    """Whatever the answer: points within bounds, nothing foreign kept, the same again, some words."""
    outcome = item.grade(answer)

    assert 0 <= outcome.points <= item.points
    assert isinstance(outcome.points, int)
    known = {*ids_in(item), "true", "false", DONT_KNOW, OTHER}
    for name, values in outcome.kept.items():
        assert name in item.fields
        assert 1 <= len(values) <= 20
        assert all(value in known or is_plain(item, value) for value in values)
    assert not outcome.waits or (item.by_hand and outcome.kept and not outcome.points)
    again = item.grade(json.loads(json.dumps(outcome.kept)))
    assert (again.points, dict(again.kept), again.misconception, again.waits) == (
        outcome.points,
        dict(outcome.kept),
        outcome.misconception,
        outcome.waits,
    )
    said = item.feedback(answer)
    assert said
    assert all(isinstance(words, Text) for words in said)
    assert outcome.misconception is None or outcome.points < item.points


def test_every_module_of_kinds_is_in_the_list():
    shared = {"base", "credit", "one_of", "order"}
    names = {module.name for module in pkgutil.iter_modules(kinds.__path__)} - shared

    modules = {name: import_module(f"{kinds.__name__}.{name}") for name in names}

    assert {kind.__module__ for kind in KINDS} == {module.__name__ for module in modules.values()}
    found = {
        one
        for module in modules.values()
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, ItemBase) and one.__module__ == module.__name__
    }
    assert found == set(KINDS)


def test_every_kind_is_in_the_union_and_has_its_own_name():
    in_union = get_args(get_args(Item)[0])

    assert in_union == KINDS
    assert len({item.kind for item in ITEMS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_manual_is_an_item_of_its_kind(kind: type[ItemBase]):
    item = example_of(kind)

    assert type(item) is kind
    assert item.kind.replace("-", "_") == kind.__module__.rpartition(".")[2]
    assert kind.__doc__


@each_item
def test_the_right_answer_earns_all_points(item: ItemBase):
    outcome = item.grade(item.right())

    assert item.points == (3 if item.scored else 0)
    assert outcome.points == (0 if item.by_hand else item.points)
    assert outcome.waits == item.by_hand
    assert outcome.misconception is None
    check(item, item.right())


@each_item
def test_only_a_view_has_no_right_answer(item: ItemBase):
    assert bool(item.right()) == item.scored
    assert item.grade(fitting(item)).kept


@each_item
def test_the_right_answer_survives_the_form(item: ItemBase):
    assert item.read({**item.right(), "csrf_token": ["x"]}) == item.right()


@each_item
def test_i_dont_know_earns_nothing_and_is_kept(item: ItemBase):
    outcome = item.grade({FIELD: [DONT_KNOW]})

    assert (outcome.points, outcome.kept, outcome.misconception) == (0, {FIELD: [DONT_KNOW]}, None)
    assert item.feedback({FIELD: [DONT_KNOW]}) == (item.explain,)


@each_item
def test_i_dont_know_beside_the_right_answer_counts_alone(item: ItemBase):
    right = item.right()

    outcome = item.grade({**right, FIELD: [*right.get(FIELD, ()), DONT_KNOW]})

    assert (outcome.points, outcome.kept) == (0, {FIELD: [DONT_KNOW]})


@each_item
@pytest.mark.parametrize("blank", [None, [], [""], ["", ""], ["  "], ["\t\n"], ["\u200b"], ["\u00a0"]])
def test_a_blank_earns_nothing_and_keeps_nothing(item: ItemBase, blank: list[str] | None):
    answer = {} if blank is None else dict.fromkeys(item.fields, blank)

    outcome = item.grade(answer)

    assert item.is_blank(answer)
    assert (outcome.points, outcome.kept, outcome.misconception) == (0, {}, None)
    check(item, answer)


@each_item
@pytest.mark.parametrize("text", NAUGHTY, ids=lambda text: ascii(text[:20]))
def test_odd_texts_in_any_field_are_answered_calmly(item: ItemBase, text: str):
    check(item, {key: [text] for key in item.fields})
    check(item, {key: [text, text] for key in item.fields})
    for name in item.fields:
        check(item, {name: [text]})
        check(item, {**item.right(), name: [text]})
        check(item, {**item.right(), name: [*item.right().get(name, ()), text]})


@each_item
@QUICK
@given(data=st.data())
def test_any_answer_is_answered_calmly(item: ItemBase, data: st.DataObject):
    known = sorted({*ids_in(item), "true", "false", "1", "2", "3", DONT_KNOW, OTHER})
    values = st.lists(st.sampled_from(known) | st.sampled_from(NAUGHTY) | st.text(), max_size=25)
    names = st.sampled_from([*item.fields, "csrf_token", "answer-zzz", ""])

    form = data.draw(st.dictionaries(names, values))

    check(item, form)
    read = item.read(form)
    assert set(read) <= set(item.fields)
    assert all(0 < len(values) <= 20 for values in read.values())
    check(item, read)


@each_item
def test_only_fields_of_the_item_are_read(item: ItemBase):
    foreign = {"csrf_token": ["secret"], "answer-zzz": ["x"], "answers": ["x"], "name": ["Sokha"], "": ["x"]}

    assert item.read(foreign) == {}
    assert item.read({**{key: [""] for key in item.fields}, **foreign}) == {}


@each_item
def test_fields_have_safe_names_of_their_own(item: ItemBase):
    assert len(set(item.fields)) == len(item.fields)
    assert item.fields[0] == FIELD
    assert all(re.fullmatch("answer(-[a-z0-9-]+)?", name) for name in item.fields)


@pytest.mark.parametrize("item", [one for one in ITEMS if hasattr(one, "shown")], ids=lambda item: item.kind)
def test_what_is_shown_mixed_is_complete_and_the_same_for_the_same_attempt(item: ItemBase):
    orders = [tuple(one.id for one in item.shown(seed)) for seed in SEEDS]

    assert orders == [tuple(one.id for one in item.shown(seed)) for seed in SEEDS]
    assert {frozenset(order) for order in orders} == {frozenset(orders[0])}
    assert len(set(orders)) > 1 or len(orders[0]) == 2


@each_item
def test_wrong_ways_are_parts_of_the_item(item: ItemBase):
    feedback = [way.feedback for way in item.wrong_ways()]

    assert all(any(words is text for text in item.texts()) for words in feedback)


@each_item
def test_every_text_of_an_item_is_listed(item: ItemBase):
    texts = [words.en for words in item.texts()]

    assert texts == re.findall('"en":"([^"]*)"', item.model_dump_json())
    assert {item.stem.en, item.explain.en} <= set(texts)


@each_item
def test_the_right_answer_can_be_said_in_both_languages(item: ItemBase):
    lines = item.solution()

    assert bool(lines) == (item.scored and not item.by_hand)
    assert all(isinstance(line, Text) for line in lines)
    assert all("[" not in line.en + line.km for line in lines)
