"""How a whole quiz behaves: middle, spread, shape and reliability of its totals.

The estimators are those of Moodle's statistics documentation, built on Fisher's k-statistics:
k2 = n m2 / (n - 1), k3 = n² m3 / ((n - 1)(n - 2)),
k4 = n² ((n + 1) m4 - 3 (n - 1) m2²) / ((n - 1)(n - 2)(n - 3)), m the central moments with divisor n;
standard deviation √k2, skewness k3 / k2^1.5, kurtosis k4 / k2² (0 for a normal distribution).
Reliability is Cronbach's alpha, k / (k - 1) (1 - Σ item variances / variance of the totals) (Psychometrika
16 (1951) 297-334); with items of one point it is Kuder & Richardson's formula 20 (Psychometrika 2 (1937)
151-160). Standard error of measurement: SD √(1 - alpha).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Counts = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class QuizStatistics:
    """Figures of the totals, in points. None is undefined: too few people, or no spread.

    `standard_deviation` needs 2 people, `skewness` 3, `kurtosis` 4; `alpha` (and with it
    `standard_error`, of one learner's total) needs 2 items and may be negative.
    """

    n: int
    mean: float | None
    median: float | None
    standard_deviation: float | None
    skewness: float | None
    kurtosis: float | None
    alpha: float | None
    standard_error: float | None


@dataclass(frozen=True, slots=True)
class Bin:
    """How many totals lie from `low` up to, not including, `high` per cent; the last bin includes 100."""

    low: Fraction
    high: Fraction
    n: int


def measure(totals: Counts, item_variances: Sequence[float | Fraction] = ()) -> QuizStatistics:
    """Measure a quiz from `totals`, how many people earned each number of points.

    `item_variances` are the sample variances (see `variance`) of each item's points of the same people;
    without them there is no alpha.
    """
    n = sum(totals.values())
    k2, k3, k4 = k_statistics(totals)
    spread = math.sqrt(k2) if k2 is not None else None
    alpha = _alpha(k2, item_variances)
    return QuizStatistics(
        n=n,
        mean=float(_moment(totals, 1, Fraction())) if n else None,
        median=_median(totals),
        standard_deviation=spread,
        skewness=float(k3) / float(k2) ** 1.5 if k2 and k3 is not None else None,
        kurtosis=float(k4 / k2**2) if k2 and k4 is not None else None,
        alpha=alpha,
        standard_error=None if spread is None or alpha is None else spread * math.sqrt(max(0.0, 1 - alpha)),
    )


def variance(points: Counts) -> Fraction | None:
    """Return the sample variance (divisor n - 1) of how many people earned each number of points."""
    return k_statistics(points)[0]


def k_statistics(counts: Counts) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    """Return Fisher's k2, k3 and k4, each None where n does not allow it."""
    n = sum(counts.values())
    if n < 2:
        return None, None, None
    middle = _moment(counts, 1, Fraction())
    m2, m3, m4 = (_moment(counts, power, middle) for power in (2, 3, 4))
    k3 = n**2 * m3 / ((n - 1) * (n - 2)) if n > 2 else None
    k4 = None
    if n > 3:
        k4 = n**2 * ((n + 1) * m4 - 3 * (n - 1) * m2**2) / ((n - 1) * (n - 2) * (n - 3))
    return n * m2 / (n - 1), k3, k4


def histogram(totals: Counts, possible: int, bins: int = 10) -> tuple[Bin, ...]:
    """Sort totals of 0 to `possible` > 0 points into equally wide bins of the percentage."""
    heights = [0] * bins
    for total, n in totals.items():
        heights[min(bins - 1, total * bins // possible)] += n
    return tuple(
        Bin(Fraction(100 * index, bins), Fraction(100 * (index + 1), bins), n)
        for index, n in enumerate(heights)
    )


def _moment(counts: Counts, power: int, around: Fraction) -> Fraction:
    """Return the mean of (value - around)^power."""
    total = sum(((value - around) ** power * n for value, n in counts.items()), Fraction())
    return total / sum(counts.values())


def _median(counts: Counts) -> float | None:
    n = sum(counts.values())
    return (_ranked(counts, (n + 1) // 2) + _ranked(counts, n // 2 + 1)) / 2 if n else None


def _ranked(counts: Counts, rank: int) -> int:
    """Return the value at a rank, 1 being the lowest."""
    seen = 0
    for value in sorted(counts):
        seen += counts[value]
        if seen >= rank:
            return value
    raise ValueError(f"rank {rank} of {seen}")


def _alpha(k2: Fraction | None, item_variances: Sequence[float | Fraction]) -> float | None:
    k = len(item_variances)
    if not k2 or k < 2:
        return None
    unexplained = sum((Fraction(value) for value in item_variances), Fraction()) / k2
    return float(Fraction(k, k - 1) * (1 - unexplained))
