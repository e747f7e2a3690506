"""Who of a cohort may need their trainer, and why: without it a child could fall silent unnoticed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from lms.courses.content import Module
from lms.quizzes.quiz import Moment
from lms.quizzes.taken import Taken
from lms.training.grid import Cell, Row, Word

STUCK_AFTER = timedelta(days=7)
UNSEEN_AFTER = timedelta(days=14)
_TWICE = 2


class Why(IntEnum):
    """Why somebody may need their trainer; what is more pressing comes first."""

    UNSEEN = 1
    TWICE = 2
    STUCK = 3
    WAITS = 4


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, in which module, and since when; a module is not named by who was not seen."""

    why: Why
    since: datetime | None
    module: Module | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """A learner with every reason, the most pressing first."""

    row: Row
    reasons: tuple[Reason, ...]


def needs(
    rows: Iterable[Row],
    modules: Sequence[Module],
    attempts: Mapping[str, Sequence[Taken]],
    moved: Mapping[str, Mapping[str, datetime]],
    now: datetime,
) -> list[Need]:
    """Return who may need their trainer.

    Not seen for two weeks, counted from enrolment by who never was; the quiz after taken twice and not
    reached; a module begun, and for a week nothing done in it; all lessons read, and the quiz after waits.
    """
    found = []
    for row in rows:
        who = row.learner.id
        own = sorted(
            (
                *_unseen(row, now),
                *_in_modules(row, modules, attempts.get(who, ()), moved.get(who, {}), now),
            ),
            key=lambda one: one.why,
        )
        if own:
            found.append(Need(row, tuple(own)))
    return found


def pressing(need: Need) -> tuple[int, float]:
    """Return what to sort needs by: the most pressing reason, and of equals the one that lasts longest."""
    first = need.reasons[0]
    return first.why, first.since.timestamp() if first.since else 0.0


def _unseen(row: Row, now: datetime) -> Iterator[Reason]:
    if now - (row.seen_at or row.learner.enrolled_at) > UNSEEN_AFTER:
        yield Reason(Why.UNSEEN, row.seen_at)


def _in_modules(
    row: Row,
    modules: Sequence[Module],
    attempts: Sequence[Taken],
    moved: Mapping[str, datetime],
    now: datetime,
) -> Iterator[Reason]:
    for cell, module in zip(row.cells, modules, strict=True):
        own = [one for one in attempts if one.module == cell.module]
        times = [*(one.ended_at for one in own), *([moved[cell.module]] if cell.module in moved else [])]
        why = _why(cell, module, own, max(times, default=None), now)
        if why is not None:
            yield Reason(why, max(times, default=None), module)


def _why(
    cell: Cell, module: Module, own: Sequence[Taken], last: datetime | None, now: datetime
) -> Why | None:
    """Return what keeps somebody in a module; None when it is reached, waits to be read, or is not begun."""
    if cell.word in {Word.REACHED, Word.WAITING, Word.TO_DO} or last is None:
        return None
    tries = [one for one in own if one.moment is Moment.AFTER and one.scored]
    if len(tries) >= _TWICE:
        return Why.TWICE
    if not tries and cell.of_lessons and cell.lessons == cell.of_lessons:
        return Why.WAITS
    still_open = not tries or _may_try_again(module, len(tries))
    return Why.STUCK if still_open and now - last > STUCK_AFTER else None


def _may_try_again(module: Module, tries: int) -> bool:
    policy = module.policy(Moment.AFTER)
    return policy is not None and (policy.attempts == "unlimited" or tries < policy.attempts)
