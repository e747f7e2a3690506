"""The checklist of an observation, as authored in content/checklists/, and what filling it in comes to."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, StrictInt, field_validator
from pydantic_core import PydanticKnownError

from lms.courses import checks
from lms.courses.files import Files, stem
from lms.courses.mistakes import Mistake
from lms.courses.reader import Reader
from lms.courses.yaml_file import YamlFile
from lms.quizzes.kinds.base import Id
from lms.text import Content, Text

MOST_FOR_A_POINT = 2
"""0 not seen, 1 partly, 2 well."""


class Point(Content):
    """One thing to look for. A child who led reads `went_well` or `try_next`, and never a figure."""

    id: Id
    text: Text
    went_well: Text
    try_next: Text


class RedLine(Content):
    """What must never happen, and what the observer does when it does: stop, stay, tell.

    A child who crossed it reads `try_next`.
    """

    id: Id
    text: Text
    then: Text
    try_next: Text


class Checklist(Content):
    """What an observer watches for. `version` grows with every change; an observation keeps it."""

    id: Id
    version: StrictInt = Field(ge=1)
    native_review: Literal["pending", "done"]
    title: Text
    points: tuple[Point, ...]
    red_lines: tuple[RedLine, ...]

    @field_validator("points", "red_lines")
    @classmethod
    def _not_empty(cls, value: tuple[Content, ...]) -> tuple[Content, ...]:
        # A limit on the field would also count, and so complain about, points with mistakes.
        if not value:
            limits = {"field_type": "Tuple", "min_length": 1, "actual_length": 0}
            raise PydanticKnownError("too_short", limits)
        return value

    def missing(self, given: Mapping[str, int]) -> tuple[str, ...]:
        """Return the ids of the points that were not given yet; 0 was given too."""
        return tuple(point.id for point in self.points if point.id not in given)

    def percent(self, given: Mapping[str, int]) -> int:
        """Return the share of all points as a whole percentage, rounded down; what was not given is 0."""
        possible = MOST_FOR_A_POINT * len(self.points)
        earned = sum(min(max(given.get(point.id, 0), 0), MOST_FOR_A_POINT) for point in self.points)
        return 100 * earned // possible if possible else 0


def load_checklists(folder: Path | Files) -> dict[str, Checklist]:
    """Return the checklists in `folder`/checklists by id. Raises ContentError with every mistake."""
    reader = Reader(folder)
    found = {}
    for name in reader.files.names("checklists/*.yaml"):
        file, checklist = reader.read(name, Checklist)
        if file is not None and checklist is not None:
            reader.add(_mistakes(file, checklist, stem(name)))
            found[checklist.id] = checklist
    reader.finish()
    return found


def _mistakes(file: YamlFile, checklist: Checklist, wanted: str) -> Iterator[Mistake]:
    if checklist.id != wanted:
        yield checks.say(file, ("id",), "wrong_name", wanted=wanted)
    yield from checks.check_twice(file, "points", [point.id for point in checklist.points])
    yield from checks.check_twice(file, "red_lines", [line.id for line in checklist.red_lines])
