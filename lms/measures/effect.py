"""How large a gain is beside the spread of the scores, so that it can be put beside published studies.

The headline is d_av: the mean difference by the square root of the average of the two variances
(Cumming, Understanding the New Statistics, 2012, p. 291), because pre and post are on the scale of the
group's own spread. `corrected` removes the small-sample bias with J(m) = Γ(m/2) / (√(m/2) Γ((m - 1)/2)),
m = n - 1 (Hedges, J. Educ. Statist. 6 (1981) 107-128). The interval belongs to d_av: d ± z SE with

    SE² = d² (v1² + v2² + 2 r² v1 v2) / (8 (n - 1) v²) + v_d / ((n - 1) v),   v = (v1 + v2) / 2

where v_d is the variance of the differences; equal variances are not assumed (Bonett, Psychol. Methods 13
(2008) 99-109). `d_z`, the mean difference by the spread of the differences, is given for power
calculations only; it grows with the correlation and is not comparable with other designs.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lms.measures.distributions import LEVEL, Interval, two_sided_z
from lms.measures.means import Number, covariance, mean, variance

FEWEST = 3


@dataclass(frozen=True, slots=True)
class Effect:
    """A standardised mean difference of `n` learners measured twice; positive is higher after."""

    n: int
    d_av: float
    standard_error: float
    interval: Interval
    corrected: float
    d_z: float | None


def measure(pairs: Sequence[tuple[Number, Number]], level: float = LEVEL) -> Effect | None:
    """Measure (before, after) of matched learners; None for n < 3 or where nobody differs from anybody."""
    n = len(pairs)
    before, after = [pre for pre, _ in pairs], [post for _, post in pairs]
    first, second = mean(before), mean(after)
    v1, v2, shared = variance(before), variance(after), covariance(before, after)
    if first is None or second is None or v1 is None or v2 is None or shared is None:
        return None
    if n < FEWEST or v1 + v2 == 0:
        return None
    gained = float(second - first)
    average, of_differences = float((v1 + v2) / 2), float(v1 + v2 - 2 * shared)
    d = gained / math.sqrt(average)
    spread = float((v1**2 + v2**2 + 2 * shared**2) / (8 * ((v1 + v2) / 2) ** 2))
    error = math.sqrt((d * d * spread + of_differences / average) / (n - 1))
    reach = two_sided_z(level) * error
    return Effect(
        n=n,
        d_av=d,
        standard_error=error,
        interval=Interval(d - reach, d + reach),
        corrected=d * small_sample_correction(n - 1),
        d_z=gained / math.sqrt(of_differences) if of_differences > 0 else None,
    )


def small_sample_correction(df: int) -> float:
    """Return Hedges' exact J for `df` >= 2."""
    return math.exp(math.lgamma(df / 2) - math.lgamma((df - 1) / 2)) / math.sqrt(df / 2)
