"""Without these, a trainer's page could show other people's numbers, old numbers, or numbers of too few."""

import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from lms.courses import releases, study
from lms.courses.chart import own_path
from lms.courses.loader import load
from lms.courses.models import Taught
from lms.errors import Forbidden, NotFound
from lms.people.models import Account
from lms.permissions import Role
from lms.quizzes.quiz import Moment
from lms.reports import learning
from lms.reports.believed import to_teach_again
from lms.reports.learning import Report
from tests.conftest import CONTENT, NOW
from tests.factories import (
    Someone,
    end_enrolment,
    make_adult,
    make_learner,
    make_master_over,
    take,
)
from tests.reports.cohort import FOUR, MODULE, make_members, say, score, skip

VIEW = "child-rights-view2"
LATER = NOW + timedelta(hours=1)


def report(session: Session, actor: Someone, cohort: str) -> Report:
    return learning.report(session, actor, cohort, "M1", LATER)


def publish_with(session: Session, folder: Path, file: str, old: str, new: str) -> None:
    """Publish the shipped content with one place changed."""
    content = shutil.copytree(CONTENT, folder / "changed")
    path = content / "modules" / MODULE / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    releases.publish(session, load(content, NOW.date()), NOW + timedelta(minutes=1))


def test_a_worked_cohort_has_the_figures_reckoned_by_hand(
    session: Session, trainer: Someone, cohort: str
) -> None:
    make_members(session, cohort, [*FOUR, (5,), (None, 9), ()])

    found = report(session, trainer, cohort).figures

    gain = found.gained.gain
    assert (found.learners, gain.n_matched, gain.n_before_only, gain.n_after_only) == (7, 4, 1, 1)
    assert (gain.mean_before, gain.mean_after, gain.raw) == (45, 75, 30)
    assert gain.normalised == pytest.approx(30 / 55)
    assert (found.gained.mastery.before, found.gained.mastery.after) == (0, 4)
    month = found.follow_ups[0]
    assert (month.days, month.taken, month.kept.n_matched) == (30, 2, 2)
    assert month.kept.retained == pytest.approx(25 / 30)
    assert [points.n for _, all_points in found.objectives[:1] for points in all_points] == [4, 4, 2]
    assert sum(points[0].earned for _, points in found.objectives) == 18
    assert sum(points[1].possible for _, points in found.objectives) == 40


def test_a_skipped_quiz_before_changes_how_many_there_are_and_never_the_gain(
    session: Session, trainer: Someone, cohort: str
) -> None:
    make_members(session, cohort, FOUR)
    without = report(session, trainer, cohort).figures.gained
    child = make_learner(session, cohort)
    skip(session, child)
    score(session, child, Moment.AFTER, 1)

    found = report(session, trainer, cohort).figures.gained

    assert (without.skipped, found.skipped, found.gain.n_after_only) == (0, 1, 1)
    assert (found.gain.raw, found.gain.normalised) == (without.gain.raw, without.gain.normalised)
    assert found.gain.n_matched == without.gain.n_matched == 4


def test_a_second_try_changes_what_is_believed_now_and_never_the_gain(
    session: Session, trainer: Someone, cohort: str
) -> None:
    child, *_ = make_members(session, cohort, [(2, 4)] * 6, beliefs=["MC05", "MC06"])
    first = report(session, trainer, cohort).figures
    score(session, child, Moment.AFTER, 10, days=1)

    found = report(session, trainer, cohort).figures

    assert {one.id: one.after.holding for one in to_teach_again(first.beliefs)} == {"MC05": 6, "MC06": 6}
    assert {one.id: one.after.holding for one in to_teach_again(found.beliefs)} == {"MC05": 5, "MC06": 5}
    assert found.gained.gain == first.gained.gain


def test_an_edited_question_makes_pairs_that_have_no_gain_and_are_shown(
    session: Session, trainer: Someone, cohort: str, tmp_path: Path
) -> None:
    make_members(session, cohort, FOUR)
    late = make_members(session, cohort, [(0,)])[0]
    publish_with(session, tmp_path, "items/form-b.yaml", *edit_of_form_b())
    score(session, late, Moment.AFTER, 9)

    found = report(session, trainer, cohort)

    assert (found.figures.gained.not_comparable, found.figures.gained.gain.n_matched) == (1, 4)
    assert found.figures.gained.gain.raw == 30
    assert sorted((one.n, one.gain is None) for one in found.figures.gained.versions) == [
        (1, True),
        (4, False),
    ]
    assert len(found.published) == 2


def edit_of_form_b() -> tuple[str, str]:
    """Return the first question of form B in English, and the same with one more word."""
    text = (CONTENT / "modules" / MODULE / "items" / "form-b.yaml").read_text("utf-8")
    stem = re.search(r"stem:\n +en: (.*)\n", text)
    assert stem is not None
    return f"en: {stem[1]}", f"en: {stem[1].rstrip()} Really?"


