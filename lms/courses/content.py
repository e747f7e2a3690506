"""Modules, lessons, facts and misconceptions as they are authored."""

from typing import Annotated, Literal, Self

from pydantic import Field, StrictBool, StrictInt, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from lms.courses.facilitation import Facilitation
from lms.courses.registers import Activity, Day, Fact, HelpCard, Misconception
from lms.quizzes.kinds import Item, Level
from lms.quizzes.kinds.base import Id, Picture
from lms.quizzes.policy import DEFAULT, Policy
from lms.quizzes.quiz import Form, Moment, Place, Quiz
from lms.text import Content, Language, Text

ADULT = 18
_FILES_OF_ITEMS = ("form-a", "form-b", "form-c", "attitudes")
Percent = Annotated[StrictInt, Field(ge=1, le=100)]


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


class Lesson(Content):
    """A lesson: screens one after another, then the activity."""

    id: Id
    title: Text
    objectives: tuple[Id, ...] = Field(min_length=1)
    screens: tuple[Screen, ...] = Field(min_length=2, max_length=12)
    activity: Activity


class Correction(Content):
    """An item whose key was wrong: earlier attempts at it are marked again by this release's key."""

    item: Id
    on: Day
    why: Text


class ModuleHead(Content):
    """What stands in module.yaml. `theme` is what this year's campaign is about."""

    id: Id
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{0,2}[A-Z]?$")]
    native_review: Literal["pending", "done"]
    title: Text
    summary: Text
    theme: Text | None = None
    content_note: Text | None = None
    min_age: StrictInt = Field(ge=5, le=99)
    max_age: StrictInt = Field(ge=5, le=99)
    completed_percent: Percent = 60
    achieved_percent: Percent = 70
    objectives: tuple[Objective, ...] = Field(min_length=1)
    blueprint: tuple[Cell, ...] = Field(min_length=1)
    lessons: tuple[Id, ...] = Field(min_length=1)
    quizzes: tuple[Policy, ...] = ()
    corrections: tuple[Correction, ...] = ()


class FormFile(Content):
    """What stands in a file of items.

    With `draw` the file may hold more items than the blueprint wants, and each attempt draws its own.
    """

    form: Form
    draw: StrictBool = False
    items: tuple[Item, ...] = Field(min_length=1)


class AttitudesFile(Content):
    """The statements asked at the end of every quiz of a module, the same ones each time."""

    items: tuple[Item, ...] = Field(min_length=1, max_length=6)


class Sound(Content):
    """A recording of a text: the digest its bytes are kept under, their number, and its length in seconds."""

    digest: str
    size: StrictInt
    seconds: StrictInt


class Module(Content):
    """A whole module, with everything it cites: what a learner sees depends on this alone."""

    head: ModuleHead
    lessons: tuple[Lesson, ...]
    forms: dict[Form, tuple[Item, ...]]
    facts: dict[str, Fact]
    pictures: dict[str, str]
    attitudes: tuple[Item, ...] = ()
    draws: tuple[Form, ...] = ()
    # By the id of the text and the language. A release without any says nothing of them.
    sounds: dict[str, dict[Language, Sound]] = {}
    facilitation: Facilitation | None = None

    def heard(self, language: Language, home: str, *ways: str) -> list[Sound]:
        """Return the recordings of some texts in a language, in this order; none for those that have none.

        `home` is what their ids begin with, or the id of an item of one of the quizzes.
        """
        homes = [home] if ":" in home else [f"items/{name}:items.{home}" for name in _FILES_OF_ITEMS]
        found = (self.sounds.get(f"{one}.{way}", {}).get(language) for way in ways for one in homes)
        return [sound for sound in found if sound]

    def speaks(self, language: Language, home: str) -> bool:
        """Whether any text of an item is recorded in a language; `home` is as in `heard`."""
        begins = (f"{home}.",) if ":" in home else tuple(f"items/{n}:items.{home}." for n in _FILES_OF_ITEMS)
        return any(one.startswith(begins) and language in found for one, found in self.sounds.items())

    @property
    def for_adults(self) -> bool:
        """Whether no child is meant to read it."""
        return self.head.min_age >= ADULT

    @property
    def series(self) -> tuple[Policy, ...]:
        """The quizzes of this module, in the order of time."""
        return self.head.quizzes or tuple(one for one in DEFAULT if one.form in self.forms)

    def policy(self, moment: Moment) -> Policy | None:
        """Return the rules of the quiz at a moment; None when this module has none then."""
        return next((one for one in self.series if one.moment == moment), None)

    def quiz(self, release: str, form: Form) -> Quiz:
        """Return a form as it is presented to a learner of this release."""
        return Quiz(
            release=release,
            module=self.head.id,
            form=form,
            items=(*self.forms[form], *self.attitudes),
            achieved_percent=self.head.achieved_percent,
            take=self._wanted() if form in self.draws else None,
        )

    def _wanted(self) -> dict[Place, int]:
        wanted: dict[Place, int] = {}
        for cell in self.head.blueprint:
            place = (cell.objective, cell.level, cell.critical)
            wanted[place] = wanted.get(place, 0) + cell.items
        return wanted

    def find_lesson(self, number: int) -> Lesson | None:
        """Return the lesson with this number, counted from 1."""
        return self.lessons[number - 1] if 1 <= number <= len(self.lessons) else None


class Library(Content):
    """All content of one folder."""

    modules: tuple[Module, ...]
    misconceptions: dict[str, Misconception]
    help: HelpCard
    facts: dict[str, Fact]
