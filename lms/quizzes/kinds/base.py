"""What every kind of item shares: how it is asked, answered and graded."""

import hashlib
from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar, Protocol, TypeVar

from pydantic import AfterValidator, Field, StrictBool, StrictInt, StringConstraints
from pydantic_core import PydanticCustomError

from lms.text import Content, Text, visible

DONT_KNOW = "dont-know"
OTHER = "other"
RESERVED = frozenset({DONT_KNOW, OTHER})
FIELD = "answer"

Answer = Mapping[str, Sequence[str]]
"""What a form sends: field name → values. Names begin with `answer`."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
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
    `misconception` is the id of the wrong belief the answer stands for, if any.
    """

    points: int
    kept: Answer
    misconception: str | None = None


class Named(Protocol):
    """Anything with an id that can be put in an order."""

    @property
    def id(self) -> str:
        """The id."""
        ...


N = TypeVar("N", bound=Named)


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

    id: Id
    kind: str
    objective: Id
    level: Level | None = None
    critical: StrictBool = False
    facts: tuple[Id, ...] = ()
    points: StrictInt = Field(default=1, ge=1, le=10)
    stem: Text
    explain: Text

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

    def wrong_ways(self) -> tuple[Wrong, ...]:
        """Return the wrong answers that must name a misconception or a reason."""
        return ()

    def texts(self) -> Iterable[Text]:
        """Return every text of the item that a learner may read."""
        return _texts_in(self)

    def read(self, form: Mapping[str, Sequence[str]]) -> Answer:
        """Keep of a form what belongs to this item; nothing else of it is ever stored."""
        return {name: list(form[name])[:20] for name in self.fields if any(form.get(name, ()))}

    def is_blank(self, answer: Answer) -> bool:
        """Whether nothing was answered at all; a browser sends an empty field as an empty text."""
        return not any(visible(value).strip() for values in answer.values() for value in values)

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


def mixed(things: Sequence[N], seed: str) -> tuple[N, ...]:
    """Return the things in an order that depends on the seed alone, now and in years.

    An empty seed keeps the order.
    """
    if not seed:
        return tuple(things)
    return tuple(sorted(things, key=lambda one: hashlib.sha256(f"{seed}/{one.id}".encode()).digest()))


def scrambled(things: Sequence[N], seed: str) -> tuple[N, ...]:
    """Return the things mixed so that the order is never the given one."""
    order = mixed(things, f"scrambled/{seed}")
    return order[1:] + order[:1] if [one.id for one in order] == [one.id for one in things] else order


def unique_ids(things: Iterable[Named], what: str) -> None:
    """Raise an error at the second of two things with the same id in the list called `what`."""
    seen: set[str] = set()
    for i, thing in enumerate(things):
        if thing.id in seen:
            at = (what, i, "id")
            raise PydanticCustomError("same_id", "{what}: {id}", {"what": what, "id": thing.id, "at": at})
        seen.add(thing.id)


def not_reserved(id_: str) -> str:
    """Return the id unless it is one that a kept answer uses for something else."""
    if id_ in RESERVED:
        raise PydanticCustomError("reserved_id", "{id}", {"id": id_})
    return id_


AnswerId = Annotated[Id, AfterValidator(not_reserved)]
"""The id of something that can be answered."""


class Option(Wrong):
    """One answer to choose, with the words that follow choosing it."""

    id: AnswerId
    right: StrictBool = False
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
        return self.options if self.keep_order else mixed(self.options, seed)

    def right(self) -> Answer:
        """Return the ids of the right options."""
        return {FIELD: [option.id for option in self.options if option.right]}

    def wrong_ways(self) -> tuple[Wrong, ...]:
        """Return the wrong options."""
        return tuple(option for option in self.options if not option.right)


def _texts_in(value: object) -> Iterable[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Content):
        for name in type(value).model_fields:
            yield from _texts_in(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts_in(part)
