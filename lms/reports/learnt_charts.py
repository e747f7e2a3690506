"""The charts of a cohort's report: which figures stand in which picture."""

from lms.courses.chart import Bars, Path, Value, bars, path
from lms.courses.content import Objective
from lms.quizzes.quiz import Moment
from lms.reports.figures import Figures
from lms.reports.learnt import FollowUp


def gained_bars(found: Figures) -> Bars:
    """Return the mean before and after of the matched learners."""
    gain = found.gained.gain
    return bars((Value(Moment.BEFORE, gain.mean_before), Value(Moment.AFTER, gain.mean_after)))


def kept_paths(found: Figures) -> tuple[tuple[FollowUp, Path], ...]:
    """Return a path for each follow-up with a figure.

    Each has its own three means: those who took a late follow-up are fewer, and a line through
    different groups would show learning that nobody did.
    """
    return tuple((one, _path(one)) for one in found.follow_ups if one.kept.mean_follow_up is not None)


def objective_bars(found: Figures) -> tuple[tuple[Objective, Bars], ...]:
    """Return the bars of each objective, one for each moment."""
    days = dict(found.moments)
    return tuple(
        (objective, bars([Value(one.moment, one.share, days[one.moment]) for one in points]))
        for objective, points in found.objectives
    )


def _path(one: FollowUp) -> Path:
    kept = one.kept
    return path(
        (
            Value(Moment.BEFORE, kept.mean_before),
            Value(Moment.AFTER, kept.mean_after),
            Value(one.moment, kept.mean_follow_up, one.days),
        )
    )
