"""Gain: published class averages, the ceiling, and what is missing."""

from fractions import Fraction

import pytest

from lms.measures import gain
from lms.measures.gain import Band, Pair
from lms.measures.score import Score


def pair(before: int | None, after: int | None, possible: int = 10) -> Pair:
    """Return a learner with so many points of `possible` before and after."""
    return Pair(
        None if before is None else Score(before, possible), None if after is None else Score(after, possible)
    )


@pytest.mark.parametrize(
    ("before", "after", "printed"),
    [
        # LIFT training on trafficking, United States, n = 424: knowledge 54.7 -> 84.5 %, g = 0.66.
        (Fraction("54.7"), Fraction("84.5"), 0.66),
        # Health workers in Odisha, n = 982 (BMJ Open): 4.73 -> 10.24 of 15, g = 0.54.
        (Fraction("4.73") / 15 * 100, Fraction("10.24") / 15 * 100, 0.54),
    ],
)
def test_published_class_averages_give_the_published_gain(before: Fraction, after: Fraction, printed: float):
    found = gain.normalised(before, after)

    assert found is not None
    assert round(float(found), 2) == printed


def test_a_class_has_the_gain_worked_out_by_hand():
    """Before 20, 40, 60 %, after 60, 80, 70 %: means 40 and 70, so 30 of 60 gained; singles 1/2, 2/3, 1/4."""
    found = gain.measure([pair(2, 6), pair(4, 8), pair(6, 7)])

    assert (found.mean_before, found.mean_after, found.raw, found.normalised) == (40, 70, 30, 0.5)
    assert found.band is Band.MEDIUM
    assert found.mean_single_gain == pytest.approx(17 / 36)
    # t(2) = 4.302653, s = √300: 30 ± 43.03.
    assert found.raw_interval is not None
    assert (round(found.raw_interval.low, 2), round(found.raw_interval.high, 2)) == (-13.03, 73.03)


def test_the_interval_of_the_gain_is_between_what_each_pair_of_means_would_give():
    found = gain.measure([pair(2, 6), pair(3, 8), pair(4, 7), pair(5, 8), pair(3, 7), pair(2, 7)])

    assert found.normalised is not None
    assert found.normalised_interval is not None
    assert 0.3 < found.normalised_interval.low < found.normalised < found.normalised_interval.high < 0.9


def test_a_child_without_a_quiz_before_changes_n_and_never_the_gain():
    complete = [pair(2, 6), pair(4, 8), pair(6, 7)]

    without = gain.measure(complete)
    with_them = gain.measure([*complete, pair(None, 10), pair(None, 0), pair(1, None), pair(None, None)])

    assert (with_them.n_matched, with_them.n_before_only, with_them.n_after_only) == (3, 1, 2)
    assert (with_them.raw, with_them.raw_interval) == (without.raw, without.raw_interval)
    assert (with_them.normalised, with_them.normalised_interval) == (
        without.normalised,
        without.normalised_interval,
    )
    assert (with_them.mean_before, with_them.mean_single_gain, with_them.mean_change) == (
        without.mean_before,
        without.mean_single_gain,
        without.mean_change,
    )


def test_a_learner_at_the_ceiling_is_counted_and_kept_in_the_averages_only():
    """One at 100 % twice, one from 50 to 75 %: averages 75 and 87.5, so 12.5 of 25; the single gain 1/2."""
    found = gain.measure([pair(4, 4, possible=4), pair(2, 3, possible=4)])

    assert (found.n_matched, found.n_at_ceiling, found.n_single, found.n_change) == (2, 1, 1, 1)
    assert (found.normalised, found.mean_single_gain, found.mean_change) == (0.5, 0.5, 0.5)


def test_a_fall_from_the_ceiling_counts_as_change():
    """Marx & Cummings: from 100 to 75 % a quarter of what could be lost is lost."""
    found = gain.measure([pair(4, 3, possible=4), pair(2, 3, possible=4)])

    assert (found.n_single, found.mean_single_gain) == (1, 0.5)
    assert (found.n_change, found.mean_change) == (2, 0.125)


def test_a_class_that_knew_everything_before_has_no_normalised_gain():
    found = gain.measure([pair(10, 10), pair(10, 8)])

    assert (found.raw, found.n_at_ceiling) == (-10, 2)
    assert (found.normalised, found.normalised_interval, found.band, found.mean_single_gain) == (None,) * 4


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (20, 60, Fraction(1, 2)),
        (60, 20, Fraction(-2, 3)),
        (50, 50, 0),
        (0, 0, None),
        (100, 100, None),
        (100, 0, -1),
        (0, 100, 1),
    ],
)
def test_a_single_change_follows_the_published_cases(before: int, after: int, change: Fraction | None):
    """Marx & Cummings, Amer. J. Phys. 75 (2007) 87-91, definition of c."""
    assert gain.normalised_change(Fraction(before), Fraction(after)) == change


@pytest.mark.parametrize(
    ("g", "band"),
    [
        ("0.2999", Band.LOW),
        ("0.3", Band.MEDIUM),
        ("0.6999", Band.MEDIUM),
        ("0.7", Band.HIGH),
        ("-0.5", Band.LOW),
    ],
)
def test_a_gain_falls_in_hakes_band(g: str, band: Band):
    assert gain.band(Fraction(g)) is band


def test_one_learner_has_a_gain_and_no_interval():
    found = gain.measure([pair(5, 8)])

    assert (found.raw, found.normalised) == (30, 0.6)
    assert (found.raw_interval, found.normalised_interval) == (None, None)


def test_nobody_has_nothing():
    found = gain.measure([])

    assert (found.n_matched, found.raw, found.normalised, found.band) == (0, None, None, None)


def test_quizzes_of_different_length_are_compared_in_per_cent():
    found = gain.measure([Pair(Score(1, 4), Score(6, 8)), Pair(Score(3, 6), Score(9, 9))])

    assert (found.mean_before, found.mean_after) == (37.5, 87.5)


@pytest.mark.parametrize(("earned", "possible"), [(1, 0), (-1, 4), (5, 4), (0, 0), (0, -1)])
def test_a_score_that_cannot_be_is_refused(earned: int, possible: int):
    with pytest.raises(ValueError, match="points"):
        Score(earned, possible)
