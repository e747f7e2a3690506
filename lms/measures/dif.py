"""Whether an item is harder for one group than for equally able people of another: by sex, by language.

Mantel & Haenszel's procedure (J. Natl. Cancer Inst. 22 (1959) 719-748) as Holland & Thayer use it for
items (in Wainer & Braun, Test Validity, 1988): people are matched on the total, item included. With
reference group right A and wrong B, focal group right C and wrong D, T together, at each total:

- common odds ratio: alpha = Σ A D / T by Σ B C / T; above 1 the item favours the reference group;
- its standard error on the log scale: Robins, Breslow & Greenland, Biometrics 42 (1986) 311-323;
- chi-square, 1 df, continuity corrected: (|Σ A - Σ E(A)| - 0.5)² / Σ Var(A);
- ETS delta: -2.35 ln alpha; below 0 the item is harder for the focal group;
- ETS class (Zwick, ETS RR-12-08, 2012): A when |delta| < 1 or chi-square is not significant at 5 %;
  C when |delta| >= 1.5 and significantly above 1 (one-sided 5 %); else B.

`FEWEST_PER_GROUP` and `FEWEST_TOGETHER` are the sizes ETS asks for when a test is put together (same
report). Below them the answer is TooFew and no figure: with 200 and fewer most real differences are
missed (Mazor, Clauser & Hambleton, Educ. Psychol. Meas. 52 (1992) 443-451).
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from lms.measures.distributions import LEVEL, Interval, chi_square_tail, normal_quantile, two_sided_z

FEWEST_PER_GROUP = 200
FEWEST_TOGETHER = 500
_DELTA = -2.35


@dataclass(frozen=True, slots=True)
class Cell:
    """`count` people of a group with the same total who had the item right, or not."""

    group: str
    total: int
    right: bool
    count: int


@dataclass(frozen=True, slots=True)
class Stratum:
    """The people with one total: counts by group and answer."""

    reference_right: int
    reference_wrong: int
    focal_right: int
    focal_wrong: int

    @property
    def n(self) -> int:
        """All of them."""
        return self.reference_right + self.reference_wrong + self.focal_right + self.focal_wrong


class DifClass(Enum):
    """ETS classes: A negligible, B slight to moderate, C moderate to large."""

    A = "A"
    B = "B"
    C = "C"


@dataclass(frozen=True, slots=True)
class Difference:
    """How differently an item works; `standard_error` is of ln `odds_ratio`, `delta_error` of `delta`."""

    n_reference: int
    n_focal: int
    odds_ratio: float
    interval: Interval
    standard_error: float
    chi_square: float
    p: float
    delta: float
    delta_error: float
    ets_class: DifClass


@dataclass(frozen=True, slots=True)
class TooFew:
    """Not enough people to say anything."""

    n_reference: int
    n_focal: int


@dataclass(frozen=True, slots=True)
class NotComparable:
    """Enough people, but no odds ratio: no total was reached by both groups with right and wrong answers."""

    n_reference: int
    n_focal: int


def strata(cells: Iterable[Cell], reference: str, focal: str) -> tuple[Stratum, ...]:
    """Sort cells into one stratum for each total; people of other groups are left out."""
    counts: dict[int, dict[tuple[str, bool], int]] = defaultdict(lambda: defaultdict(int))
    for cell in cells:
        counts[cell.total][cell.group, cell.right] += cell.count
    return tuple(
        Stratum(level[reference, True], level[reference, False], level[focal, True], level[focal, False])
        for _, level in sorted(counts.items())
    )


def measure(levels: Iterable[Stratum]) -> Difference | TooFew | NotComparable:
    """Measure one item between two groups, or say that there are too few people for it."""
    everyone = tuple(levels)
    reference = sum(level.reference_right + level.reference_wrong for level in everyone)
    focal = sum(level.focal_right + level.focal_wrong for level in everyone)
    if min(reference, focal) < FEWEST_PER_GROUP or reference + focal < FEWEST_TOGETHER:
        return TooFew(reference, focal)
    return mantel_haenszel(everyone)


def mantel_haenszel(levels: Iterable[Stratum], level: float = LEVEL) -> Difference | NotComparable:
    """Compute the figures whatever the number of people; reports call `measure`."""
    known = [stratum for stratum in levels if stratum.n > 1]
    n_reference = sum(stratum.reference_right + stratum.reference_wrong for stratum in known)
    n_focal = sum(stratum.n for stratum in known) - n_reference
    r = sum(stratum.reference_right * stratum.focal_wrong / stratum.n for stratum in known)
    s = sum(stratum.reference_wrong * stratum.focal_right / stratum.n for stratum in known)
    if r == 0 or s == 0:
        return NotComparable(n_reference, n_focal)
    log_ratio, error = math.log(r / s), _log_error(known, r, s)
    reach = two_sided_z(level) * error
    chi_square = _chi_square(known)
    delta, delta_error = _DELTA * log_ratio, -_DELTA * error
    return Difference(
        n_reference=n_reference,
        n_focal=n_focal,
        odds_ratio=r / s,
        interval=Interval(math.exp(log_ratio - reach), math.exp(log_ratio + reach)),
        standard_error=error,
        chi_square=chi_square,
        p=chi_square_tail(chi_square),
        delta=delta,
        delta_error=delta_error,
        ets_class=_classify(delta, delta_error, chi_square_tail(chi_square)),
    )


def _log_error(levels: list[Stratum], r: float, s: float) -> float:
    """Return Robins, Breslow & Greenland's standard error: Σ PR / 2R² + Σ (PS + QR) / 2RS + Σ QS / 2S²."""
    variance = 0.0
    for level in levels:
        p = (level.reference_right + level.focal_wrong) / level.n
        q = (level.reference_wrong + level.focal_right) / level.n
        right = level.reference_right * level.focal_wrong / level.n
        wrong = level.reference_wrong * level.focal_right / level.n
        variance += p * right / (2 * r * r) + (p * wrong + q * right) / (2 * r * s) + q * wrong / (2 * s * s)
    return math.sqrt(variance)


def _chi_square(levels: list[Stratum]) -> float:
    """Return the corrected chi-square; a departure below one half counts as none."""
    departure = spread = 0.0
    for level in levels:
        reference, right = (
            level.reference_right + level.reference_wrong,
            level.reference_right + level.focal_right,
        )
        focal, wrong = level.n - reference, level.n - right
        departure += level.reference_right - reference * right / level.n
        spread += reference * focal * right * wrong / (level.n**2 * (level.n - 1))
    return max(0.0, abs(departure) - 0.5) ** 2 / spread


def _classify(delta: float, error: float, p: float) -> DifClass:
    if abs(delta) < 1 or p >= 0.05:
        return DifClass.A
    large = abs(delta) >= 1.5 and abs(delta) - 1 > normal_quantile(0.95) * error
    return DifClass.C if large else DifClass.B
