"""Who observes whom, when, and how what was seen is kept."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from lms.errors import Conflict, Forbidden, NotFound
from lms.people import lineage, membership
from lms.permissions import Role
from lms.practice import observation_list, observations, session_log, session_plans, signatures
from lms.practice.checklists import checklists
from lms.practice.observations import CHECKLIST, Seen
from lms.practice.session_log import Observed
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
from tests.practice.observed import final, observe, seen
from tests.practice.sessions import TODAY, hold, plan_one, said


def test_what_was_seen_is_saved_again_and_again_and_kept_once(
    session: Session, trainer: Someone, master: Someone, cohort: str
) -> None:
    held = plan_one(session, trainer, cohort)
    first = observe(session, master, held, trainer, Seen({"one-objective": 1}, frozenset()))

    again = observe(session, master, held, trainer, Seen({"one-objective": 2}, frozenset({"photo"})))

    assert again is first
    assert (first.points, first.red_lines, first.observer_signed_at) == (
        {"one-objective": 2},
        ["photo"],
        None,
    )


def test_only_the_points_and_lines_of_the_checklist_are_kept(
    session: Session, trainer: Someone, master: Someone, cohort: str
) -> None:
    odd = Seen({"one-objective": 7, "no-such-point": 1, "two-methods": 0}, frozenset({"no-such-line"}))

    row = observe(session, master, hold(session, trainer, cohort), trainer, odd)

    assert (row.points, row.red_lines) == ({"two-methods": 0}, [])


def test_who_may_observe_whom(session: Session, trainer: Someone, master: Someone, cohort: str) -> None:
    child, stranger = make_learner(session, cohort), make_adult(session)
    led_by_child = hold(session, trainer, cohort, leader=child, co_led_by=trainer.id)
    led_by_trainer = hold(session, trainer, cohort)

    assert observe(session, trainer, led_by_child, child).setting == "practice"
    for observer, held, leader in (
        (trainer, led_by_trainer, trainer),
        (trainer, led_by_child, trainer),
        (master, led_by_child, child),
        (master, led_by_trainer, child),
        (stranger, led_by_child, child),
        (make_master_over(session, stranger), led_by_trainer, trainer),
    ):
        with pytest.raises(NotFound):
            observe(session, observer, held, leader)
    for role in (Role.MANAGER, Role.ADMIN, Role.LEARNER):
        person = make_learner(session) if role is Role.LEARNER else make_adult(session, role)
        with pytest.raises(Forbidden):
            observe(session, person, led_by_trainer, trainer)


def test_an_observer_loses_sight_of_whom_they_no_longer_train_and_the_observed_still_sign(
    session: Session, trainer: Someone, master: Someone, cohort: str
) -> None:
    child = make_learner(session, cohort)
    of_child = observe(session, trainer, hold(session, trainer, cohort, leader=child), child)
    of_trainer = observe(session, master, hold(session, trainer, cohort), trainer)
    signatures.sign(session, trainer, of_child.id, NOW)
    signatures.sign(session, master, of_trainer.id, NOW)
    other = make_adult(session, Role.MASTER)
    lineage.move(session, trainer.id, other.id, cohort_id=None, by=None, now=NOW)
    end_enrolment(session, cohort, child, NOW - timedelta(seconds=1))

    for observer, row in ((trainer, of_child), (master, of_trainer)):
        with pytest.raises(NotFound):
            observations.find_own(session, observer, row.id, NOW)
        assert observation_list.made_by_me(session, observer, NOW) == []
    assert signatures.countersign(session, child, of_child.id, NOW).observed_signed_at == NOW


def test_how_a_trainer_led_follows_from_the_session_once_it_was_logged(
    session: Session, trainer: Someone, master: Someone, cohort: str
) -> None:
    alone = hold(session, trainer, cohort)
    together = hold(session, trainer, cohort, co_led_by=master.id)
    planned = plan_one(session, trainer, cohort)
    row = observe(session, master, planned, trainer, seen(session, setting="co-facilitation"))
    assert row.setting == "co-facilitation"
    session_log.log(session, trainer, cohort, said(trainer), session_id=planned.id, now=NOW)

    settings = [
        observe(session, master, held, trainer, seen(session, setting="co-facilitation")).setting
        for held in (alone, together)
    ]
    signatures.sign(session, master, row.id, NOW)

    assert settings == ["independent", "co-facilitation"]
    assert row.setting == "independent"


@pytest.mark.parametrize(("days", "possible"), [(0, True), (-30, True), (-31, False), (1, False)])
def test_an_observation_begins_with_its_session_or_soon_after(
    session: Session, trainer: Someone, master: Someone, cohort: str, days: int, possible: bool
) -> None:
    held = plan_one(session, trainer, cohort, day=TODAY + timedelta(days=days))

    if possible:
        assert observe(session, master, held, trainer)
    else:
        with pytest.raises(Conflict):
            observe(session, master, held, trainer)


def test_a_session_in_which_somebody_was_observed_is_not_called_off_and_keeps_its_leaders(
    session: Session, trainer: Someone, master: Someone, cohort: str
) -> None:
    planned, held = plan_one(session, trainer, cohort), hold(session, trainer, cohort)
    observe(session, master, planned, trainer)
    final(session, master, held, trainer)

    with pytest.raises(Observed):
        session_plans.call_off(session, trainer, planned.id, NOW)
    with pytest.raises(Observed):
        session_log.log(
            session,
            trainer,
            cohort,
            said(trainer, co_led_by=master.id),
            session_id=held.id,
            seen=said(trainer).fingerprint,
            now=NOW,
        )


def test_the_words_of_the_day_are_kept(
    session: Session, trainer: Someone, master: Someone, cohort: str
) -> None:
    row = observe(session, master, hold(session, trainer, cohort), trainer)
    shipped = checklists(session)[CHECKLIST]

    assert observations.checklist_of(row) == shipped
    assert (row.checklist, row.checklist_version) == (CHECKLIST, shipped.version)


def test_who_taught_the_cohort_until_a_minute_ago_observes_no_child_of_it(
    session: Session, trainer: Someone, cohort: str
) -> None:
    child = make_learner(session, cohort)
    held = hold(session, trainer, cohort, leader=child)
    end_teaching(session, cohort, trainer, NOW - timedelta(minutes=1))

    with pytest.raises(NotFound):
        observe(session, trainer, held, child)


def test_only_who_leads_the_session_is_observed_in_it(
    session: Session, trainer: Someone, cohort: str
) -> None:
    leader, guest = make_learner(session, cohort), make_learner(session, cohort)
    held = hold(session, trainer, cohort, leader=leader, present=[guest])

    with pytest.raises(NotFound):
        observe(session, trainer, held, guest)


def test_a_trainer_observes_nobody_in_a_cohort_that_somebody_else_teaches(
    session: Session, trainer: Someone, cohort: str
) -> None:
    child, other = make_learner(session, cohort), make_adult(session)
    elsewhere = make_cohort(session, other)
    membership.enrol(session, elsewhere, child.id, NOW - timedelta(days=9))
    held = hold(session, other, elsewhere, leader=child)

    with pytest.raises(NotFound):
        observe(session, trainer, held, child)
    assert observe(session, other, held, child)
