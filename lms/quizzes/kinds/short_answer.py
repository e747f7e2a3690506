"""Short answer: a word or two, compared as people see them; only what was accepted is kept."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from lms.khmer import folded
from lms.quizzes.kinds.base import FIELD, OTHER, Answer, AnswerId, ItemBase, Outcome
from lms.quizzes.kinds.order import unique_ids
from lms.text import Content, Language, Text

MOST_WORDS = 3


def _short(spelling: str) -> str:
    read = folded(spelling)
    if not read or len(spelling.split()) > MOST_WORDS:
        raise PydanticCustomError("spelling", "{limit}", {"limit": MOST_WORDS})
    if read == OTHER:
        raise PydanticCustomError("reserved_id", "{id}", {"id": OTHER})
    return spelling


Spelling = Annotated[str, AfterValidator(_short)]


class Accepted(Content):
    """One right answer and its spellings in both languages; its id is one of them."""

    id: AnswerId
    en: tuple[Spelling, ...] = Field(min_length=1)
    km: tuple[Spelling, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _id_is_a_spelling(self) -> Self:
        # What is kept is the id. Because it is a right answer too, what was kept can be graded
        # again, and nobody earns points by typing an id that is not an answer.
        if not self.accepts(self.id):
            raise PydanticCustomError("id_spelling", "{id}", {"id": self.id, "at": ("id",)})
        return self

    def accepts(self, typed: str) -> bool:
        """Whether people would read this as one of the spellings."""
        return folded(typed) in map(folded, (*self.en, *self.km))


class ShortAnswer(ItemBase):
    """A word or two. What a learner typed is never stored: only which right answer it was."""

    manual: ClassVar[str] = """\
id: hands-7
kind: short-answer
objective: o1
level: remember
stem:
  en: What do you use together with water to clean your hands?
  km: ក្រៅពីទឹក តើប្អូនប្រើអ្វីដើម្បីជម្រះដៃ?
accepted:
  - id: soap
    en:
      - soap
      - a soap
    km:
      - សាប៊ូ
      - សាប៊ូដុសដៃ
explain:
  en: Soap takes germs away.
  km: សាប៊ូជម្រះមេរោគ។
"""

    kind: Literal["short-answer"]
    accepted: tuple[Accepted, ...] = Field(min_length=1, max_length=12)

    @model_validator(mode="after")
    def _different(self) -> Self:
        unique_ids(self.accepted, "accepted")
        return self

    @property
    def fields(self) -> tuple[str, ...]:
        """One field."""
        return (FIELD,)

    def right(self) -> Answer:
        """Return the first spelling of the first answer."""
        return {FIELD: [self.accepted[0].km[0]]}

    def spelling(self, kept: str, language: Language) -> str:
        """Return how to write the accepted answer that was kept; empty for anything else."""
        found = next((one for one in self.accepted if one.id == kept), None)
        return "" if found is None else (found.km if language == "km" else found.en)[0]

    def solution(self) -> tuple[Text, ...]:
        """Return the first accepted answer."""
        return (Text(en=self.accepted[0].en[0], km=self.accepted[0].km[0]),)

    def outcome(self, answer: Answer) -> Outcome:
        """All points for any accepted spelling."""
        typed = "".join(list(answer.get(FIELD, ()))[:1])
        for accepted in self.accepted:
            if accepted.accepts(typed):
                return Outcome(self.points, {FIELD: [accepted.id]})
        return Outcome(0, {FIELD: [OTHER]})
