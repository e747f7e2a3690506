"""Gap fill: a sentence with gaps, and for each gap a short list of words to choose from."""

import re
from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Discriminator, Field, StrictBool, Tag, model_validator
from pydantic_core import PydanticCustomError

from lms.quizzes.kinds.base import FIELD, Answer, AnswerId, Id, ItemBase, Outcome, Wrong, knows_not
from lms.quizzes.kinds.credit import Credit, earned
from lms.quizzes.kinds.order import mixed, unique_ids
from lms.text import LANGUAGES, Content, Language, Text, visible

_GAP = re.compile(r"\[([^\[\]]*)\]")


class RightWord(Content):
    """The word that belongs in a gap; its feedback is optional."""

    id: AnswerId
    right: Literal[True]
    text: Text
    feedback: Text | None = None


class WrongWord(Wrong):
    """A word that does not belong there, with the words that follow choosing it."""

    id: AnswerId
    right: StrictBool = False
    text: Text


def _which(value: object) -> str:
    right = value.get("right") if isinstance(value, dict) else getattr(value, "right", None)
    return "right-word" if right is True else "wrong-word"


Word = Annotated[
    Annotated[RightWord, Tag("right-word")] | Annotated[WrongWord, Tag("wrong-word")], Discriminator(_which)
]


class Gap(Content):
    """One gap; `[id]` marks it in the text."""

    id: Id
    options: tuple[Word, ...] = Field(min_length=2, max_length=6)

    @model_validator(mode="after")
    def _one_right(self) -> Self:
        unique_ids(self.options, "options")
        right = [i for i, option in enumerate(self.options) if option.right]
        if len(right) != 1:
            at = ("options", *right[1:2], "right")
            raise PydanticCustomError("one_right", "{count}", {"count": len(right), "at": at})
        return self

    @property
    def right_word(self) -> str:
        """The id of the word that belongs here."""
        return next(option.id for option in self.options if option.right)

    def chosen(self, answer: Answer) -> RightWord | WrongWord | None:
        """Return the word an answer puts here."""
        given = list(answer.get(f"{FIELD}-{self.id}", ()))[:1]
        return next((option for option in self.options if [option.id] == given), None)


class GapFill(ItemBase):
    """A text with one to six gaps.

    A part is a gap: right with its right word, wrong with another, neither when it was left open.
    With 2 of 4 gaps right, 1 wrong and 1 open, `per-part` gives 5 of 10 points, and `minus-wrong`
    gives 2 − 1 = 1 of 4: 2 of 10 points.
    """

    credits: ClassVar[tuple[Credit, ...]] = tuple(Credit)
    manual: ClassVar[str] = """\
id: hands-8
kind: gap-fill
objective: o1
level: understand
stem:
  en: Choose the words that are missing.
  km: ចូរជ្រើសរើសពាក្យដែលបាត់។
text:
  en: I wash my hands [when] I eat, with water and [what].
  km: ខ្ញុំលាងដៃនឹងទឹក និង[what] [when]ពេលញ៉ាំអាហារ។
gaps:
  - id: when
    options:
      - id: before
        right: true
        text:
          en: before
          km: មុន
      - id: after
        reason: thinks washing is for dirt one sees
        text:
          en: only after
          km: តែក្រោយ
        feedback:
          en: Then the germs are already in the food.
          km: បើដូច្នេះ មេរោគបានចូលក្នុងអាហាររួចហើយ។
  - id: what
    options:
      - id: soap
        right: true
        text:
          en: soap
          km: សាប៊ូ
      - id: sand
        reason: thinks rubbing is enough
        text:
          en: sand
          km: ខ្សាច់
        feedback:
          en: Sand rubs, but it does not take germs away.
          km: ខ្សាច់គ្រាន់តែដុស មិនអាចជម្រះមេរោគបានទេ។
explain:
  en: Water and soap before we eat keep germs out of the food.
  km: ទឹក និងសាប៊ូ មុនពេលញ៉ាំអាហារ ការពារកុំឱ្យមេរោគចូលក្នុងអាហារ។
"""

    kind: Literal["gap-fill"]
    text: Text
    gaps: tuple[Gap, ...] = Field(min_length=1, max_length=6)

    @model_validator(mode="after")
    def _gaps_stand_in_the_text(self) -> Self:
        unique_ids(self.gaps, "gaps")
        ids = [gap.id for gap in self.gaps]
        for language in LANGUAGES:
            at = ("text", language)
            marked = _marked(self.text.to(language))
            for unknown in (one for one in marked if one not in ids):
                values = {"id": unknown, "choices": ", ".join(ids), "at": at}
                raise PydanticCustomError("gap_unknown", "{id}", values)
            for id_ in ids:
                if marked.count(id_) != 1:
                    values = {"id": id_, "count": str(marked.count(id_)), "at": at}
                    raise PydanticCustomError("gap_once", "{id}", values)
        return self

    @property
    def fields(self) -> tuple[str, ...]:
        """A choice for each gap, and a field for "I don't know"."""
        return (FIELD, *(f"{FIELD}-{gap.id}" for gap in self.gaps))

    def sentence(self, language: Language) -> Iterable[str | Gap]:
        """Yield the text in pieces and the gaps between them, in the order of the language."""
        gaps = {gap.id: gap for gap in self.gaps}
        for i, piece in enumerate(_GAP.split(self.text.to(language))):
            if i % 2:
                yield gaps[_id_of(piece)]
            elif piece:
                yield piece

    def shown_in(self, gap: Gap, seed: str) -> tuple[RightWord | WrongWord, ...]:
        """Return the words to choose from in one gap, mixed by the attempt."""
        return mixed(gap.options, f"{seed}/{self.id}/{gap.id}")

    def right(self) -> Answer:
        """Return the right word of each gap."""
        return {f"{FIELD}-{gap.id}": [gap.right_word] for gap in self.gaps}

    def solution(self) -> tuple[Text, ...]:
        """Return the text with its gaps filled."""
        words = {
            gap.id: next(word.text for word in gap.options if word.id == gap.right_word) for gap in self.gaps
        }
        filled = {
            language: "".join(
                one if isinstance(one, str) else words[one.id].to(language) for one in self.sentence(language)
            )
            for language in LANGUAGES
        }
        return (Text(en=filled["en"], km=filled["km"]),)

    def outcome(self, answer: Answer) -> Outcome:
        """Return the points for the gaps; the wrong belief is that of the first wrong word with one."""
        chosen = {gap.id: word for gap in self.gaps if (word := gap.chosen(answer))}
        wrong = [word for word in chosen.values() if isinstance(word, WrongWord)]
        right = len(chosen) - len(wrong)
        points = earned(self.credit, self.points, right=right, wrong=len(wrong), parts=len(self.gaps))
        kept = {f"{FIELD}-{gap}": [word.id] for gap, word in chosen.items()}
        return Outcome(points, kept, next((word.misconception for word in wrong if word.misconception), None))

    def feedback(self, answer: Answer) -> tuple[Text, ...]:
        """Return the words of each chosen word that has some, then the explanation."""
        if knows_not(answer):
            return (self.explain,)
        chosen = (gap.chosen(answer) for gap in self.gaps)
        return (*(word.feedback for word in chosen if word and word.feedback), self.explain)

    def wrong_ways(self) -> tuple[Wrong, ...]:
        """Return the wrong words of all gaps."""
        return tuple(word for gap in self.gaps for word in gap.options if isinstance(word, WrongWord))


def _marked(text: str) -> list[str]:
    return [_id_of(found) for found in _GAP.findall(text)]


def _id_of(marked: str) -> str:
    return visible(marked).strip()
