"""Matching: each thing on the left belongs to one on the right."""

import hashlib
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

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
    def sign(self) -> str:
        """What a form calls the right side; the id would say which left side it belongs to."""
        return hashlib.sha256(f"{self.id}/{self.right.en}".encode()).hexdigest()[:8]


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
        return self

    @property
    def fields(self) -> tuple[str, ...]:
        """A choice for each left side, and a field for "I don't know"."""
        return (FIELD, *(f"{FIELD}-{pair.id}" for pair in self.pairs))

    def shown(self, seed: str) -> tuple[Pair, ...]:
        """Return the right sides out of order, the same for the same attempt."""
        return scrambled(self.pairs, f"{seed}/{self.id}")

    def right(self) -> Answer:
        """Return each left side with the sign of its own right side."""
        return {f"{FIELD}-{pair.id}": [pair.sign] for pair in self.pairs}

    def solution(self) -> tuple[Text, ...]:
        """Return each pair in a line."""
        return tuple(joined(pair.left, pair.right) for pair in self.pairs)

    def outcome(self, answer: Answer) -> Outcome:
        """Return the points for the pairs found; ids are kept, and can be graded again."""
        known = {pair.id: pair.id for pair in self.pairs} | {pair.sign: pair.id for pair in self.pairs}
        kept = {
            name: [known[given]]
            for name in self.fields[1:]
            for given in list(answer.get(name, ()))[:1]
            if given in known
        }
        right = sum(kept.get(f"{FIELD}-{pair.id}") == [pair.id] for pair in self.pairs)
        points = earned(self.credit, self.points, right=right, wrong=len(kept) - right, parts=len(self.pairs))
        return Outcome(points, kept)
