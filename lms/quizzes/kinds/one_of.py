"""What kinds share of which exactly one thing is chosen: words, a picture, a place in a picture."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from pydantic_core import PydanticCustomError

from lms.quizzes.kinds.base import FIELD, Answer, Choice, ItemBase, Outcome, Wrong, knows_not
from lms.quizzes.kinds.order import unique_ids
from lms.text import Text


class OneOf(ItemBase):
    """One of several choices is right, and choosing it alone earns all points."""

    one_choice: ClassVar[bool] = True

    @property
    @abstractmethod
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen."""

    @property
    def fields(self) -> tuple[str, ...]:
        """One field with one id."""
        return (FIELD,)

    def right(self) -> Answer:
        """Return the id of the right choice."""
        return {FIELD: [choice.id for choice in self.choices if choice.right]}

    def outcome(self, answer: Answer) -> Outcome:
        """All points for the right choice."""
        chosen = self._chosen(answer)
        if chosen is None:
            return Outcome(0, {})
        points = self.points if chosen.right else 0
        return Outcome(points, {FIELD: [chosen.id]}, None if chosen.right else chosen.misconception)

    def feedback(self, answer: Answer) -> tuple[Text, ...]:
        """Return the words of what was chosen."""
        chosen = None if knows_not(answer) else self._chosen(answer)
        return (chosen.feedback,) if chosen else (self.explain,)

    def wrong_ways(self) -> tuple[Wrong, ...]:
        """Return the other choices."""
        return tuple(choice for choice in self.choices if not choice.right)

    def _chosen(self, answer: Answer) -> Choice | None:
        values = answer.get(FIELD, ())
        return next((choice for choice in self.choices if [choice.id] == list(values)), None)


def check_one_right(choices: Sequence[Choice], what: str) -> None:
    """Raise an error unless one choice of the list called `what` is right and all have ids of their own."""
    unique_ids(choices, what)
    right = [i for i, choice in enumerate(choices) if choice.right]
    if len(right) != 1:
        at = (what, *right[1:2], "right")
        raise PydanticCustomError("one_right", "{count}", {"count": len(right), "at": at})
