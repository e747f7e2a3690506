"""How many hold a wrong belief before, after and at the follow-up; a mean score hides which belief stayed.

Only learners who met an item offering the belief are asked; the others stay missing. Each share has
Wilson's interval (see `distributions`). The change is of learners asked both before and after; its
interval is Bonett & Price's adjusted one for paired proportions, J. Educ. Behav. Statist. 37 (2012)
479-488: u - d ± z √((u + d - (u - d)²) / (n + 2)), where u = (took it up + 1) / (n + 2) and
d = (gave it up + 1) / (n + 2).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from lms.measures.distributions import LEVEL, Interval, two_sided_z, wilson


@dataclass(frozen=True, slots=True)
class Holding:
    """Whether `count` learners held the belief each time; None is not asked."""

    before: bool | None
    after: bool | None = None
    follow_up: bool | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Share:
    """`holding` of `asked` learners; the share and its interval are None when nobody was asked."""

    holding: int
    asked: int
    share: float | None
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to `n` learners asked twice; `change` is the later share less the earlier one.

    A fall is below zero and good. `interval` belongs to the adjusted estimate and may lean towards zero.
    """

    n: int
    gave_up: int
    took_up: int
    change: float | None
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Prevalence:
    """One misconception in one group."""

    before: Share
    after: Share
    follow_up: Share
    before_to_after: Change
    before_to_follow_up: Change


def measure(holdings: Iterable[Holding]) -> Prevalence:
    """Measure one misconception from its learners, one by one or counted."""
    rows = tuple(holdings)
    return Prevalence(
        before=_share([(row.before, row.count) for row in rows]),
        after=_share([(row.after, row.count) for row in rows]),
        follow_up=_share([(row.follow_up, row.count) for row in rows]),
        before_to_after=_change([(row.before, row.after, row.count) for row in rows]),
        before_to_follow_up=_change([(row.before, row.follow_up, row.count) for row in rows]),
    )


def paired_interval(took_up: int, gave_up: int, n: int, level: float = LEVEL) -> Interval | None:
    """Return Bonett & Price's interval of a change in share, between -1 and 1; None for nobody."""
    if n == 0:
        return None
    up, down = (took_up + 1) / (n + 2), (gave_up + 1) / (n + 2)
    reach = two_sided_z(level) * math.sqrt((up + down - (up - down) ** 2) / (n + 2))
    return Interval(max(-1.0, up - down - reach), min(1.0, up - down + reach))


def _share(rows: list[tuple[bool | None, int]]) -> Share:
    asked = sum(count for held, count in rows if held is not None)
    holding = sum(count for held, count in rows if held)
    return Share(holding, asked, holding / asked if asked else None, wilson(holding, asked))


def _change(rows: list[tuple[bool | None, bool | None, int]]) -> Change:
    both = [(first, later, count) for first, later, count in rows if first is not None and later is not None]
    n = sum(count for _, _, count in both)
    gave_up = sum(count for first, later, count in both if first and not later)
    took_up = sum(count for first, later, count in both if later and not first)
    return Change(
        n, gave_up, took_up, (took_up - gave_up) / n if n else None, paired_interval(took_up, gave_up, n)
    )
