"""What the cells of a grid need from the database: days and releases, read once for a whole cohort."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from lms.courses import releases, study
from lms.courses.content import Module
from lms.courses.regrading import comparer
from lms.courses.series import follow_ups
from lms.i18n import local_day
from lms.people.models import Cohort
from lms.quizzes.taken import Taken
from lms.training.grid import Cell, cell, of_one_release


def comparable_in(session: Session, module: str) -> Callable[[Taken, Taken], bool]:
    """Return how to tell whether two quizzes of a module can be compared.

    The releases are only read where somebody has two: hardly ever, so that a page need not wait for them.
    """
    made: list[Callable[[Taken, Taken], bool]] = []

    def comparable(before: Taken, after: Taken) -> bool:
        if of_one_release(before, after):
            return True
        if not made:
            made.append(comparer(releases.published(session, module)))
        return made[0](before, after)

    return comparable


def cells_of(
    session: Session, cohort: Cohort, now: datetime
) -> Callable[[Module, Sequence[Taken], Counter[str]], Cell]:
    """Return how to make a cell of a cohort's grid. One query, and more only for a changed module."""
    first, said = study.begins_on(cohort), study.taught_days(session, cohort.id)
    comparers: dict[str, Callable[[Taken, Taken], bool]] = {}
    today = local_day(now)

    def cell_of(module: Module, tried: Sequence[Taken], lessons: Counter[str]) -> Cell:
        name = module.head.id
        comparable = comparers.get(name) or comparers.setdefault(name, comparable_in(session, name))
        stations = follow_ups(module.series, said.get(name, first), tried, today)
        return cell(module, tried, lessons, comparable=comparable, stations=stations)

    return cell_of
