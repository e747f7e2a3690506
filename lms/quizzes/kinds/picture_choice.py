"""Picture choice: one of two to six pictures is right, for whoever reads slowly."""

from typing import ClassVar, Literal, Self

from pydantic import Field, StrictBool, model_validator

from lms.quizzes.kinds.base import Choice, Picture
from lms.quizzes.kinds.one_of import OneOf, check_one_right
from lms.quizzes.kinds.order import arranged
from lms.text import Text


class PictureOption(Choice):
    """A picture to choose, and perhaps a few words below it."""

    last: StrictBool = False
    picture: Picture
    text: Text | None = None


class PictureChoice(OneOf):
    """One of several pictures."""

    manual: ClassVar[str] = """\
id: hands-10
kind: picture-choice
objective: o1
level: remember
stem:
  en: Which picture shows clean hands?
  km: តើរូបណាបង្ហាញដៃស្អាត?
options:
  - id: a
    right: true
    picture:
      file: washing.svg
      alt:
        en: Two hands with soap under running water
        km: ដៃពីរមានសាប៊ូ នៅក្រោមទឹកហូរ
    text:
      en: With soap
      km: មានសាប៊ូ
    feedback:
      en: Yes. Water and soap take germs away.
      km: ត្រូវហើយ។ ទឹក និងសាប៊ូជម្រះមេរោគ។
  - id: b
    reason: thinks drying is cleaning
    picture:
      file: wiping.svg
      alt:
        en: Two hands wiped on a shirt
        km: ដៃពីរជូតនឹងអាវ
    feedback:
      en: A shirt moves germs around.
      km: អាវគ្រាន់តែធ្វើឱ្យមេរោគរាលដាល។
explain:
  en: Hands are clean after water and soap.
  km: ដៃស្អាត ក្រោយលាងនឹងទឹក និងសាប៊ូ។
"""

    kind: Literal["picture-choice"]
    options: tuple[PictureOption, ...] = Field(min_length=2, max_length=6)
    keep_order: StrictBool = False

    @model_validator(mode="after")
    def _one_right(self) -> Self:
        check_one_right(self.options, "options")
        return self

    @property
    def choices(self) -> tuple[PictureOption, ...]:
        """The pictures."""
        return self.options

    def solution(self) -> tuple[Text, ...]:
        """Return what the right picture shows."""
        return tuple(option.text or option.picture.alt for option in self.options if option.right)

    def shown(self, seed: str) -> tuple[PictureOption, ...]:
        """Return the pictures in the order of this attempt."""
        return arranged(self.options, "" if self.keep_order else seed)
