"""Multiple choice: all right options, and none of the wrong ones."""

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


class MultipleChoice(Choices):
    """Any number of several options; all points or none."""

    manual: ClassVar[str] = """\
id: hands-2
kind: multiple-choice
objective: o1
level: understand
stem:
  en: What helps to clean your hands? Choose all that help.
  km: តើអ្វីជួយឱ្យដៃស្អាត? ជ្រើសរើសចម្លើយទាំងអស់ដែលជួយ។
options:
  - id: a
    right: true
    text:
      en: Water
      km: ទឹក
    feedback:
      en: Yes, water takes dirt away.
      km: ត្រូវហើយ ទឹកជម្រះភាពកខ្វក់។
  - id: b
    right: true
    text:
      en: Soap
      km: សាប៊ូ
    feedback:
      en: Yes, soap takes germs away.
      km: ត្រូវហើយ សាប៊ូជម្រះមេរោគ។
  - id: c
    reason: thinks drying is cleaning
    text:
      en: Wiping them on my shirt
      km: ជូតដៃនឹងអាវ
    feedback:
      en: A shirt moves germs around.
      km: អាវគ្រាន់តែធ្វើឱ្យមេរោគរាលដាល។
explain:
  en: Water and soap together clean your hands.
  km: ទឹក និងសាប៊ូ ជម្រះដៃឱ្យស្អាត។
"""

    kind: Literal["multiple-choice"]
    options: tuple[Option, ...] = Field(min_length=3, max_length=8)

    @model_validator(mode="after")
    def _right_and_wrong(self) -> Self:
        unique_ids(self.options, "options")
        if len({option.right for option in self.options}) != 2:
            raise PydanticCustomError("right_and_wrong", "", {"at": ("options",)})
        return self

    def outcome(self, answer: Answer) -> Outcome:
        """All points when every option is as it should be."""
        chosen = self._chosen(answer)
        if not chosen:
            return Outcome(0, {})
        wrong = [option for option in chosen if not option.right]
        complete = sum(option.right for option in chosen) == len(self.right()[FIELD])
        points = self.points if complete and not wrong else 0
        misconception = next((option.misconception for option in wrong if option.misconception), None)
        return Outcome(points, {FIELD: [option.id for option in chosen]}, misconception)

    def feedback(self, answer: Answer) -> tuple[Text, ...]:
        """Return the words of the chosen options; when some are missing, the explanation too."""
        if knows_not(answer) or not self._chosen(answer):
            return (self.explain,)
        said = tuple(option.feedback for option in self._chosen(answer))
        return said if self.outcome(answer).points else (*said, self.explain)

    def _chosen(self, answer: Answer) -> list[Option]:
        return [option for option in self.options if option.id in answer.get(FIELD, ())]
