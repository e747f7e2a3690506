"""When the quizzes of a module are due after its lessons, and how each stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lms.i18n import local_day
from lms.quizzes.policy import Policy
from lms.quizzes.quiz import Moment
from lms.quizzes.taken import Taken, counted


class Due(StrEnum):
    """How a follow-up stands."""

    NOT_DUE = "not-due"
    DUE = "due"
    OVERDUE = "overdue"
    DONE = "done"
    LATE = "late"

    @property
    def waits(self) -> bool:
        """Whether the learner can do it now."""
        return self in {Due.DUE, Due.OVERDUE}


@dataclass(frozen=True, slots=True)
class Station:
    """One follow-up of one learner: from when it is due, from when overdue, and the attempt that counts.

    `open` is an attempt that was begun and not finished.
    """

    moment: Moment
    due_on: date
    overdue_on: date
    state: Due
    taken: Taken | None = None
    open: bool = False


def state_of(due_on: date, overdue_on: date, done_on: date | None, today: date) -> Due:
    """Return how a follow-up stands today: due on its day, overdue from `overdue_on`, late if done then."""
    if done_on is not None:
        return Due.LATE if done_on >= overdue_on else Due.DONE
    if today < due_on:
        return Due.NOT_DUE
    return Due.OVERDUE if today >= overdue_on else Due.DUE


def follow_ups(
    series: Iterable[Policy], taught_on: date | None, taken: Sequence[Taken], today: date
) -> tuple[Station, ...]:
    """Return the follow-ups of a module in the order of their dates.

    They are counted from the day the module was taught. Nobody is asked what they kept of lessons
    whose after-quiz they have not finished: without it, and without a day, there are none.
    """
    if taught_on is None or not any(one.moment is Moment.AFTER and one.scored for one in taken):
        return ()
    stations = [_station(one, taught_on, taken, today) for one in series if one.moment.is_follow_up]
    return tuple(sorted(stations, key=lambda one: (one.due_on, one.moment)))


def _station(policy: Policy, taught_on: date, taken: Sequence[Taken], today: date) -> Station:
    own = [one for one in taken if one.moment is policy.moment]
    done = counted(own, policy.counts)
    due_on = taught_on + timedelta(days=policy.due_after_days or 0)
    overdue_on = taught_on + timedelta(days=policy.overdue_after_days or 0)
    return Station(
        moment=policy.moment,
        due_on=due_on,
        overdue_on=overdue_on,
        state=state_of(due_on, overdue_on, _day(done), today),
        taken=done,
        open=any(one.finished_at is None for one in own),
    )


def _day(done: Taken | None) -> date | None:
    return local_day(done.ended_at) if done else None
