"""What learners gained from the quiz before to the quiz after, raw and normalised, matched learners only.

Normalised gain of a class: <g> = (<post> - <pre>) / (100 - <pre>), from the class averages in per cent.
Source, with the bounds 0.3 and 0.7: Hake, Amer. J. Phys. 66 (1998) 64-74. It shows only those who took
both quizzes; who took one is counted and changes nothing else. The interval is Fieller's (see `means`):
gain and room to gain are measured on the same people.

Ceiling rule. A class with an average of 100 % before has no room to gain, and no <g>. One learner at
100 % before stays in the class averages and is counted in `n_at_ceiling`. Averages over single learners
leave that learner out (`mean_single_gain`), or follow the normalised change of Marx & Cummings, Amer. J.
Phys. 75 (2007) 87-91 (`mean_change`): gain by room to gain, loss by what could be lost, 0 for no change,
and nothing for those who stay at 0 % or at 100 %.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from lms.measures.distributions import Interval
from lms.measures.means import mean, mean_interval, ratio_interval
from lms.measures.score import Score

FULL = Fraction(100)


class Band(Enum):
    """Hake's bands: low below 0.3, medium from 0.3, high from 0.7."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Pair:
    """One learner's first quiz before and first quiz after; None is not taken, and stays missing."""

    before: Score | None
    after: Score | None


@dataclass(frozen=True, slots=True)
class Gain:
    """What a group gained. Averages and their intervals are in percentage points; `normalised` runs up to 1.

    `n_at_ceiling` counts matched learners at 100 % before, `n_single` and `n_change` the learners behind
    `mean_single_gain` and `mean_change`. None is undefined: nobody, n < 2 for an interval, no room to gain.
    """

    n_matched: int
    n_before_only: int
    n_after_only: int
    mean_before: float | None
    mean_after: float | None
    raw: float | None
    raw_interval: Interval | None
    normalised: float | None
    normalised_interval: Interval | None
    band: Band | None
    n_at_ceiling: int
    n_single: int
    mean_single_gain: float | None
    n_change: int
    mean_change: float | None


def measure(pairs: Iterable[Pair]) -> Gain:
    """Measure the gain of learners, one pair each."""
    everyone = tuple(pairs)
    both = matched(everyone)
    before, after = [pre for pre, _ in both], [post for _, post in both]
    differences, room = [post - pre for pre, post in both], [FULL - pre for pre in before]
    pre_mean, post_mean = mean(before), mean(after)
    g = None if pre_mean is None or post_mean is None else normalised(pre_mean, post_mean)
    singles = [gain for gain in (normalised(pre, post) for pre, post in both) if gain is not None]
    changes = [
        change for change in (normalised_change(pre, post) for pre, post in both) if change is not None
    ]
    return Gain(
        n_matched=len(both),
        n_before_only=sum(pair.before is not None and pair.after is None for pair in everyone),
        n_after_only=sum(pair.before is None and pair.after is not None for pair in everyone),
        mean_before=_float(pre_mean),
        mean_after=_float(post_mean),
        raw=_float(mean(differences)),
        raw_interval=mean_interval(differences),
        normalised=_float(g),
        normalised_interval=None if g is None else ratio_interval(differences, room),
        band=None if g is None else band(g),
        n_at_ceiling=before.count(FULL),
        n_single=len(singles),
        mean_single_gain=_float(mean(singles)),
        n_change=len(changes),
        mean_change=_float(mean(changes)),
    )


def matched(pairs: Iterable[Pair]) -> tuple[tuple[Fraction, Fraction], ...]:
    """Return (before, after) in exact per cent of the learners who took both."""
    return tuple(
        (pair.before.percent, pair.after.percent)
        for pair in pairs
        if pair.before is not None and pair.after is not None
    )


def normalised(before: Fraction, after: Fraction) -> Fraction | None:
    """Return (after - before) / (100 - before) of two percentages, or None at 100 % before."""
    return None if before == FULL else (after - before) / (FULL - before)


def normalised_change(before: Fraction, after: Fraction) -> Fraction | None:
    """Return the normalised change of Marx & Cummings, between -1 and 1; None at 0 % twice or 100 % twice."""
    if after > before:
        return (after - before) / (FULL - before)
    if after < before:
        return (after - before) / before
    return None if before in (0, FULL) else Fraction()


def band(gain: Fraction) -> Band:
    """Return Hake's band of a normalised gain."""
    if gain < Fraction(3, 10):
        return Band.LOW
    return Band.MEDIUM if gain < Fraction(7, 10) else Band.HIGH


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
