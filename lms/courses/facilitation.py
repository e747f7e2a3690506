"""How an adult leads a session on a module from paper: a plan, words for a hard moment, plays and games."""

from enum import StrEnum
from itertools import accumulate

from pydantic import Field, StrictInt

from lms.quizzes.kinds.base import Id
from lms.text import Content, Text

PLAN_MINUTES = 45
"""How long the one session of a plan takes: a school lesson, or the time a village meeting has left."""

FEWEST_METHODS = 2
"""A plan in which the group does something itself fewer times than this is a lecture."""


class PartKind(StrEnum):
    """What the group does in a part of a session; in a METHOD it works itself, by hand or on its feet."""

    OPENING = "opening"
    ENERGISER = "energiser"
    STORY = "story"
    TALK = "talk"
    METHOD = "method"
    CLOSING = "closing"


class Part(Content):
    """A part of the plan. `steps` is Markdown in a file and sanitised HTML in a release."""

    id: Id
    kind: PartKind
    minutes: StrictInt = Field(ge=1, le=30)
    title: Text
    steps: Text


class Plan(Content):
    """One session of PLAN_MINUTES for the core of the module, part after part."""

    objective: Text
    materials: tuple[Text, ...] = Field(min_length=2, max_length=8)
    parts: tuple[Part, ...] = Field(min_length=4, max_length=12)

    @property
    def slots(self) -> tuple[tuple[int, Part], ...]:
        """The parts, each with the minute at which it begins, from 0."""
        ends = accumulate(part.minutes for part in self.parts)
        return tuple((end - part.minutes, part) for end, part in zip(ends, self.parts, strict=True))


class Disclosure(Content):
    """What the adult says and does, and what never, when a child tells something hard."""

    say: tuple[Text, ...] = Field(min_length=3, max_length=6)
    do: tuple[Text, ...] = Field(min_length=3, max_length=6)
    never: tuple[Text, ...] = Field(min_length=3, max_length=6)


class RolePlay(Content):
    """A play with a way out and a calm ending; `steps` as in a Part."""

    id: Id
    title: Text
    minutes: StrictInt = Field(ge=5, le=30)
    steps: Text


class Energiser(Content):
    """A short game that wakes a group or calms it; `steps` as in a Part."""

    id: Id
    title: Text
    minutes: StrictInt = Field(ge=3, le=10)
    steps: Text


class Facilitation(Content):
    """What stands in facilitation.yaml; `facts` are those whose numbers its texts name."""

    plan: Plan
    disclosure: Disclosure
    role_plays: tuple[RolePlay, ...] = Field(min_length=1, max_length=3)
    energisers: tuple[Energiser, ...] = Field(min_length=2, max_length=3)
    facts: tuple[Id, ...] = ()
