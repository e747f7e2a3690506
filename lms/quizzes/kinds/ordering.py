"""Ordering: steps are given numbers; each has a place where it belongs."""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from lms.quizzes.kinds.base import FIELD, Answer, Id, ItemBase, Outcome
from lms.quizzes.kinds.credit import Credit, earned
from lms.quizzes.kinds.order import scrambled, unique_ids
from lms.text import Content, Text


class Step(Content):
    """One step."""

    id: Id
    text: Text


class Ordering(ItemBase):
    """Steps to bring into order.

    `per-part`: a part is a step, right when it has its own number. Of 4 steps, somebody who
    changes the first two has the other 2 at their place: 5 of 10 points. There is no
    `minus-wrong`: two steps that change places are one mistake, and it would take four parts.
    """

    credits: ClassVar[tuple[Credit, ...]] = (Credit.ALL, Credit.PER_PART)
    manual: ClassVar[str] = """\
id: hands-4
kind: ordering
objective: o1
level: remember
stem:
  en: Bring the steps into order.
  km: ចូររៀបជំហានតាមលំដាប់។
steps:
  - id: wet
    text:
      en: Wet your hands
      km: ធ្វើឱ្យដៃសើម
  - id: soap
    text:
      en: Take soap
      km: យកសាប៊ូ
  - id: rinse
    text:
      en: Rinse with water
      km: លាងជម្រះនឹងទឹក
explain:
  en: First wet, then soap, then rinse.
  km: ដំបូងធ្វើឱ្យសើម បន្ទាប់មកសាប៊ូ រួចលាងជម្រះ។
"""

    kind: Literal["ordering"]
    steps: tuple[Step, ...] = Field(min_length=3, max_length=7)

    @model_validator(mode="after")
    def _different(self) -> Self:
        unique_ids(self.steps, "steps")
        return self

    @property
    def fields(self) -> tuple[str, ...]:
        """A number for each step, and a field for "I don't know"."""
        return (FIELD, *(f"{FIELD}-{step.id}" for step in self.steps))

    def shown(self, seed: str) -> tuple[Step, ...]:
        """Return the steps out of order, the same for the same attempt."""
        return scrambled(self.steps, f"{seed}/{self.id}")

    def right(self) -> Answer:
        """Return each step's place, counted from 1."""
        return {f"{FIELD}-{step.id}": [str(place)] for place, step in enumerate(self.steps, 1)}

    def solution(self) -> tuple[Text, ...]:
        """Return the steps in their order."""
        return tuple(step.text for step in self.steps)

    def outcome(self, answer: Answer) -> Outcome:
        """Return the points for the steps at their own place."""
        places = {str(place) for place in range(1, len(self.steps) + 1)}
        kept = {
            name: [given]
            for name in self.fields[1:]
            for given in list(answer.get(name, ()))[:1]
            if given in places
        }
        right = sum(kept.get(name) == place for name, place in self.right().items())
        points = earned(self.credit, self.points, right=right, wrong=len(kept) - right, parts=len(self.steps))
        return Outcome(points, kept)
