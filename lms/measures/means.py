"""Means, spreads, and the intervals of a mean, a ratio and a difference of means: all figures rest on them.

Everything is added up in exact fractions, so that equal values have no spread at all and nothing is lost
between large and small. Sources: Student, Biometrika 6 (1908) 1-25, for the interval of a mean;
Fieller, J. Roy. Statist. Soc. B 16 (1954) 175-185, for the interval of a ratio; Welch, Biometrika 34 (1947)
28-35, for the interval of a difference between two groups, with the degrees of freedom of Satterthwaite,
Biometrics Bulletin 2 (1946) 110-114.
"""

import math
from collections.abc import Sequence
from fractions import Fraction

from lms.measures.distributions import LEVEL, Interval, two_sided_t

Number = int | float | Fraction


def mean(values: Sequence[Number]) -> Fraction | None:
    """Return the arithmetic mean, or None of nothing."""
    if not values:
        return None
    whole, scale = _scaled(values)
    return Fraction(sum(whole), scale * len(values))


def covariance(xs: Sequence[Number], ys: Sequence[Number]) -> Fraction | None:
    """Return the sample covariance (divisor n - 1) of equally long rows, or None for n < 2."""
    n = len(xs)
    if n < 2:
        return None
    left, x_scale = _scaled(xs)
    right, y_scale = _scaled(ys)
    products = sum(x * y for x, y in zip(left, right, strict=True))
    return Fraction(n * products - sum(left) * sum(right), n * (n - 1) * x_scale * y_scale)


def _scaled(values: Sequence[Number]) -> tuple[list[int], int]:
    """Return whole numbers and the one denominator of them all: these add up exactly, and fast."""
    exact = [value if isinstance(value, Fraction) else Fraction(value) for value in values]
    scale = math.lcm(*{value.denominator for value in exact})
    return [value.numerator * (scale // value.denominator) for value in exact], scale


def variance(values: Sequence[Number]) -> Fraction | None:
    """Return the sample variance (divisor n - 1), or None for n < 2."""
    return covariance(values, values)


def mean_interval(values: Sequence[Number], level: float = LEVEL) -> Interval | None:
    """Return Student's interval of a mean: m ± t(n - 1) s / √n.

    None for n < 2, and where all values are equal: an interval without width would claim certainty.
    """
    middle, spread = mean(values), variance(values)
    if middle is None or not spread:
        return None
    reach = two_sided_t(len(values) - 1, level) * math.sqrt(spread / len(values))
    return Interval(float(middle) - reach, float(middle) + reach)


def difference_interval(
    first: Sequence[Number], second: Sequence[Number], level: float = LEVEL
) -> Interval | None:
    """Return Welch's interval of mean(first) - mean(second), measured on different people.

    With e = s²/n of each group it is the difference ± t(f) √(e₁ + e₂), f = (e₁ + e₂)² / (e₁²/(n₁ - 1) +
    e₂²/(n₂ - 1)); equal spreads are not assumed. None where a group has n < 2, and where in both all values
    are equal.
    """
    upper, lower = mean(first), mean(second)
    s_1, s_2 = variance(first), variance(second)
    if upper is None or lower is None or s_1 is None or s_2 is None or not s_1 + s_2:
        return None
    e_1, e_2 = s_1 / len(first), s_2 / len(second)
    freedom = (e_1 + e_2) ** 2 / (e_1**2 / (len(first) - 1) + e_2**2 / (len(second) - 1))
    reach = two_sided_t(float(freedom), level) * math.sqrt(e_1 + e_2)
    return Interval(float(upper - lower) - reach, float(upper - lower) + reach)


def ratio_interval(
    numerators: Sequence[Number], denominators: Sequence[Number], level: float = LEVEL
) -> Interval | None:
    """Return Fieller's interval of mean(numerators) / mean(denominators), measured on the same people.

    It holds every ratio r for which Student's test of the values u - r v does not reject a mean of zero;
    its ends solve A r² - 2 B r + C = 0 with A = v² - t² s(vv)/n, B = u v - t² s(uv)/n, C = u² - t² s(uu)/n.
    None for n < 2, where the denominator may be zero (A <= 0: the interval would have no end), and where
    all values u - r v are equal.
    """
    u, v = mean(numerators), mean(denominators)
    s_uu, s_vv = variance(numerators), variance(denominators)
    s_uv = covariance(numerators, denominators)
    if u is None or v is None or s_uu is None or s_vv is None or s_uv is None:
        return None
    if not v or s_uu * v * v - 2 * s_uv * u * v + s_vv * u * u == 0:
        return None
    factor = Fraction(two_sided_t(len(numerators) - 1, level)) ** 2 / len(numerators)
    a, b, c = v * v - factor * s_vv, u * v - factor * s_uv, u * u - factor * s_uu
    if a <= 0:
        return None
    reach = math.sqrt((b * b - a * c) / (a * a))
    return Interval(float(b / a) - reach, float(b / a) + reach)
