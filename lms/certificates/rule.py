"""What a person has to do to earn a certificate, as authored in content/certificates/."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, field_validator
from pydantic_core import PydanticKnownError

from lms.courses import checks
from lms.courses.content import Percent
from lms.courses.mistakes import Mistake
from lms.courses.reader import Reader
from lms.courses.yaml_file import YamlFile
from lms.quizzes.kinds.base import Id
from lms.text import Content, Text


class ConditionBase(Content):
    """What every condition says to the person: what it asks for, and what to do next."""

    id: Id
    kind: str
    text: Text
    next_step: Text


class LessonsRead(ConditionBase):
    """All lessons of a module are read."""

    kind: Literal["lessons-read"]
    module: Id


class QuizPassed(ConditionBase):
    """One attempt at the quiz after a module earned enough, as a percentage of its points.

    With `critical`, every safety-critical item was right in that same attempt.
    """

    kind: Literal["quiz-passed"]
    module: Id
    percent: Percent
    critical: StrictBool


# A new kind of condition: its class above, its name here, and its case in certification.py.
Condition = Annotated[LessonsRead | QuizPassed, Field(discriminator="kind")]


class Rule(Content):
    """Everything that has to be met for one certificate, and how long it is valid, in months.

    `version` grows with every change of what is asked; an award keeps it.
    """

    id: Id
    version: StrictInt = Field(ge=1)
    native_review: Literal["pending", "done"]
    title: Text
    achievement: Text
    valid_months: StrictInt = Field(ge=1, le=120)
    all: tuple[Condition, ...]

    @field_validator("all")
    @classmethod
    def _not_empty(cls, value: tuple[Condition, ...]) -> tuple[Condition, ...]:
        # A limit on the field would also count, and so complain about, conditions with mistakes.
        if not value:
            limits = {"field_type": "Tuple", "min_length": 1, "actual_length": 0}
            raise PydanticKnownError("too_short", limits)
        return value


def load_rules(folder: Path, modules: Collection[str]) -> dict[str, Rule]:
    """Return the rules in `folder`/certificates by id; `modules` are the ids they may name.

    Raises ContentError with every mistake in every file.
    """
    reader = Reader(folder)
    rules = {}
    for path in sorted((folder / "certificates").glob("*.yaml")):
        file, rule = reader.read(path, Rule)
        if file is not None and rule is not None:
            reader.add(_mistakes(file, rule, wanted=path.stem, modules=modules))
            rules[rule.id] = rule
    reader.finish()
    return rules


def _mistakes(file: YamlFile, rule: Rule, *, wanted: str, modules: Collection[str]) -> Iterator[Mistake]:
    if rule.id != wanted:
        yield checks.say(file, ("id",), "wrong_name", wanted=wanted)
    yield from checks.check_twice(file, "all", [condition.id for condition in rule.all])
    for i, condition in enumerate(rule.all):
        yield from checks.check_ref(
            file, ("all", i, "module"), condition.module, modules, "module", "modules/"
        )
