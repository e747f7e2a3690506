"""Hotspot: a place in a picture is chosen, by tapping it or in the list below it."""

from itertools import combinations
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from lms.quizzes.kinds.base import Choice, Picture
from lms.quizzes.kinds.one_of import OneOf, check_one_right
from lms.text import Text

SMALLEST = 14

From = Annotated[StrictInt, Field(ge=0, le=100)]
Size = Annotated[StrictInt, Field(ge=SMALLEST, le=100)]


class Area(Choice):
    """A rectangle in a picture, in hundredths of its width and height from the upper left corner.

    `text` says what is there, for whoever does not see or does not tap the picture. An area smaller
    than SMALLEST is too small for a finger.
    """

    x: From
    y: From
    width: Size
    height: Size
    text: Text

    @model_validator(mode="after")
    def _inside(self) -> Self:
        if self.x + self.width > 100:
            raise PydanticCustomError("area_outside", "", {"at": ("width",)})
        if self.y + self.height > 100:
            raise PydanticCustomError("area_outside", "", {"at": ("height",)})
        return self

    def meets(self, other: "Area") -> bool:
        """Whether some place lies in both areas; areas that only touch have none."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


class Hotspot(OneOf):
    """A place in a picture."""

    manual: ClassVar[str] = """\
id: hands-11
kind: hotspot
objective: o1
level: understand
stem:
  en: Where does Dara wash his hands before he eats?
  km: តើដារាលាងដៃនៅកន្លែងណា មុនពេលញ៉ាំអាហារ?
picture:
  file: kitchen.svg
  alt:
    en: On the left a jar of water with soap, on the right a mat with rice
    km: ខាងឆ្វេងមានពាងទឹក និងសាប៊ូ ខាងស្ដាំមានកន្ទេល និងបាយ
areas:
  - id: jar
    right: true
    x: 5
    y: 40
    width: 30
    height: 50
    text:
      en: At the jar with soap
      km: ក្បែរពាងទឹក ដែលមានសាប៊ូ
    feedback:
      en: Yes. There he has water and soap.
      km: ត្រូវហើយ។ នៅទីនោះមានទឹក និងសាប៊ូ។
  - id: mat
    reason: thinks a cloth is enough
    x: 55
    y: 50
    width: 40
    height: 40
    text:
      en: On the mat, with a cloth
      km: លើកន្ទេល ដោយប្រើក្រណាត់
    feedback:
      en: A cloth moves germs around.
      km: ក្រណាត់គ្រាន់តែធ្វើឱ្យមេរោគរាលដាល។
explain:
  en: He washes at the jar, with water and soap.
  km: ដារាលាងដៃក្បែរពាង ដោយប្រើទឹក និងសាប៊ូ។
"""

    kind: Literal["hotspot"]
    picture: Picture
    areas: tuple[Area, ...] = Field(min_length=2, max_length=8)

    @model_validator(mode="after")
    def _apart_and_one_right(self) -> Self:
        check_one_right(self.areas, "areas")
        for (_, one), (i, other) in combinations(enumerate(self.areas), 2):
            if one.meets(other):
                values = {"first": one.id, "second": other.id, "at": ("areas", i)}
                raise PydanticCustomError("areas_overlap", "{first} {second}", values)
        return self

    @property
    def choices(self) -> tuple[Area, ...]:
        """The areas."""
        return self.areas

    def solution(self) -> tuple[Text, ...]:
        """Return the right place in words."""
        return tuple(area.text for area in self.areas if area.right)
