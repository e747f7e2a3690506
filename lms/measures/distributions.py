"""The few distributions behind every interval and test here; without them no figure could say how sure it is.

Sources: Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 26.2 (normal), 26.4 (chi-square),
26.5.8 (the continued fraction of the incomplete beta function) and 26.7 (Student's t);
Wilson, J. Amer. Statist. Assoc. 22 (1927) 209-212 (the interval of a proportion).
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

LEVEL = 0.95
_SMALLEST = 1e-300
_CLOSE = 1e-15


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval, `low` <= `high`, in the unit of what it is about."""

    low: float
    high: float


def normal_cdf(x: float) -> float:
    """Return the probability that a standard normal value is at most `x`."""
    return 0.5 * math.erfc(-x / math.sqrt(2))


def normal_quantile(p: float) -> float:
    """Return the value that a standard normal one exceeds with probability 1 - `p`, for 0 < `p` < 1."""
    return NormalDist().inv_cdf(p)


def two_sided_z(level: float = LEVEL) -> float:
    """Return the normal quantile of a two-sided interval: 1.96 for 0.95."""
    return normal_quantile((1 + level) / 2)


def chi_square_tail(x: float) -> float:
    """Return the probability that chi-square with 1 degree of freedom exceeds `x`."""
    return math.erfc(math.sqrt(max(x, 0.0) / 2))


def t_tail(t: float, df: float) -> float:
    """Return the probability that Student's t with `df` >= 1, whole or not, is beyond `t` on either side."""
    return _incomplete_beta(df / (df + t * t), df / 2, 0.5)


def t_cdf(t: float, df: float) -> float:
    """Return the probability that Student's t with `df` >= 1 is at most `t`."""
    half_tail = t_tail(t, df) / 2
    return 1 - half_tail if t >= 0 else half_tail


def t_quantile(p: float, df: float) -> float:
    """Return the value that Student's t with `df` >= 1 exceeds with probability 1 - `p`, for 0 < `p` < 1."""
    if p < 0.5:
        return -t_quantile(1 - p, df)
    low, high = 0.0, 2.0
    while t_cdf(high, df) < p:
        low, high = high, 2 * high
    while high - low > 1e-13 * max(1.0, high):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if t_cdf(middle, df) < p else (low, middle)
    return (low + high) / 2


@lru_cache(maxsize=1024)
def two_sided_t(df: float, level: float = LEVEL) -> float:
    """Return the quantile of Student's t for a two-sided interval."""
    return t_quantile((1 + level) / 2, df)


def wilson(successes: int, n: int, level: float = LEVEL) -> Interval | None:
    """Return Wilson's score interval of a proportion, or None when nobody was asked.

    Limits: (2np + z² ± z √(z² + 4np(1 - p))) / 2(n + z²), as shares between 0 and 1.
    """
    if n == 0:
        return None
    z = two_sided_z(level)
    middle = (2 * successes + z * z) / (2 * (n + z * z))
    reach = z * math.sqrt(z * z + 4 * successes * (n - successes) / n) / (2 * (n + z * z))
    low = 0.0 if successes == 0 else middle - reach
    high = 1.0 if successes == n else middle + reach
    return Interval(low, high)


def _incomplete_beta(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b) for 0 <= x <= 1."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _incomplete_beta(1 - x, b, a)
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    return math.exp(front) / (a * _continued_fraction(x, a, b))


def _continued_fraction(x: float, a: float, b: float) -> float:
    """Return 1 + d1/(1 + d2/(1 + ...)) of formula 26.5.8, by Lentz's method."""
    value, c, d = 1.0, 1.0, 0.0
    for step in range(1, 1000):
        m = step // 2
        if step % 2:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / (1 + term * d or _SMALLEST)
        c = 1 + term / c or _SMALLEST
        value *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return value
