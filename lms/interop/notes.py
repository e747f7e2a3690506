"""What became of each foreign question; without it an import would be silent about what it lost."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from lms.courses.yaml_file import Plain
from lms.interop.note_words import WORDS
from lms.text import Language, Text, khmer_digits

Item: TypeAlias = dict[str, Plain]
"""An item as values, perhaps without some that it still needs."""

Kind = Literal["taken", "changed", "left"]
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a foreign file: the file of a package, the line (0 for none), the question's name."""

    line: int = 0
    name: str = ""
    file: str = ""

    @property
    def text(self) -> Text:
        """The place in words."""
        name = " ".join(self.name.split())
        name = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
        en = [self.file, f"line {self.line}" if self.line else "", f"“{name}”" if name else ""]
        km = [
            self.file,
            f"បន្ទាត់ទី {khmer_digits(self.line)}" if self.line else "",
            f"«{name}»" if name else "",
        ]
        return Text(en=", ".join(filter(None, en)) or "the file", km=" ".join(filter(None, km)) or "ឯកសារ")


@dataclass(frozen=True, slots=True)
class Note:
    """One line of a report: what was taken, changed or left out, where, and why."""

    kind: Kind
    where: Where
    code: str
    values: tuple[tuple[str, str], ...] = field(default=())

    @property
    def text(self) -> Text:
        """What happened, without the place."""
        words = WORDS[self.code]
        values = dict(self.values)
        return Text(en=words.en.format(**values), km=words.km.format(**values))

    def say(self, language: Language) -> str:
        """Return place and words in one line."""
        return f"{self.where.text.to(language)}: {self.text.to(language)}"


def note(kind: Kind, where: Where, code: str, /, **values: str) -> Note:
    """Return a line of a report."""
    return Note(kind, where, code, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Question:
    """A foreign question as an item of ours as far as it goes; `language` where it is in one only."""

    where: Where
    item: Item
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What was read of a file: the items, the report, and drawings by file name."""

    questions: tuple[Question, ...]
    notes: tuple[Note, ...] = ()
    pictures: dict[str, str] = field(default_factory=dict)

    @property
    def report(self) -> tuple[Note, ...]:
        """Every note, those about one question together."""
        return (*(one for question in self.questions for one in question.notes), *self.notes)


@dataclass(frozen=True, slots=True)
class Exported:
    """A file for another program, and what it cannot hold."""

    name: str
    data: bytes
    report: tuple[Note, ...] = ()
