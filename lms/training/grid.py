"""One cell of a cohort's grid, and what a group learnt: pure arithmetic with honest numbers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from lms.courses.content import Module
from lms.quizzes.grading import reaches
from lms.quizzes.quiz import Moment

SMALLEST_GROUP = 5


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody in a cohort, as its trainer may see them."""

    id: str
    login: str
    nickname: str | None
    sex: str
    enrolled_at: datetime
    name_km: str | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """An attempt as the grid sees it."""

    id: str
    learner_id: str
    module: str
    moment: str
    started_at: datetime
    finished_at: datetime | None
    skipped: bool
    earned: int | None
    possible: int | None
    missed_critical: int | None

    @property
    def scored(self) -> bool:
        """Whether it has points that count."""
        return self.finished_at is not None and not self.skipped


class Word(StrEnum):
    """How a learner stands in a module, in a word."""

    TO_DO = "to-do"
    BEGUN = "begun"
    DONE = "done"
    REACHED = "reached"


@dataclass(frozen=True, slots=True)
class Cell:
    """A learner in a module. `before` and `after` are (earned, possible) or None when missing.

    Both are first attempts, so that they compare; `word` speaks for the best one.
    """

    module: str
    word: Word
    lessons: int
    of_lessons: int
    before: tuple[int, int] | None
    after: tuple[int, int] | None
    before_skipped: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A learner's cells in the order of the modules, and when they were last seen."""

    learner: Learner
    cells: tuple[Cell, ...]
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a group knew before and after, in points of those who took both (`matched`)."""

    matched: int
    only_before: int
    only_after: int
    before: tuple[int, int]
    after: tuple[int, int]


def cell(module: Module, tried: Sequence[Tried], lessons: Counter[str]) -> Cell:
    """Return how somebody stands in a module, from their attempts at it, oldest first."""
    before = [one for one in tried if one.moment == Moment.BEFORE]
    after = sorted(
        (one for one in tried if one.moment == Moment.AFTER and one.scored),
        key=lambda one: one.finished_at or one.started_at,
    )
    done = min(lessons[module.head.id], len(module.lessons))
    first = next((one for one in before if one.scored), None)
    return Cell(
        module=module.head.id,
        word=_word(module, bool(tried or done), after),
        lessons=done,
        of_lessons=len(module.lessons),
        before=_points(first),
        after=_points(after[0] if after else None),
        before_skipped=any(one.skipped for one in before),
    )


def learnt(cells: Iterable[Cell]) -> Learnt:
    """Add up what a group learnt: only learners with both quizzes are compared."""
    all_cells = list(cells)
    both = [(one.before, one.after) for one in all_cells if one.before and one.after]
    return Learnt(
        matched=len(both),
        only_before=sum(1 for one in all_cells if one.before and not one.after),
        only_after=sum(1 for one in all_cells if one.after and not one.before),
        before=(sum(b[0] for b, _ in both), sum(b[1] for b, _ in both)),
        after=(sum(a[0] for _, a in both), sum(a[1] for _, a in both)),
    )


def _word(module: Module, begun: bool, after: Sequence[Tried]) -> Word:
    head = module.head
    if any(
        one.missed_critical == 0 and reaches(one.earned or 0, one.possible or 0, head.achieved_percent)
        for one in after
    ):
        return Word.REACHED
    if after:
        return Word.DONE
    return Word.BEGUN if begun else Word.TO_DO


def _points(one: Tried | None) -> tuple[int, int] | None:
    return None if one is None else (one.earned or 0, one.possible or 0)
