"""Kinds of cohort as authored in content/cohort-types.yaml: a new kind of group is data, not code."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from lms.courses import checks
from lms.courses.files import Files
from lms.courses.mistakes import Mistake
from lms.courses.reader import Reader
from lms.courses.yaml_file import YamlFile
from lms.quizzes.kinds.base import Id
from lms.text import Content, Text

FILE = "cohort-types.yaml"


class CohortType(Content):
    """A kind of cohort: what it is called, and whether children, adults or both learn in it.

    Where children learn, nothing opens before a safeguarding focal point and a help card are named;
    adults who learn in it are from then on trained by its lead trainer.
    """

    id: Id
    title: Text
    explained: Text
    learners: Literal["children", "adults", "both"]

    @property
    def has_children(self) -> bool:
        """Whether children may be among the learners."""
        return self.learners != "adults"

    @property
    def has_adults(self) -> bool:
        """Whether adults may be among the learners."""
        return self.learners != "children"


class CohortTypes(Content):
    """The file of all kinds, in the order in which people choose from them."""

    native_review: Literal["pending", "done"]
    types: tuple[CohortType, ...]


def load_types(folder: Path | Files) -> tuple[CohortType, ...]:
    """Return the kinds of cohort in `folder`; none where there is no file. Raises ContentError."""
    reader = Reader(folder)
    if not reader.files.has(FILE):
        return ()
    file, found = reader.read(FILE, CohortTypes)
    if file is not None and found is not None:
        reader.add(_mistakes(file, found))
    reader.finish()
    return found.types if found else ()


def _mistakes(file: YamlFile, found: CohortTypes) -> Iterator[Mistake]:
    yield from checks.check_twice(file, "types", [one.id for one in found.types])
