"""Multiple choice: every right option, and none of the wrong ones."""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lms.quizzes.kinds.base import FIELD, Answer, Choices, Option, Outcome, knows_not
from lms.quizzes.kinds.credit import Credit, earned
from lms.quizzes.kinds.order import unique_ids
from lms.text import Text


class MultipleChoice(Choices):
    """Any number of several options.

    `per-part`: a part is an option, and it is right when it is chosen and should be, or left and
    should be. Of 5 options, 3 right and 2 wrong, somebody who chooses 2 right ones and 1 wrong one
    has decided 3 of 5 rightly: 6 of 10 points.
    `minus-wrong`: a part is a right option; each wrong option chosen takes one away. The same
    answer is 2 − 1 = 1 of 3: 3 of 10 points. Whoever chooses nothing has not answered.
    """

    credits: ClassVar[tuple[Credit, ...]] = tuple(Credit)
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
        """Return the points for what was chosen and what was left; nothing chosen is no answer."""
        chosen = self._chosen(answer)
        if not chosen:
            return Outcome(0, {})
        wrong = [option for option in chosen if not option.right]
        misconception = next((option.misconception for option in wrong if option.misconception), None)
        return Outcome(self._points(chosen), {FIELD: [option.id for option in chosen]}, misconception)

    def feedback(self, answer: Answer) -> tuple[Text, ...]:
        """Return the words of the chosen options; when some are missing, the explanation too."""
        if knows_not(answer) or not self._chosen(answer):
            return (self.explain,)
        said = tuple(option.feedback for option in self._chosen(answer))
        return said if self.outcome(answer).points == self.points else (*said, self.explain)

    def _points(self, chosen: list[Option]) -> int:
        wanted = sum(option.right for option in self.options)
        right = sum(option.right for option in chosen)
        wrong = len(chosen) - right
        if self.credit is Credit.PER_PART:
            left = len(self.options) - wanted - wrong
            missed = wanted - right
            return earned(
                self.credit, self.points, right=right + left, wrong=wrong + missed, parts=len(self.options)
            )
        return earned(self.credit, self.points, right=right, wrong=wrong, parts=wanted)

    def _chosen(self, answer: Answer) -> list[Option]:
        return [option for option in self.options if option.id in answer.get(FIELD, ())]
