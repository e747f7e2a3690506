"""What somebody's practice comes to, and what their trainer sees of it."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from lms.errors import NotFound
from lms.practice import observation_list
from lms.practice.evidence import practice_of
from tests.conftest import NOW
from tests.factories import (
    Someone,
    make_learner,
)
from tests.practice.observed import final, observe, seen
from tests.practice.sessions import TODAY, hold, plan_one


def test_a_master_trainer_sees_a_trainees_sessions_as_sums_and_nobody_elses(
    session: Session, trainer: Someone, master: Someone, cohort: str
) -> None:
    child = make_learner(session, cohort)
    held = hold(session, trainer, cohort, present=[child], co_led_by=child.id)
    hold(session, trainer, cohort, leader=child)
    today, _ = (
        plan_one(session, trainer, cohort),
        plan_one(session, trainer, cohort, day=TODAY + timedelta(2)),
    )

    person, led = observation_list.sessions_of_trainee(session, master, trainer.id, NOW)

    assert person.id == trainer.id
    assert {one.row.id: one.heads.total for one in led} == {held.id: 12, today.id: 0}
    with pytest.raises(NotFound):
        observation_list.sessions_of_trainee(session, master, child.id, NOW)
    with pytest.raises(NotFound):
        observation_list.sessions_of_trainee(session, master, master.id, NOW)


def test_practice_is_what_was_led_what_both_have_signed_and_what_was_attended(
    session: Session, trainer: Someone, master: Someone, cohort: str
) -> None:
    alone = hold(session, trainer, cohort, held_on=TODAY - timedelta(days=2))
    together = hold(session, trainer, cohort, held_on=TODAY - timedelta(days=1), co_led_by=master.id)
    child = make_learner(session, cohort)
    helped = hold(session, trainer, cohort, leader=child, co_led_by=trainer.id)
    hold(session, trainer, cohort, leader=child, community=True)
    plan_one(session, trainer, cohort)
    done = final(session, master, together, trainer, seen(session, 1, red=("photo",)))
    observe(session, master, alone, trainer)

    of_trainer, of_child = practice_of(session, trainer.id), practice_of(session, child.id)

    assert [(one.id, one.independent, one.co_led) for one in of_trainer.led] == [
        (alone.id, True, False),
        (together.id, False, False),
        (helped.id, False, True),
    ]
    (seen_once,) = of_trainer.observed
    assert (seen_once.id, seen_once.setting, seen_once.percent) == (done.id, "co-facilitation", 50)
    assert (seen_once.red_lines, seen_once.observer, seen_once.signed_on) == (("photo",), master.id, TODAY)
    assert [(one.cohort_kind, one.held, one.attended) for one in of_child.attended] == [("peer-group", 3, 1)]
    assert sorted(one.independent for one in of_child.led) == [False, True]


def test_nothing_practised_is_nothing(session: Session, trainer: Someone) -> None:
    found = practice_of(session, trainer.id)

    assert (found.led, found.observed, found.attended) == ((), (), ())
