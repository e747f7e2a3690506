"""The row of headings in a file of people: where it is, which column is which, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from lms.training import roster_columns as columns
from lms.training.roster_cells import plain, shown
from lms.training.roster_columns import Column, Known
from lms.training.roster_file import Table
from lms.training.roster_mistakes import Mistake

_LOOKED_AT = 10


@dataclass(frozen=True, slots=True)
class Heads:
    """The number of the row of headings, the place of each column from 0, and the texts by place."""

    row: int
    columns: Mapping[Column, int]
    texts: Mapping[int, str]
    mistakes: tuple[Mistake, ...]

    @property
    def width(self) -> int:
        """How many cells the row of headings has."""
        return max(self.texts, default=-1) + 1


def read_heads(table: Table, *, adults: bool) -> Heads:
    """Find and read the row of headings: among the first rows, the first with two headings we know."""
    counts = [_known(row, adults) for row in table.rows[:_LOOKED_AT]]
    wanted = 2 if max(counts, default=0) > 1 else 1
    place = next((place for place, count in enumerate(counts) if count >= wanted), None)
    if place is None:
        return Heads(table.numbers[0], {}, {}, (Mistake(table.numbers[0], None, "no-headings"),))
    return _read(table.numbers[place], table.rows[place], adults)


def _known(row: tuple[str, ...], adults: bool) -> int:
    read = [columns.read_heading(plain(cell), adults=adults) for cell in row]
    return sum(one is not None for one in read)


def _read(number: int, row: tuple[str, ...], adults: bool) -> Heads:
    texts = {place: plain(cell) for place, cell in enumerate(row) if plain(cell)}
    found: dict[Column, int] = {}
    mistakes = []
    for place, text in texts.items():
        one = columns.read_heading(text, adults=adults)
        # The cells below a heading that is only misspelt are checked too.
        likely = columns.near(text, adults=adults) if one is None else None
        column = one if isinstance(one, Column) else likely
        said = _wrong(one, likely, adults)
        if said is None and column is not None and column in found:
            said = "heading-twice"
        elif column is not None:
            found.setdefault(column, place)
        if said is not None:
            values = (("value", shown(text)), ("wanted", columns.title(column) if column else ""))
            mistakes.append(Mistake(number, place, said, text, values))
    for column in columns.NEEDED[adults]:
        if column not in found:
            missing = (("wanted", columns.title(column)),)
            mistakes.append(Mistake(number, None, "heading-missing", values=missing))
    return Heads(number, found, texts, tuple(mistakes))


def _wrong(one: Column | Known | None, likely: Column | None, adults: bool) -> str | None:
    """Return the code of what is wrong with a heading."""
    if one is Known.NOT_KEPT:
        return "heading-not-kept"
    if isinstance(one, Column):
        return None if columns.belongs(one, adults=adults) else "heading-for-others"
    if one is None:
        return "heading-misspelt" if likely else "heading-unknown"
    return None
