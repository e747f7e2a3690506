"""Without these, a loss down the cascade could be invented, missed, or shown of three learners."""

from dataclasses import replace

import pytest

from lms.reports.generation import Step
from lms.reports.generation_limits import Limits, counted, shown_beside
from tests.reports.cascades import alike, measured, of_one_release, pupil, simulated

FIVE = [(40, 70), (50, 80), (60, 80), (30, 70), (45, 75)]


def test_each_generation_has_the_gain_of_its_matched_learners_and_counts_the_others() -> None:
    first = [pupil(*points) for points in FIVE]
    odd = [pupil(90, None, generation=1), pupil(None, 5, generation=1)]
    second = [pupil(*points, generation=2, trainer="Sok") for points in [(40, 60)] * 6]

    top, below = measured([*second, *first, *odd]).generations

    assert (top.number, top.matched, top.before_only, top.after_only) == (1, 5, 1, 1)
    assert (top.gain.mean_before, top.gain.mean_after, top.gain.raw) == (45, 75, 30)
    assert top.gain.normalised == pytest.approx(30 / 55)
    # s² = 125 before, t of 4 degrees of freedom 2.776: 45 ± 2.776 · √(125 / 5).
    assert top.before is not None
    assert (top.before.low, top.before.high) == pytest.approx((31.12, 58.88), abs=0.01)
    assert top.gain.raw_interval is not None
    assert top.gain.normalised_interval is not None
    assert (below.number, below.matched, below.gain.raw, below.after) == (2, 6, 20, None)


def test_a_learner_without_a_quiz_before_changes_the_number_and_never_the_gain() -> None:
    without = [pupil(*points) for points in FIVE]

    alone, with_it = measured(without), measured([*without, pupil(None, 0)])

    assert (alone.generations[0].after_only, with_it.generations[0].after_only) == (0, 1)
    assert replace(with_it.generations[0].gain, n_after_only=0) == alone.generations[0].gain
    assert alone.generations[0].after == with_it.generations[0].after


def test_a_step_says_how_far_the_mean_after_falls_with_its_interval() -> None:
    upper = [pupil(40, after) for after in (70, 80, 80, 70, 75)]
    lower = [pupil(40, after, generation=2) for after in (60, 64, 62, 58, 61)]

    (step,) = measured([*upper, *lower]).steps

    # 75 - 61; e = 25/5 and 5/5, f = 6² / (25/4 + 1/4) = 5.538, t = 2.497: 14 ± 2.497 · √6.
    assert (step.above, step.below, step.n_above, step.n_below, step.loss) == (1, 2, 5, 5, 14)
    assert step.interval is not None
    assert (step.interval.low, step.interval.high) == pytest.approx((7.88, 20.12), abs=0.01)
    assert step.too_much


@pytest.mark.parametrize(("after", "too_much"), [(66, False), (65, False), (64, True), (90, False)])
def test_more_than_ten_points_are_too_much_to_lose(after: int, too_much: bool) -> None:
    upper = [pupil(40, 75) for _ in range(5)]
    lower = [pupil(40, after, generation=2) for _ in range(5)]

    (step,) = measured([*upper, *lower]).steps

    assert (step.too_much, step.interval) == (too_much, None)


def test_a_step_is_taken_between_neighbours_only_and_never_from_the_unknown() -> None:
    groups = [(1, 5), (3, 5), (4, 4), (5, 5), (6, 6), (None, 9)]
    found = measured([pupil(40, 70, generation=number) for number, size in groups for _ in range(size)])

    assert [one.number for one in found.generations] == [1, 3, 4, 5, 6, None]
    # 4 are too few, so that nothing is said of the fourth generation and of both steps at it.
    assert [(one.above, one.below) for one in found.steps] == [(5, 6)]
    assert [one.enough for one in found.generations] == [True, True, False, True, True, True]
    assert found.generations[2].gain.raw is None


def test_only_learners_who_were_asked_the_same_are_set_against_each_other() -> None:
    upper = [pupil(40, 80, release="two") for _ in range(6)] + [pupil(40, 70) for _ in range(7)]
    lower = [pupil(40, 60, generation=2) for _ in range(8)]

    (step,) = measured([*upper, *lower], comparable=of_one_release).steps
    (whole,) = measured([*upper, *lower]).steps

    assert (step.n_above, step.n_below, step.loss) == (7, 8, 10)
    assert (whole.n_above, whole.loss) == (13, pytest.approx(14.6, abs=0.1))


