"""The two-parameter model: the published LSAT table, simulated data, and what cannot be estimated."""

import math
import random
from collections import Counter

import pytest

from lms.measures import two_parameter
from lms.measures.two_parameter import Calibration, NotEstimable, TooFew
from tests.measures import lsat


def calibrated(found: Calibration | TooFew | NotEstimable) -> Calibration:
    assert isinstance(found, Calibration)
    return found


def test_the_lsat_has_the_published_two_parameter_table():
    """irtQ, example of est_irt(LSAT6, 2PLM), as printed; log-likelihood -2466.653 there and in ltm."""
    found = calibrated(two_parameter.calibrate(lsat.PATTERNS))

    items = [item for item in found.items if item is not None]
    assert [round(item.discrimination, 2) for item in items] == [0.83, 0.72, 0.89, 0.69, 0.66]
    assert [round(item.difficulty, 2) for item in items] == [-3.36, -1.37, -0.28, -1.87, -3.13]
    assert round(found.log_likelihood, 3) == -2466.653


def test_the_lsat_has_the_published_standard_errors():
    """ltm, summary(ltm(LSAT ~ z1)). It stopped a little below the top (gradient 0.024): so the tolerance."""
    found = calibrated(two_parameter.calibrate(lsat.PATTERNS))

    items = [item for item in found.items if item is not None]
    assert [item.difficulty_error for item in items] == pytest.approx(
        [0.8669, 0.3073, 0.0997, 0.4341, 0.8700], rel=2e-3
    )
    assert [item.discrimination_error for item in items] == pytest.approx(
        [0.2581, 0.1867, 0.2326, 0.1852, 0.2100], rel=2e-3
    )


def test_simulated_parameters_are_recovered_within_their_standard_error():
    known = [(-1.5, 0.8), (-0.7, 1.4), (0.0, 1.0), (0.5, 1.8), (1.2, 1.1), (1.6, 0.7)]
    off: list[float] = []
    for seed in range(6):
        chance, patterns = random.Random(seed), Counter[tuple[bool, ...]]()
        for _ in range(1000):
            ability = chance.gauss(0, 1)
            patterns[tuple(chance.random() < 1 / (1 + math.exp(a * (b - ability))) for b, a in known)] += 1
        for item, (b, a) in zip(calibrated(two_parameter.calibrate(patterns)).items, known, strict=True):
            assert item is not None
            off += [
                (item.difficulty - b) / item.difficulty_error,
                (item.discrimination - a) / item.discrimination_error,
            ]

    assert max(map(abs, off)) < 4
    assert 0.75 < math.sqrt(sum(x * x for x in off) / len(off)) < 1.3


def test_an_item_everybody_had_right_has_no_parameters():
    patterns = {(*row, True): count for row, count in lsat.PATTERNS.items()}

    found = calibrated(two_parameter.calibrate(patterns))

    assert found.items[-1] is None
    assert found.items[:5] == calibrated(two_parameter.calibrate(lsat.PATTERNS)).items


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        ({}, TooFew(0)),
        ({(True, False, True): 499}, TooFew(499)),
        ({(True, False, True): 500}, NotEstimable(500)),
        ({(True, True, True): 250, (False, False, False): 250}, NotEstimable(500)),
    ],
)
def test_what_cannot_be_estimated_is_said(
    patterns: dict[tuple[bool, ...], int], expected: TooFew | NotEstimable
):
    assert two_parameter.calibrate(patterns) == expected