def test_another_title_leaves_quizzes_comparable(
    session: Session, trainer: Someone, cohort: str, tmp_path: Path
) -> None:
    child = make_members(session, cohort, [(4,)])[0]
    publish_with(session, tmp_path, "module.yaml", "en: I have rights", "en: My rights")
    score(session, child, Moment.AFTER, 8)

    found = report(session, trainer, cohort).figures.gained

    assert (found.not_comparable, found.gain.raw, len(found.versions)) == (0, 40, 1)


def test_a_view_moves_by_those_who_answered_twice(session: Session, trainer: Someone, cohort: str) -> None:
    for before, after in (*[("5", "1"), ("2", "2"), ("1", "4")] * 4, ("dont-know", "1")):
        child = make_learner(session, cohort)
        say(session, child, Moment.BEFORE, {VIEW: before})
        say(session, child, Moment.AFTER, {VIEW: after})

    found = {one.statement.id: one.shift for one in report(session, trainer, cohort).figures.views}

    # Agreeing is the riskier side: 5, 2, 1 are 1, 4, 5 and 1, 2, 4 are 5, 4, 2.
    moved = found[VIEW]
    assert (moved.n_matched, moved.moved_safer, moved.stayed, moved.moved_riskier) == (12, 4, 4, 4)
    assert moved.mean_before == pytest.approx(10 / 3)
    assert moved.shift == pytest.approx(1 / 3)
    assert moved.n_after_only == 1


def test_who_left_or_was_closed_is_in_no_figure(session: Session, trainer: Someone, cohort: str) -> None:
    gone, closed, *_ = make_members(session, cohort, [(0, 10), (0, 10), *FOUR])
    end_enrolment(session, cohort, gone, NOW)
    session.get_one(Account, closed.id).active = False
    session.flush()

    found = report(session, trainer, cohort).figures

    assert (found.learners, found.gained.gain.n_matched, found.gained.gain.raw) == (4, 4, 30)


def test_the_follow_ups_are_due_from_the_day_of_teaching(
    session: Session, trainer: Someone, cohort: str
) -> None:
    taught_on = NOW.date() - timedelta(days=10)
    session.add(Taught(cohort_id=cohort, module=MODULE, taught_on=taught_on))
    session.flush()

    found = report(session, trainer, cohort)

    assert found.taught_on == taught_on
    due = [one.due_on - taught_on for one in found.figures.follow_ups]
    assert [one.days for one in due] == [30, 90, 180, 270]


def test_a_master_sees_nothing_of_a_cohort_with_fewer_than_five(
    session: Session, trainer: Someone, cohort: str
) -> None:
    make_members(session, cohort, FOUR)
    master = make_master_over(session, trainer)

    before = report(session, master, cohort).too_few
    make_members(session, cohort, [(4, 7)])
    whole = report(session, master, cohort)

    assert (before, whole.too_few) == (True, False)
    assert whole.figures.gained.gain.n_matched == 5
    # Only two took the follow-up: that they did is no secret, how they did is.
    assert (whole.figures.follow_ups[0].taken, whole.figures.follow_ups[0].kept.mean_follow_up) == (2, None)
    assert {points[2].share for _, points in whole.figures.objectives} == {None}


def test_nobody_else_reaches_a_cohort(session: Session, trainer: Someone, cohort: str) -> None:
    stranger, manager = make_adult(session), make_adult(session, Role.MANAGER)

    with pytest.raises(NotFound):
        report(session, stranger, cohort)
    with pytest.raises(Forbidden):
        report(session, manager, cohort)
    with pytest.raises(NotFound):
        learning.report(session, trainer, cohort, "M99", LATER)


def test_the_newest_module_is_the_one_in_which_a_quiz_was_finished_last(
    session: Session, trainer: Someone, cohort: str
) -> None:
    empty = learning.newest_module(session, trainer, cohort, LATER)
    child = make_learner(session, cohort)
    take(session, child, Moment.BEFORE, module="safe-migration", at=NOW - timedelta(days=2))
    take(session, child, Moment.BEFORE, at=NOW - timedelta(days=3))

    assert (empty, learning.newest_module(session, trainer, cohort, LATER)) == ("M1", "M3")


def test_an_own_path_holds_the_learner_s_own_quizzes(session: Session, cohort: str) -> None:
    child, other = make_members(session, cohort, [(4, 7), (9,)])

    own = own_path(study.progress_in(session, child, MODULE, LATER))

    assert own is not None
    assert [one.value.points for one in own.spots] == [(4, 10), (7, 10)]
    assert own_path(study.progress_in(session, other, MODULE, LATER)) is None
