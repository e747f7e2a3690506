"""Reads broken/*.txt: each case is one change to the sample, and the one message it brings.

A case begins with `== name | file | code | part of the English message`. Below stands the change
as in a patch: lines that stay begin with a space, lines that go with `-`, lines that come with
`+`; `…` parts two places of the file. ◀ ends the line to which the message points.
"""

from dataclasses import dataclass
from pathlib import Path

from tests.courses.samples import (
    FACTS,
    FORM_A,
    FORM_B,
    HEAD,
    HELP,
    LEADING,
    LESSON,
    MISCONCEPTIONS,
    change,
    read_text,
    write_text,
)

MARK = " ◀"
BOOKS = ("yaml", "shape", "sense", "kinds", "series", "leading")
"""The files of cases in broken/."""
FILES = {
    "facts": FACTS,
    "misconceptions": MISCONCEPTIONS,
    "help": HELP,
    "module": HEAD,
    "lesson": LESSON,
    "form-a": FORM_A,
    "form-b": FORM_B,
    "facilitation": LEADING,
}


@dataclass(frozen=True)
class Case:
    """What to do to the sample, and what must be said about it."""

    name: str
    file: str
    code: str
    says: str
    changes: tuple[tuple[str, str], ...]

    def apply(self, folder: Path) -> int:
        """Break the folder; return the number of the line to which the message must point."""
        for old, new in self.changes:
            change(folder, self.file, old, new)
        text = read_text(folder, self.file)
        write_text(folder, self.file, text.replace(MARK, ""))
        return text[: text.index(MARK)].count("\n") + 1


def read_cases(name: str) -> list[Case]:
    """Return the cases of a file in broken/."""
    text = (Path(__file__).parent / "broken" / f"{name}.txt").read_text("utf-8")
    return [_case(part.strip("\n")) for part in text.removeprefix("== ").split("\n== ")]


def _case(text: str) -> Case:
    first, _, body = text.partition("\n")
    name, file, code, *says = first.split(" | ")
    assert body.count(MARK) == 1, f"{name} points to {body.count(MARK)} lines"
    changes = tuple(_change(part) for part in body.split("\n…\n"))
    return Case(name, FILES[file], code, "".join(says), changes)


def _change(body: str) -> tuple[str, str]:
    lines = body.split("\n")
    old = "".join(f"{line[2:]}\n" for line in lines if line[:1] in " -").replace(MARK, "")
    return old, "".join(f"{line[2:]}\n" for line in lines if line[:1] in " +")
