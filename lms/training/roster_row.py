"""One row of a file of people, read cell by cell while what is wrong is said in its place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from lms.training import roster_cells as cells
from lms.training.roster_columns import Column
from lms.training.roster_heads import Heads
from lms.training.roster_mistakes import Mistake, Problem

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Person:
    """One row that can be put in: a child, new or (with `learner_id`) known, or a new adult."""

    row: int
    sex: str = "not-recorded"
    birth_year: int | None = None
    place: str | None = None
    nickname: str | None = None
    consent_on: date | None = None
    consent_method: str | None = None
    assent_on: date | None = None
    learner_id: str | None = None
    name_km: str = ""
    name_latin: str = ""
    login: str = ""


class Row:
    """The cells of a row by column; `mistakes` grows while they are read."""

    def __init__(self, number: int, texts: tuple[str, ...], heads: Heads) -> None:
        self.number = number
        self.mistakes: list[Mistake] = []
        self._texts, self._heads = texts, heads

    def read(self, column: Column, reader: Callable[[str], T | Problem], *, empty: bool = False) -> T | None:
        """Return what a cell says; None for a wrong one, and for an empty one unless `empty` is read too."""
        place = self._heads.columns.get(column)
        if place is None:
            return None
        cell = self._texts[place] if place < len(self._texts) else ""
        text, wrong = cells.plain(cell), cells.odd(cell)
        if wrong is None and not text and not empty:
            return None
        found = wrong or reader(text)
        if isinstance(found, Problem):
            self.say(column, found)
            return None
        return found

    def text(self, column: Column) -> str:
        """Return the plain text of a cell, whatever it is."""
        place = self._heads.columns.get(column)
        return cells.plain(self._texts[place]) if place is not None and place < len(self._texts) else ""

    def say(self, column: Column | int, wrong: Problem) -> None:
        """Say what is wrong with a cell, once for each cell."""
        place = column if isinstance(column, int) else self._heads.columns.get(column)
        if any(one.column == place for one in self.mistakes):
            return
        heading = self._heads.texts.get(place, "") if place is not None else ""
        self.mistakes.append(Mistake(self.number, place, wrong.code, heading, wrong.values))

    def say_what_is_beside(self, told: set[int]) -> None:
        """Say which cells stand in no column; a column without heading is told once in a file."""
        for place, text in enumerate(self._texts):
            if not cells.plain(text) or place in self._heads.texts:
                continue
            if place >= self._heads.width:
                self.say(place, Problem("row-too-long"))
                return
            if place not in told:
                told.add(place)
                self.say(place, Problem("cell-without-heading"))
