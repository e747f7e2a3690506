"""Without these, a child could fall silent unseen, and a date could pass with nobody told."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from lms import clock
from lms.certificates.models import Award
from lms.courses import releases, study
from lms.people.models import Account
from lms.practice.models import TrainingSession
from lms.quizzes.quiz import Moment
from lms.staff.day import MOST, Day, day_of, short
from lms.staff.duties import What
from lms.staff.needs import Why
from lms.training import cohorts
from tests.conftest import NOW
from tests.factories import (
    Someone,
    make_adult,
    make_cohort,
    make_learner,
    make_master_over,
    module_digest,
    read_lessons,
    take,
)
from tests.reports.cohort import score


def day(session: Session, actor: Someone) -> Day:
    """Return somebody's day over all their cohorts."""
    grids = [
        cohorts.grid_of(session, cohort, NOW, children=cohorts.sees_children(actor))
        for cohort, _ in cohorts.list_cohorts(session, actor, NOW)
    ]
    return day_of(session, actor, grids, NOW)


def why(found: Day, person: Someone) -> list[Why]:
    """Return the reasons for which somebody may need their trainer."""
    return [
        one.why for _, need in found.needs.lines if need.row.learner.id == person.id for one in need.reasons
    ]


@pytest.fixture
def trainer(session: Session) -> Someone:
    return make_adult(session)


@pytest.fixture
def child(session: Session, trainer: Someone) -> Someone:
    return make_learner(session, make_cohort(session, trainer))


def read_one_lesson(session: Session, child: Someone, days: int) -> None:
    """Let a child finish the first lesson so many days ago."""
    digest = module_digest(session)
    last = study.last_screen(releases.find_module(session, digest), 1)
    study.pass_screen(
        session, child, release=digest, lesson_number=1, screen=last, now=NOW - timedelta(days=days)
    )


@pytest.mark.parametrize(("days", "expected"), [(7, []), (8, [Why.STUCK]), (15, [Why.UNSEEN, Why.STUCK])])
def test_a_module_begun_and_left_for_a_week_is_told(
    session: Session, trainer: Someone, child: Someone, days: int, expected: list[Why]
) -> None:
    read_one_lesson(session, child, days)

    assert why(day(session, trainer), child) == expected


def test_who_never_came_is_told_by_the_day_of_enrolment(
    session: Session, trainer: Someone, child: Someone
) -> None:
    assert why(day(session, trainer), child) == [Why.UNSEEN]


def test_a_quiz_that_waits_after_all_lessons_is_told_in_both_lists(
    session: Session, trainer: Someone, child: Someone
) -> None:
    read_lessons(session, child)

    found = day(session, trainer)

    assert why(found, child) == [Why.WAITS]
    assert [(one.what, one.count) for one in found.due.lines if one.what is What.QUIZZES] == [
        (What.QUIZZES, 1)
    ]


def test_two_tries_that_did_not_reach_are_told_and_one_is_not(
    session: Session, trainer: Someone, child: Someone
) -> None:
    score(session, child, Moment.AFTER, 3)
    once = why(day(session, trainer), child)

    score(session, child, Moment.AFTER, 4, days=2)

    assert (once, why(day(session, trainer), child)) == ([], [Why.TWICE])


def test_who_reached_the_mark_needs_nobody(session: Session, trainer: Someone, child: Someone) -> None:
    score(session, child, Moment.AFTER, 3)
    score(session, child, Moment.AFTER, 10, days=2)

    assert why(day(session, trainer), child) == []


def test_the_most_pressing_comes_first_and_the_list_is_cut(session: Session, trainer: Someone) -> None:
    cohort = make_cohort(session, trainer)
    waits = make_learner(session, cohort)
    read_lessons(session, waits)
    for _ in range(MOST + 2):
        make_learner(session, cohort)

    found = day(session, trainer).needs

    assert (len(found.lines), found.more) == (MOST, 3)
    assert all(need.reasons[0].why is Why.UNSEEN for _, need in found.lines)


