"""Ten thousand answers to each kind of item: whatever is sent, a mark is whole, fair and always the same."""

from collections.abc import Iterator
from random import Random

import pytest

from lms.quizzes.kinds import Answer, ItemBase
from lms.quizzes.kinds.base import DONT_KNOW, FIELD
from tests.quizzes.examples import ITEMS
from tests.quizzes.naughty import NAUGHTY
from tests.quizzes.test_kinds import ids_in

MANY = 10_000
OF_ALL_CREDITS = [
    item.model_copy(update={"credit": credit}) for item in ITEMS for credit in type(item).credits
]
each_item = pytest.mark.parametrize("item", OF_ALL_CREDITS, ids=lambda item: f"{item.kind} {item.credit}")
SHORT = [text[:200] for text in NAUGHTY]
"""A long text is graded as any other, but not as quickly; it comes once in a while."""


def answers(item: ItemBase, chance: Random) -> Iterator[Answer]:
    """Yield made-up answers: from nothing at all to nearly right, with whatever a keyboard can send."""
    right = item.right()
    known = [*sorted(set(ids_in(item))), *(one for values in right.values() for one in values)]
    known += ["true", "false", "1", "2", "3", "4", "5", "0", DONT_KNOW]
    names = [*item.fields, *item.fields, "csrf_token", "answer-zzz", ""]
    for number in range(MANY):
        answer = {name: list(values) for name, values in right.items()} if chance.random() < 0.3 else {}
        for name in chance.choices(names, k=chance.randrange(4)):
            values = chance.choices(known, k=chance.randrange(3))
            values += chance.choices(SHORT, k=chance.randrange(2))
            values += [chr(chance.randrange(0x110000))] if chance.random() < 0.1 else []
            answer[name] = values
        if number % 100 == 0:
            answer[FIELD] = [chance.choice(NAUGHTY)]
        yield answer


@each_item
def test_ten_thousand_answers_are_marked_fairly_and_always_the_same(item: ItemBase) -> None:
    full = 0 if item.by_hand else item.points
    earned = set()

    for answer in answers(item, Random(2026)):
        outcome = item.grade(answer)

        assert type(outcome.points) is int
        assert 0 <= outcome.points <= item.points
        assert item.grade(answer) == outcome
        assert item.grade(outcome.kept) == outcome
        earned.add(outcome.points)

    assert {0, full} <= earned
    assert item.grade(item.right()).points == full


@each_item
def test_the_right_answer_earns_everything_whatever_was_graded_before(item: ItemBase) -> None:
    wanted = item.grade(item.right())

    for answer in list(answers(item, Random(1)))[:500]:
        item.grade(answer)

        assert item.grade(item.right()) == wanted
