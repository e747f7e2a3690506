"""What each generation of learners knew, gained and kept, and what was lost from one to the next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from lms.measures import gain, retention
from lms.measures.distributions import Interval
from lms.measures.gain import Gain
from lms.measures.means import difference_interval, mean, mean_interval
from lms.measures.retention import Retention
from lms.quizzes.quiz import Moment
from lms.quizzes.taken import Taken
from lms.reports.generation_limits import Limits, Pupil, counted, shown_beside
from lms.reports.learnt import Comparable, courses_of, enough_apart, matched, pairs_of
from lms.reports.sat import Sat

TOO_MUCH = 10
"""So many points of 100 may be lost from one generation to the next before somebody should look."""


class Sure(Enum):
    """What the interval of a loss leaves open: everything, no loss at all, a smaller one, none of these."""

    UNKNOWN = "unknown"
    MAYBE = "maybe"
    LOST = "lost"
    TOO_MUCH = "too-much"


@dataclass(frozen=True, slots=True)
class Kept:
    """A follow-up, `days` after the lessons, that `taken` learners took."""

    moment: Moment
    days: int
    taken: int
    kept: Retention


@dataclass(frozen=True, slots=True)
class OfTrainer:
    """What one trainer's learners gained; None where it would show, or leave, too few."""

    trainer: str
    gain: Gain | None


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation: `gain` of its matched learners, and the intervals of their two means.

    Without `enough` there are too few for any figure, and `gain` has none. `matched` is how many there
    are, `left_out` how many of them are in no figure because their cohorts are too small.
    """

    number: int | None
    matched: int
    before_only: int
    after_only: int
    not_comparable: int
    left_out: int
    enough: bool
    gain: Gain
    before: Interval | None
    after: Interval | None
    follow_ups: tuple[Kept, ...]
    trainers: tuple[OfTrainer, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """From a generation to the one below: by how many points of 100 the mean after falls (`loss`).

    Only learners who were asked the same are compared, `n_above` and `n_below` of them. The loss is None
    where they, or those left over, are too few.
    """

    above: int
    below: int
    n_above: int
    n_below: int
    loss: float | None
    interval: Interval | None

    @property
    def too_much(self) -> bool:
        """Whether more than TOO_MUCH points are lost."""
        return self.loss is not None and self.loss > TOO_MUCH

    @property
    def sure(self) -> Sure:
        """How sure the loss is."""
        if self.interval is None:
            return Sure.UNKNOWN
        if self.interval.low > TOO_MUCH:
            return Sure.TOO_MUCH
        return Sure.LOST if self.interval.low > 0 else Sure.MAYBE


@dataclass(frozen=True, slots=True)
class Cascade:
    """All generations in one module, the first on top and the unknown last, and the steps between them."""

    generations: tuple[Generation, ...]
    steps: tuple[Step, ...]


def cascade(
    pupils: Iterable[Pupil], comparable: Comparable, series: Mapping[Moment, int] | None, limits: Limits
) -> Cascade:
    """Measure every generation in a module; its follow-ups are so many days after the lessons.

    Without a `series` follow-ups and single trainers are left out.
    """
    grouped: dict[int | None, list[Pupil]] = {}
    for one in pupils:
        grouped.setdefault(one.generation, []).append(one)
    numbers = sorted(number for number in grouped if number is not None)
    order: list[int | None] = [*numbers, *([None] if None in grouped else [])]
    in_sums = {number: counted(grouped[number], comparable, limits) for number in order}
    found = tuple(
        _generation(number, grouped[number], in_sums[number], comparable, series, limits) for number in order
    )
    large = {one.number for one in found if one.enough}
    return Cascade(
        generations=found,
        steps=tuple(
            _step(above, below, in_sums[above], in_sums[below], comparable, limits.least)
            for above, below in pairwise(numbers)
            if below == above + 1 and {above, below} <= large
        ),
    )


def _generation(
    number: int | None,
    everybody: Sequence[Pupil],
    in_sums: Sequence[Pupil],
    comparable: Comparable,
    series: Mapping[Moment, int] | None,
    limits: Limits,
) -> Generation:
    pairs = pairs_of((one.learner for one in everybody), comparable)
    found = gain.measure(pairs_of((one.learner for one in in_sums), comparable))
    enough = found.n_matched >= limits.least
    both = matched((one.learner for one in in_sums), comparable) if enough else []
    all_matched = sum(pair.before is not None and pair.after is not None for pair in pairs)
    return Generation(
        number=number,
        matched=all_matched,
        before_only=sum(pair.before is not None and pair.after is None for pair in pairs),
        after_only=sum(pair.before is None and pair.after is not None for pair in pairs),
        not_comparable=len(everybody) - len(pairs),
        left_out=all_matched - found.n_matched,
        enough=enough,
        gain=found if enough else gain.measure(()),
        before=mean_interval([one.before.score.percent for one in both if one.before]),
        after=mean_interval([one.after.score.percent for one in both if one.after]),
        follow_ups=_kept(in_sums, comparable, series, limits.least) if enough and series else (),
        trainers=() if series is None else _trainers(everybody, found.n_matched, comparable, limits),
    )


def _kept(
    pupils: Sequence[Pupil], comparable: Comparable, series: Mapping[Moment, int], least: int
) -> tuple[Kept, ...]:
    """Return the follow-ups that somebody took, without figures of too few and those that leave too few."""
    learners = [one.learner for one in pupils]
    shown, found = [len(matched(learners, comparable))], []
    for moment, days in sorted(series.items(), key=lambda pair: pair[1]):
        kept = retention.measure(courses_of(learners, comparable, moment))
        if enough_apart(kept.n_matched, shown, least):
            shown.append(kept.n_matched)
        else:
            kept = retention.measure(())
        taken = sum(moment in one.first for one in learners)
        found.append(Kept(moment, days, taken, kept))
    return tuple(one for one in found if one.taken)


def _trainers(
    everybody: Sequence[Pupil], total: int, comparable: Comparable, limits: Limits
) -> tuple[OfTrainer, ...]:
    own: dict[str, list[Pupil]] = {}
    for one in everybody:
        if one.trainer is not None:
            own.setdefault(one.trainer, []).append(one)
    found = {
        trainer: gain.measure(
            pairs_of((one.learner for one in counted(pupils, comparable, limits)), comparable)
        )
        for trainer, pupils in own.items()
    }
    sizes = {trainer: one.n_matched for trainer, one in found.items()}
    shown = shown_beside(total, sizes, limits.least)
    return tuple(
        OfTrainer(trainer, one if trainer in shown else None) for trainer, one in sorted(found.items())
    )


def _step(
    above: int,
    below: int,
    pupils_above: Sequence[Pupil],
    pupils_below: Sequence[Pupil],
    comparable: Comparable,
    least: int,
) -> Step:
    upper, lower = _after(pupils_above, comparable), _after(pupils_below, comparable)
    same_upper, same_lower = _asked_the_same(upper, lower, comparable)
    first, second = mean(same_upper), mean(same_lower)
    fit = enough_apart(len(same_upper), (len(upper),), least) and enough_apart(
        len(same_lower), (len(lower),), least
    )
    if first is None or second is None or not fit:
        return Step(above, below, len(same_upper), len(same_lower), None, None)
    interval = difference_interval(same_upper, same_lower)
    return Step(above, below, len(same_upper), len(same_lower), float(first - second), interval)


def _after(pupils: Iterable[Pupil], comparable: Comparable) -> list[Sat]:
    """Return the quizzes after of those whose own two quizzes can be compared."""
    return [one.after for one in matched((one.learner for one in pupils), comparable) if one.after]


def _asked_the_same(
    upper: Sequence[Sat], lower: Sequence[Sat], comparable: Comparable
) -> tuple[list[Fraction], list[Fraction]]:
    """Return the percentages on both sides of the largest group that was asked and marked the same."""
    groups: list[tuple[Taken, list[Fraction], list[Fraction]]] = []
    for side, sats in enumerate((upper, lower), 1):
        for one in sats:
            group = next((known for known in groups if comparable(known[0], one.taken)), None)
            if group is None:
                group = (one.taken, [], [])
                groups.append(group)
            (group[1] if side == 1 else group[2]).append(one.score.percent)
    _, first, second = max(groups, key=lambda group: (min(len(group[1]), len(group[2])), len(group[1])))
    return first, second
