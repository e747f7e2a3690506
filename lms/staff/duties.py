"""What is due today over all cohorts, each line with its place to act; else a date would pass unseen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from lms.certificates import standing
from lms.certificates.certification import Line
from lms.certificates.rule_conditions import AwardHeld
from lms.certificates.standing import Standing
from lms.i18n import local_day
from lms.people.models import Cohort
from lms.permissions import Action, Actor, Scope, scope
from lms.practice import observation_list, sessions
from lms.practice.models import TrainingSession
from lms.training.cohorts import Grid
from lms.training.due_list import DueLine, due_list
from lms.training.grid import Word

ENDS_WITHIN = 90
"""Days before its end at which a certificate is spoken of."""


class What(StrEnum):
    """What is due, in the order in which it is said."""

    LOG = "log"
    SIGN = "sign"
    ENDS = "ends"
    FOLLOW_UPS = "follow-ups"
    QUIZZES = "quizzes"
    CARDS = "cards"
    NEXT_STEP = "next-step"


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that is due: of a cohort or one's own. `count` and `late` say how many, `on` when.

    `held` is the session to log; `standing` and `line` are the own certificate and its next condition.
    """

    what: What
    cohort: Cohort | None = None
    count: int = 0
    late: int = 0
    on: date | None = None
    held: TrainingSession | None = None
    standing: Standing | None = None
    line: Line | None = None


def duties(session: Session, actor: Actor, grids: Sequence[Grid], now: datetime) -> list[Duty]:
    """Return what is due for somebody who teaches these cohorts, the most pressing first."""
    today = local_day(now)
    found = [
        *_to_log(session, grids, today),
        *_to_sign(session, actor),
        *_own_certificate(session, actor, today),
        *(one for grid in grids for one in _of_cohort(session, grid, now)),
        *_cards(session, actor, grids, today),
    ]
    order = list(What)
    return sorted(found, key=lambda one: (order.index(one.what), -one.late, one.on or today))


def _to_log(session: Session, grids: Sequence[Grid], today: date) -> Iterator[Duty]:
    by_id = {grid.cohort.id: grid.cohort for grid in grids}
    for one in sessions.to_log(session, list(by_id), today):
        yield Duty(What.LOG, by_id[one.cohort_id], on=one.planned_on, held=one)


def _to_sign(session: Session, actor: Actor) -> Iterator[Duty]:
    count = observation_list.count_to_sign(session, actor.id)
    if count:
        yield Duty(What.SIGN, count=count)


def _of_cohort(session: Session, grid: Grid, now: datetime) -> Iterator[Duty]:
    open_now, late = _waiting(due_list(session, grid, now))
    if open_now:
        yield Duty(What.FOLLOW_UPS, grid.cohort, open_now, late)
    waits = sum(
        cell.word is Word.BEGUN and cell.after is None and 0 < cell.of_lessons == cell.lessons
        for row in grid.rows
        for cell in row.cells
    )
    if waits:
        yield Duty(What.QUIZZES, grid.cohort, waits)


def _waiting(lines: Sequence[DueLine]) -> tuple[int, int]:
    open_now = [line.station.state for line in lines if line.station.state.waits]
    return len(open_now), sum(state == "overdue" for state in open_now)


def _cards(session: Session, actor: Actor, grids: Sequence[Grid], today: date) -> Iterator[Duty]:
    """Yield of each cohort how many children lack at most two conditions of a card; `late` has earned it."""
    if scope(actor.role, Action.CARD_AWARD) is Scope.NONE or not grids:
        return
    cohorts = {learner: grid.cohort for grid in grids for learner in grid.learners}
    near = [one for one in standing.near(session, list(cohorts), today) if one.rule.paper == "card"]
    counts: dict[str, list[Standing]] = {grid.cohort.id: [] for grid in grids}
    for one in near:
        counts[cohorts[one.account_id].id].append(one)
    for grid in grids:
        own = counts[grid.cohort.id]
        if own:
            yield Duty(What.CARDS, grid.cohort, len(own), sum(one.ready for one in own))


def within_reach(standings: Iterable[Standing]) -> list[Standing]:
    """Return the certificates held or to be worked for, without those that ask for another one first."""
    return [
        one
        for one in standings
        if one.current or not any(isinstance(line.condition, AwardHeld) for line in one.missing)
    ]


def _own_certificate(session: Session, actor: Actor, today: date) -> Iterator[Duty]:
    """Yield that the own certificate ends soon, or the first condition that is missing to the next one."""
    if scope(actor.role, Action.CERTIFICATE_READ) is Scope.NONE:
        return
    for one in within_reach(standing.own_standing(session, actor, today)):
        if one.current is not None and (one.current.expires_on - today).days <= ENDS_WITHIN:
            yield Duty(What.ENDS, on=one.current.expires_on, standing=one)
        elif one.current is None and one.proposal is None:
            yield Duty(What.NEXT_STEP, standing=one, line=next(iter(one.missing), None))
