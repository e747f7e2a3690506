"""How one item behaves: how many could do it, whether the strong do it better, and what was chosen instead.

Works on counts, so that a database may do the adding up. Those who answered are judged; who left the item
out is counted as missing and nothing else.

- facility: mean points by possible points.
- discrimination: Pearson's correlation of the item's points with the rest of the total (for one point the
  point-biserial), so that the item is not compared with itself: Moodle's statistics documentation calls
  it the discrimination index; Henrysson, Psychometrika 28 (1963) 211-218.
- upper-lower: facility in the top 27 % of the totals less that in the bottom 27 % (Kelley, J. Educ.
  Psychol. 30 (1939) 17-24). Equal totals at the edge are shared out in proportion, so order does not count.
"""

import math
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction

DONT_KNOW = "dont-know"
EXTREME_GROUP = Fraction(27, 100)


@dataclass(frozen=True, slots=True)
class Cell:
    """`count` attempts that earned `total` points in the quiz and `points` of them in this item.

    `choice` is the option chosen. None with no points is a missing answer where the item offers options;
    where it offers none, or one answer is more than one option, it is nothing to be counted.
    """

    total: int
    points: int
    choice: str | None
    count: int

    @property
    def rest(self) -> int:
        """The points earned in the other items."""
        return self.total - self.points


@dataclass(frozen=True, slots=True)
class Option:
    """One option and those who chose it; `share` is among all who answered, `mean_rest` in points.

    `strong_share` is the option's share in the top 27 %; `rest_variance` is the sample variance of the
    rest. None where nobody (for the variance: fewer than two) chose it.
    """

    id: str
    right: bool
    n: int
    share: float | None
    strong_share: float | None
    mean_rest: float | None
    rest_variance: float | None


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """One item's figures. `n` answered, `missing` did not; None is undefined (nobody, or no spread).

    `options` follows the order of the item and ends with "dont-know" where that was chosen and not listed.
    `missing` is None for an item without options, where leaving out cannot be told from a wrong answer.
    """

    n: int
    missing: int | None
    facility: float | None
    discrimination: float | None
    upper_lower: float | None
    options: tuple[Option, ...]
    dont_know_share: float | None


def measure(
    cells: Iterable[Cell], possible: int, options: Sequence[str] = (), right: AbstractSet[str] = frozenset()
) -> ItemStatistics:
    """Measure an item worth `possible` > 0 points from its cells; `right` are the right options' ids."""
    counted = [cell for cell in cells if cell.count > 0]
    answered = [cell for cell in counted if not options or cell.choice is not None or cell.points]
    n = sum(cell.count for cell in answered)
    earned = sum(cell.points * cell.count for cell in answered)
    upper, lower = extreme_groups(answered)
    per_option = _options(answered, upper, options, right)
    return ItemStatistics(
        n=n,
        missing=sum(cell.count for cell in counted) - n if options else None,
        facility=earned / (n * possible) if n else None,
        discrimination=item_rest_correlation(answered),
        upper_lower=float((_points(upper) - _points(lower)) / possible) if n else None,
        options=per_option,
        dont_know_share=_chosen(answered, DONT_KNOW) / n if n and options else None,
    )


def item_rest_correlation(cells: Iterable[Cell]) -> float | None:
    """Return Pearson's correlation of the points with the rest, or None where one of them does not vary."""
    rows = [(cell.points, cell.rest, cell.count) for cell in cells]
    n = sum(count for _, _, count in rows)
    x, y = (sum(row[axis] * row[2] for row in rows) for axis in (0, 1))
    xx = n * sum(p * p * count for p, _, count in rows) - x * x
    yy = n * sum(r * r * count for _, r, count in rows) - y * y
    xy = n * sum(p * r * count for p, r, count in rows) - x * y
    if xx == 0 or yy == 0:
        return None
    return max(-1.0, min(1.0, xy / math.sqrt(xx * yy)))


Weighted = tuple[tuple[Cell, Fraction], ...]


def extreme_groups(cells: Sequence[Cell]) -> tuple[Weighted, Weighted]:
    """Return the top and the bottom 27 % by total, as cells with the number of people taken from each."""
    size = EXTREME_GROUP * sum(cell.count for cell in cells)
    totals = sorted({cell.total for cell in cells})
    return _take(cells, totals[::-1], size), _take(cells, totals, size)


def _take(cells: Sequence[Cell], totals: Sequence[int], size: Fraction) -> Weighted:
    taken: list[tuple[Cell, Fraction]] = []
    left = size
    for total in totals:
        level = [cell for cell in cells if cell.total == total]
        there = sum(cell.count for cell in level)
        share = min(Fraction(1), left / there)
        taken += [(cell, share * cell.count) for cell in level]
        left -= share * there
        if left <= 0:
            break
    return tuple(taken)


def _points(group: Weighted) -> Fraction:
    people = sum((weight for _, weight in group), Fraction())
    return sum((cell.points * weight for cell, weight in group), Fraction()) / people


def _chosen(cells: Iterable[Cell], option: str) -> int:
    return sum(cell.count for cell in cells if cell.choice == option)


def _options(
    answered: Sequence[Cell], upper: Weighted, options: Sequence[str], right: AbstractSet[str]
) -> tuple[Option, ...]:
    if not options:
        return ()
    unlisted = DONT_KNOW not in options and _chosen(answered, DONT_KNOW) > 0
    ids = (*options, DONT_KNOW) if unlisted else tuple(options)
    n, strong = sum(cell.count for cell in answered), sum((weight for _, weight in upper), Fraction())
    return tuple(_option(answered, upper, option, option in right, n, strong) for option in ids)


def _option(
    answered: Sequence[Cell], upper: Weighted, option: str, right: bool, n: int, strong: Fraction
) -> Option:
    rests = [(cell.rest, cell.count) for cell in answered if cell.choice == option]
    chose = sum(count for _, count in rests)
    total, squares = sum(rest * count for rest, count in rests), sum(rest**2 * count for rest, count in rests)
    top = sum((weight for cell, weight in upper if cell.choice == option), Fraction())
    return Option(
        id=option,
        right=right,
        n=chose,
        share=chose / n if n else None,
        strong_share=float(top / strong) if strong else None,
        mean_rest=total / chose if chose else None,
        rest_variance=(chose * squares - total**2) / (chose * (chose - 1)) if chose > 1 else None,
    )
