"""How hard each item is whoever answers it: Rasch difficulties in logits, each with its standard error.

Model: a person of ability z (standard normal in the group) has an item of difficulty d right with
probability 1 / (1 + exp(-(s z - d))), s the spread of ability in the group, in logits (Rasch, Probabilistic
Models, 1960). Estimated by marginal maximum likelihood (Bock & Aitkin, Psychometrika 46 (1981) 443-459;
Thissen, Psychometrika 47 (1982) 175-186) from the sufficient statistics alone: how many had each item
right, and how many reached each raw score. 0 logits is an item that an average member of the group has
right half of the time. On a scale where the spread is 1, as some programs print, difficulty is d / s.
Standard errors come from the observed information.

`FEWEST`: with 100 people a difficulty is stable within ±½ logit 19 times in 20 (Linacre, Rasch Measurement
Transactions 7:4 (1994) 328). Everybody must have been given every item; leaving out counts as wrong.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from operator import mul

from lms.measures.ability import POINTS, log_odds_sum, posterior, probability
from lms.measures.newton import Matrix, Maximum, Vector, dot, maximise

FEWEST = 100
FEWEST_ITEMS = 3


class Unmeasured(Enum):
    """Why an item has no difficulty: it lies beyond everybody."""

    EVERYBODY_RIGHT = "everybody had it right"
    NOBODY_RIGHT = "nobody had it right"


@dataclass(frozen=True, slots=True)
class ItemDifficulty:
    """One item's difficulty in logits with its standard error, or the reason why it has none."""

    item: str
    difficulty: float | None
    standard_error: float | None
    unmeasured: Unmeasured | None = None


@dataclass(frozen=True, slots=True)
class Calibration:
    """The items in the order given; `spread_error` is None where the spread was fixed, not estimated."""

    n: int
    items: tuple[ItemDifficulty, ...]
    spread: float
    spread_error: float | None
    log_likelihood: float


@dataclass(frozen=True, slots=True)
class TooFew:
    """Fewer than 100 people: no figure would hold."""

    n: int


@dataclass(frozen=True, slots=True)
class NotEstimable:
    """Enough people, but fewer than 3 items that some had right and some wrong, or no best fit."""

    n: int


def calibrate(
    right: Mapping[str, int], scores: Mapping[int, int], spread: float | None = None
) -> Calibration | TooFew | NotEstimable:
    """Estimate difficulties from how many had each item right and how many people reached each raw score.

    `spread` fixes the spread of ability; by default it is estimated. Raise ValueError where the counts
    contradict each other.
    """
    n = sum(scores.values())
    if sum(score * count for score, count in scores.items()) != sum(right.values()):
        raise ValueError("the scores and the items do not add up to the same number of right answers")
    if n < FEWEST:
        return TooFew(n)
    measured = {item: count for item, count in right.items() if 0 < count < n}
    always = sum(count == n for count in right.values())
    if len(measured) < FEWEST_ITEMS:
        return NotEstimable(n)
    evidence = _Evidence(
        right=tuple(measured.values()),
        scores=tuple((score - always, count) for score, count in sorted(scores.items()) if count),
        spread=spread,
    )
    top = maximise(evidence.evaluate, evidence.start(n))
    return NotEstimable(n) if top is None else _calibration(n, right, tuple(measured), top, spread)


def _calibration(
    n: int, right: Mapping[str, int], measured: tuple[str, ...], top: Maximum, spread: float | None
) -> Calibration:
    place = {item: index for index, item in enumerate(measured)}

    def difficulty(item: str) -> ItemDifficulty:
        if item not in place:
            beyond = Unmeasured.EVERYBODY_RIGHT if right[item] else Unmeasured.NOBODY_RIGHT
            return ItemDifficulty(item, None, None, beyond)
        index = place[item]
        return ItemDifficulty(item, -top.at[index], math.sqrt(top.covariance[index][index]))

    return Calibration(
        n=n,
        items=tuple(map(difficulty, right)),
        spread=abs(top.at[-1]) if spread is None else spread,
        spread_error=math.sqrt(top.covariance[-1][-1]) if spread is None else None,
        log_likelihood=top.value,
    )


@dataclass(frozen=True, slots=True)
class _Evidence:
    """The sufficient statistics, and their log-likelihood in each easiness (-d) and the spread."""

    right: tuple[int, ...]
    scores: tuple[tuple[int, int], ...]
    spread: float | None

    def start(self, n: int) -> Vector:
        easiness = tuple(math.log(count / (n - count)) for count in self.right)
        return (*easiness, 1.0) if self.spread is None else easiness

    def evaluate(self, at: Vector) -> tuple[float, Vector, Matrix]:
        """Return the log-likelihood, its gradient and the observed information (Louis' identity)."""
        easiness, spread = (at[:-1], at[-1]) if self.spread is None else (at, self.spread)
        logits = [[spread * point + easy for point in POINTS] for easy in easiness]
        chances = [[probability(logit) for logit in row] for row in logits]
        slips = [[p * (1 - p) for p in row] for row in chances]
        bases = [sum(map(log_odds_sum, column)) for column in zip(*logits, strict=True)]
        value = dot(self.right, easiness)
        people = [0.0] * len(POINTS)
        groups: list[tuple[int, int, list[float]]] = []
        for score, count in self.scores:
            logs = [spread * score * point - base for point, base in zip(POINTS, bases, strict=True)]
            height, weights = posterior(logs)
            value += count * height
            people = [all_ + count * weight for all_, weight in zip(people, weights, strict=True)]
            groups.append((score, count, weights))
        return value, *self._slopes(people, chances, slips, groups)

    def _slopes(
        self,
        people: list[float],
        chances: Matrix,
        slips: Matrix,
        groups: list[tuple[int, int, list[float]]],
    ) -> tuple[Vector, Matrix]:
        k = len(chances)
        weighted = [list(map(mul, people, row)) for row in chances]
        gradient = [count - math.fsum(row) for count, row in zip(self.right, weighted, strict=True)]
        information = [[-dot(row, other) for other in chances] for row in weighted]
        for i in range(k):
            information[i][i] += dot(people, slips[i])
        for _, count, weights in groups:
            expected = [dot(weights, row) for row in chances]
            for i in range(k):
                for j in range(k):
                    information[i][j] += count * expected[i] * expected[j]
        if self.spread is None:
            self._add_spread(gradient, information, people, chances, slips, groups)
        return tuple(gradient), information

    def _add_spread(
        self,
        gradient: list[float],
        information: Matrix,
        people: list[float],
        chances: Matrix,
        slips: Matrix,
        groups: list[tuple[int, int, list[float]]],
    ) -> None:
        totals = [sum(column) for column in zip(*chances, strict=True)]
        moved = list(map(mul, people, POINTS))
        mixed = [dot(moved, row) for row in slips]
        steep = dot(map(mul, moved, POINTS), [sum(column) for column in zip(*slips, strict=True)])
        slope = 0.0
        for score, count, weights in groups:
            pull = [point * (score - total) for point, total in zip(POINTS, totals, strict=True)]
            pulled = list(map(mul, weights, pull))
            mean = math.fsum(pulled)
            slope += count * mean
            steep -= count * (dot(pulled, pull) - mean * mean)
            for i, row in enumerate(chances):
                mixed[i] += count * (dot(pulled, row) - mean * dot(weights, row))
        gradient.append(slope)
        for row, value in zip(information, mixed, strict=True):
            row.append(value)
        information.append([*mixed, steep])
