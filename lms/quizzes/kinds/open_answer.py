"""Open answer: adults write, and a person marks it; no program reads what somebody means."""

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from lms.errors import LmsError
from lms.quizzes.kinds.base import DONT_KNOW, FIELD, Answer, Id, ItemBase, Outcome, knows_not
from lms.quizzes.kinds.order import unique_ids
from lms.text import Content, Text, visible

LONGEST = 2000
"""Characters of an answer that are kept."""

# What no keyboard writes and no database keeps, and signs that turn the text around them.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


class OutsideRubric(LmsError):
    """The points given are not those that the rubric asks for."""

    status = 422
    message = Text(
        en="Give every line of the rubric its points, none more than the line is worth.",
        km="សូមដាក់ពិន្ទុគ្រប់ចំណុច ដោយមិនឱ្យលើសពិន្ទុនៃចំណុចនីមួយៗ។",
    )


class Criterion(Content):
    """One thing that counts in an answer, and the points for it."""

    id: Id
    text: Text
    points: Annotated[StrictInt, Field(ge=1, le=5)]


class OpenAnswer(ItemBase):
    """A question answered in one's own words; for adults, and marked by a person."""

    by_hand: ClassVar[bool] = True
    manual: ClassVar[str] = """\
id: hands-13
kind: open-answer
objective: o1
level: apply
points: 3
stem:
  en: How do you show a group of children how to wash their hands?
  km: តើលោកគ្រូ អ្នកគ្រូ បង្ហាញក្រុមកុមារឱ្យចេះលាងដៃដោយរបៀបណា?
rubric:
  - id: order
    points: 2
    text:
      en: The steps are in the right order.
      km: ជំហានរៀបតាមលំដាប់ត្រឹមត្រូវ។
  - id: practice
    points: 1
    text:
      en: The children do it themselves.
      km: កុមារអនុវត្តដោយខ្លួនឯង។
model:
  en: I show each step with water and soap, then every child does it and I look.
  km: ខ្ញុំបង្ហាញជំហាននីមួយៗដោយប្រើទឹក និងសាប៊ូ បន្ទាប់មកកុមារម្នាក់ៗធ្វើ ហើយខ្ញុំមើល។
explain:
  en: Children learn what their own hands have done.
  km: កុមារចងចាំអ្វីដែលដៃរបស់ពួកគេបានធ្វើ។
"""

    kind: Literal["open-answer"]
    points: StrictInt = Field(default=1, ge=1, le=30)
    rubric: tuple[Criterion, ...] = Field(min_length=1, max_length=6)
    # What a good answer contains; shown to whoever marks, and afterwards to whoever wrote.
    model: Text

    @model_validator(mode="after")
    def _points_of_the_rubric(self) -> Self:
        unique_ids(self.rubric, "rubric")
        total = sum(criterion.points for criterion in self.rubric)
        if self.points != total:
            raise PydanticCustomError("rubric_points", "{total}", {"total": total, "at": ("points",)})
        return self

    @property
    def longest(self) -> int:
        """How many characters an answer may have."""
        return LONGEST

    @property
    def fields(self) -> tuple[str, ...]:
        """One field."""
        return (FIELD,)

    def right(self) -> Answer:
        """Return a good answer; it too waits for a person."""
        return {FIELD: [self.model.en]}

    def outcome(self, answer: Answer) -> Outcome:
        """Keep what was written, for a person to mark; no points yet."""
        text = _cleaned(answer)[:LONGEST].strip()
        if not visible(text).strip():
            return Outcome(0, {})
        return Outcome(0, {FIELD: [text]}, waits=text != DONT_KNOW)

    def excess(self, answer: Answer) -> int:
        """Return how many characters an answer has too many."""
        return 0 if knows_not(answer) else max(0, len(_cleaned(answer)) - LONGEST)

    def feedback(self, answer: Answer) -> tuple[Text, ...]:
        """Return the explanation, and for whoever wrote something what a good answer contains."""
        wrote = not knows_not(answer) and self.grade(answer).waits
        return (self.explain, self.model) if wrote else (self.explain,)


def marked(item: OpenAnswer, given: Mapping[str, int]) -> int:
    """Return the points, 0…`item.points`, of an answer to which `given` gives points by criterion.

    Raises OutsideRubric for a criterion that is missing or unknown, and for points it cannot have.
    """
    most = {criterion.id: criterion.points for criterion in item.rubric}
    if given.keys() != most.keys() or not all(0 <= given[one] <= most[one] for one in most):
        raise OutsideRubric
    return sum(given.values())


def _cleaned(answer: Answer) -> str:
    """Return what was written with plain line ends and without unwanted signs."""
    text = "".join(list(answer.get(FIELD, ()))[:1])
    return _UNWANTED.sub("", text).strip()
