"""Whose follow-up is due, overdue or done in a cohort, and the dates these are counted from."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from lms.courses import study
from lms.courses.content import Module
from lms.courses.models import Taught
from lms.courses.series import Due, Station, follow_ups
from lms.db import insert_once
from lms.i18n import local_day
from lms.people.models import Cohort
from lms.permissions import Action, Actor
from lms.quizzes.quiz import Moment
from lms.text import Text
from lms.training import cohorts
from lms.training.cohorts import Grid
from lms.training.grid import Learner

_ORDER = (Due.OVERDUE, Due.DUE, Due.NOT_DUE, Due.LATE, Due.DONE)


@dataclass(frozen=True, slots=True)
class DueLine:
    """One follow-up of one learner in one module."""

    learner: Learner
    module: Module
    station: Station


@dataclass(frozen=True, slots=True)
class Dates:
    """From when a cohort's follow-ups are counted: its first day, and the day of each module by id."""

    begins_on: date
    taught_on: Mapping[str, date]
    swap_forms: bool


def dates_of(session: Session, cohort: Cohort) -> Dates:
    """Return the dates of a cohort that the caller was allowed to see."""
    return Dates(study.begins_on(cohort), study.taught_days(session, cohort.id), cohort.swap_forms)


def due_list(session: Session, grid: Grid, now: datetime) -> list[DueLine]:
    """Return every follow-up of a grid's learners: overdue first, then due, then what comes next."""
    dates, today = dates_of(session, grid.cohort), local_day(now)
    lines = []
    for learner_id, taken in grid.attempts.items():
        learner = grid.learners[learner_id]
        for module in grid.modules:
            own = [one for one in taken if one.module == module.head.id]
            taught_on = dates.taught_on.get(module.head.id, dates.begins_on)
            stations = follow_ups(module.series, taught_on, own, today)
            lines += [DueLine(learner, module, station) for station in stations]
    return sorted(lines, key=lambda line: (_ORDER.index(line.station.state), line.station.due_on))


def coming(lines: Sequence[DueLine]) -> list[tuple[tuple[date, Moment, Text], int]]:
    """Return what opens when, and for how many learners, the next day first."""
    found = Counter(
        (line.station.due_on, line.station.moment, line.module.head.title)
        for line in lines
        if line.station.state is Due.NOT_DUE
    )
    return sorted(found.items(), key=lambda pair: (pair[0][0], pair[0][1], pair[0][2].en))


def set_dates(session: Session, actor: Actor, cohort_id: str, dates: Dates, now: datetime) -> Cohort:
    """Move the dates of a cohort the actor teaches; a module without a day goes by the first day.

    Attempts stay as they are. Raises NotFound outside the actor's reach.
    """
    cohort = cohorts.find_cohort(session, actor, cohort_id, Action.COHORT_READ, now)
    cohort.begins_on, cohort.swap_forms = dates.begins_on, dates.swap_forms
    gone = delete(Taught).where(Taught.cohort_id == cohort.id, Taught.module.not_in(list(dates.taught_on)))
    session.execute(gone)
    for module, taught_on in dates.taught_on.items():
        row = {"cohort_id": cohort.id, "module": module, "taught_on": taught_on}
        insert_once(session, Taught, row, update=("taught_on",))
    session.flush()
    return cohort
