"""Retention: a published case, what is missing, and when there is nothing to retain."""

import pytest

from lms.measures import retention
from lms.measures.retention import Course, Undefined
from lms.measures.score import Score


def course(*points: int | None) -> Course:
    """Return a learner with so many points of 1,000 before, after and at the follow-up."""
    before, after, follow_up = (None if earned is None else Score(earned, 1000) for earned in points)
    return Course(before, after, follow_up)


def test_published_class_averages_give_the_published_retention():
    """LIFT training on trafficking: knowledge 54.7 -> 84.5 -> 50.0 % after six months, R = -0.16."""
    found = retention.measure([course(547, 845, 500)])

    assert found.retained is not None
    assert round(found.retained, 2) == -0.16
    assert (found.mean_before, found.mean_after, found.mean_follow_up) == (54.7, 84.5, 50.0)


def test_a_group_that_kept_half_has_half_and_an_interval():
    """Gains 400, 300, 500, 400 and kept 200, 100, 300, 200 of 1,000: 800 of 1,600."""
    found = retention.measure(
        [course(200, 600, 400), course(300, 600, 400), course(100, 600, 400), course(400, 800, 600)]
    )

    assert found.retained == 0.5
    assert found.interval is not None
    assert 0.2 < found.interval.low < 0.5 < found.interval.high < 0.7


def test_a_learner_who_missed_one_quiz_is_counted_and_changes_nothing():
    complete = [course(200, 600, 400), course(300, 600, 500), course(100, 600, 400)]

    found = retention.measure([*complete, course(None, 900, 100), course(0, None, 0), course(0, 1000, None)])

    assert (found.n_matched, found.n_missing_before, found.n_missing_after, found.n_missing_follow_up) == (
        3,
        1,
        1,
        1,
    )
    without = retention.measure(complete)
    assert (found.retained, found.interval) == (without.retained, without.interval)


@pytest.mark.parametrize(
    ("courses", "reason"),
    [
        ([], Undefined.NOBODY),
        ([course(500, 600, None)], Undefined.NOBODY),
        ([course(500, 500, 600)], Undefined.NO_GAIN),
        ([course(500, 400, 600), course(500, 500, 500)], Undefined.NO_GAIN),
    ],
)
def test_without_a_gain_there_is_nothing_to_retain(courses: list[Course], reason: Undefined):
    found = retention.measure(courses)

    assert (found.retained, found.interval, found.undefined) == (None, None, reason)


def test_a_gain_that_may_be_none_leaves_the_retention_without_an_interval():
    found = retention.measure([course(500, 900, 600), course(500, 400, 500), course(500, 520, 500)])

    assert found.retained is not None
    assert found.interval is None
