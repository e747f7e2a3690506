"""A trainer's day over all cohorts: who may need them, what is due, what is still believed wrongly."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from lms.people.models import Cohort
from lms.training.cohorts import Grid, unseen
from lms.training.due_list import DueLine, due_list
from lms.training.grid import Row

_MOST = 8


@dataclass(frozen=True, slots=True)
class Day:
    """Who was not seen, whose after-quiz waits, whose follow-ups are due, what is believed; the lists cut.

    `due` says of each cohort how many follow-ups wait and how many of them are overdue. `few_asked` says
    that in some cohort too few answered for their beliefs to be among the `believed`.
    """

    unseen: tuple[tuple[Cohort, Row], ...]
    waiting: tuple[tuple[Cohort, Row, int], ...]
    due: tuple[tuple[Cohort, int, int], ...]
    believed: tuple[tuple[str, int], ...]
    few_asked: bool


def day_of(session: Session, grids: Sequence[Grid], now: datetime) -> Day:
    """Return what matters today."""
    waiting = [
        (grid.cohort, row, number)
        for grid in grids
        for row in grid.rows
        for number, one in enumerate(row.cells)
        if one.lessons == one.of_lessons and one.after is None
    ]
    believed: Counter[str] = Counter()
    for grid in grids:
        believed.update(dict(grid.believed))
    gone = [(grid.cohort, row) for grid in grids for row in unseen(grid.rows, now)]
    due = [(grid.cohort, *_waiting(due_list(session, grid, now))) for grid in grids]
    return Day(
        unseen=tuple(gone[:_MOST]),
        waiting=tuple(waiting[:_MOST]),
        due=tuple(one for one in due if one[1]),
        believed=tuple(believed.most_common(3)),
        few_asked=any(grid.few_asked for grid in grids),
    )


def _waiting(lines: Sequence[DueLine]) -> tuple[int, int]:
    open_now = [line.station.state for line in lines if line.station.state.waits]
    return len(open_now), sum(state == "overdue" for state in open_now)
