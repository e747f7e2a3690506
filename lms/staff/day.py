"""A trainer's day over all cohorts: who may need them, what is due, what is still believed wrongly."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from sqlalchemy.orm import Session

from lms.people.models import Cohort
from lms.permissions import Actor
from lms.staff.duties import Duty, duties
from lms.staff.needs import Need, needs, pressing
from lms.training.cohorts import Grid

MOST = 8
"""So many lines a short list has."""
_MOST_BELIEFS = 3
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Short(Generic[T]):
    """The first lines of a list, and how many `more` there are."""

    lines: tuple[T, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Day:
    """Who may need the trainer, in which cohort; what is due; what is believed: three short lists.

    `few_asked` says that in some cohort too few answered for their beliefs to be among the `believed`.
    """

    needs: Short[tuple[Cohort, Need]]
    due: Short[Duty]
    believed: tuple[tuple[str, int], ...]
    few_asked: bool


def day_of(session: Session, actor: Actor, grids: Sequence[Grid], now: datetime) -> Day:
    """Return what matters today to somebody who teaches these cohorts."""
    believed: Counter[str] = Counter()
    for grid in grids:
        believed.update(dict(grid.believed))
    found = [
        (grid.cohort, need)
        for grid in grids
        for need in needs(grid.rows, grid.modules, grid.attempts, grid.moved, now)
    ]
    return Day(
        needs=short(sorted(found, key=lambda pair: pressing(pair[1]))),
        due=short(duties(session, actor, grids, now)),
        believed=tuple(believed.most_common(_MOST_BELIEFS)),
        few_asked=any(grid.few_asked for grid in grids),
    )


def short(lines: Sequence[T]) -> Short[T]:
    """Return the first MOST lines of a list; a single one more is not worth a line of its own."""
    cut = len(lines) if len(lines) <= MOST + 1 else MOST
    return Short(tuple(lines[:cut]), len(lines) - cut)
