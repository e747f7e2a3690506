"""Where the bars, spots and lines of a chart stand; without it every template would have to reckon."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from lms.courses.progress import Progress
from lms.quizzes.quiz import Moment
from lms.quizzes.taken import Taken
from lms.text import Text, khmer_digits

BEFORE, AFTER = Text(en="Before", km="មុនរៀន"), Text(en="After", km="ក្រោយរៀន")
BAR_LENGTH, BAR_STEP = 200, 18
COLUMN, MARGIN, TOP, FLOOR, HEIGHT = 58, 32, 26, 100, 124
LEVELS = (0, 50, 100)
FEWEST_SPOTS = 2
DAYS_A_MONTH = 30


@dataclass(frozen=True, slots=True)
class Value:
    """A figure at one moment: `share` is 0 to 100, None is missing and never drawn.

    `days` tells follow-ups apart: so many days after the lessons. `points` are earned and possible,
    where they are one person's.
    """

    moment: Moment
    share: float | Fraction | None
    days: int | None = None
    points: tuple[int, int] | None = None

    @property
    def percent(self) -> int | None:
        """The share in whole per cent, rounded half up."""
        return None if self.share is None else int(self.share + Fraction(1, 2))

    @property
    def name(self) -> Text:
        """What the moment is called."""
        return moment_name(self.moment, self.days)

    @property
    def short(self) -> Text:
        """The same in the little room below a spot."""
        return _time(self.days) if self.moment.is_follow_up and self.days else self.name

    @property
    def look(self) -> str:
        """How it is drawn, so that no two are told apart by colour alone."""
        return "later" if self.moment.is_follow_up else self.moment.value


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in its column; `y` is None for what is missing."""

    value: Value
    x: int
    y: int | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """The line from one spot to the next that is there; `broken` when one between them is missing."""

    x1: int
    y1: int
    x2: int
    y2: int
    broken: bool


@dataclass(frozen=True, slots=True)
class Path:
    """Shares in the order of time; `levels` are the quiet lines across, as (y, per cent)."""

    width: int
    height: int
    spots: tuple[Spot, ...]
    stretches: tuple[Stretch, ...]
    levels: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A value as a bar from the left; `y` is its middle, `length` None for what is missing."""

    value: Value
    y: int
    length: int | None


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars below one another."""

    width: int
    height: int
    bars: tuple[Bar, ...]


def moment_name(moment: Moment, days: int | None) -> Text:
    """Return what a moment is called: a follow-up by the time since the lessons."""
    if moment is Moment.BEFORE:
        return BEFORE
    if moment is Moment.AFTER or days is None:
        return AFTER
    time = _time(days)
    return Text(en=f"{time.en} later", km=f"{time.km}ក្រោយ")


def _time(days: int) -> Text:
    months, rest = divmod(days, DAYS_A_MONTH)
    if rest or not months:
        return Text(en=f"{days} days", km=f"{khmer_digits(days)} ថ្ងៃ")
    return Text(en="1 month" if months == 1 else f"{months} months", km=f"{khmer_digits(months)} ខែ")


def path(values: Sequence[Value]) -> Path:
    """Return a line through the values, a column for each."""
    spots = tuple(
        Spot(value, MARGIN + COLUMN // 2 + COLUMN * place, _y(value.share))
        for place, value in enumerate(values)
    )
    there = [(place, spot.x, spot.y) for place, spot in enumerate(spots) if spot.y is not None]
    return Path(
        width=MARGIN + COLUMN * len(values),
        height=HEIGHT,
        spots=spots,
        stretches=tuple(
            Stretch(x1, y1, x2, y2, broken=later > place + 1)
            for (place, x1, y1), (later, x2, y2) in pairwise(there)
        ),
        levels=tuple((_height_of(Fraction(level)), level) for level in LEVELS),
    )


def bars(values: Sequence[Value]) -> Bars:
    """Return a bar for each value, the first on top."""
    made = tuple(
        Bar(value, BAR_STEP * place + BAR_STEP // 2, _length(value.share))
        for place, value in enumerate(values)
    )
    return Bars(BAR_LENGTH, BAR_STEP * len(values), made)


def own_path(way: Progress) -> Path | None:
    """Return a learner's own way from before over after to the follow-ups taken.

    None as long as there are not two quizzes to put side by side.
    """
    values = [
        _own(Moment.BEFORE, way.before),
        _own(Moment.AFTER, way.counted_after),
        *(
            _own(one.moment, one.taken, _days_of(way, one.moment))
            for one in way.follow_ups
            if one.taken is not None
        ),
    ]
    return path(values) if sum(one.share is not None for one in values) >= FEWEST_SPOTS else None


def _own(moment: Moment, taken: Taken | None, days: int | None = None) -> Value:
    if taken is None or not taken.possible:
        return Value(moment, None, days)
    earned, possible = taken.points
    return Value(moment, Fraction(100 * earned, possible), days, (earned, possible))


def _days_of(way: Progress, moment: Moment) -> int | None:
    policy = way.module.policy(moment)
    return policy.due_after_days if policy else None


def _y(share: float | Fraction | None) -> int | None:
    return None if share is None else _height_of(Fraction(share))


def _height_of(share: Fraction) -> int:
    return FLOOR - int(share * (FLOOR - TOP) / 100 + Fraction(1, 2))


def _length(share: float | Fraction | None) -> int | None:
    return None if share is None else int(Fraction(share) * BAR_LENGTH / 100 + Fraction(1, 2))
