"""Without these, a trainer could be shown numbers that are not true, or that show a child."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases
from lms.demo.answers import perfect
from lms.people.models import Account
from lms.quizzes import service as quizzes
from lms.quizzes.kinds import Answer
from lms.quizzes.kinds.base import DONT_KNOW, FIELD
from lms.quizzes.quiz import Form, Moment
from lms.staff.cohort_sums import cohort_sums
from lms.staff.day import day_of
from lms.training import cohorts
from lms.training.grid import FEW_ANSWERED, SMALLEST_GROUP, Learnt, Word, learnt
from tests.conftest import NOW
from tests.factories import (
    Someone,
    end_enrolment,
    make_adult,
    make_cohort,
    make_learner,
    make_master_over,
    module_digest,
    sign_in,
    take,
)

MODULE = "child-rights"


def knowing(session: Session, right: int, form: Form) -> dict[str, Answer]:
    """Return answers to the shipped quiz of which the first `right` are right."""
    digest = module_digest(session)
    answers = perfect(releases.find_module(session, digest).quiz(digest, form))
    return {
        item: answer if number < right else {FIELD: [DONT_KNOW]}
        for number, (item, answer) in enumerate(answers.items())
    }


def believing(session: Session, form: Form) -> dict[str, Answer]:
    """Return answers to the shipped quiz that stand for MC09, and no others."""
    digest = module_digest(session)
    return {
        item.id: {FIELD: [option.id]}
        for item in releases.find_module(session, digest).quiz(digest, form).items
        for option in getattr(item, "options", ())
        if getattr(option, "misconception", None) == "MC09"
    }


def before(session: Session, child: Someone, right: int) -> None:
    take(session, child, Moment.BEFORE, knowing(session, right, Form.A), at=NOW - timedelta(days=9))


def after(session: Session, child: Someone, right: int, *, days: int = 3, form: Form = Form.B) -> None:
    take(session, child, answers=knowing(session, right, form), at=NOW - timedelta(days=days))


def skip(session: Session, child: Someone) -> None:
    digest = module_digest(session)
    quiz = releases.find_module(session, digest).quiz(digest, Form.A)
    quizzes.skip(
        session, child, quiz, attempt_id=clock.new_id(), moment=Moment.BEFORE, now=NOW - timedelta(days=9)
    )


def sums_of(session: Session, trainer: Someone, cohort: str) -> Learnt:
    grid = cohorts.grid(session, trainer, cohort, NOW)
    column = [module.head.id for module in grid.modules].index(MODULE)
    return learnt(row.cells[column] for row in grid.rows)


def test_only_children_with_both_quizzes_are_compared(session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    chan, dara, bopha, vanna, rith, _ = (make_learner(session, cohort) for _ in range(6))
    # Chan: 4 then 8. Dara: 6 then 9, and 10 at a second try. Together 10 of 20 before, 17 of 20 after.
    before(session, chan, 4)
    after(session, chan, 8)
    before(session, dara, 6)
    after(session, dara, 9)
    after(session, dara, 10, days=2, form=Form.A)
    # Bopha has no quiz after, Vanna skipped the one before, Rith has only the one after.
    before(session, bopha, 10)
    skip(session, vanna)
    after(session, vanna, 1)
    after(session, rith, 2)

    found = sums_of(session, trainer, cohort)

    assert found == Learnt(matched=2, only_before=1, only_after=2, before=(10, 20), after=(17, 20))


def test_a_child_without_a_quiz_before_changes_the_number_and_never_the_gain(session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    chan, dara = make_learner(session, cohort), make_learner(session, cohort)
    before(session, chan, 4)
    after(session, chan, 8)
    alone = sums_of(session, trainer, cohort)

    after(session, dara, 0)

    together = sums_of(session, trainer, cohort)
    assert (together.before, together.after, together.matched) == (alone.before, alone.after, 1)
    assert (alone.only_after, together.only_after) == (0, 1)


def test_a_skipped_quiz_is_missing_in_the_grid_and_not_zero(session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    child = make_learner(session, cohort)
    skip(session, child)

    grid = cohorts.grid(session, trainer, cohort, NOW)

    cell = next(one for one in grid.rows[0].cells if one.module == MODULE)
    assert (cell.before, cell.before_skipped, cell.word) == (None, True, Word.BEGUN)


def test_what_some_still_believe_counts_children_of_the_cohort_once(session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    wrong = believing(session, Form.B)
    *_, gone, moved = children = [make_learner(session, cohort) for _ in range(SMALLEST_GROUP + 2)]
    for child in children:
        take(session, child, answers=wrong)
    session.get_one(Account, gone.id).active = False
    end_enrolment(session, cohort, moved, NOW - timedelta(minutes=1))

    grid = cohorts.grid(session, trainer, cohort, NOW)

    assert wrong
    assert dict(grid.believed)["MC09"] == SMALLEST_GROUP
    assert (grid.asked, len(grid.rows), grid.few_asked) == (SMALLEST_GROUP, SMALLEST_GROUP, False)
    assert [number for _, number in cohorts.list_cohorts(session, trainer, NOW)] == [SMALLEST_GROUP]


def test_what_fewer_than_five_still_believe_is_in_no_count(session: Session) -> None:
    trainer = make_adult(session)
    few, enough = make_cohort(session, trainer), make_cohort(session, trainer)
    wrong = believing(session, Form.B)
    for cohort, count in ((few, SMALLEST_GROUP - 1), (enough, SMALLEST_GROUP)):
        for _ in range(count):
            take(session, make_learner(session, cohort), answers=wrong)
    # One of five takes another module's quiz alone: it would say what that one believes.
    alone = make_learner(session, enough)
    take(session, alone, module="safe-migration", at=NOW - timedelta(days=1))

    hidden, shown = (cohorts.grid(session, trainer, cohort, NOW) for cohort in (few, enough))

    assert (hidden.believed, hidden.asked, hidden.few_asked) == ((), 0, True)
    assert (dict(shown.believed)["MC09"], shown.asked, shown.few_asked) == (
        SMALLEST_GROUP,
        SMALLEST_GROUP,
        True,
    )
    assert dict(day_of(session, trainer, [hidden, shown], NOW).believed)["MC09"] == SMALLEST_GROUP
    assert day_of(session, trainer, [hidden], NOW).few_asked


@pytest.mark.parametrize("children", [SMALLEST_GROUP - 1, SMALLEST_GROUP])
def test_a_trainer_is_told_what_some_believe_of_five_and_more_only(
    client: FlaskClient, session: Session, children: int
) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    for _ in range(children):
        take(session, make_learner(session, cohort), answers=believing(session, Form.B))
    sign_in(client, session, trainer)
    belief = releases.misconceptions(session)["MC09"].belief.en

    pages = [client.get(f"/en/{page}").text for page in (f"cohorts/{cohort}", "today")]

    shown = children >= SMALLEST_GROUP
    sentence = FEW_ANSWERED.en.replace("'", "&#39;")
    assert [(belief in page, sentence in page) for page in pages] == [(shown, not shown)] * 2
    assert not any("No wrong belief shows yet" in page for page in pages)


@pytest.mark.parametrize("children", [SMALLEST_GROUP - 1, SMALLEST_GROUP])
def test_a_master_sees_results_of_five_and_more_only(session: Session, children: int) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    master = make_master_over(session, trainer)
    for _ in range(children):
        child = make_learner(session, cohort)
        before(session, child, 5)
        after(session, child, 10)

    sums = cohort_sums(session, master, NOW)

    assert [one.learners for one in sums] == [children]
    column = [module.head.id for module in sums[0].modules].index(MODULE)
    shown = children >= SMALLEST_GROUP
    assert (sums[0].learnt[column] is not None, sums[0].reached[column] is not None) == (shown, shown)


def test_a_large_cohort_with_few_pairs_shows_no_gain(session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    master = make_master_over(session, trainer)
    children = [make_learner(session, cohort) for _ in range(6)]
    for child in children[:4]:
        before(session, child, 5)
        after(session, child, 10)

    sums = cohort_sums(session, master, NOW)

    assert set(sums[0].learnt) == {None}


def test_who_was_not_seen_for_two_weeks_is_named_longest_first(session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    never, long_ago, lately = (make_learner(session, cohort) for _ in range(3))
    take(session, long_ago, at=NOW - timedelta(days=15))
    take(session, lately, at=NOW - timedelta(days=13))

    grid = cohorts.grid(session, trainer, cohort, NOW)

    assert [row.learner.id for row in cohorts.unseen(grid.rows, NOW)] == [never.id, long_ago.id]
