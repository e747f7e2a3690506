"""Single choice: one of two to six options is right."""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from lms.quizzes.kinds.base import Choices, Option
from lms.quizzes.kinds.one_of import OneOf, check_one_right


class SingleChoice(OneOf, Choices):
    """One of several options."""

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
        check_one_right(self.options, "options")
        return self

    @property
    def choices(self) -> tuple[Option, ...]:
        """The options."""
        return self.options
