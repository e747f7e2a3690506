"""Matching: each thing on the left belongs to one on the right."""

import hashlib
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lms.quizzes.kinds.base import FIELD, Answer, Id, ItemBase, Outcome
from lms.quizzes.kinds.credit import Credit, earned
from lms.quizzes.kinds.order import scrambled, unique_ids
from lms.text import Content, Text, joined


class Pair(Content):
    """Two things that belong together."""

    id: Id
    left: Text
    right: Text

    @property
    def name(self) -> str:
        """What a form calls the left side; the id may say in a word what belongs to it."""
        return f"{FIELD}-{_sign(self.left)}"

    @property
    def sign(self) -> str:
        """What a form calls the right side: made from nothing that is not on the page."""
        return _sign(self.right)


class Matching(ItemBase):
    """Pairs to find.

    A part is a pair: right with its own right side, wrong with another, neither when it was left
    open. With 3 of 5 pairs right, 1 wrong and 1 open, `per-part` gives 6 of 10 points, and
    `minus-wrong` gives 3 − 1 = 2 of 5: 4 of 10 points.
    """

    credits: ClassVar[tuple[Credit, ...]] = tuple(Credit)
    manual: ClassVar[str] = """\
id: hands-5
kind: matching
objective: o1
level: understand
stem:
  en: What is each thing for?
  km: តើរបស់នីមួយៗសម្រាប់ធ្វើអ្វី?
pairs:
  - id: soap
    left:
      en: Soap
      km: សាប៊ូ
    right:
      en: takes germs away
      km: ជម្រះមេរោគ
  - id: towel
    left:
      en: Towel
      km: កន្សែង
    right:
      en: dries the hands
      km: ជូតដៃឱ្យស្ងួត
explain:
  en: Soap cleans and a towel dries.
  km: សាប៊ូជម្រះ ហើយកន្សែងជូតឱ្យស្ងួត។
"""

    kind: Literal["matching"]
    pairs: tuple[Pair, ...] = Field(min_length=2, max_length=6)

    @model_validator(mode="after")
    def _different(self) -> Self:
        unique_ids(self.pairs, "pairs")
        for side in ("left", "right"):
            said = [getattr(pair, side).en for pair in self.pairs]
            again = next((i for i, text in enumerate(said) if text in said[:i]), None)
            if again is not None:
                raise PydanticCustomError("same_text", "", {"at": ("pairs", again, side, "en")})
        return self

    @property
    def fields(self) -> tuple[str, ...]:
        """A field for "I don't know", one for each left side as a form calls it, and one as it is kept."""
        return (FIELD, *(pair.name for pair in self.pairs), *(f"{FIELD}-{pair.id}" for pair in self.pairs))

    def shown(self, seed: str) -> tuple[Pair, ...]:
        """Return the right sides out of order, the same for the same attempt."""
        return scrambled(self.pairs, f"{seed}/{self.id}")

    def right(self) -> Answer:
        """Return each left side with the sign of its own right side."""
        return {pair.name: [pair.sign] for pair in self.pairs}

    def chosen(self, pair: Pair, answer: Answer) -> str | None:
        """Return the id of the pair whose right side an answer gives to `pair`, whether sent or kept."""
        given = "".join([*answer.get(pair.name, ()), *answer.get(f"{FIELD}-{pair.id}", ())][:1])
        for other in (pair, *self.pairs):
            if given in {other.id, other.sign}:
                return other.id
        return None

    def solution(self) -> tuple[Text, ...]:
        """Return each pair in a line."""
        return tuple(joined(pair.left, pair.right) for pair in self.pairs)

    def outcome(self, answer: Answer) -> Outcome:
        """Return the points for the pairs found; ids are kept, and can be graded again."""
        found = {pair.id: self.chosen(pair, answer) for pair in self.pairs}
        kept = {f"{FIELD}-{pair}": [other] for pair, other in found.items() if other is not None}
        right = sum(pair == other for pair, other in found.items())
        points = earned(self.credit, self.points, right=right, wrong=len(kept) - right, parts=len(self.pairs))
        return Outcome(points, kept)


def _sign(text: Text) -> str:
    return hashlib.sha256(text.en.encode()).hexdigest()[:8]
