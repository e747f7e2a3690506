"""Modules, lessons, facts and misconceptions as they are authored."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, StrictBool, StrictInt, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from lms.quizzes.kinds import Item, Level
from lms.quizzes.kinds.base import Id, MisconceptionId
from lms.quizzes.quiz import Form, Quiz
from lms.text import Content, Text

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Percent = Annotated[StrictInt, Field(ge=1, le=100)]
FileName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.svg$")]


def _written_day(value: object) -> object:
    # Left to itself, pydantic reads 20261121 and 86400 as moments in 1970.
    if isinstance(value, date) or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise PydanticCustomError("date", "")


Day = Annotated[date, BeforeValidator(_written_day)]


class Confidence(StrEnum):
    """How sure we are of a fact."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Fact(Content):
    """A sourced, dated statement that lessons cite. `number` is a telephone number, as text."""

    id: Id
    text: Text
    source: Line
    checked_on: Day
    expires_on: Day
    confidence: Confidence
    number: Line | None = None


class Misconception(Content):
    """A wrong belief that wrong options stand for, and what is true instead."""

    id: MisconceptionId
    belief: Text
    truth: Text
    source: Line


class HelpNumber(Content):
    """A line of the help card; the number itself is in the fact."""

    fact: Id
    who: Text
    when: Text


class HelpCard(Content):
    """What stands on the help page."""

    title: Text
    reassure: Text
    steps: tuple[Text, ...] = Field(min_length=1)
    numbers: tuple[HelpNumber, ...] = Field(min_length=1)
    traces: Text


class Objective(Content):
    """What a learner can do afterwards; `can` says it in a child's words."""

    id: Id
    text: Text
    can: Text


class Cell(Content):
    """One line of the blueprint: so many items of this level for this objective in each form."""

    objective: Id
    level: Level
    items: StrictInt = Field(ge=1, le=10)
    critical: StrictBool = False


class Picture(Content):
    """A drawing and the words for somebody who cannot see it."""

    file: FileName
    alt: Text


class Screen(Content):
    """One idea, or one practice question.

    `text` is Markdown in a file and sanitised HTML in a release.
    """

    id: Id
    heading: Text | None = None
    picture: Picture | None = None
    facts: tuple[Id, ...] = ()
    text: Text | None = None
    practice: Item | None = None

    @model_validator(mode="after")
    def _one_or_the_other(self) -> Self:
        told = self.heading is not None and self.text is not None
        parts = (self.heading, self.text, self.picture, *self.facts)
        if (self.practice is None) != told or (self.practice and any(parts)):
            raise PydanticCustomError("screen_shape", "")
        return self


class Activity(Content):
    """What to do with friends. `steps` is Markdown in a file and sanitised HTML in a release."""

    title: Text
    minutes: StrictInt = Field(ge=5, le=60)
    steps: Text


class Lesson(Content):
    """A lesson: screens one after another, then the activity."""

    id: Id
    title: Text
    objectives: tuple[Id, ...] = Field(min_length=1)
    screens: tuple[Screen, ...] = Field(min_length=2, max_length=12)
    activity: Activity


class ModuleHead(Content):
    """What stands in module.yaml."""

    id: Id
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{0,2}$")]
    native_review: Literal["pending", "done"]
    title: Text
    summary: Text
    content_note: Text | None = None
    min_age: StrictInt = Field(ge=5, le=99)
    max_age: StrictInt = Field(ge=5, le=99)
    completed_percent: Percent = 60
    achieved_percent: Percent = 70
    objectives: tuple[Objective, ...] = Field(min_length=1)
    blueprint: tuple[Cell, ...] = Field(min_length=1)
    lessons: tuple[Id, ...] = Field(min_length=1)


class FormFile(Content):
    """What stands in a file of items."""

    form: Form
    items: tuple[Item, ...] = Field(min_length=1)


class Module(Content):
    """A whole module, with everything it cites: what a learner sees depends on this alone."""

    head: ModuleHead
    lessons: tuple[Lesson, ...]
    forms: dict[Form, tuple[Item, ...]]
    facts: dict[str, Fact]
    pictures: dict[str, str]

    def quiz(self, release: str, form: Form) -> Quiz:
        """Return a form as it is presented to a learner of this release."""
        return Quiz(release, self.head.id, form, self.forms[form], self.head.achieved_percent)

    def find_lesson(self, number: int) -> Lesson | None:
        """Return the lesson with this number, counted from 1."""
        return self.lessons[number - 1] if 1 <= number <= len(self.lessons) else None


class Facts(Content):
    """The register of facts."""

    facts: tuple[Fact, ...]


class Misconceptions(Content):
    """The register of misconceptions."""

    misconceptions: tuple[Misconception, ...]


class Library(Content):
    """All content of one folder."""

    modules: tuple[Module, ...]
    misconceptions: dict[str, Misconception]
    help: HelpCard
    facts: dict[str, Fact]
