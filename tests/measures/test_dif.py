"""Differential item functioning: published Mantel-Haenszel output, classes, and groups that are too small."""

import math
import random
from collections import Counter

import pytest

from lms.measures import dif
from lms.measures.dif import Cell, DifClass, Difference, NotComparable, Stratum, TooFew

# Admissions to six departments at Berkeley in 1973, men and women: Bickel, Hammel & O'Connell, Science 187
# (1975) 398-404 (in R: UCBAdmissions). Men are the reference group, admitted is right, departments totals.
BERKELEY = [
    Stratum(512, 313, 89, 19),
    Stratum(353, 207, 17, 8),
    Stratum(120, 205, 202, 391),
    Stratum(138, 279, 131, 244),
    Stratum(53, 138, 94, 299),
    Stratum(22, 351, 24, 317),
]


def difference(found: Difference | TooFew | NotComparable) -> Difference:
    assert isinstance(found, Difference)
    return found


def test_berkeley_has_the_published_odds_ratio_interval_and_chi_square():
    """R's mantelhaen.test(UCBAdmissions), printed in the vcdExtra tutorial: 1.4269, p 0.2323, 0.9046968."""
    found = difference(dif.measure(BERKELEY))

    assert round(found.odds_ratio, 7) == 0.9046968
    assert (round(found.interval.low, 7), round(found.interval.high, 7)) == (0.7719074, 1.0603298)
    assert (round(found.chi_square, 4), round(found.p, 4)) == (1.4269, 0.2323)
    assert (found.n_reference, found.n_focal) == (2691, 1835)


def test_delta_is_the_odds_ratio_on_the_ets_scale():
    found = difference(dif.measure(BERKELEY))

    assert found.delta == pytest.approx(-2.35 * math.log(0.9046968), abs=1e-6)
    assert found.delta_error == pytest.approx(2.35 * found.standard_error)
    assert found.ets_class is DifClass.A


def test_one_table_has_the_odds_ratio_and_error_of_a_single_table():
    """Berkeley's department A alone, as SAS prints it: 2.8636 with 1.7112 to 4.7921 (women : men)."""
    found = difference(dif.mantel_haenszel([Stratum(89, 19, 512, 313)]))

    assert round(found.odds_ratio, 4) == 2.8636
    assert found.standard_error == pytest.approx(math.sqrt(1 / 89 + 1 / 19 + 1 / 512 + 1 / 313))
    assert (round(found.interval.low, 4), round(found.interval.high, 4)) == (1.7112, 4.7921)


@pytest.mark.parametrize(
    ("odds", "people", "expected"),
    [(1.0, 4000, DifClass.A), (1.45, 4000, DifClass.A), (1.7, 4000, DifClass.B), (2.5, 4000, DifClass.C)],
)
def test_the_size_of_a_difference_decides_its_class(odds: float, people: int, expected: DifClass):
    """Delta 1 is an odds ratio of 1.53, delta 1.5 one of 1.89."""
    right = round(people * odds / (1 + odds))

    found = difference(dif.measure([Stratum(right, people - right, people // 2, people // 2)]))

    assert found.ets_class is expected
    assert found.delta < 0 or odds == 1.0


def test_a_large_difference_that_may_be_chance_is_not_the_worst_class():
    found = difference(dif.measure([Stratum(170, 85, 130, 125)]))

    assert found.delta < -1.5
    assert found.ets_class is DifClass.B


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([], TooFew(0, 0)),
        ([Stratum(200, 100, 100, 99)], TooFew(300, 199)),
        ([Stratum(150, 100, 150, 99)], TooFew(250, 249)),
        ([Stratum(9000, 9000, 1, 0)], TooFew(18000, 1)),
    ],
)
def test_groups_that_are_too_small_are_said_to_be(levels: list[Stratum], expected: TooFew):
    assert dif.measure(levels) == expected


@pytest.mark.parametrize(
    "levels",
    [
        [Stratum(250, 0, 250, 0)],
        [Stratum(0, 250, 0, 250)],
        [Stratum(150, 100, 0, 0), Stratum(0, 0, 150, 100)],
        [Stratum(250, 0, 200, 50)],
    ],
)
def test_groups_that_cannot_be_compared_are_said_not_to_be(levels: list[Stratum]):
    assert isinstance(dif.measure(levels), NotComparable)


def test_a_known_difference_is_recovered_among_groups_of_different_ability():
    """An item half a logit harder for one group: delta -2.35 x 0.5 with a matching total of 21 items."""
    chance, counts, known = random.Random(11), Counter[tuple[str, int, bool]](), -2.35 * 0.5
    for group, ability, harder in (("km", 0.0, 0.0), ("en", -0.5, 0.5)):
        for _ in range(4000):
            z = chance.gauss(ability, 1)
            others = sum(chance.random() < 1 / (1 + math.exp(step / 5 - 2 - z)) for step in range(20))
            had_it = chance.random() < 1 / (1 + math.exp(harder - z))
            counts[group, others + had_it, had_it] += 1
    cells = [Cell(group, total, right, count) for (group, total, right), count in counts.items()]

    found = difference(dif.measure(dif.strata(cells, reference="km", focal="en")))

    assert abs(found.delta - known) < 2.5 * found.delta_error
    assert found.ets_class is DifClass.B


def test_strata_are_by_total_and_leave_other_groups_out():
    cells = [
        Cell("f", 3, True, 4),
        Cell("m", 3, True, 2),
        Cell("m", 3, False, 1),
        Cell("other", 3, True, 9),
        Cell("f", 1, False, 5),
        Cell("f", 3, True, 1),
    ]

    assert dif.strata(cells, reference="m", focal="f") == (Stratum(0, 0, 0, 5), Stratum(2, 1, 5, 0))
