"""All figures of a cohort in one module together, and what of them may leave the team that teaches it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lms.courses.content import Module, Objective
from lms.quizzes.kinds.scale import Scale
from lms.quizzes.quiz import Moment
from lms.reports import believed, learnt
from lms.reports.believed import Belief, SameWords, View
from lms.reports.learnt import Comparable, FollowUp, Gained, Points
from lms.reports.sat import Learner


@dataclass(frozen=True, slots=True)
class Figures:
    """What a cohort learnt in a module.

    `moments` are before, after, and the follow-ups that somebody has taken, each with the days since
    the lessons; `objectives` and `beliefs` have their figures at these. `follow_ups` are all of the series.
    At the moments in `few_at` some belief is left out, because too few were asked about it.
    """

    module: Module
    learners: int
    moments: tuple[tuple[Moment, int | None], ...]
    gained: Gained
    follow_ups: tuple[FollowUp, ...]
    objectives: tuple[tuple[Objective, tuple[Points, ...]], ...]
    beliefs: tuple[Belief, ...]
    views: tuple[View, ...]
    few_at: frozenset[Moment] = frozenset()


def measured(
    module: Module,
    learners: Sequence[Learner],
    taught_on: date,
    comparable: Comparable,
    same_words: SameWords,
) -> Figures:
    """Measure learners in a module that was taught on a day."""
    late = sorted((one.due_after_days or 0, one.moment) for one in module.series if one.moment.is_follow_up)
    follow_ups = tuple(
        learnt.followed(learners, comparable, moment, days=days, due_on=taught_on + timedelta(days=days))
        for days, moment in late
    )
    reached = [(one.moment, one.days) for one in follow_ups if one.taken]
    moments = (Moment.BEFORE, Moment.AFTER, *(moment for moment, _ in reached))
    return Figures(
        module=module,
        learners=len(learners),
        moments=((Moment.BEFORE, None), (Moment.AFTER, None), *reached),
        gained=learnt.gained(learners, comparable),
        follow_ups=follow_ups,
        objectives=tuple(
            (one, learnt.objective_points(learners, comparable, one.id, moments))
            for one in module.head.objectives
        ),
        beliefs=believed.beliefs(learners, [moment for moment, _ in reached]),
        views=believed.views(learners, statements(module), same_words),
    )


def statements(module: Module) -> tuple[Scale, ...]:
    """Return the statements a module asks views on."""
    return tuple(item for item in module.attitudes if isinstance(item, Scale))


def without_single_answers(whole: Figures, least: int) -> Figures:
    """Return the figures without beliefs and views of fewer than `least`, which nobody is to read."""
    return replace(
        whole,
        beliefs=believed.beliefs_of_enough(whole.beliefs, least),
        views=believed.views_of_enough(whole.views, least),
        few_at=believed.asked_few(whole.beliefs, least),
    )


def without_small(whole: Figures, least: int) -> Figures:
    """Return the figures without points that stand for, or leave, fewer than `least` learners."""
    total = whole.gained.gain.n_matched
    points = learnt.points_of_enough((own for _, own in whole.objectives), total, least)
    return replace(
        whole,
        gained=learnt.hidden_below(whole.gained, least),
        follow_ups=learnt.kept_of_enough(whole.follow_ups, total, least),
        objectives=tuple(zip((one for one, _ in whole.objectives), points, strict=True)),
    )
