"""Which items a person should look at, and why: rules on top of an item's figures, none below 30 answers.

Sources of the bounds:
- 30 answers: below, a correlation of 0.36 is still within chance (5 %, two-sided); Nunnally, Psychometric
  Theory (1967), asks for more.
- discrimination below 0.20 is poor, below 0 a reason to look at the key (Ebel & Frisbie, Essentials of
  Educational Measurement, 1991).
- a wrong option chosen by fewer than 5 % does no work (Haladyna & Downing, Educ. Psychol. Meas. 53 (1993)
  999-1010).
- facility from 0.95 is extremely easy, up to 0.20 difficult (Moodle's documentation of the quiz statistics).
"""

import math
from dataclasses import dataclass
from enum import Enum

from lms.measures.distributions import normal_quantile
from lms.measures.items import DONT_KNOW, ItemStatistics, Option

FEWEST_TO_JUDGE = 30
FEWEST_TO_COMPARE = 5
WEAK_BELOW = 0.20
DEAD_BELOW = 0.05
EASY_FROM = 0.95
HARD_UP_TO = 0.20


class FlagKind(Enum):
    """What is the matter with an item."""

    KEY_SUSPECT = "key-suspect"
    NEGATIVE_DISCRIMINATION = "negative-discrimination"
    WEAK_DISCRIMINATION = "weak-discrimination"
    TOO_HARD = "too-hard"
    DEAD_OPTION = "dead-option"
    TOO_EASY = "too-easy"
    TOO_FEW = "too-few"

    @property
    def severity(self) -> int:
        """How much it needs attention: 4 the marking may be wrong ... 1 could be better, 0 cannot say."""
        return _SEVERITY[self]


_SEVERITY = {
    FlagKind.KEY_SUSPECT: 4,
    FlagKind.NEGATIVE_DISCRIMINATION: 3,
    FlagKind.WEAK_DISCRIMINATION: 2,
    FlagKind.TOO_HARD: 2,
    FlagKind.DEAD_OPTION: 1,
    FlagKind.TOO_EASY: 1,
    FlagKind.TOO_FEW: 0,
}


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing to look at. `value` is the figure that triggered it, `option` the option it is about.

    The figure is a discrimination, a facility, the share of the option (dead), the share of the strong who
    chose the option (key suspect), or the number of answers (too few).
    """

    kind: FlagKind
    value: float
    option: str | None = None


def judge(item: ItemStatistics) -> tuple[Flag, ...]:
    """Return the flags of an item, the most severe first."""
    if item.n < FEWEST_TO_JUDGE:
        return (Flag(FlagKind.TOO_FEW, item.n),)
    flags = [*_key(item), *_discrimination(item), *_facility(item), *_dead(item)]
    return tuple(sorted(flags, key=lambda flag: -flag.kind.severity))


def severity(flags: tuple[Flag, ...]) -> int:
    """Return the greatest severity among the flags, 0 for none: the column to sort a table of items by."""
    return max((flag.kind.severity for flag in flags), default=0)


def _discrimination(item: ItemStatistics) -> list[Flag]:
    if item.discrimination is None or item.discrimination >= WEAK_BELOW:
        return []
    negative = item.discrimination < 0
    kind = FlagKind.NEGATIVE_DISCRIMINATION if negative else FlagKind.WEAK_DISCRIMINATION
    return [Flag(kind, item.discrimination)]


def _facility(item: ItemStatistics) -> list[Flag]:
    if item.facility is None or HARD_UP_TO < item.facility < EASY_FROM:
        return []
    return [Flag(FlagKind.TOO_EASY if item.facility >= EASY_FROM else FlagKind.TOO_HARD, item.facility)]


def _dead(item: ItemStatistics) -> list[Flag]:
    return [
        Flag(FlagKind.DEAD_OPTION, option.share, option.id)
        for option in _wrong(item)
        if option.share is not None and option.share < DEAD_BELOW
    ]


def _key(item: ItemStatistics) -> list[Flag]:
    """Flag each wrong option that the strong prefer to every right one, or that stronger people choose."""
    keys = [option for option in item.options if option.right]
    if not keys:
        return []
    preferred = max(option.strong_share or 0.0 for option in keys)
    return [
        Flag(FlagKind.KEY_SUSPECT, option.strong_share or 0.0, option.id)
        for option in _wrong(item)
        if (option.strong_share or 0.0) > preferred or all(_stronger(option, key) for key in keys)
    ]


def _stronger(option: Option, key: Option) -> bool:
    """Whether those who chose `option` have a higher mean rest than those who chose `key`, beyond chance.

    One-sided 5 % test of two means with unequal variances (Welch), each on at least 5 people.
    """
    if min(option.n, key.n) < FEWEST_TO_COMPARE or option.mean_rest is None or key.mean_rest is None:
        return False
    error = math.sqrt((option.rest_variance or 0.0) / option.n + (key.rest_variance or 0.0) / key.n)
    return option.mean_rest - key.mean_rest > normal_quantile(0.95) * error


def _wrong(item: ItemStatistics) -> list[Option]:
    return [option for option in item.options if not option.right and option.id != DONT_KNOW]
