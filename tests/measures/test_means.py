"""Intervals of means and of ratios of means, published where a worked table exists."""

import random

import pytest

from lms.measures import means
from lms.measures.distributions import two_sided_t

# Hours of sleep gained by ten patients on two drugs: Student, Biometrika 6 (1908) 1-25 (in R: `sleep`).
SLEEP_1 = (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0)
SLEEP_2 = (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4)


def test_a_paired_mean_has_the_interval_r_prints():
    """R's help page of `sleep`: t.test(..., paired = TRUE) prints -2.4598858 and -0.7001142."""
    interval = means.mean_interval([x - y for x, y in zip(SLEEP_1, SLEEP_2, strict=True)])

    assert interval is not None
    assert (round(interval.low, 7), round(interval.high, 7)) == (-2.4598858, -0.7001142)


def test_eight_retests_have_the_interval_of_the_textbook():
    """Course MTH1320, University of Missouri-St. Louis, 10.5.161: -43.51131 to 41.01131."""
    interval = means.mean_interval([-30, 30, -40, -40, 80, 60, -50, -20])

    assert interval is not None
    assert (round(interval.low, 5), round(interval.high, 5)) == (-43.51131, 41.01131)


def test_the_ends_of_a_ratio_are_where_students_test_turns():
    """No worked table of Fieller's interval was found; this is its definition, the other way round."""
    interval = means.ratio_interval(SLEEP_1, SLEEP_2)

    assert interval is not None
    for end in (interval.low, interval.high):
        left = [x - end * y for x, y in zip(SLEEP_1, SLEEP_2, strict=True)]
        middle, spread = means.mean(left), means.variance(left)
        assert middle is not None
        assert spread is not None
        assert float(middle) ** 2 / float(spread / 10) == pytest.approx(two_sided_t(9) ** 2, rel=1e-9)


def test_two_groups_have_the_interval_r_prints():
    """R's help page of `sleep`: t.test(extra ~ group, data = sleep) prints -3.3654832 and 0.2054832."""
    interval = means.difference_interval(SLEEP_1, SLEEP_2)

    assert interval is not None
    assert (round(interval.low, 7), round(interval.high, 7)) == (-3.3654832, 0.2054832)


def test_two_groups_of_unlike_size_and_spread_have_the_interval_reckoned_by_hand():
    """By hand: e = 1 and 4/25, f = 1.16² / (1/2 + 0.16²/24) = 2.6855, between t(2) and t(3)."""
    wide, narrow = [10 - 3**0.5, 10, 10 + 3**0.5], [8, 12] * 12 + [10]

    interval = means.difference_interval(wide, narrow)

    assert interval is not None
    assert (interval.low + interval.high) / 2 == pytest.approx(0)
    assert two_sided_t(3) < interval.high / 1.16**0.5 < two_sided_t(2)
    assert interval.high == pytest.approx(two_sided_t(2.6855) * 1.16**0.5, rel=1e-4)


def test_a_difference_is_in_its_interval_nineteen_times_in_twenty():
    chance, inside, times = random.Random(11), 0, 600
    for _ in range(times):
        above = [chance.gauss(70, 18) for _ in range(25)]
        interval = means.difference_interval(above, [chance.gauss(62, 9) for _ in range(60)])
        inside += interval is not None and interval.low <= 8 <= interval.high

    # Two and a half standard errors around 0.95 of 600.
    assert 557 <= inside <= 583


@pytest.mark.parametrize(("first", "second"), [([], [1, 2]), ([3], [1, 2]), ([4, 4], [2, 2, 2])])
def test_groups_too_small_and_groups_without_spread_have_no_interval(first: list[float], second: list[float]):
    assert means.difference_interval(first, second) is None
    assert means.difference_interval(second, first) is None


def test_a_group_without_spread_beside_one_that_has_some_has_an_interval():
    """The one with spread decides: e = 1/2 of two values, f = 1."""
    interval = means.difference_interval([4, 4, 4], [1, 3])

    assert interval is not None
    assert interval.high - 2 == pytest.approx(two_sided_t(1))


def test_a_ratio_is_in_its_interval_nineteen_times_in_twenty():
    chance, inside, times = random.Random(7), 0, 600
    for _ in range(times):
        rooms = [chance.gauss(50, 12) for _ in range(15)]
        interval = means.ratio_interval([0.4 * room + chance.gauss(0, 8) for room in rooms], rooms)
        inside += interval is not None and interval.low <= 0.4 <= interval.high

    # Two and a half standard errors around 0.95 of 600.
    assert 557 <= inside <= 583


@pytest.mark.parametrize("values", [[], [3], [4, 4], [1 / 3] * 7])
def test_too_few_values_and_equal_values_have_no_interval(values: list[float]):
    assert means.mean_interval(values) is None
    assert means.ratio_interval(values, values) is None


def test_a_ratio_that_is_the_same_for_all_has_no_interval():
    assert means.ratio_interval([2, 4, 6], [1, 2, 3]) is None


def test_a_denominator_that_may_be_zero_leaves_a_ratio_without_an_interval():
    assert means.ratio_interval([1, 2, 4], [-1, 0, 2]) is None
