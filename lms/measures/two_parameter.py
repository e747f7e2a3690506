"""How hard each item is and how sharply it parts the able from the less able: the two-parameter model.

Model: a person of ability z (standard normal in the group) has an item right with probability
1 / (1 + exp(-a (z - b))), a its discrimination and b its difficulty (Birnbaum, in Lord & Novick, Statistical
Theories of Mental Test Scores, 1968). Estimated by marginal maximum likelihood (Bock & Aitkin, Psychometrika
46 (1981) 443-459) from the answer patterns; standard errors come from the observed information, that of b by
the delta method. For studies of a whole item bank, not for a page: the work grows with the number of
patterns times the square of the number of items.

`FEWEST`: two parameters an item want some 500 people (de Ayala, Theory and Practice of IRT, 2009, ch. 5).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul

from lms.measures.ability import POINTS, posterior, probability
from lms.measures.newton import Matrix, Maximum, Vector, dot, maximise

FEWEST = 500
FEWEST_ITEMS = 3
_STEEPEST = 15.0


@dataclass(frozen=True, slots=True)
class ItemParameters:
    """One item's difficulty (in spreads of ability) and discrimination, with their standard errors."""

    difficulty: float
    difficulty_error: float
    discrimination: float
    discrimination_error: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The items in the order of the patterns; None for one that everybody or nobody had right."""

    n: int
    items: tuple[ItemParameters | None, ...]
    log_likelihood: float


@dataclass(frozen=True, slots=True)
class TooFew:
    """Fewer than 500 people: no figure would hold."""

    n: int


@dataclass(frozen=True, slots=True)
class NotEstimable:
    """Enough people, but fewer than 3 items that some had right and some wrong, or no best fit."""

    n: int


Pattern = tuple[bool, ...]


def calibrate(patterns: Mapping[Pattern, int]) -> Calibration | TooFew | NotEstimable:
    """Estimate the items from how many people gave each pattern of right and wrong answers.

    All patterns have the same length; one place is one item.
    """
    n = sum(patterns.values())
    if n < FEWEST:
        return TooFew(n)
    right = [dot(column, patterns.values()) for column in zip(*patterns, strict=True)]
    measured = [index for index, count in enumerate(right) if 0 < count < n]
    if len(measured) < FEWEST_ITEMS:
        return NotEstimable(n)
    rows = [
        ([float(pattern[item]) for item in measured], count) for pattern, count in patterns.items() if count
    ]
    start = [value for item in measured for value in (math.log(right[item] / (n - right[item])), 1.0)]
    top = maximise(lambda at: _evaluate(at, rows), tuple(start))
    if top is None or not all(0 < abs(slope) < _STEEPEST for slope in top.at[1::2]):
        return NotEstimable(n)
    places = {item: 2 * place for place, item in enumerate(measured)}
    items = tuple(_parameters(top, places[item]) if item in places else None for item in range(len(right)))
    return Calibration(n, items, top.value)


def _parameters(top: Maximum, place: int) -> ItemParameters:
    """Turn easiness e and slope a into b = -e/a, Var(b) = (Var(e) + b² Var(a) + 2 b Cov(e, a)) / a²."""
    easiness, slope = top.at[place], top.at[place + 1]
    (v_e, shared), v_a = top.covariance[place][place : place + 2], top.covariance[place + 1][place + 1]
    b = -easiness / slope
    variance = (v_e + b * b * v_a + 2 * b * shared) / slope**2
    return ItemParameters(b, math.sqrt(variance), slope, math.sqrt(v_a))


def _evaluate(at: Vector, rows: Sequence[tuple[list[float], int]]) -> tuple[float, Vector, Matrix]:
    """Return the log-likelihood in each (easiness, slope), its gradient and the observed information."""
    items = list(zip(at[::2], at[1::2], strict=True))
    chances = [[probability(easy + slope * point) for point in POINTS] for easy, slope in items]
    log_right = [[_log_chance(easy + slope * point) for point in POINTS] for easy, slope in items]
    log_wrong = [[_log_chance(-easy - slope * point) for point in POINTS] for easy, slope in items]
    k = len(at)
    value, gradient, information = 0.0, [0.0] * k, [[0.0] * k for _ in at]
    people = [0.0] * len(POINTS)
    for answers, count in rows:
        told = [yes if answer else no for answer, yes, no in zip(answers, log_right, log_wrong, strict=True)]
        height, weights = posterior([sum(column) for column in zip(*told, strict=True)])
        value += count * height
        people = [all_ + count * weight for all_, weight in zip(people, weights, strict=True)]
        scores = _scores(answers, chances)
        weighted = [list(map(mul, weights, score)) for score in scores]
        means = [sum(score) for score in weighted]
        for i in range(k):
            gradient[i] += count * means[i]
            for j in range(i + 1):
                information[i][j] -= count * (dot(weighted[i], scores[j]) - means[i] * means[j])
    _add_curvature(information, people, chances)
    return value, tuple(gradient), information


def _scores(answers: Sequence[float], chances: Matrix) -> Matrix:
    """Return, for each parameter, the slope of the log-likelihood at each point of ability."""
    scores: Matrix = []
    for answer, row in zip(answers, chances, strict=True):
        surprise = [answer - chance for chance in row]
        scores += [surprise, list(map(mul, POINTS, surprise))]
    return scores


def _add_curvature(information: Matrix, people: list[float], chances: Matrix) -> None:
    """Add the expected curvature of each item, and mirror the lower triangle."""
    for item, row in enumerate(chances):
        slips = [all_ * chance * (1 - chance) for all_, chance in zip(people, row, strict=True)]
        once = list(map(mul, POINTS, slips))
        place = 2 * item
        information[place][place] += sum(slips)
        information[place + 1][place] += sum(once)
        information[place + 1][place + 1] += dot(POINTS, once)
    for i, row in enumerate(information):
        for j in range(i):
            information[j][i] = row[j]


def _log_chance(logit: float) -> float:
    """Return log(1 / (1 + exp(-logit))) without overflow."""
    return min(logit, 0.0) - math.log1p(math.exp(-abs(logit)))
