"""Scale: how far somebody agrees. It asks for an attitude, so nothing is right and nothing is earned."""

from typing import ClassVar, Literal

from pydantic import Field, StrictInt

from lms.quizzes.kinds.base import FIELD, Answer, ItemBase, Outcome

STEPS = ("1", "2", "3", "4", "5")
"""From strong disagreement to strong agreement."""


class Scale(ItemBase):
    """A statement one agrees with more or less; never scored."""

    one_choice: ClassVar[bool] = True
    scored: ClassVar[bool] = False
    manual: ClassVar[str] = """\
id: hands-12
kind: scale
objective: o1
agreeing: safer
stem:
  en: I would remind a friend to wash the hands before eating.
  km: ខ្ញុំនឹងរំលឹកមិត្តភក្តិឱ្យលាងដៃមុនពេលញ៉ាំអាហារ។
explain:
  en: Thank you. What you think helps us to teach better.
  km: អរគុណ។ អ្វីដែលប្អូនគិត ជួយឱ្យយើងបង្រៀនបានល្អជាងមុន។
"""

    kind: Literal["scale"]
    # What agreement means: figures of both sorts then point the same way.
    agreeing: Literal["safer", "riskier"]
    points: StrictInt = Field(default=0, ge=0, le=0)

    @property
    def fields(self) -> tuple[str, ...]:
        """One field, `1` to `5`."""
        return (FIELD,)

    def right(self) -> Answer:
        """Return nothing: no view is the right one."""
        return {}

    def outcome(self, answer: Answer) -> Outcome:
        """Keep the step, for no points."""
        said = list(answer.get(FIELD, ()))
        return Outcome(0, {FIELD: said} if len(said) == 1 and said[0] in STEPS else {})
