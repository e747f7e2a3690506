"""What a cohort learnt in one module and how much of it lasted: matched learners only, everybody counted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from fractions import Fraction

from lms.measures import effect, gain, retention
from lms.measures.effect import Effect
from lms.measures.gain import Gain, Pair
from lms.measures.retention import Course, Retention
from lms.measures.score import Score
from lms.quizzes.quiz import Moment
from lms.quizzes.taken import Taken
from lms.reports.sat import Learner, Sat

FEW = 10
"""Below so many matched learners a page says the numbers and nothing about them."""

Comparable = Callable[[Taken, Taken], bool]
"""Whether two quizzes asked and marked the same things, so that their points may be compared."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up, `days` after the lessons. `taken` by so many; `not_comparable` of these have no R."""

    moment: Moment
    days: int
    due_on: date
    taken: int
    not_comparable: int
    kept: Retention


@dataclass(frozen=True, slots=True)
class Points:
    """What `n` learners earned together on one objective at one moment."""

    moment: Moment
    earned: int
    possible: int
    n: int

    @property
    def share(self) -> Fraction | None:
        """The share of the points in per cent; None when nothing was asked."""
        return Fraction(100 * self.earned, self.possible) if self.possible else None


@dataclass(frozen=True, slots=True)
class Version:
    """The `n` learners with these two releases; `gain` is None when none of their pairs can be compared."""

    before: str
    after: str
    n: int
    gain: Gain | None


@dataclass(frozen=True, slots=True)
class Mastery:
    """How many of the `n` matched learners reached the mark for mastery."""

    n: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Gained:
    """What the matched learners gained; `not_comparable` took both quizzes and are in no figure."""

    gain: Gain
    effect: Effect | None
    mastery: Mastery
    not_comparable: int
    skipped: int
    waiting: int
    versions: tuple[Version, ...]


class Part(Enum):
    """A normalised gain in words: how much of what they could still learn."""

    NOTHING = Fraction(0)
    QUARTER = Fraction(1, 4)
    THIRD = Fraction(1, 3)
    HALF = Fraction(1, 2)
    TWO_THIRDS = Fraction(2, 3)
    THREE_QUARTERS = Fraction(3, 4)
    ALL = Fraction(1)


def gained(learners: Sequence[Learner], comparable: Comparable) -> Gained:
    """Measure the gain from the first quiz before to the first quiz after."""
    both = matched(learners, comparable)
    pairs = pairs_of(learners, comparable)
    return Gained(
        gain=gain.measure(pairs),
        effect=effect.measure(gain.matched(pairs)),
        mastery=Mastery(
            n=len(both),
            before=sum(one.before is not None and one.before.mastered for one in both),
            after=sum(one.after is not None and one.after.mastered for one in both),
        ),
        not_comparable=len(learners) - len(pairs),
        skipped=sum(one.skipped and one.before is None for one in learners),
        waiting=sum(one.waiting for one in learners),
        versions=_versions(learners, comparable),
    )


def matched(learners: Iterable[Learner], comparable: Comparable) -> list[Learner]:
    """Return the learners whose first quizzes before and after can be compared."""
    return [
        one for one in learners if one.before and one.after and comparable(one.before.taken, one.after.taken)
    ]


def pairs_of(learners: Iterable[Learner], comparable: Comparable) -> list[Pair]:
    """Return the first quizzes before and after of each learner, but for pairs that cannot be compared."""
    return [
        Pair(_score(one.before), _score(one.after))
        for one in learners
        if not (one.before and one.after) or comparable(one.before.taken, one.after.taken)
    ]


def courses_of(learners: Iterable[Learner], comparable: Comparable, moment: Moment) -> list[Course]:
    """Return the three quizzes of each learner, but for those that cannot be compared."""
    return [
        Course(_score(one.before), _score(one.after), _score(one.first.get(moment)))
        for one in learners
        if not _complete(one, moment) or _like(one, moment, comparable)
    ]


