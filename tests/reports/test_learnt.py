"""Without these, a gain could count the wrong people, and a page could say what nobody learnt."""

from datetime import date
from fractions import Fraction

import pytest

from lms.measures.misconceptions import Share
from lms.measures.retention import Undefined
from lms.quizzes.quiz import Moment
from lms.quizzes.taken import Taken
from lms.reports import believed, learnt
from lms.reports.learnt import Part, Points
from lms.reports.sat import Asked, Learner, Marked, Sat, learner_of, sat_of
from tests.conftest import NOW
from tests.factories import make_taken

BEFORE, AFTER, MONTH = Moment.BEFORE, Moment.AFTER, Moment.FOLLOW_UP_1
ASKED = Asked({"i1": ("o1", 2), "i2": ("o1", 1), "i3": ("o2", 1)}, frozenset({"MC01"}), frozenset({"v1"}), 70)


def alike(_first: Taken, _later: Taken) -> bool:
    return True


def of_one_release(first: Taken, later: Taken) -> bool:
    return first.release == later.release


def sat(moment: Moment, earned: int, **said: object) -> Sat:
    """A quiz of ten points, all on one objective, that asks about MC01; `held` and `views` may be said."""
    held, views = said.pop("held", ()), said.pop("views", {})
    taken = make_taken(id=f"{moment}-{earned}-{len(said)}", moment=moment, earned=earned, **said)
    return Sat(taken, {"o1": (earned, 10)}, frozenset({"MC01"}), frozenset(held), dict(views), 70)  # type: ignore[call-overload]


def learner(*points: int | None, release: str = "one") -> Learner:
    """A learner with so many points of ten before, after and a month later; None was not taken."""
    made = zip((BEFORE, AFTER, MONTH), points, strict=False)
    quizzes = [
        sat(moment, earned, release=release if moment is BEFORE else "one")
        for moment, earned in made
        if earned is not None
    ]
    return learner_of(quizzes)


# Four matched: 4, 5, 6, 3 before and 7, 8, 8, 7 after; 45 % and 75 %, differences 30, 30, 20, 40.
FOUR = (learner(4, 7, 6), learner(5, 8, 8), learner(6, 8), learner(3, 7))


def test_a_gain_is_that_of_matched_learners_and_counts_the_others() -> None:
    found = learnt.gained([*FOUR, learner(9, None), learner(None, 1), learner(None, None)], alike)

    gain = found.gain
    assert (gain.n_matched, gain.n_before_only, gain.n_after_only) == (4, 1, 1)
    assert (gain.mean_before, gain.mean_after, gain.raw) == (45, 75, 30)
    assert gain.normalised == pytest.approx(30 / 55)
    # s = √(200 / 3) = 8.165; t of 3 degrees of freedom 3.182; 30 ± 3.182 · 8.165 / 2.
    assert gain.raw_interval is not None
    assert gain.raw_interval.low == pytest.approx(17.01, abs=0.01)
    assert gain.raw_interval.high == pytest.approx(42.99, abs=0.01)


def test_who_skipped_the_quiz_before_changes_how_many_there_are_and_never_the_gain() -> None:
    skipped = learner_of([sat(AFTER, 2)], skipped=True)

    without, with_it = learnt.gained(FOUR, alike), learnt.gained([*FOUR, skipped], alike)

    assert (with_it.skipped, with_it.gain.n_after_only) == (1, 1)
    assert (with_it.gain.raw, with_it.gain.normalised) == (without.gain.raw, without.gain.normalised)
    assert with_it.gain.raw_interval == without.gain.raw_interval


def test_a_pair_that_cannot_be_compared_is_counted_and_has_no_gain() -> None:
    odd = learner(0, 10, release="two")

    found = learnt.gained([*FOUR, odd], of_one_release)

    assert (found.not_comparable, found.gain.n_matched, found.gain.raw) == (1, 4, 30)
    assert [(one.before, one.after, one.n, one.gain and one.gain.raw) for one in found.versions] == [
        ("one", "one", 4, 30),
        ("two", "one", 1, None),
    ]


def test_mastery_asks_for_the_points_and_every_item_about_safety() -> None:
    missed = learner_of([sat(BEFORE, 7), sat(AFTER, 9, missed_critical=1)])

    found = learnt.gained([*FOUR, missed], alike).mastery

    assert (found.n, found.before, found.after) == (5, 1, 4)


@pytest.mark.parametrize("points", [(), ((5, None),), ((None, 5),)])
def test_without_a_pair_there_is_no_gain(points: tuple[tuple[int | None, int | None], ...]) -> None:
    found = learnt.gained([learner(*one) for one in points], alike)

    assert (found.gain.n_matched, found.gain.raw, found.effect, found.versions) == (0, None, None, ())


def test_the_first_quiz_of_each_moment_counts_and_for_beliefs_the_newest_after() -> None:
    early, late = (
        sat(AFTER, points, started_at=NOW.replace(hour=hour), finished_at=NOW.replace(hour=hour))
        for points, hour in ((4, 1), (9, 2))
    )

    found = learner_of([late, early, sat(BEFORE, 2)])

    assert (found.after, found.newest_after) == (early, late)


