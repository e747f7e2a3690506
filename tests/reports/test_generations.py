"""Without these, a generation could be of the wrong people, or be shown to somebody it does not concern."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from lms import clock
from lms.errors import Forbidden
from lms.people import lineage
from lms.people.models import Account, Cohort
from lms.permissions import Role
from lms.practice.models import TrainingSession
from lms.reports import generations
from lms.reports.generation import Generation
from lms.reports.generation_report import Report
from tests.conftest import NOW
from tests.factories import (
    Someone,
    end_enrolment,
    end_teaching,
    make_adult,
    make_cohort,
    make_learner,
    make_master_over,
)
from tests.reports.taught import add_pupils, teach

SIX = [(4, 8)] * 6


def found_by(session: Session, reader: Someone) -> tuple[Generation, ...]:
    """Return the generations in the first module."""
    return generations.report(session, reader, NOW, "M1").modules[0].cascade.generations


def sizes(found: tuple[Generation, ...]) -> dict[int | None, int]:
    return {one.number: one.matched for one in found}


def test_a_planted_loss_of_eight_points_a_generation_is_found_again(session: Session) -> None:
    taught = teach(session)

    (one,) = generations.report(session, taught.master, NOW, "M1").modules

    assert sizes(one.cascade.generations) == {1: 12, 2: 30, 3: 30}
    for step in one.cascade.steps:
        assert step.interval is not None
        assert step.interval.low <= 8 <= step.interval.high
    assert [(one.above, one.below) for one in one.cascade.steps] == [(1, 2), (2, 3)]
    by_trainer = {line.trainer for line in one.cascade.generations[2].trainers if line.gain}
    assert by_trainer == {trainer.id for trainer in taught.trainers[3]}


def test_moving_a_trainer_moves_the_generation_of_the_learners(session: Session) -> None:
    trainer, other = make_adult(session), make_adult(session)
    master = make_master_over(session, trainer, other)
    add_pupils(session, make_cohort(session, trainer), SIX)
    before = sizes(found_by(session, master))

    lineage.move(session, trainer.id, other.id, cohort_id=None, by=None, now=NOW)

    assert (before, sizes(found_by(session, master))) == ({2: 6}, {3: 6})


def test_nobody_said_who_trained_the_trainer_is_a_generation_of_its_own(session: Session) -> None:
    manager = make_adult(session, Role.MANAGER)
    add_pupils(session, make_cohort(session, make_adult(session)), SIX * 2)

    found = found_by(session, manager)

    assert [(one.number, one.matched, one.gain.raw) for one in found] == [(None, 12, 40)]


def test_a_master_sees_the_own_line_and_a_manager_everybody(session: Session) -> None:
    mine, theirs = make_adult(session), make_adult(session)
    master, other = make_master_over(session, mine), make_master_over(session, theirs)
    add_pupils(session, make_cohort(session, mine), SIX)
    add_pupils(session, make_cohort(session, theirs), SIX)
    add_pupils(session, make_cohort(session, other), SIX)

    seen = [sizes(found_by(session, one)) for one in (master, other, make_adult(session, Role.MANAGER))]

    assert seen == [{2: 6}, {1: 6, 2: 6}, {1: 6, 2: 12}]


@pytest.mark.parametrize("role", [Role.TRAINER, Role.AUTHOR, Role.ADMIN, Role.SAFEGUARDING])
def test_nobody_else_is_shown_a_generation(session: Session, role: Role) -> None:
    with pytest.raises(Forbidden):
        generations.report(session, make_adult(session, role), NOW)


@pytest.mark.parametrize(("size", "team", "outside"), [(4, False, False), (5, True, False), (11, True, True)])
def test_few_learners_show_no_result_and_fewer_outside_the_team(
    session: Session, size: int, team: bool, outside: bool
) -> None:
    trainer = make_adult(session)
    master, manager = make_master_over(session, trainer), make_adult(session, Role.MANAGER)
    add_pupils(session, make_cohort(session, trainer), [(4, 8)] * size)

    shown = [found_by(session, one)[0].gain.raw is not None for one in (master, manager)]

    assert shown == [team, outside]


def test_a_trainer_with_three_learners_is_not_shown(session: Session) -> None:
    few, many = make_adult(session), make_adult(session)
    master = make_master_over(session, few, many)
    add_pupils(session, make_cohort(session, few), [(4, 8)] * 3)
    add_pupils(session, make_cohort(session, many), [(4, 8)] * 9)

    (found,) = found_by(session, master)

    assert {one.trainer: one.gain is not None for one in found.trainers} == {few.id: False, many.id: True}
    # The master is shown both cohorts elsewhere: the three would be what is left.
    assert (found.matched, found.left_out, found.gain.n_matched) == (12, 3, 9)


def test_learners_count_with_whoever_taught_them_when_they_took_the_quiz_after(session: Session) -> None:
    first, second = make_adult(session), make_adult(session)
    master = make_master_over(session, first)
    lineage.move(session, second.id, first.id, cohort_id=None, by=None, now=NOW)
    old, new = make_cohort(session, first), make_cohort(session, second)
    for child in add_pupils(session, old, SIX):
        end_enrolment(session, old, child, NOW - timedelta(hours=1))
    end_teaching(session, old, first, NOW - timedelta(hours=1))
    session.get_one(Cohort, old).closed_at = NOW - timedelta(hours=1)
    add_pupils(session, new, SIX)
    session.flush()

    found = found_by(session, master)

    assert sizes(found) == {2: 6, 3: 6}
    assert [one.trainer for line in found for one in line.trainers] == [first.id, second.id]


def test_a_closed_account_counts_nowhere(session: Session) -> None:
    trainer = make_adult(session)
    master, cohort = make_master_over(session, trainer), make_cohort(session, trainer)
    add_pupils(session, cohort, [*SIX, (0, 0)])
    last = (
        session.query(Account).filter_by(role=Role.LEARNER).order_by(Account.created_at, Account.id).all()[-1]
    )
    last.active = False

    assert sizes(found_by(session, master)) == {2: 6}


def test_who_lacks_a_quiz_is_counted_beside_and_changes_no_gain(session: Session) -> None:
    trainer = make_adult(session)
    master, cohort = make_master_over(session, trainer), make_cohort(session, trainer)
    add_pupils(session, cohort, SIX)
    alone = found_by(session, master)[0]

    add_pupils(session, cohort, [(None, 0), (9, None), (None, None)])

    found = found_by(session, master)[0]
    assert (found.before_only, found.after_only, found.matched) == (1, 1, 6)
    assert (found.gain.raw, found.gain.normalised) == (alone.gain.raw, alone.gain.normalised)


def quiet_for(session: Session, reader: Someone) -> list[tuple[str, int]]:
    return [(one.cohort_id, one.days) for one in generations.report(session, reader, NOW).quiet]


@pytest.mark.parametrize(("held", "cancelled", "days"), [(60, False, None), (61, False, 61), (3, True, 80)])
def test_a_cohort_without_a_session_for_sixty_days_is_told(
    session: Session, held: int, cancelled: bool, days: int | None
) -> None:
    trainer = make_adult(session)
    master, cohort = make_master_over(session, trainer), make_cohort(session, trainer)
    log_session(session, cohort, trainer, held, cancelled=cancelled)
    course = session.query(Cohort).filter_by(kind="tot").one()
    course.closed_at = NOW

    assert quiet_for(session, master) == ([(cohort, days)] if days else [])


def test_a_cohort_that_has_ended_or_is_not_open_is_not_quiet(session: Session) -> None:
    trainer = make_adult(session)
    manager = make_adult(session, Role.MANAGER)
    ended, planned, asleep = (make_cohort(session, trainer) for _ in range(3))
    session.get_one(Cohort, ended).ends_on = (NOW - timedelta(days=1)).date()
    session.get_one(Cohort, planned).opened_at = None
    session.flush()

    assert quiet_for(session, manager) == [(asleep, 80)]


def log_session(
    session: Session, cohort: str, trainer: Someone, days_ago: int, *, cancelled: bool = False
) -> None:
    """Say that a session was held so many days ago."""
    at = NOW - timedelta(days=days_ago)
    session.add(
        TrainingSession(
            id=clock.new_id(),
            cohort_id=cohort,
            held_on=at.date(),
            cancelled_at=NOW if cancelled else None,
            modules=["child-rights"],
            led_by=trainer.id,
            made_by=trainer.id,
            made_at=at,
        )
    )
    session.flush()


def test_the_whole_report_is_of_modules_with_learners_and_without(session: Session) -> None:
    trainer = make_adult(session)
    master = make_master_over(session, trainer)
    add_pupils(session, make_cohort(session, trainer), SIX)

    found: Report = generations.report(session, master, NOW)

    assert [one.module.head.code for one in found.modules] == ["M1", "M2", "M3"]
    assert [len(one.cascade.generations) for one in found.modules] == [1, 0, 0]
    assert make_learner(session) is not None
