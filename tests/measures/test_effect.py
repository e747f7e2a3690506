"""The effect size against published output, and where it is undefined."""

import math
from statistics import fmean

import pytest

from lms.measures import effect
from tests.measures.test_means import SLEEP_1, SLEEP_2


def sample(
    n: int, first: tuple[float, float], second: tuple[float, float], r: float
) -> list[tuple[float, float]]:
    """Return pairs whose sample means, standard deviations and correlation are exactly these."""
    xs = standardised([float(i) for i in range(n)])
    ys = [float((7 * i * i) % n) for i in range(n)]
    overlap = sum(x * y for x, y in zip(xs, ys, strict=True)) / (n - 1)
    ys = standardised([y - overlap * x for x, y in zip(xs, ys, strict=True)])
    mixed = [r * x + math.sqrt(1 - r * r) * y for x, y in zip(xs, ys, strict=True)]
    return [(first[0] + first[1] * x, second[0] + second[1] * y) for x, y in zip(xs, mixed, strict=True)]


def standardised(values: list[float]) -> list[float]:
    middle = fmean(values)
    spread = math.sqrt(sum((value - middle) ** 2 for value in values) / (len(values) - 1))
    return [(value - middle) / spread for value in values]


def test_a_paired_difference_has_the_published_size_and_error():
    """R package vcmeta, se.stdmean.ps (Bonett): means 23.9 and 25.1, SD 1.76 and 2.01, r .78, n 25."""
    found = effect.measure(sample(25, (25.1, 2.01), (23.9, 1.76), r=0.78))

    assert found is not None
    assert (round(found.d_av, 7), round(found.standard_error, 7)) == (-0.6352097, 0.1602852)
    assert found.interval.low == pytest.approx(-0.6352097 - 1.959964 * 0.1602852, abs=1e-6)


def test_the_size_by_the_spread_of_the_differences_is_t_by_the_root_of_n():
    """R's help page of `sleep` prints t = -4.0621 for ten patients."""
    found = effect.measure(list(zip(SLEEP_2, SLEEP_1, strict=True)))

    assert found is not None
    assert found.d_z is not None
    assert round(found.d_z * math.sqrt(10), 4) == -4.0621


@pytest.mark.parametrize(
    ("df", "expected"), [(2, 0.5642), (3, 0.7236), (4, 0.7979), (10, 0.9228), (50, 0.9849)]
)
def test_the_small_sample_correction_is_hedges(df: int, expected: float):
    """Γ worked out by hand: J(2) = 1/√π, J(4) = √(2/π), and so on; near 1 - 3 / (4 df - 1) (Hedges 1981)."""
    found = effect.small_sample_correction(df)

    assert found == pytest.approx(expected, abs=6e-5)
    assert found == pytest.approx(1 - 3 / (4 * df - 1), abs=0.008)


def test_the_correction_is_by_one_less_than_the_learners():
    found = effect.measure([(20, 60), (40, 80), (60, 70), (10, 50)])

    assert found is not None
    assert found.corrected == pytest.approx(found.d_av * 0.7236, rel=1e-4)


@pytest.mark.parametrize("pairs", [[], [(1, 2)], [(1, 2), (2, 4)], [(3, 5), (3, 5), (3, 5)]])
def test_too_few_learners_and_no_spread_have_no_effect_size(pairs: list[tuple[float, float]]):
    assert effect.measure(pairs) is None


def test_a_shift_that_is_the_same_for_all_has_no_size_by_its_own_spread():
    found = effect.measure([(10, 30), (20, 40), (40, 60)])

    assert found is not None
    assert found.d_z is None
