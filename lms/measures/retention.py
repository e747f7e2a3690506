"""How much of what was gained is still there at a follow-up; without it a day's gain passes for learning.

R = (follow-up - pre) / (post - pre), from the class averages of the learners matched in all three quizzes:
1 is all kept, 0 is back at the start, below 0 is worse than before, above 1 is learned on. Where the class
did not gain, there is nothing to retain and R is undefined. The interval is Fieller's (see `means`), both
differences being measured on the same people; it is missing where the gain itself may be zero.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from lms.measures.distributions import Interval
from lms.measures.means import mean, ratio_interval
from lms.measures.score import Score


class Undefined(Enum):
    """Why there is no retention."""

    NOBODY = "nobody took all three quizzes"
    NO_GAIN = "the group did not gain between the quiz before and the quiz after"


@dataclass(frozen=True, slots=True)
class Course:
    """One learner's three quizzes; None is not taken."""

    before: Score | None
    after: Score | None
    follow_up: Score | None


@dataclass(frozen=True, slots=True)
class Retention:
    """What a group retained. Means are percentages of the `n_matched`; `retained` is R.

    The `n_missing_...` count the other learners by each quiz they lack; one who lacks two counts twice.
    """

    n_matched: int
    n_missing_before: int
    n_missing_after: int
    n_missing_follow_up: int
    mean_before: float | None
    mean_after: float | None
    mean_follow_up: float | None
    retained: float | None
    interval: Interval | None
    undefined: Undefined | None


def measure(courses: Iterable[Course]) -> Retention:
    """Measure the retention of learners, one course each."""
    everyone = tuple(courses)
    complete = [
        (course.before.percent, course.after.percent, course.follow_up.percent)
        for course in everyone
        if course.before is not None and course.after is not None and course.follow_up is not None
    ]
    gained = [post - pre for pre, post, _ in complete]
    kept = [later - pre for pre, _, later in complete]
    reason = _undefined(gained)
    before, after, later = (mean([row[column] for row in complete]) for column in range(3))
    return Retention(
        n_matched=len(complete),
        n_missing_before=sum(course.before is None for course in everyone),
        n_missing_after=sum(course.after is None for course in everyone),
        n_missing_follow_up=sum(course.follow_up is None for course in everyone),
        mean_before=None if before is None else float(before),
        mean_after=None if after is None else float(after),
        mean_follow_up=None if later is None else float(later),
        retained=float(sum(kept) / sum(gained)) if reason is None else None,
        interval=ratio_interval(kept, gained) if reason is None else None,
        undefined=reason,
    )


def _undefined(gained: list[Fraction]) -> Undefined | None:
    if not gained:
        return Undefined.NOBODY
    return Undefined.NO_GAIN if sum(gained) <= 0 else None
