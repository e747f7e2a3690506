"""Plausible answers of invented people: right as often as they know, wrong as people are."""

from collections.abc import Sequence
from random import Random

from lms.quizzes.kinds import Answer, Item
from lms.quizzes.kinds.base import DONT_KNOW, FIELD, Option
from lms.quizzes.kinds.multiple_choice import MultipleChoice
from lms.quizzes.kinds.scale import Scale
from lms.quizzes.kinds.single_choice import SingleChoice
from lms.quizzes.kinds.true_false import TrueFalse
from lms.quizzes.quiz import Quiz


def invent(quiz: Quiz, knows: float, chance: Random) -> dict[str, Answer]:
    """Return an answer to every item; each is right with probability `knows`, views go with it."""
    return {item.id: _answer(item, knows, chance) for item in quiz.items}


def perfect(quiz: Quiz) -> dict[str, Answer]:
    """Return the right answer to every item."""
    return {item.id: item.right() for item in quiz.items}


def _answer(item: Item, knows: float, chance: Random) -> Answer:
    if isinstance(item, Scale):
        return _view(item, knows, chance)
    return item.right() if chance.random() < knows else _wrong(item, chance)


def _view(item: Scale, knows: float, chance: Random) -> Answer:
    if chance.random() < 0.07:
        return {FIELD: [DONT_KNOW]}
    safer = min(5, max(1, round(chance.gauss(1.5 + 3.2 * knows, 0.9))))
    return {FIELD: [str(safer if item.agreeing == "safer" else 6 - safer)]}


def _wrong(item: Item, chance: Random) -> Answer:
    if chance.random() < 0.25:
        return {FIELD: [DONT_KNOW]}
    if isinstance(item, SingleChoice | MultipleChoice):
        return {FIELD: [_believed(item.options, chance)]}
    if isinstance(item, TrueFalse):
        return {FIELD: ["false" if item.answer else "true"]}
    return {FIELD: [DONT_KNOW]}


def _believed(options: Sequence[Option], chance: Random) -> str:
    """Return a wrong option; one that stands for a misconception three times as often."""
    wrong = [option for option in options if not option.right]
    return chance.choices(wrong, [3 if option.misconception else 1 for option in wrong])[0].id