@pytest.mark.parametrize(("size", "lines", "more"), [(0, 0, 0), (8, 8, 0), (9, 9, 0), (10, 8, 2)])
def test_a_list_is_cut_where_more_than_one_line_is_saved(size: int, lines: int, more: int) -> None:
    found = short(range(size))

    assert (len(found.lines), found.more) == (lines, more)


def plan(session: Session, trainer: Someone, cohort: str, **said: object) -> None:
    at = NOW - timedelta(days=4)
    row = {"planned_on": at.date(), "modules": [], "led_by": trainer.id, "made_by": trainer.id, "made_at": at}
    session.add(TrainingSession(id=clock.new_id(), cohort_id=cohort, **{**row, **said}))
    session.flush()


def test_a_session_planned_and_not_logged_is_due_until_it_is_logged_or_called_off(
    session: Session, trainer: Someone
) -> None:
    cohort, other = make_cohort(session, trainer), make_cohort(session, make_adult(session))
    plan(session, trainer, cohort)
    plan(session, trainer, cohort, held_on=NOW.date())
    plan(session, trainer, cohort, cancelled_at=NOW)
    plan(session, trainer, cohort, planned_on=(NOW + timedelta(days=2)).date())
    plan(session, trainer, other)

    found = [one for one in day(session, trainer).due.lines if one.what is What.LOG]

    assert [(one.cohort.id if one.cohort else None, one.on) for one in found] == [
        (cohort, (NOW - timedelta(days=4)).date())
    ]


def certificate(session: Session, person: Someone, giver: Someone, ends_in: int) -> None:
    """Give somebody a certificate that ends in so many days."""
    words = {"en": "words", "km": "ពាក្យ"}
    names = dict.fromkeys(("name_km", "name_latin", "awarded_by_km", "awarded_by_latin"), "Sok")
    past = NOW - timedelta(days=200)
    session.add(
        Award(
            id=clock.new_id(),
            account_id=person.id,
            rule="trainer",
            rule_version=1,
            words={"title": words, "achievement": words, "organisation": words, **names},
            evidence=[],
            four_eyes=False,
            awarded_by=giver.id,
            awarded_at=past,
            awarded_on=past.date(),
            expires_on=(NOW + timedelta(days=ends_in)).date(),
        )
    )
    session.flush()


@pytest.mark.parametrize(("ends_in", "told"), [(90, True), (91, False)])
def test_the_own_certificate_is_told_ninety_days_before_its_end(
    session: Session, trainer: Someone, ends_in: int, told: bool
) -> None:
    certificate(session, trainer, make_master_over(session, trainer), ends_in)

    found = day(session, trainer).due.lines

    assert [one.what for one in found if one.what is What.ENDS] == [What.ENDS] * told


def test_the_next_step_to_the_own_certificate_is_one_step_on_one_way(
    session: Session, trainer: Someone
) -> None:
    found = [one for one in day(session, trainer).due.lines if one.what is What.NEXT_STEP]

    # The certificate for master trainers asks for the one for trainers first, and is not spoken of yet.
    assert [one.standing.rule.id for one in found if one.standing] == ["trainer"]
    assert found[0].line is not None


def test_a_master_has_a_day_with_adults_by_name_and_never_a_child(session: Session) -> None:
    trainer = make_adult(session)
    master = make_master_over(session, trainer)
    course, _ = cohorts.list_cohorts(session, master, NOW)[0]
    child = make_learner(session, course.id)
    session.get_one(Account, child.id).nickname = "Canary"

    found = day(session, master)

    assert [need.row.learner.id for _, need in found.needs.lines] == [trainer.id]
    assert [row.learner.id for row in cohorts.grid(session, master, course.id, NOW).rows] == [trainer.id]


def test_a_trainer_sees_only_what_is_due_in_own_cohorts_now(session: Session, trainer: Someone) -> None:
    stranger = make_adult(session)
    child = make_learner(session, make_cohort(session, stranger))
    take(session, child)

    found = day(session, trainer)

    assert found.needs.lines == ()
    assert {one.what for one in found.due.lines} <= {What.NEXT_STEP}
