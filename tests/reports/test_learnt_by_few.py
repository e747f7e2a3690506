"""Without these, what one child believes or thinks could be read, or reckoned, from what a group learnt."""

from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms.courses import releases
from lms.quizzes.quiz import Moment
from lms.reports import believed, learnt
from lms.reports.learning import Report
from lms.reports.learnt import Points
from tests.factories import Someone, make_learner, make_master_over, sign_in
from tests.reports.cohort import make_members, say
from tests.reports.test_learning import VIEW, report
from tests.reports.test_learnt import FOUR, MONTH, alike, holder, learner, of_one_release

SENTENCE = "Shown once five learners have answered"
DUE = date(2026, 12, 1)
SEVEN = (*FOUR, learner(4, 7, 6), learner(5, 8, 8), learner(6, 8, 9))


def say_twice(session: Session, cohort: str, count: int, after: str = "1") -> None:
    """Let so many new learners move from the riskiest view to another one."""
    for _ in range(count):
        child = make_learner(session, cohort)
        say(session, child, Moment.BEFORE, {VIEW: "5"})
        say(session, child, Moment.AFTER, {VIEW: after})


@pytest.mark.parametrize("asked", [1, 4])
def test_a_trainer_reads_no_belief_of_fewer_than_five(
    client: FlaskClient, session: Session, trainer: Someone, cohort: str, asked: int
) -> None:
    make_members(session, cohort, [(2, 4)] * asked, beliefs=["MC05", "MC06"])
    sign_in(client, session, trainer)
    known = releases.misconceptions(session)

    page = client.get(f"/en/cohorts/{cohort}/learnt/M1").text
    file = client.get(f"/en/cohorts/{cohort}/learnt/M1?as=csv&table=M1-beliefs").text

    for text in (page, file):
        assert SENTENCE in text
        assert not any(one.belief.en in text for one in known.values())
    assert "hold it after the lessons" not in page
    assert "still shows a wrong belief" not in page
    # The gain is the trainer's to see, as each child's points are.
    assert f"{asked} took both quizzes. Of each 100 points they had 20 before and 40 after." in page


def test_five_who_were_asked_have_a_belief_to_teach_again(
    client: FlaskClient, session: Session, trainer: Someone, cohort: str
) -> None:
    make_members(session, cohort, [(2, 4)] * 5, beliefs=["MC05", "MC06"])
    sign_in(client, session, trainer)

    page = client.get(f"/en/cohorts/{cohort}/learnt/M1").text
    file = client.get(f"/en/cohorts/{cohort}/learnt/M1?as=csv&table=M1-beliefs").text

    assert "5 of 5 hold it after the lessons." in page
    assert releases.misconceptions(session)["MC05"].belief.en in file
    assert SENTENCE not in file


def test_a_trainer_reads_no_view_of_fewer_than_five(
    client: FlaskClient, session: Session, trainer: Someone, cohort: str
) -> None:
    say_twice(session, cohort, 4)
    sign_in(client, session, trainer)

    page = client.get(f"/en/cohorts/{cohort}/learnt/M1").text
    file = client.get(f"/en/cohorts/{cohort}/learnt/M1?as=csv&table=M1-views").text

    assert SENTENCE in page[page.index("What they think") :]
    assert "answered twice." not in page
    assert [line for line in file.splitlines()[1:] if SENTENCE in line and line.endswith(",,,,,,,,,")]
    assert ",4," not in file


def test_below_ten_a_view_has_its_mean_shift_and_nothing_else(
    client: FlaskClient, session: Session, trainer: Someone, cohort: str
) -> None:
    say_twice(session, cohort, 8)
    say_twice(session, cohort, 1, after="5")
    sign_in(client, session, trainer)

    page = client.get(f"/en/cohorts/{cohort}/learnt/M1").text
    file = client.get(f"/en/cohorts/{cohort}/learnt/M1?as=csv&table=M1-views").text

    # Eight of nine moved four steps: 32 / 9.
    assert "9 answered twice. On average they moved 3.6 steps to the safer side." in page
    assert ",9,,,3.6,,,,," in file


def test_the_worse_of_a_small_group_is_said_without_a_count(
    client: FlaskClient, session: Session, trainer: Someone, cohort: str
) -> None:
    for before, after in (("1", "2"), *[("2", "2")] * 4):
        child = make_learner(session, cohort)
        say(session, child, Moment.BEFORE, {VIEW: before})
        say(session, child, Moment.AFTER, {VIEW: after})
    sign_in(client, session, trainer)

    page = client.get(f"/en/cohorts/{cohort}/learnt/M1").text

    assert "5 answered twice. On average they moved 0.2 steps to the riskier side: listen to why" in page