def followed(
    learners: Sequence[Learner], comparable: Comparable, moment: Moment, *, days: int, due_on: date
) -> FollowUp:
    """Measure what was kept at a follow-up by the learners matched in all three quizzes."""
    courses = courses_of(learners, comparable, moment)
    return FollowUp(
        moment=moment,
        days=days,
        due_on=due_on,
        taken=sum(moment in one.first for one in learners),
        not_comparable=len(learners) - len(courses),
        kept=retention.measure(courses),
    )


def objective_points(
    learners: Sequence[Learner], comparable: Comparable, objective: str, moments: Iterable[Moment]
) -> tuple[Points, ...]:
    """Add up one objective's points at each moment: matched learners, at a follow-up those who took it."""
    both = matched(learners, comparable)
    found = []
    for moment in moments:
        own = [one for one in both if not moment.is_follow_up or _like(one, moment, comparable)]
        asked = [one.first[moment].points[objective] for one in own if objective in one.first[moment].points]
        found.append(Points(moment, sum(one[0] for one in asked), sum(one[1] for one in asked), n=len(asked)))
    return tuple(found)


def part_of(normalised: float) -> Part:
    """Return the plain fraction nearest to a normalised gain; a loss is nothing."""
    return min(Part, key=lambda part: abs(part.value - Fraction(normalised)))


def enough_apart(n: int, shown: Iterable[int], least: int) -> bool:
    """Return whether a figure of `n` may stand beside those of `shown` learners.

    Who takes a part from the whole reads off the rest: that too must be nobody, or `least` learners.
    """
    return n >= least and all(one == n or abs(one - n) >= least for one in shown)


def hidden_below(found: Gained, least: int) -> Gained:
    """Return the figures without the gains by version when one of them, or the rest, is of too few."""
    total = found.gain.n_matched
    known = [one.gain.n_matched for one in found.versions if one.gain]
    if all(enough_apart(n, (total,), least) for n in known):
        return found
    return replace(found, versions=tuple(replace(one, gain=None) for one in found.versions))


def kept_of_enough(found: Iterable[FollowUp], total: int, least: int) -> tuple[FollowUp, ...]:
    """Return the follow-ups, without the figures of too few and those that leave too few.

    They are held against the `total` who were matched, and against each follow-up shown before.
    """
    shown, kept = [total], []
    for one in found:
        n = one.kept.n_matched
        if enough_apart(n, shown, least):
            shown.append(n)
            kept.append(one)
        else:
            kept.append(replace(one, kept=replace(retention.measure(()), n_matched=n)))
    return tuple(kept)


def points_of_enough(found: Iterable[Sequence[Points]], total: int, least: int) -> list[tuple[Points, ...]]:
    """Return each objective's points without the moments at which one of them is of, or leaves, too few.

    The objectives of a moment add up to the whole: one hidden alone could be reckoned from the others.
    """
    rows = [tuple(points) for points in found]
    hidden = {
        one.moment for points in rows for one in points if one.n and not enough_apart(one.n, (total,), least)
    }
    return [
        tuple(replace(one, earned=0, possible=0) if one.moment in hidden else one for one in points)
        for points in rows
    ]


def _versions(learners: Iterable[Learner], comparable: Comparable) -> tuple[Version, ...]:
    groups: dict[tuple[str, str], list[tuple[Sat, Sat]]] = {}
    for one in learners:
        if one.before and one.after:
            key = (one.before.taken.release, one.after.taken.release)
            groups.setdefault(key, []).append((one.before, one.after))
    return tuple(_version(*key, group, comparable) for key, group in sorted(groups.items()))


def _version(before: str, after: str, group: list[tuple[Sat, Sat]], comparable: Comparable) -> Version:
    alike = [Pair(first.score, later.score) for first, later in group if comparable(first.taken, later.taken)]
    return Version(before, after, len(group), gain.measure(alike) if alike else None)


def _complete(one: Learner, moment: Moment) -> bool:
    return one.before is not None and one.after is not None and moment in one.first


def _like(one: Learner, moment: Moment, comparable: Comparable) -> bool:
    if one.before is None or one.after is None or moment not in one.first:
        return False
    later = one.first[moment].taken
    return comparable(one.before.taken, one.after.taken) and comparable(one.before.taken, later)


def _score(sat: Sat | None) -> Score | None:
    return sat.score if sat else None
