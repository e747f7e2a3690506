"""Attitude shift: both directions of a statement, backfiring, and who is missing."""

import pytest

from lms.measures import attitude
from lms.measures.attitude import Agreeing, Views

VIEWS = [
    Views(2, 4),
    Views(3, 3),
    Views(4, 5),
    Views(5, 1),
    Views(None, 5),
    Views(1, None),
    Views(None, None),
]


def test_a_shift_is_counted_for_those_who_answered_twice():
    """Moves +2, 0, +1, -4: mean -1/4; s = √(83/12), t(3) = 3.182446."""
    found = attitude.measure(VIEWS, Agreeing.SAFER)

    assert (found.n_matched, found.n_before_only, found.n_after_only) == (4, 1, 1)
    assert (found.mean_before, found.mean_after, found.shift) == (3.5, 3.25, -0.25)
    assert (found.moved_safer, found.stayed, found.moved_riskier) == (2, 1, 1)
    assert found.interval is not None
    assert found.interval.high == pytest.approx(-0.25 + 3.182446 * (83 / 12 / 4) ** 0.5, abs=1e-5)


def test_agreeing_with_the_riskier_view_is_turned_round():
    safer, riskier = attitude.measure(VIEWS, Agreeing.SAFER), attitude.measure(VIEWS, Agreeing.RISKIER)

    assert (riskier.mean_before, riskier.mean_after, riskier.shift) == (2.5, 2.75, 0.25)
    assert (riskier.moved_safer, riskier.moved_riskier) == (safer.moved_riskier, safer.moved_safer)


@pytest.mark.parametrize("views", [[], [Views(None, 3)], [Views(2, None)]])
def test_without_a_matched_learner_there_is_no_shift(views: list[Views]):
    found = attitude.measure(views, Agreeing.SAFER)

    assert (found.n_matched, found.mean_before, found.shift, found.interval) == (0, None, None, None)


def test_one_learner_and_equal_moves_have_a_shift_without_an_interval():
    assert attitude.measure([Views(2, 4)], Agreeing.SAFER).interval is None
    alike = attitude.measure([Views(2, 3), Views(3, 4), Views(1, 2)], Agreeing.SAFER)
    assert (alike.shift, alike.interval) == (1, None)


@pytest.mark.parametrize(("before", "after"), [(0, 3), (6, 3), (3, -1), (None, 6)])
def test_an_answer_off_the_scale_is_refused(before: int | None, after: int | None):
    with pytest.raises(ValueError, match="scale"):
        Views(before, after)
