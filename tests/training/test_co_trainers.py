"""Without these, somebody could teach children without the role, or go on seeing them after the end."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms import clock
from lms.errors import Forbidden, NotFound
from lms.people import lineage, membership, roles
from lms.people.models import Account, Teaching
from lms.permissions import Role
from lms.training import co_trainers, cohort_plans, cohorts, moving
from lms.training.co_trainers import LeadStays, NobodyForThis
from tests.conftest import NOW, browser
from tests.factories import Someone, make_adult, make_cohort, make_learner, sign_in

LATER = NOW + timedelta(hours=1)


def login_of(session: Session, person: Someone) -> str:
    """Return somebody's user name."""
    return session.get_one(Account, person.id).login


def teaching(session: Session, cohort: str) -> dict[str, bool]:
    """Return who teaches a cohort, and whether as the lead."""
    return {one.account.id: one.lead for one in co_trainers.teachers(session, cohort, LATER)}


def test_a_co_trainer_sees_what_the_lead_sees(session: Session) -> None:
    lead, other = make_adult(session), make_adult(session)
    cohort = make_cohort(session, lead)
    child = make_learner(session, cohort)

    co_trainers.add(session, lead, cohort, f" {login_of(session, other).upper()} ", NOW)

    assert teaching(session, cohort) == {lead.id: True, other.id: False}
    assert set(cohorts.grid(session, other, cohort, LATER).learners) == {child.id}


def test_adding_somebody_twice_changes_nothing(session: Session) -> None:
    lead, other = make_adult(session), make_adult(session)
    cohort = make_cohort(session, lead)

    for _ in range(2):
        co_trainers.add(session, lead, cohort, login_of(session, other), NOW)

    assert session.query(Teaching).filter_by(cohort_id=cohort).count() == 2


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.TRAINER, Role.LEARNER}])
def test_only_trainers_teach_children(session: Session, role: Role) -> None:
    lead, other = make_adult(session), make_adult(session, role)
    cohort = make_cohort(session, lead)

    with pytest.raises(NobodyForThis):
        co_trainers.add(session, lead, cohort, login_of(session, other), NOW)


def test_only_master_trainers_teach_adults(session: Session) -> None:
    lead, master, trainer = (
        make_adult(session, Role.MASTER),
        make_adult(session, Role.MASTER),
        make_adult(session),
    )
    course = make_cohort(session, lead, kind="tot")

    co_trainers.add(session, lead, course, login_of(session, master), NOW)
    with pytest.raises(NobodyForThis):
        co_trainers.add(session, lead, course, login_of(session, trainer), NOW)

    assert teaching(session, course) == {lead.id: True, master.id: False}


def test_a_learner_an_ended_role_and_nobody_look_alike(session: Session) -> None:
    lead, ended = make_adult(session), make_adult(session)
    cohort = make_cohort(session, lead)
    child = make_learner(session, cohort)
    roles.end(session, ended.id, by=None, now=NOW - timedelta(minutes=1))

    for login in (login_of(session, child), login_of(session, ended), "nobody", ""):
        with pytest.raises(NobodyForThis):
            co_trainers.add(session, lead, cohort, login, NOW)


def test_somebody_who_learns_in_a_course_does_not_teach_it(session: Session) -> None:
    lead, learner = make_adult(session, Role.MASTER), make_adult(session, Role.MASTER)
    course = make_cohort(session, lead, kind="tot")
    membership.enrol(session, course, learner.id, NOW - timedelta(days=1))

    with pytest.raises(NobodyForThis):
        co_trainers.add(session, lead, course, login_of(session, learner), NOW)


def test_only_the_lead_decides_who_teaches(session: Session) -> None:
    lead, other, third = (make_adult(session) for _ in range(3))
    cohort = make_cohort(session, lead)
    co_trainers.add(session, lead, cohort, login_of(session, other), NOW)

    with pytest.raises(Forbidden):
        co_trainers.add(session, other, cohort, login_of(session, third), LATER)
    with pytest.raises(Forbidden):
        co_trainers.end(session, other, cohort, lead.id, LATER)
    with pytest.raises(Forbidden):
        co_trainers.hand_over(session, other, cohort, other.id, LATER)
    with pytest.raises(NotFound):
        co_trainers.add(session, third, cohort, login_of(session, third), LATER)


