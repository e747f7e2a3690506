"""Single choice: one of two to six options is right."""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lms.quizzes.kinds.base import (
    FIELD,
    Answer,
    Choices,
    Option,
    Outcome,
    knows_not,
    unique_ids,
)
from lms.text import Text


class SingleChoice(Choices):
    """One of several options."""

    one_choice: ClassVar[bool] = True
    manual: ClassVar[str] = """\
id: hands-1
kind: single-choice
objective: o1
level: remember
stem:
  en: When do you wash your hands?
  km: តើប្អូនលាងដៃនៅពេលណា?
options:
  - id: a
    right: true
    text:
      en: Before I eat
      km: មុនពេលញ៉ាំអាហារ
    feedback:
      en: Yes. Then no dirt comes into your food.
      km: ត្រូវហើយ។ ដូច្នេះ មេរោគមិនចូលក្នុងអាហារទេ។
  - id: b
    reason: thinks visible dirt is the only dirt
    text:
      en: Only when I see dirt
      km: តែពេលខ្ញុំឃើញភាពកខ្វក់ប៉ុណ្ណោះ
    feedback:
      en: Dirt that makes us ill is often too small to see.
      km: មេរោគដែលធ្វើឱ្យយើងឈឺ ជាញឹកញាប់តូចពេកមើលមិនឃើញ។
explain:
  en: Wash before you eat, even when your hands look clean.
  km: លាងដៃមុនពេលញ៉ាំអាហារ ទោះបីដៃមើលទៅស្អាតក៏ដោយ។
"""

    kind: Literal["single-choice"]
    options: tuple[Option, ...] = Field(min_length=2, max_length=6)

    @model_validator(mode="after")
    def _one_right(self) -> Self:
        unique_ids(self.options, "options")
        count = sum(option.right for option in self.options)
        if count != 1:
            second = [i for i, option in enumerate(self.options) if option.right][1:2]
            at = ("options", *second, "right")
            raise PydanticCustomError("one_right", "{count}", {"count": count, "at": at})
        return self

    def outcome(self, answer: Answer) -> Outcome:
        """All points for the right option."""
        option = self._chosen(answer)
        if option is None:
            return Outcome(0, {})
        points = self.points if option.right else 0
        return Outcome(points, {FIELD: [option.id]}, None if option.right else option.misconception)

    def feedback(self, answer: Answer) -> tuple[Text, ...]:
        """Return the words of the chosen option."""
        option = None if knows_not(answer) else self._chosen(answer)
        return (option.feedback,) if option else (self.explain,)

    def _chosen(self, answer: Answer) -> Option | None:
        values = answer.get(FIELD, ())
        return next((option for option in self.options if [option.id] == list(values)), None)
