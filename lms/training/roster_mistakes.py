"""What can be wrong in a file of people, each with the row and the column a spreadsheet shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lms.errors import LmsError
from lms.text import Text, khmer_digits
from lms.training.roster_cell_words import OF_CELLS
from lms.training.roster_file_words import OF_FILES

WORDS: Mapping[str, tuple[Text, Text]] = OF_FILES | OF_CELLS
"""By code: what is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a cell, not yet placed; the values are what its words name."""

    code: str
    values: tuple[tuple[str, str], ...] = field(default=())


def problem(code: str, **values: str) -> Problem:
    """Return a problem with the values that its words name."""
    return Problem(code, tuple(values.items()))


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing to mend. `row` counts from 1; `column` from 0 and is None for a whole row or file.

    `heading` is what stands above the column in the file.
    """

    row: int
    column: int | None
    code: str
    heading: str = ""
    values: tuple[tuple[str, str], ...] = field(default=())

    @property
    def letter(self) -> str:
        """Return the column as a spreadsheet names it: A, B, … Z, AA; nothing for a whole row."""
        left, letters = (self.column + 1 if self.column is not None else 0), ""
        while left:
            left, place = divmod(left - 1, 26)
            letters = chr(ord("A") + place) + letters
        return letters

    @property
    def what(self) -> Text:
        """Return what is wrong."""
        return _filled(WORDS[self.code][0], self.values)

    @property
    def to_do(self) -> Text:
        """Return what to do about it."""
        return _filled(WORDS[self.code][1], self.values)


class Unreadable(LmsError):
    """The file as a whole cannot be read; `mistake` says why."""

    def __init__(self, code: str, row: int = 0) -> None:
        self.mistake = Mistake(row, None, code)
        what, to_do = self.mistake.what, self.mistake.to_do
        super().__init__(Text(en=f"{what.en} {to_do.en}", km=f"{what.km} {to_do.km}"))


def _filled(text: Text, values: tuple[tuple[str, str], ...]) -> Text:
    # What somebody typed stays as it is; only row numbers are written in the reader's digits.
    khmer = {name: khmer_digits(value) if name == "number" else value for name, value in values}
    english = dict(values) | {name.removesuffix("_en"): value for name, value in values}
    return Text(en=text.en.format(**english), km=text.km.format(**khmer))
