"""What learners of a cohort believe wrongly, and how their views moved; points alone would not say."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lms.measures import attitude, misconceptions
from lms.measures.attitude import Agreeing, Shift, Views
from lms.measures.misconceptions import Change, Holding, Share
from lms.quizzes.kinds.scale import Scale
from lms.quizzes.quiz import Moment
from lms.reports.learnt import enough_apart
from lms.reports.sat import Learner, Sat

NOBODY_ASKED = Share(0, 0, None, None)
COUNTED_FROM = 10
"""From so many on it is said how many moved to which side; below, the mean shift and nothing else."""
MOST_TAUGHT_AGAIN = 3

SameWords = Callable[[Sat, Sat, str], bool]
"""Whether a statement stood in the same words in two quizzes."""


@dataclass(frozen=True, slots=True)
class Belief:
    """One misconception: who held it of those asked, at each moment a cohort has come to.

    `after` is about the newest quiz after, because it says what is believed now; every other moment
    about the first quiz taken then. `change` is from before to after, of those asked both times.
    """

    id: str
    before: Share
    after: Share
    follow_ups: tuple[tuple[Moment, Share], ...]
    change: Change


@dataclass(frozen=True, slots=True)
class View:
    """One statement and how the views on it moved from the first quiz before to the first after.

    `few` says that somebody answered twice, and too few did: then `shift` is that of nobody.
    """

    statement: Scale
    shift: Shift
    few: bool = False

    @property
    def counted(self) -> bool:
        """Whether so many answered twice that more than the mean shift is said."""
        return self.shift.n_matched >= COUNTED_FROM


def beliefs(learners: Sequence[Learner], follow_ups: Sequence[Moment]) -> tuple[Belief, ...]:
    """Return every misconception that somebody was asked about, those most held after first."""
    asked = {one for learner in learners for sat in _sat(learner) for one in sat.offered}
    found = [_belief(id_, learners, follow_ups) for id_ in asked]
    return tuple(sorted(found, key=lambda one: (-one.after.holding, -(one.after.share or 0), one.id)))


def to_teach_again(found: Iterable[Belief]) -> tuple[Belief, ...]:
    """Return the beliefs most held after, three at most; one that nobody holds is none of them."""
    return tuple(one for one in found if one.after.holding)[:MOST_TAUGHT_AGAIN]


def views(
    learners: Iterable[Learner],
    statements: Iterable[Scale],
    same_words: SameWords,
) -> tuple[View, ...]:
    """Measure each statement; who answered it before and after in other words is left out."""
    everyone = tuple(learners)
    return tuple(View(one, _shift(one, everyone, same_words)) for one in statements)


def beliefs_of_enough(found: Iterable[Belief], least: int) -> tuple[Belief, ...]:
    """Return the beliefs without any share of fewer than `least` learners, nor those without a share.

    A change is shown when taking those asked twice from those asked once leaves nobody, or enough.
    """
    shown = [_without_few(one, least) for one in found]
    kept = [one for one in shown if any(share.asked for _, share in _shares(one))]
    return tuple(sorted(kept, key=lambda one: (-one.after.holding, -(one.after.share or 0), one.id)))


def asked_few(found: Iterable[Belief], least: int) -> frozenset[Moment]:
    """Return the moments at which somebody was asked about a belief, and fewer than `least` were."""
    return frozenset(moment for one in found for moment, share in _shares(one) if 0 < share.asked < least)


def views_of_enough(found: Iterable[View], least: int) -> tuple[View, ...]:
    """Return the views without any figure of fewer than `least`; below COUNTED_FROM the mean shift only."""
    return tuple(_view_of_enough(one, least) for one in found)


def _view_of_enough(one: View, least: int) -> View:
    if one.counted or not one.shift.n_matched:
        return one
    nothing = attitude.measure((), Agreeing(one.statement.agreeing))
    if one.shift.n_matched < least:
        return replace(one, shift=nothing, few=True)
    return replace(one, shift=replace(nothing, n_matched=one.shift.n_matched, shift=one.shift.shift))


def _without_few(one: Belief, least: int) -> Belief:
    own = enough_apart(one.change.n, (one.before.asked, one.after.asked), least)
    return replace(
        one,
        before=_enough(one.before, least),
        after=_enough(one.after, least),
        follow_ups=tuple((moment, _enough(share, least)) for moment, share in one.follow_ups),
        change=one.change if own else Change(one.change.n, 0, 0, None, None),
    )


def _shares(one: Belief) -> tuple[tuple[Moment, Share], ...]:
    return ((Moment.BEFORE, one.before), (Moment.AFTER, one.after), *one.follow_ups)


def _sat(learner: Learner) -> Iterable[Sat]:
    yield from learner.first.values()
    if learner.newest_after:
        yield learner.newest_after


def _belief(id_: str, learners: Sequence[Learner], follow_ups: Sequence[Moment]) -> Belief:
    def held(moment: Moment | None) -> list[Holding]:
        return [
            Holding(
                _holds(one.before, id_),
                _holds(one.newest_after, id_),
                _holds(one.first.get(moment) if moment else None, id_),
            )
            for one in learners
        ]

    now = misconceptions.measure(held(None))
    later = tuple((moment, misconceptions.measure(held(moment)).follow_up) for moment in follow_ups)
    return Belief(id_, now.before, now.after, later, now.before_to_after)


def _holds(sat: Sat | None, id_: str) -> bool | None:
    return None if sat is None or id_ not in sat.offered else id_ in sat.held


def _enough(share: Share, least: int) -> Share:
    return share if share.asked >= least else NOBODY_ASKED


def _shift(statement: Scale, learners: Sequence[Learner], same_words: SameWords) -> Shift:
    answers = [
        Views(_view(one.before, statement.id), _view(one.after, statement.id))
        for one in learners
        if one.before is None or one.after is None or same_words(one.before, one.after, statement.id)
    ]
    return attitude.measure(answers, Agreeing(statement.agreeing))


def _view(sat: Sat | None, statement: str) -> int | None:
    views: Mapping[str, int] = sat.views if sat else {}
    return views.get(statement)