def test_a_belief_asked_of_few_is_left_out_and_its_moment_is_told() -> None:
    cohort = [holder(True, True, True), *[holder(False, True)] * 4]

    found = believed.beliefs(cohort, [MONTH])
    (shown,) = believed.beliefs_of_enough(found, 5)

    assert (shown.after.holding, shown.after.asked) == (5, 5)
    assert dict(shown.follow_ups)[MONTH] == believed.NOBODY_ASKED
    assert believed.asked_few(found, 5) == {MONTH}
    assert believed.beliefs_of_enough(believed.beliefs(cohort[:4], []), 5) == ()


def test_a_change_that_leaves_fewer_than_five_of_those_asked_is_hidden() -> None:
    twice = [holder(True, False), *[holder(True, True)] * 5]

    (whole,) = believed.beliefs_of_enough(believed.beliefs(twice, []), 5)
    (with_one_more,) = believed.beliefs_of_enough(believed.beliefs([*twice, holder(True)], []), 5)
    (with_five_more,) = believed.beliefs_of_enough(believed.beliefs([*twice, *[holder(True)] * 5], []), 5)

    assert whole.change.change == with_five_more.change.change == pytest.approx(-1 / 6)
    assert (with_one_more.before.asked, with_one_more.change.n, with_one_more.change.change) == (7, 6, None)


def followed_by(taken: int, matched: int) -> tuple[bool, bool]:
    """Return whether the figures of a follow-up are shown, and those of its objective."""
    group = [learner(4, 7, 6)] * taken + [learner(4, 7)] * (matched - taken)
    one = learnt.followed(group, alike, MONTH, days=30, due_on=DUE)
    points = learnt.objective_points(group, alike, "o1", (Moment.BEFORE, Moment.AFTER, MONTH))
    (kept,) = learnt.kept_of_enough([one], matched, 5)
    ((before, after, month),) = learnt.points_of_enough([points], matched, 5)
    assert (before.share, after.share, kept.kept.n_matched, month.n) == (40, 70, taken, taken)
    return kept.kept.mean_before is not None, month.share is not None


@pytest.mark.parametrize(
    ("taken", "matched", "seen"),
    [(5, 8, False), (8, 9, False), (4, 12, False), (5, 10, True), (8, 8, True), (7, 12, True)],
)
def test_a_follow_up_that_leaves_fewer_than_five_of_the_matched_is_hidden_above(
    taken: int, matched: int, seen: bool
) -> None:
    assert followed_by(taken, matched) == (seen, seen)


def test_two_follow_ups_that_lie_fewer_than_five_apart_are_not_both_shown() -> None:
    group = [learner(4, 7, 6)] * 10 + [learner(4, 7)] * 10
    first = learnt.followed(group, alike, MONTH, days=30, due_on=DUE)
    later = learnt.followed(group[2:], alike, MONTH, days=90, due_on=DUE)

    shown = learnt.kept_of_enough([first, later], 20, 5)

    assert [one.kept.mean_before for one in shown] == [40, None]
    assert [one.kept.n_matched for one in shown] == [10, 8]


def test_an_objective_asked_of_few_hides_the_others_of_its_moment() -> None:
    rows = [[Points(MONTH, 30, 40, 12)], [Points(MONTH, 30, 40, 8)], [Points(MONTH, 0, 0, 0)]]

    assert [one.share for (one,) in learnt.points_of_enough(rows, 12, 5)] == [None, None, None]
    assert [one.share for (one,) in learnt.points_of_enough([rows[0], rows[2]], 12, 5)] == [75, None]


def test_a_version_of_few_hides_the_gain_of_every_version() -> None:
    small = [learner(2, 9, release="two")] * 2
    both = learnt.gained([*SEVEN, *small], lambda _first, _later: True)
    incomparable = learnt.gained([*SEVEN, *small], of_one_release)

    assert [one.gain is not None for one in both.versions] == [True, True]
    assert [one.gain for one in learnt.hidden_below(both, 5).versions] == [None, None]
    # What was never compared is in no sum, so nothing can be taken from it.
    assert [one.gain is None for one in learnt.hidden_below(incomparable, 5).versions] == [False, True]


def test_a_master_cannot_reckon_three_children_from_eight_and_five(
    session: Session, trainer: Someone, cohort: str
) -> None:
    make_members(session, cohort, [*[(4, 7, 6)] * 5, *[(3, 8)] * 3])

    own = kept_at_first(report(session, trainer, cohort))
    above = kept_at_first(report(session, make_master_over(session, trainer), cohort))

    assert own == (8, 5, 40, True)
    assert above == (8, 5, None, False)


def kept_at_first(found: Report) -> tuple[int, int, float | None, bool]:
    """Return how many were matched, how many followed up, their mean before, and any objective of theirs."""
    figures = found.figures
    kept = figures.follow_ups[0].kept
    later = any(points[2].share is not None for _, points in figures.objectives)
    return figures.gained.gain.n_matched, kept.n_matched, kept.mean_before, later