def test_the_lead_stays_until_it_is_handed_over(session: Session) -> None:
    lead, other = make_adult(session), make_adult(session)
    cohort = make_cohort(session, lead)
    co_trainers.add(session, lead, cohort, login_of(session, other), NOW)

    with pytest.raises(LeadStays):
        co_trainers.end(session, lead, cohort, lead.id, NOW)
    co_trainers.hand_over(session, lead, cohort, other.id, LATER)

    assert teaching(session, cohort) == {other.id: True, lead.id: False}
    assert membership.lead_of(session, cohort, LATER) == other.id
    co_trainers.end(session, lead, cohort, lead.id, LATER + timedelta(hours=1))


def test_handing_over_leaves_who_trained_whom(session: Session) -> None:
    lead, other = make_adult(session, Role.MASTER), make_adult(session, Role.MASTER)
    course, trainee = make_cohort(session, lead, kind="tot"), make_adult(session)
    membership.enrol(session, course, trainee.id, NOW - timedelta(days=1))
    co_trainers.add(session, lead, course, login_of(session, other), NOW)

    co_trainers.hand_over(session, lead, course, other.id, LATER)

    assert lineage.trained_by(session)[trainee.id] == lead.id


def test_a_co_trainer_takes_over_when_the_role_of_the_lead_has_ended(session: Session) -> None:
    lead, other = make_adult(session), make_adult(session)
    cohort = make_cohort(session, lead)
    co_trainers.add(session, lead, cohort, login_of(session, other), NOW)
    roles.end(session, lead.id, by=None, now=NOW)

    co_trainers.hand_over(session, other, cohort, other.id, LATER)
    co_trainers.end(session, other, cohort, lead.id, LATER)

    assert teaching(session, cohort) == {other.id: True}


def test_the_lead_goes_to_nobody_who_does_not_teach(session: Session) -> None:
    lead, stranger = make_adult(session), make_adult(session)
    cohort = make_cohort(session, lead)

    with pytest.raises(NotFound):
        co_trainers.hand_over(session, lead, cohort, stranger.id, NOW)
    with pytest.raises(NotFound):
        co_trainers.end(session, lead, cohort, stranger.id, NOW)


def test_an_end_takes_effect_with_the_next_request(app: Flask, session: Session) -> None:
    lead, other = make_adult(session), make_adult(session)
    cohort = make_cohort(session, lead)
    child = make_learner(session, cohort)
    now = clock.now() - timedelta(minutes=5)
    co_trainers.add(session, lead, cohort, login_of(session, other), now)
    lead_desk, desk = sign_in(browser(app), session, lead), sign_in(browser(app), session, other)
    addresses = (f"/en/cohorts/{cohort}", f"/en/learners/{child.id}", f"/en/cohorts/{cohort}/help-card")
    assert [desk.get(one).status_code for one in addresses] == [200, 200, 200]

    lead_desk.post(f"/en/cohorts/{cohort}/trainers/{other.id}/end")

    assert [desk.get(one).status_code for one in addresses] == [404, 404, 404]


def test_the_page_says_who_is_not_there_and_keeps_what_was_typed(
    client: FlaskClient, session: Session
) -> None:
    lead = make_adult(session)
    cohort = make_cohort(session, lead)
    desk = sign_in(client, session, lead)

    answer = desk.post(f"/en/cohorts/{cohort}/trainers", data={"login": "no-such-name"})

    assert answer.status_code == 200
    assert "There is no one with this user name" in answer.text
    assert 'value="no-such-name"' in answer.text


def test_a_co_trainer_neither_closes_a_group_nor_takes_its_children_away(session: Session) -> None:
    lead, other = make_adult(session), make_adult(session)
    cohort, own = make_cohort(session, lead), make_cohort(session, other)
    child = make_learner(session, cohort)
    co_trainers.add(session, lead, cohort, login_of(session, other), NOW)

    with pytest.raises(Forbidden):
        cohort_plans.close(session, other, cohort, LATER)
    with pytest.raises(NotFound):
        moving.move(session, other, own, [(cohort, child.id)], LATER)

    assert set(cohorts.grid(session, lead, cohort, LATER).learners) == {child.id}
    cohort_plans.close(session, lead, cohort, LATER)
    with pytest.raises(NotFound):
        cohorts.grid(session, lead, cohort, LATER)