def test_no_loss_is_shown_where_it_leaves_a_few_who_were_asked_something_else() -> None:
    upper = [pupil(40, 80, release="two") for _ in range(4)] + [pupil(40, 70) for _ in range(7)]
    lower = [pupil(40, 60, generation=2) for _ in range(8)]

    (step,) = measured([*upper, *lower], comparable=of_one_release).steps

    assert (step.loss, step.interval) == (None, None)


def test_a_pair_that_cannot_be_compared_is_counted_and_has_no_gain() -> None:
    odd = pupil(0, 100)

    (found,) = measured(
        [*[pupil(*points) for points in FIVE], odd], comparable=lambda a, _b: a.earned != 0
    ).generations

    assert (found.not_comparable, found.matched, found.gain.raw) == (1, 5, 30)


def test_a_trainer_of_three_is_not_shown_and_cannot_be_reckoned() -> None:
    three = [pupil(10, 20, trainer="Chan") for _ in range(3)]
    others = [pupil(40, 70, trainer=name) for name, size in (("Dara", 8), ("Sok", 6)) for _ in range(size)]

    (found,) = measured([*three, *others]).generations

    # 17 less the 8 of Dara are 9; had the 6 of Sok been shown as well, 3 would be left.
    assert [(one.trainer, one.gain is not None) for one in found.trainers] == [
        ("Chan", False),
        ("Dara", True),
        ("Sok", False),
    ]
    assert found.matched == 17


@pytest.mark.parametrize(
    ("total", "sizes", "shown"),
    [
        (15, {"a": 5, "b": 10}, {"a", "b"}),
        (18, {"a": 5, "b": 10, "c": 3}, {"b"}),
        (21, {"a": 5, "b": 10, "c": 3, "d": 3}, {"a", "b"}),
        (13, {"a": 10, "c": 3}, set()),
        (4, {"c": 4}, set()),
        (0, {}, set()),
    ],
)
def test_what_is_left_of_a_total_is_nobody_or_enough(
    total: int, sizes: dict[str, int], shown: set[str]
) -> None:
    assert shown_beside(total, sizes, 5) == shown


def test_where_single_cohorts_are_seen_a_few_from_small_ones_are_in_no_sum() -> None:
    team = Limits(least=5, cohorts_seen=True)
    large = [pupil(40, 70, cohort="large") for _ in range(8)]
    few = [pupil(0, 0, cohort="small") for _ in range(3)]
    more = [pupil(0, 10, cohort="other") for _ in range(2)]

    (hidden,), (whole,) = (measured([*large, *few, *one], team).generations for one in ([], more))

    assert (hidden.matched, hidden.left_out, hidden.gain.n_matched, hidden.gain.mean_after) == (11, 3, 8, 70)
    assert (whole.matched, whole.left_out, whole.gain.n_matched) == (13, 0, 13)
    assert len(counted([*large, *few], alike, Limits(least=5, cohorts_seen=False))) == 11


def test_a_follow_up_has_its_retention_unless_it_leaves_too_few() -> None:
    followed = [pupil(40, 80, 70) for _ in range(6)]

    enough, few = (
        measured([*followed, *[pupil(40, 80) for _ in range(others)]]).generations[0].follow_ups[0]
        for others in (5, 4)
    )

    assert (enough.taken, enough.days, enough.kept.n_matched, enough.kept.retained) == (6, 30, 6, 0.75)
    assert (few.taken, few.kept.retained) == (6, None)


@pytest.mark.parametrize("least", [5, 11])
def test_a_planted_loss_of_eight_points_is_recovered_within_the_interval(least: int) -> None:
    found = measured(simulated(1), Limits(least, cohorts_seen=False))

    assert [(one.above, one.below) for one in found.steps] == [(1, 2), (2, 3)]
    assert all(holds(step, 8) for step in found.steps)
    assert not any(holds(step, 0) for step in found.steps)


def test_the_planted_loss_is_in_its_interval_nineteen_times_in_twenty() -> None:
    steps = [step for seed in range(200) for step in measured(simulated(seed, sizes=(20, 40, 60))).steps]

    inside = sum(holds(step, 8) for step in steps)

    assert len(steps) == 400
    # Two and a half standard errors around 0.95 of 400; the second step shares a group with the first.
    assert 369 <= inside <= 391


def holds(step: Step, loss: float) -> bool:
    """Whether a loss lies within the interval of a step."""
    return step.interval is not None and step.interval.low <= loss <= step.interval.high
