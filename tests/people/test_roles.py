"""Without these, somebody whose role has ended could go on seeing children."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms import clock
from lms.people import roles
from lms.people.models import Account, RoleTerm
from lms.permissions import Role
from tests.conftest import browser
from tests.factories import PASSWORD, Someone, login_of, make_adult, make_cohort, make_learner, sign_in


def given_until(session: Session, person: Someone, minutes: int) -> None:
    """Let the role end so many minutes from now; before now when negative."""
    for term in roles.terms(session, person.id):
        term.until_at = clock.now() + timedelta(minutes=minutes)
    session.commit()


def test_a_role_that_ended_a_minute_ago_gets_nothing_with_the_next_request(
    client: FlaskClient, session: Session
) -> None:
    trainer = make_adult(session)
    child = make_learner(session, make_cohort(session, trainer))
    sign_in(client, session, trainer)
    before = client.get(f"/en/learners/{child.id}").status_code

    given_until(session, trainer, -1)

    asked, sent = client.get(f"/en/learners/{child.id}"), client.post(f"/en/learners/{child.id}/pin")
    assert before == 200
    assert (asked.status_code, asked.location.split("?")[0]) == (303, "/en/in")
    assert sent.status_code == 401
    assert child.id not in asked.text + sent.text


@pytest.mark.parametrize(("minutes", "comes_in"), [(-1, False), (1, True), (60 * 24, True)])
def test_nobody_signs_in_without_a_term_in_force(
    client: FlaskClient, session: Session, minutes: int, comes_in: bool
) -> None:
    trainer = make_adult(session)
    given_until(session, trainer, minutes)

    answer = client.post("/en/in/staff", data={"login": login_of(session, trainer), "password": PASSWORD})

    assert (answer.status_code == 303) is comes_in
    assert (client.get("/en/today").status_code == 200) is comes_in


def test_a_role_that_begins_tomorrow_does_not_act_today(client: FlaskClient, session: Session) -> None:
    trainer = make_adult(session)
    for term in roles.terms(session, trainer.id):
        term.from_at = clock.now() + timedelta(days=1)
    sign_in(client, session, trainer)

    assert client.get("/en/today").status_code == 303


def test_a_term_of_another_role_is_none(client: FlaskClient, session: Session) -> None:
    person = make_adult(session)
    session.get_one(Account, person.id).role = Role.MANAGER
    sign_in(client, session, person)

    assert client.get("/en/research").status_code == 303


def test_another_role_takes_effect_at_once_and_the_first_one_stays_as_history(
    app: Flask, session: Session
) -> None:
    person, giver = make_adult(session), make_adult(session, Role.ADMIN)
    desk, now = sign_in(browser(app), session, person), clock.now()

    roles.begin(
        session,
        session.get_one(Account, person.id),
        Role.MASTER,
        place_code="0608",
        by=giver.id,
        now=now - timedelta(seconds=1),
    )
    session.commit()

    first, second = roles.terms(session, person.id)
    assert (first.role, first.ended_by, first.until_at) == (Role.TRAINER, giver.id, second.from_at)
    assert (second.role, second.place_code, second.given_by, second.until_at) == (
        Role.MASTER,
        "0608",
        giver.id,
        None,
    )
    assert desk.get("/en/trainers").status_code == 200


def test_ending_twice_keeps_the_first_end(session: Session) -> None:
    person, now = make_adult(session), clock.now()
    roles.end(session, person.id, by=None, now=now - timedelta(days=2))

    roles.end(session, person.id, by=None, now=now)

    assert [term.until_at for term in roles.terms(session, person.id)] == [now - timedelta(days=2)]


def test_a_child_needs_no_term(client: FlaskClient, session: Session) -> None:
    child = make_learner(session)
    sign_in(client, session, child)

    assert session.query(RoleTerm).filter_by(account_id=child.id).count() == 0
    assert client.get("/en/learn").status_code == 200
