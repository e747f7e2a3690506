"""Number: a whole number typed in Latin or Khmer digits."""

import re
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from lms.quizzes.kinds.base import FIELD, OTHER, Answer, ItemBase, Outcome, Wrong, knows_not
from lms.text import Text, khmer_digits, latin_digits, visible

# A full stop after the number is what a phone's keyboard makes of two spaces.
_MOST_DIGITS = 6
_WRITTEN = re.compile(r"([0-9]{1,9})[.។]?")

Whole = Annotated[StrictInt, Field(ge=0, le=999_999_999)]


class KnownWrong(Wrong):
    """A wrong number that stands for a belief."""

    value: Whole


class Number(ItemBase):
    """A whole number, 0 or more."""

    manual: ClassVar[str] = """\
id: hands-6
kind: number
objective: o1
level: remember
stem:
  en: For how many seconds do you wash your hands at least?
  km: តើប្អូនលាងដៃយ៉ាងតិចប៉ុន្មានវិនាទី?
answer: 20
tolerance: 0
unit:
  en: seconds
  km: វិនាទី
known_wrong:
  - value: 2
    reason: washes too briefly
    feedback:
      en: Two seconds are too few for soap to work.
      km: ពីរវិនាទី តិចពេកសម្រាប់សាប៊ូ។
explain:
  en: Twenty seconds, as long as a short song.
  km: ម្ភៃវិនាទី ប្រហែលចម្រៀងខ្លីមួយបទ។
"""

    kind: Literal["number"]
    answer: Whole
    tolerance: Whole = 0
    unit: Text | None = None
    known_wrong: tuple[KnownWrong, ...] = ()

    @model_validator(mode="after")
    def _known_wrong_is_wrong(self) -> Self:
        for i, wrong in enumerate(self.known_wrong):
            if self._is_right(wrong.value):
                raise PydanticCustomError("wrong_is_right", "", {"at": ("known_wrong", i, "value")})
        return self

    @property
    def fields(self) -> tuple[str, ...]:
        """One field."""
        return (FIELD,)

    def right(self) -> Answer:
        """Return the number."""
        return {FIELD: [str(self.answer)]}

    def solution(self) -> tuple[Text, ...]:
        """Return the number, with its unit."""
        number = Text(en=str(self.answer), km=khmer_digits(self.answer))
        unit = self.unit
        return (Text(en=f"{number.en} {unit.en}", km=f"{number.km} {unit.km}") if unit else number,)

    def outcome(self, answer: Answer) -> Outcome:
        """All points within the tolerance; anything that is not a number is kept as nothing."""
        given = self._number(answer)
        if given is None:
            return Outcome(0, {FIELD: [OTHER]} if list(answer.get(FIELD, ())) == [OTHER] else {})
        kept = {FIELD: [str(given) if self._may_be_kept(given) else OTHER]}
        if self._is_right(given):
            return Outcome(self.points, kept)
        known = self._known(given)
        return Outcome(0, kept, known.misconception if known else None)

    def feedback(self, answer: Answer) -> tuple[Text, ...]:
        """Return the words for a known wrong number, else the explanation."""
        given = None if knows_not(answer) else self._number(answer)
        known = self._known(given) if given is not None else None
        return (known.feedback,) if known else (self.explain,)

    def wrong_ways(self) -> tuple[Wrong, ...]:
        """Return the known wrong numbers."""
        return self.known_wrong

    def _may_be_kept(self, given: int) -> bool:
        """Whether a number is short enough to be an answer, and no telephone number a child has typed."""
        return self._is_right(given) or len(str(given)) <= max(_MOST_DIGITS, len(str(self.answer)))

    def _is_right(self, given: int) -> bool:
        return abs(given - self.answer) <= self.tolerance

    def _known(self, given: int) -> KnownWrong | None:
        return next((wrong for wrong in self.known_wrong if wrong.value == given), None)

    def _number(self, answer: Answer) -> int | None:
        """Read what was typed: spaces and the unit do not count; a sign, comma or point is not guessed at."""
        typed = "".join(latin_digits(visible("".join(list(answer.get(FIELD, ()))[:1]))).split())
        for unit in (self.unit.km, self.unit.en) if self.unit else ():
            typed = typed.removesuffix("".join(visible(unit).split()))
        match = _WRITTEN.fullmatch(typed)
        return int(match[1]) if match else None
