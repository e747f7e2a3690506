"""Where the bars of a chart stand, so that the page has only to write them down; numbers stand beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from lms.measures.quiz import Bin

WIDTH, HEIGHT = 320, 150
_TOP, _BOTTOM, _GAP = 16, 20, 2
SHARE_WIDTH, SHARE_HEIGHT = 200, 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a histogram in units of its drawing; `middle` is where its labels stand."""

    x: int
    y: int
    width: int
    height: int
    middle: int
    n: int
    low: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """The bars from the lowest totals to the highest, and the line they stand on."""

    bars: tuple[Bar, ...]
    ground: int = HEIGHT - _BOTTOM
    width: int = WIDTH
    height: int = HEIGHT


def histogram(bins: Sequence[Bin]) -> Histogram:
    """Return a bar for each bin; the highest fills the drawing, and one learner is at least a line."""
    most = max((one.n for one in bins), default=0)
    step, room = WIDTH // max(len(bins), 1), HEIGHT - _TOP - _BOTTOM
    bars = []
    for number, one in enumerate(bins):
        height = max(1, room * one.n // most) if one.n else 0
        bars.append(
            Bar(
                x=number * step + _GAP,
                y=HEIGHT - _BOTTOM - height,
                width=step - 2 * _GAP,
                height=height,
                middle=number * step + step // 2,
                n=one.n,
                low=int(one.low),
            )
        )
    return Histogram(tuple(bars))


def share_width(n: int, of: int) -> int:
    """Return the width of a share's bar; one learner is at least a line."""
    return max(1, SHARE_WIDTH * n // of) if n and of else 0
