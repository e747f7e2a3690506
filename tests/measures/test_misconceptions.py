"""Prevalence and change of a wrong belief: published paired proportions, and who was asked."""

import pytest

from lms.measures import misconceptions
from lms.measures.distributions import wilson
from lms.measures.misconceptions import Holding


def test_a_paired_change_has_the_published_interval():
    """R package statpsych, help of ci.prop.ps(.05, 12, 4, 26, 6): 0.44, 0.2548067 to 0.6251933."""
    interval = misconceptions.paired_interval(took_up=26, gave_up=4, n=48)

    assert interval is not None
    assert (round(interval.low, 7), round(interval.high, 7)) == (0.2548067, 0.6251933)


def test_a_paired_change_has_the_published_error():
    """R package vcmeta, help of se.prop.ps(16, 64, 5, 15): 0.5784314, standard error 0.05953213."""
    interval = misconceptions.paired_interval(took_up=64, gave_up=5, n=100)

    assert interval is not None
    assert (interval.low + interval.high) / 2 == pytest.approx(0.5784314, abs=5e-8)
    assert (interval.high - interval.low) / 2 == pytest.approx(1.959964 * 0.05953213, abs=1e-7)


BELIEF = [
    Holding(before=True, after=False, follow_up=False, count=12),
    Holding(before=True, after=True, follow_up=None, count=5),
    Holding(before=False, after=True, follow_up=True, count=1),
    Holding(before=False, after=False, follow_up=True, count=2),
    Holding(before=None, after=True, follow_up=None, count=40),
    Holding(before=True, after=None, follow_up=None, count=3),
]


def test_only_those_who_were_asked_are_counted():
    found = misconceptions.measure(BELIEF)

    assert (found.before.holding, found.before.asked) == (20, 23)
    assert (found.after.holding, found.after.asked) == (46, 60)
    assert (found.follow_up.holding, found.follow_up.asked) == (3, 15)
    assert (found.follow_up.share, found.follow_up.interval) == (0.2, wilson(3, 15))


def test_the_change_is_of_those_asked_both_times():
    found = misconceptions.measure(BELIEF)

    change = found.before_to_after
    assert (change.n, change.gave_up, change.took_up, change.change) == (20, 12, 1, -0.55)
    assert change.interval is not None
    assert change.interval.low < -0.55 < change.interval.high < 0
    assert (found.before_to_follow_up.n, found.before_to_follow_up.change) == (15, -9 / 15)


def test_counted_and_single_learners_say_the_same():
    one_by_one = [Holding(row.before, row.after, row.follow_up) for row in BELIEF for _ in range(row.count)]

    assert misconceptions.measure(one_by_one) == misconceptions.measure(BELIEF)


def test_where_nobody_was_asked_there_is_no_share():
    found = misconceptions.measure([Holding(None), Holding(None, None, None)])

    assert (found.before.asked, found.before.share, found.before.interval) == (0, None, None)
    assert (found.before_to_after.n, found.before_to_after.change, found.before_to_after.interval) == (
        0,
        None,
        None,
    )