def test_a_quiz_that_waits_to_be_marked_is_missing_until_then() -> None:
    found = learner_of([sat(BEFORE, 2), sat(AFTER, 1, waiting=1)])

    assert (found.after, found.newest_after, found.waiting) == (None, None, True)
    assert learnt.gained([found], alike).waiting == 1


def test_what_was_kept_is_that_of_learners_with_all_three_quizzes() -> None:
    found = learnt.followed(FOUR, alike, MONTH, days=30, due_on=date(2026, 12, 1))

    # Two took all three: before 45, after 75, then 70; (70 - 45) / (75 - 45).
    assert (found.taken, found.kept.n_matched, found.kept.retained) == (2, 2, pytest.approx(5 / 6))


def test_a_follow_up_of_another_version_is_counted_and_says_nothing() -> None:
    found = learnt.followed(
        [learner(4, 7, 6, release="two")], of_one_release, MONTH, days=30, due_on=date(2026, 12, 1)
    )

    assert (found.taken, found.not_comparable, found.kept.n_matched) == (1, 1, 0)
    assert found.kept.undefined is Undefined.NOBODY


def test_an_objective_adds_up_points_of_the_matched_and_later_of_those_who_took_it() -> None:
    found = learnt.objective_points([*FOUR, learner(9, None)], alike, "o1", (BEFORE, AFTER, MONTH))

    assert found == (Points(BEFORE, 18, 40, 4), Points(AFTER, 30, 40, 4), Points(MONTH, 14, 20, 2))
    assert found[0].share == 45
    assert learnt.objective_points(FOUR, alike, "unknown", (BEFORE,)) == (Points(BEFORE, 0, 0, 0),)


def test_an_answer_is_added_to_its_objective_and_a_question_left_open_earned_nothing() -> None:
    marks = {"i1": Marked(2, None, "a"), "i3": Marked(0, "MC02", "b"), "v1": Marked(0, None, "4")}

    found = sat_of(make_taken(), ASKED, marks)

    assert found.points == {"o1": (2, 3), "o2": (0, 1)}
    assert (found.offered, found.held) == ({"MC01", "MC02"}, {"MC02"})
    assert found.views == {"v1": 4}
    assert sat_of(make_taken(), ASKED, {"v1": Marked(0, None, "dont-know")}).views == {}


@pytest.mark.parametrize(
    ("normalised", "part"),
    [
        (-0.4, Part.NOTHING),
        (0.1, Part.NOTHING),
        (0.2, Part.QUARTER),
        (0.3, Part.THIRD),
        (0.5454, Part.HALF),
        (0.7, Part.TWO_THIRDS),
        (0.72, Part.THREE_QUARTERS),
        (0.9, Part.ALL),
    ],
)
def test_a_normalised_gain_is_said_as_the_nearest_plain_part(normalised: float, part: Part) -> None:
    assert learnt.part_of(normalised) is part


def holder(*held: bool | None) -> Learner:
    """A learner who held MC01 or not before, after and a month later; None was not asked."""
    made = zip((BEFORE, AFTER, MONTH), held, strict=False)
    return learner_of(
        [sat(moment, 1, held=["MC01"] if one else []) for moment, one in made if one is not None]
    )


def test_a_belief_is_a_share_of_those_who_were_asked() -> None:
    cohort = [holder(True, False), holder(True, True, True), holder(False), holder(None, True), holder()]

    (found,) = believed.beliefs(cohort, [MONTH])

    assert (found.id, found.before.holding, found.before.asked) == ("MC01", 2, 3)
    assert (found.after.holding, found.after.asked) == (2, 3)
    assert [(moment, share.holding, share.asked) for moment, share in found.follow_ups] == [(MONTH, 1, 1)]
    assert (found.change.n, found.change.gave_up, found.change.took_up) == (2, 1, 0)


def belief(id_: str, holding: int, asked: int) -> believed.Belief:
    share = Share(holding, asked, holding / asked if asked else None, None)
    return believed.Belief(id_, share, share, (), believed.Change(asked, 0, 0, None, None))


def test_the_three_most_held_are_taught_again_and_one_that_nobody_holds_is_not() -> None:
    found = believed.beliefs_of_enough(
        [
            belief("MC01", 1, 5),
            belief("MC02", 0, 9),
            belief("MC03", 4, 9),
            belief("MC04", 1, 9),
            belief("MC05", 1, 5),
        ],
        least=1,
    )

    assert [one.id for one in believed.to_teach_again(found)] == ["MC03", "MC01", "MC05"]
    assert believed.to_teach_again([belief("MC02", 0, 9)]) == ()


def test_a_share_of_too_few_is_shown_to_nobody() -> None:
    found = believed.beliefs_of_enough([belief("MC01", 3, 4)], least=5)

    assert found == ()
    assert believed.to_teach_again(found) == ()


def test_points_of_an_objective_are_an_exact_share() -> None:
    assert Points(BEFORE, 1, 3, 1).share == Fraction(100, 3)
