"""Rasch difficulties: the published LSAT tables, simulated data, and items nobody can place."""

import math
import random

import pytest

from lms.measures import rasch
from lms.measures.rasch import Calibration, NotEstimable, TooFew, Unmeasured
from tests.measures import lsat


def calibrated(found: Calibration | TooFew | NotEstimable) -> Calibration:
    assert isinstance(found, Calibration)
    return found


def test_the_lsat_has_the_published_difficulties_and_errors():
    """Rizopoulos, J. Statist. Software 17:5 (2006), rasch(LSAT), discrimination 1, four digits."""
    found = calibrated(rasch.calibrate(lsat.RIGHT, lsat.SCORES, spread=1.0))

    assert [round(item.difficulty or 0, 4) for item in found.items] == [
        -2.8720,
        -1.0630,
        -0.2576,
        -1.3881,
        -2.2188,
    ]
    assert [round(item.standard_error or 0, 4) for item in found.items] == [
        0.1287,
        0.0821,
        0.0766,
        0.0865,
        0.1048,
    ]
    assert (round(found.log_likelihood, 3), found.spread_error) == (-2473.054, None)


def test_the_lsat_has_the_published_difficulties_where_the_spread_is_estimated():
    """irtQ, example of est_irt(LSAT6, 1PLM): slope 0.76 (0.07), -3.62 ..., log-likelihood -2466.938."""
    found = calibrated(rasch.calibrate(lsat.RIGHT, lsat.SCORES))

    on_its_scale = [(item.difficulty or 0) / found.spread for item in found.items]
    assert [round(b, 2) for b in on_its_scale] == [-3.62, -1.32, -0.32, -1.73, -2.78]
    assert (round(found.spread, 2), round(found.spread_error or 0, 2)) == (0.76, 0.07)
    assert round(found.log_likelihood, 3) == -2466.938
    # ltm prints four digits: Rizopoulos (2006), rasch(LSAT).
    assert [round(b, 4) for b in on_its_scale] == [-3.6153, -1.3224, -0.3176, -1.7301, -2.7802]
    assert (round(found.spread, 4), round(found.spread_error or 0, 4)) == (0.7551, 0.0694)


def answers(
    difficulties: list[float], people: int, spread: float, seed: int
) -> tuple[dict[str, int], dict[int, int]]:
    """Return how many had each item right and reached each raw score, among simulated people."""
    chance = random.Random(seed)
    right, scores = {str(item): 0 for item in range(len(difficulties))}, {}
    for _ in range(people):
        ability, score = chance.gauss(0, spread), 0
        for item, difficulty in enumerate(difficulties):
            had_it = chance.random() < 1 / (1 + math.exp(difficulty - ability))
            right[str(item)] += had_it
            score += had_it
        scores[score] = scores.get(score, 0) + 1
    return right, scores


@pytest.mark.parametrize("spread", [0.6, 1.0, 1.6])
def test_simulated_difficulties_are_recovered_within_their_standard_error(spread: float):
    known = [-2.0, -1.4, -0.9, -0.5, -0.1, 0.2, 0.6, 1.1, 1.5, 2.1]
    off: list[float] = []
    for seed in range(12):
        found = calibrated(rasch.calibrate(*answers(known, people=400, spread=spread, seed=seed)))
        off += [
            ((item.difficulty or 0) - difficulty) / (item.standard_error or 0)
            for item, difficulty in zip(found.items, known, strict=True)
        ]
        assert abs(found.spread - spread) < 4 * (found.spread_error or 0)

    # In units of the standard error: none far out, the typical one 1, two thirds within one.
    assert max(map(abs, off)) < 4
    assert 0.8 < math.sqrt(sum(x * x for x in off) / len(off)) < 1.25
    assert 0.58 < sum(abs(x) < 1 for x in off) / len(off) < 0.8


def test_an_item_everybody_or_nobody_had_right_has_a_reason_and_the_others_their_figures():
    right = {"easy": 1000, **lsat.RIGHT, "impossible": 0}
    scores = {score + 1: n for score, n in lsat.SCORES.items()}

    found = calibrated(rasch.calibrate(right, scores, spread=1.0))

    easy, *middle, impossible = found.items
    assert (easy.difficulty, easy.unmeasured) == (None, Unmeasured.EVERYBODY_RIGHT)
    assert (impossible.standard_error, impossible.unmeasured) == (None, Unmeasured.NOBODY_RIGHT)
    alone = calibrated(rasch.calibrate(lsat.RIGHT, lsat.SCORES, spread=1.0))
    assert middle == list(alone.items)


def test_fewer_than_a_hundred_people_get_no_figures():
    assert rasch.calibrate({"a": 50, "b": 40, "c": 9}, {1: 99}) == TooFew(99)
    assert rasch.calibrate({}, {}) == TooFew(0)


@pytest.mark.parametrize(
    ("right", "scores"),
    [({}, {0: 100}), ({"a": 50, "b": 50}, {1: 100}), ({"a": 100, "b": 0, "c": 50, "d": 50}, {2: 100})],
)
def test_fewer_than_three_items_that_part_people_are_not_enough(
    right: dict[str, int], scores: dict[int, int]
):
    assert rasch.calibrate(right, scores) == NotEstimable(100)


def test_items_that_have_nothing_in_common_have_no_spread_and_still_their_difficulty():
    """Everybody has exactly one of three right: less common than chance, so the best spread is 0."""
    found = calibrated(rasch.calibrate({"a": 60, "b": 50, "c": 40}, {1: 150}))

    assert found.spread == pytest.approx(0, abs=1e-3)
    assert found.items[2].difficulty == pytest.approx(math.log(110 / 40), abs=1e-3)


def test_counts_that_contradict_each_other_are_refused():
    with pytest.raises(ValueError, match="add up"):
        rasch.calibrate({"a": 60, "b": 50, "c": 40}, {2: 150})
