"""A whole quiz against Moodle's expected figures, Kuder & Richardson, and hand-worked counts."""

from collections import Counter
from fractions import Fraction

import pytest

from lms.measures import quiz
from tests.measures import lsat, moodle
from tests.measures.test_items import RELIABILITY_QUIZ


def item_variances(rows: list[list[int]]) -> list[Fraction]:
    found = [quiz.variance(Counter(column)) for column in zip(*rows, strict=True)]
    return [variance for variance in found if variance is not None]


@pytest.mark.parametrize("figure", ["mean", "median", "standard_deviation", "standard_error"])
def test_a_quiz_has_moodles_figures_in_points(figure: str):
    """See `tests/measures/moodle.py`; ours are thirtieths of a point."""
    found = quiz.measure(moodle.TOTALS, item_variances(moodle.MARKS))

    assert getattr(found, figure) / moodle.POSSIBLE == pytest.approx(moodle.QUIZ[figure], rel=1.5e-5)


@pytest.mark.parametrize("figure", ["skewness", "kurtosis", "alpha"])
def test_a_quiz_has_moodles_figures_without_a_unit(figure: str):
    found = quiz.measure(moodle.TOTALS, item_variances(moodle.MARKS))

    assert getattr(found, figure) == pytest.approx(moodle.QUIZ[figure], rel=1.5e-5)


def test_the_lsat_has_the_published_alpha():
    """ltm's cronbach.alpha(LSAT): 0.295 for five items and 1,000 people."""
    variances = [quiz.variance({1: count, 0: 1000 - count}) for count in lsat.RIGHT.values()]

    found = quiz.measure(lsat.SCORES, [variance for variance in variances if variance is not None])

    assert found.alpha is not None
    assert round(found.alpha, 3) == 0.295


def test_alpha_of_items_of_one_point_is_kr_20():
    """K. Wuensch, KR20.txt: pq sums to 2.18, the totals have variance 5.84; 10/9 (1 - 2.18 / 5.84)."""
    rows = [[int(digit) for digit in row] for row in RELIABILITY_QUIZ]
    totals = Counter(map(sum, rows))

    found = quiz.measure(totals, item_variances(rows))

    assert sum(item_variances(rows)) * 9 / 10 == Fraction("2.18")
    assert quiz.variance(totals) == Fraction("5.84") * 10 / 9
    assert found.alpha == pytest.approx(10 / 9 * (1 - 2.18 / 5.84), rel=1e-12)


def test_moments_of_a_published_exercise_lead_to_its_skewness_and_kurtosis():
    """IASRI e-course, 20 values: m2 = 10.34, m3 = -3.528, m4 = 204.9032, put into k-statistics by hand."""
    values = [17, 18, 18, 19, 19, 20, 22, 22, 22, 22, 23, 23, 24, 25, 25, 25, 26, 27, 27, 28]

    k2, k3, k4 = quiz.k_statistics(Counter(values))

    m2, m3, m4 = Fraction("10.34"), Fraction("-3.528"), Fraction("204.9032")
    assert k2 == 20 * m2 / 19
    assert k3 == 400 * m3 / (19 * 18)
    assert k4 == 400 * (21 * m4 - 57 * m2**2) / (19 * 18 * 17)


@pytest.mark.parametrize(
    ("totals", "defined"),
    [
        ({}, 0),
        ({4: 0}, 0),
        ({4: 1}, 1),
        ({4: 1, 6: 1}, 2),
        ({4: 1, 6: 1, 9: 1}, 3),
        ({4: 1, 6: 1, 9: 2}, 4),
        ({4: 5}, 1.5),
    ],
)
def test_each_figure_needs_its_number_of_people(totals: dict[int, int], defined: float):
    found = quiz.measure(totals, [1.0, 1.0])

    assert (found.mean is not None, found.median is not None) == (defined >= 1, defined >= 1)
    assert (found.standard_deviation is not None) == (defined > 1)
    assert (found.skewness is not None, found.kurtosis is not None) == (defined >= 3, defined >= 4)
    assert (found.alpha is not None) == (defined >= 2)


@pytest.mark.parametrize(("totals", "median"), [({1: 2, 5: 1}, 1), ({1: 1, 5: 1}, 3), ({0: 3, 7: 4}, 7)])
def test_the_median_is_the_middle_person(totals: dict[int, int], median: float):
    assert quiz.measure(totals).median == median


def test_without_items_there_is_no_alpha():
    found = quiz.measure({3: 4, 5: 6})

    assert (found.alpha, found.standard_error) == (None, None)


def test_a_histogram_counts_everybody_once_and_full_marks_in_the_last_bin():
    bins = quiz.histogram({0: 1, 7: 2, 8: 3, 79: 4, 80: 5}, possible=80)

    assert [one.n for one in bins] == [3, 3, 0, 0, 0, 0, 0, 0, 0, 9]
    assert (bins[0].low, bins[0].high, bins[-1].high) == (0, 10, 100)


def test_a_histogram_of_nobody_is_flat():
    assert [one.n for one in quiz.histogram({}, possible=10, bins=5)] == [0] * 5
