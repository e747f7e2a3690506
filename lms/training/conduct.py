"""The code of conduct as authored in content/code-of-conduct.yaml: what an adult promises, and since when."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from lms.courses import checks
from lms.courses.files import Files
from lms.courses.mistakes import Mistake
from lms.courses.reader import Reader
from lms.courses.registers import Day
from lms.courses.yaml_file import YamlFile
from lms.quizzes.kinds.base import Id
from lms.text import Content, Text

FILE = "code-of-conduct.yaml"


class Line(Content):
    """One thing that is promised."""

    id: Id
    text: Text


class Conduct(Content):
    """What adults promise. `version` is the day from which the text is in force.

    Who promised before that day promised an older text: the page asks them to read this one.
    """

    version: Day
    native_review: Literal["pending", "done"]
    title: Text
    opening: Text
    promises: tuple[Line, ...]
    red_lines: tuple[Line, ...]
    closing: Text


def load_conduct(folder: Path | Files) -> Conduct | None:
    """Return the code of conduct in `folder`; None where there is no file. Raises ContentError."""
    reader = Reader(folder)
    if not reader.files.has(FILE):
        return None
    file, found = reader.read(FILE, Conduct)
    if file is not None and found is not None:
        reader.add(_mistakes(file, found))
    reader.finish()
    return found


def _mistakes(file: YamlFile, found: Conduct) -> Iterator[Mistake]:
    yield from checks.check_twice(file, "promises", [one.id for one in found.promises])
    yield from checks.check_twice(file, "red_lines", [one.id for one in found.red_lines])
