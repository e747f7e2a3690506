"""What every kind of item shares: how it is asked, answered and graded."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, StrictBool, StrictInt, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from lms.quizzes.kinds.credit import Credit
from lms.quizzes.kinds.order import arranged
from lms.text import Content, Text, parts_of, visible

DONT_KNOW = "dont-know"
OTHER = "other"
RESERVED = frozenset({DONT_KNOW, OTHER})
FIELD = "answer"
_LONGEST_CHOICE = 120

Answer = Mapping[str, Sequence[str]]
"""What a form sends: field name → values. Names begin with `answer`."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
FileName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.svg$")]
MisconceptionId = Annotated[str, StringConstraints(pattern=r"^MC[0-9]{2}$")]


class Level(StrEnum):
    """Cognitive level of an item (remember, understand, apply)."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What grading one answer gives.

    `points` lies between 0 and the item's points; `kept` is what may be stored of the answer;
    `misconception` is the id of the wrong belief the answer stands for, if any; `waits` says that
    a person has yet to give the points.
    """

    points: int
    kept: Answer
    misconception: str | None = None
    waits: bool = False

    @property
    def choice(self) -> str | None:
        """What was chosen in a word, to be counted; None for a blank, free text and the very long."""
        named = (f"{name}:" if name != FIELD else "" for name in self.kept)
        parts = [sign + "+".join(values) for sign, values in zip(named, self.kept.values(), strict=True)]
        word = " ".join(part.removeprefix(f"{FIELD}-") for part in parts)
        return None if self.waits or not word or len(word) > _LONGEST_CHOICE else word


class Picture(Content):
    """A drawing and the words for somebody who cannot see it."""

    file: FileName
    alt: Text


class Wrong(Content):
    """Why somebody chooses a wrong answer: a registered misconception, or a note for authors."""

    misconception: MisconceptionId | None = None
    reason: str | None = None
    feedback: Text


class ItemBase(Content):
    """A question. Subclasses say what answers are, and which is right."""

    one_choice: ClassVar[bool] = False
    """Whether the learner chooses exactly one row, so that "I don't know" is a row of the same kind."""

    manual: ClassVar[str]
    """An example in YAML, as an author writes it."""

    credits: ClassVar[tuple[Credit, ...]] = (Credit.ALL,)
    """The rules of credit an author may choose from."""

    scored: ClassVar[bool] = True
    """Whether it measures knowledge; what does not has no right answer and no points."""

    by_hand: ClassVar[bool] = False
    """Whether a person gives the points. Its answers are free text, so it is for adults only."""

    id: Id
    kind: str
    objective: Id
    level: Level | None = None
    family: Id | None = None
    credit: Credit = Credit.ALL
    critical: StrictBool = False
    facts: tuple[Id, ...] = ()
    points: StrictInt = Field(default=1, ge=1, le=10)
    stem: Text
    explain: Text

    @model_validator(mode="after")
    def _credit_of_this_kind(self) -> Self:
        if self.credit not in self.credits:
            choices = ", ".join(self.credits)
            raise PydanticCustomError("credit", "", {"at": ("credit",), "choices": choices})
        if self.credit is not Credit.ALL and self.points < 2:
            raise PydanticCustomError("credit_points", "", {"at": ("points",)})
        return self

    @model_validator(mode="after")
    def _no_key_of_other_kinds(self) -> Self:
        # Nobody can be held to a view, nor be told at once what a person has yet to read.
        unfit = {
            "level": self.level is not None and not self.scored,
            "critical": self.critical and (self.by_hand or not self.scored),
        }
        for key, found in unfit.items():
            if found:
                raise PydanticCustomError("unfit", "{key}", {"key": key, "at": (key,)})
        return self

    @property
    @abstractmethod
    def fields(self) -> tuple[str, ...]:
        """The names of the form fields this item owns."""

    @abstractmethod
    def right(self) -> Answer:
        """Return the answer that earns all points."""

    @abstractmethod
    def outcome(self, answer: Answer) -> Outcome:
        """Grade an answer that is neither empty nor "I don't know"."""

    def feedback(self, answer: Answer) -> tuple[Text, ...]:
        """Return the words for somebody who gave this answer."""
        return (self.explain,)

    def solution(self) -> tuple[Text, ...]:
        """Return the right answer in words, line by line; nothing where none is right."""
        return ()

    def wrong_ways(self) -> tuple[Wrong, ...]:
        """Return the wrong answers that must name a misconception or a reason."""
        return ()

    def texts(self) -> Iterable[Text]:
        """Return every text of the item that a learner may read."""
        return parts_of(self, Text)

    def pictures(self) -> Iterable[Picture]:
        """Return every drawing the item shows."""
        return parts_of(self, Picture)

    def read(self, form: Mapping[str, Sequence[str]]) -> Answer:
        """Keep of a form what belongs to this item; nothing else of it is ever stored."""
        return {name: list(form[name])[:20] for name in self.fields if any(form.get(name, ()))}

    def is_blank(self, answer: Answer) -> bool:
        """Whether nothing was answered at all; a browser sends an empty field as an empty text."""
        return not any(visible(value).strip() for values in answer.values() for value in values)

    def excess(self, answer: Answer) -> int:
        """Return how many characters of a text would not be kept; it goes back to whoever wrote it."""
        return 0

    def grade(self, answer: Answer) -> Outcome:
        """Return what the answer earns. Odd answers earn nothing and never raise."""
        if self.is_blank(answer):
            return Outcome(0, {})
        if knows_not(answer):
            return Outcome(0, {FIELD: [DONT_KNOW]})
        return self.outcome(answer)


def knows_not(answer: Answer) -> bool:
    """Whether the learner said "I don't know"; said beside other answers, it counts alone."""
    return DONT_KNOW in answer.get(FIELD, ())


def not_reserved(id_: str) -> str:
    """Return the id unless it is one that a kept answer uses for something else."""
    if id_ in RESERVED:
        raise PydanticCustomError("reserved_id", "{id}", {"id": id_})
    return id_


AnswerId = Annotated[Id, AfterValidator(not_reserved)]
"""The id of something that can be answered."""


class Choice(Wrong):
    """Something to choose, with the words that follow choosing it."""

    id: AnswerId
    right: StrictBool = False


class Option(Choice):
    """One answer in words."""

    # Such as "all of the above": it stays below the others however these are mixed.
    last: StrictBool = False
    text: Text


class Choices(ItemBase):
    """What items with options share: the options, their order, and which are wrong."""

    options: tuple[Option, ...]
    keep_order: StrictBool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """One field, with one value or several."""
        return (FIELD,)

    def shown(self, seed: str) -> tuple[Option, ...]:
        """Return the options in the order of this attempt."""
        return arranged(self.options, "" if self.keep_order else seed)

    def right(self) -> Answer:
        """Return the ids of the right options."""
        return {FIELD: [option.id for option in self.options if option.right]}

    def solution(self) -> tuple[Text, ...]:
        """Return the right options."""
        return tuple(option.text for option in self.options if option.right)

    def wrong_ways(self) -> tuple[Wrong, ...]:
        """Return the wrong options."""
        return tuple(option for option in self.options if not option.right)
