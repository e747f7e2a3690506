"""What children and families agree to, as authored in content/agreements.yaml."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from lms.courses import checks
from lms.courses.files import Files
from lms.courses.mistakes import Mistake
from lms.courses.reader import Reader
from lms.courses.registers import Day
from lms.courses.yaml_file import YamlFile
from lms.text import Content, Text
from lms.training.conduct import Line

FILE = "agreements.yaml"


class Notice(Content):
    """A text to read or to hear read aloud, point by point."""

    title: Text
    opening: Text
    points: tuple[Line, ...]
    closing: Text


class Agreement(Notice):
    """A text that somebody says yes to; `says` are the words of the yes."""

    says: Text


class Agreements(Content):
    """All of them. `version` is the day from which the texts are in force."""

    version: Day
    native_review: Literal["pending", "done"]
    privacy: Notice
    consent: Agreement
    assent: Agreement
    pledge: Agreement

    @property
    def texts(self) -> dict[str, Notice]:
        """The four by name, in the order in which a family reads them."""
        return {one: getattr(self, one) for one in ("consent", "assent", "privacy", "pledge")}


def load_agreements(folder: Path | Files) -> Agreements | None:
    """Return the agreements in `folder`; None where there is no file. Raises ContentError."""
    reader = Reader(folder)
    if not reader.files.has(FILE):
        return None
    file, found = reader.read(FILE, Agreements)
    if file is not None and found is not None:
        reader.add(_mistakes(file, found))
    reader.finish()
    return found


def _mistakes(file: YamlFile, found: Agreements) -> Iterator[Mistake]:
    for name, one in found.texts.items():
        ids = [line.id for line in one.points]
        for i, id_ in enumerate(ids):
            if id_ in ids[:i]:
                yield checks.say(file, (name, "points", i, "id"), "same_id", id=id_, what=f"{name}: points")
