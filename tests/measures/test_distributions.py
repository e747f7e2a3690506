"""Quantiles and tails against printed tables; the proportion against Newcombe's."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lms.measures import distributions

ANY = settings(deadline=None, max_examples=100)


@pytest.mark.parametrize(("x", "expected"), [(0.0, 0.5), (1.0, 0.84134), (1.96, 0.97500), (-2.5, 0.00621)])
def test_the_normal_distribution_is_the_printed_one(x: float, expected: float):
    """Abramowitz & Stegun (1964), table 26.1."""
    assert round(distributions.normal_cdf(x), 5) == expected


@pytest.mark.parametrize(("p", "expected"), [(0.975, 1.95996), (0.995, 2.57583), (0.05, -1.64485)])
def test_a_normal_quantile_is_the_printed_one(p: float, expected: float):
    """Abramowitz & Stegun (1964), table 26.5."""
    assert round(distributions.normal_quantile(p), 5) == expected


@pytest.mark.parametrize(
    ("df", "expected"),
    [
        (1, (6.314, 12.706, 63.657)),
        (2, (2.920, 4.303, 9.925)),
        (5, (2.015, 2.571, 4.032)),
        (9, (1.833, 2.262, 3.250)),
        (10, (1.812, 2.228, 3.169)),
        (30, (1.697, 2.042, 2.750)),
        (120, (1.658, 1.980, 2.617)),
    ],
)
def test_a_quantile_of_students_t_is_the_printed_one(df: int, expected: tuple[float, ...]):
    """Abramowitz & Stegun (1964), table 26.10; two-sided 90, 95 and 99 %."""
    assert tuple(round(distributions.two_sided_t(df, level), 3) for level in (0.9, 0.95, 0.99)) == expected


@pytest.mark.parametrize(
    ("x", "expected"), [(2.70554, 0.1), (3.84146, 0.05), (6.63490, 0.01), (10.828, 0.001)]
)
def test_a_tail_of_chi_square_is_the_printed_one(x: float, expected: float):
    """Abramowitz & Stegun (1964), table 26.8, 1 degree of freedom."""
    assert distributions.chi_square_tail(x) == pytest.approx(expected, abs=5e-6)


@pytest.mark.parametrize(
    ("successes", "n", "expected"),
    [
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0000, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_a_proportion_has_newcombes_interval(successes: int, n: int, expected: tuple[float, float]):
    """Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3."""
    interval = distributions.wilson(successes, n)

    assert interval is not None
    assert (round(interval.low, 4), round(interval.high, 4)) == expected


def test_a_proportion_of_nobody_has_no_interval():
    assert distributions.wilson(0, 0) is None


@ANY
@given(n=st.integers(1, 5000), data=st.data())
def test_a_proportion_lies_in_its_interval(n: int, data: st.DataObject):
    successes = data.draw(st.integers(0, n))

    interval = distributions.wilson(successes, n)

    assert interval is not None
    assert 0 <= interval.low <= successes / n <= interval.high <= 1


@ANY
@given(p=st.floats(0.001, 0.999), df=st.integers(1, 2000))
def test_students_t_and_its_quantile_undo_each_other(p: float, df: int):
    assert distributions.t_cdf(distributions.t_quantile(p, df), df) == pytest.approx(p, abs=1e-9)


@ANY
@given(p=st.floats(0.01, 0.99))
def test_students_t_with_two_degrees_of_freedom_has_a_closed_form(p: float):
    assert distributions.t_quantile(p, 2) == pytest.approx(
        (2 * p - 1) / math.sqrt(2 * p * (1 - p)), rel=1e-9, abs=1e-9
    )
