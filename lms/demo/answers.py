"""Plausible answers of invented people: right as often as they know, wrong as people are."""

from random import Random

from lms.quizzes.kinds import Answer, Item
from lms.quizzes.kinds.base import DONT_KNOW, FIELD
from lms.quizzes.kinds.multiple_choice import MultipleChoice
from lms.quizzes.kinds.single_choice import SingleChoice
from lms.quizzes.kinds.true_false import TrueFalse
from lms.quizzes.quiz import Quiz


def invent(quiz: Quiz, knows: float, chance: Random) -> dict[str, Answer]:
    """Return an answer to every item; each is right with probability `knows`."""
    return {item.id: item.right() if chance.random() < knows else _wrong(item, chance) for item in quiz.items}


def perfect(quiz: Quiz) -> dict[str, Answer]:
    """Return the right answer to every item."""
    return {item.id: item.right() for item in quiz.items}


def _wrong(item: Item, chance: Random) -> Answer:
    if chance.random() < 0.3:
        return {FIELD: [DONT_KNOW]}
    if isinstance(item, SingleChoice | MultipleChoice):
        return {FIELD: [chance.choice([option.id for option in item.options if not option.right])]}
    if isinstance(item, TrueFalse):
        return {FIELD: ["false" if item.answer else "true"]}
    return {FIELD: [DONT_KNOW]}
