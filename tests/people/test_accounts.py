"""Without these, a secret could be kept by somebody it does not belong to."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from lms import clock
from lms.errors import Forbidden, NotFound
from lms.people import accounts, lineage
from lms.people.accounts import LoginTaken, WeakPassword
from lms.people.models import Account, SignIn
from lms.permissions import Role
from lms.staff import trainers
from tests.conftest import NOW, browser
from tests.factories import (
    PASSWORD,
    PEPPER,
    login_of,
    make_adult,
    make_cohort,
    make_learner,
    make_master_over,
    sign_in,
)

OPEN_WITHOUT = {
    "/km/help": 200,
    "/km/table": 200,
    "/km/in": 200,
    "/km/password": 200,
}


def test_a_new_pin_is_shown_once_and_ends_every_stay(app: Flask, session: Session) -> None:
    trainer = make_adult(session)
    child = make_learner(session, make_cohort(session, trainer))
    code = login_of(session, child)
    phone = sign_in(browser(app), session, child)
    desk = sign_in(browser(app), session, trainer)
    inside = phone.get("/km/learn").status_code

    shown = desk.post(f"/en/learners/{child.id}/pin")

    pin = re.search(r"digits: (\d{6})", shown.text)
    assert pin is not None
    assert (inside, phone.get("/km/learn").status_code) == (200, 303)
    pages = ["today", f"learners/{child.id}", "cohorts/new"]
    assert not any(pin[1] in desk.get(f"/en/{page}").text for page in pages)
    assert phone.post("/km/in", data={"code": code, "pin": pin[1]}).status_code == 303


def test_a_code_card_never_has_the_pin(app: Flask, session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    desk = sign_in(browser(app), session, trainer)
    shown = desk.post(f"/en/cohorts/{cohort}/learners", data={"girls": "2", "batch": clock.new_id()})
    pins = re.findall(r"digits: (\d{6})", shown.text)

    cards = desk.get(f"/en/cohorts/{cohort}/cards").text

    assert len(pins) == 2
    assert cards.count('class="code"') == 2
    assert not any(pin in cards for pin in pins)


def test_a_page_sent_twice_adds_its_learners_once(app: Flask, session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    desk = sign_in(browser(app), session, trainer)
    sent = {"boys": "1", "batch": clock.new_id()}

    statuses = [desk.post(f"/en/cohorts/{cohort}/learners", data=sent).status_code for _ in range(3)]

    assert statuses == [200, 409, 409]
    assert len(session.scalars(select(Account).where(Account.role == Role.LEARNER)).all()) == 1


@pytest.mark.parametrize("path", ["today", "learn", "certificate", "cohorts/new", "", "cohorts/" + "0" * 32])
def test_who_must_change_the_first_password_can_do_nothing_else_before(
    client: FlaskClient, session: Session, path: str
) -> None:
    trainer = make_adult(session)
    session.get_one(Account, trainer.id).must_change = True
    sign_in(client, session, trainer)

    asked = client.get(f"/km/{path}")
    sent = client.post("/km/cohorts", data={"name": "Lotus"})

    assert (asked.status_code, asked.location) == (303, "/km/password")
    assert (sent.status_code, sent.location) == (303, "/km/password")
    assert {page: client.get(page).status_code for page in OPEN_WITHOUT} == OPEN_WITHOUT


@pytest.mark.parametrize("way", ["out", "leave"])
def test_who_must_change_the_first_password_can_still_leave(
    client: FlaskClient, session: Session, way: str
) -> None:
    trainer = make_adult(session)
    session.get_one(Account, trainer.id).must_change = True
    sign_in(client, session, trainer)

    left = client.post(f"/km/{way}")

    assert "Clear-Site-Data" in left.headers
    assert session.scalars(select(SignIn.ended_at)).one() is not None


def test_a_changed_password_ends_every_stay_and_opens_the_rest(app: Flask, session: Session) -> None:
    trainer = make_adult(session, login="sok.chan")
    session.get_one(Account, trainer.id).must_change = True
    other = sign_in(browser(app), session, trainer)
    client = sign_in(browser(app), session, trainer)

    changed = client.post("/en/password", data={"old": PASSWORD, "new": "my own long password"})

    again = client.post("/en/in/staff", data={"login": "sok.chan", "password": "my own long password"})
    assert (changed.status_code, changed.location) == (303, "/en/in/staff")
    assert other.get("/en/password").status_code == 303
    assert again.status_code == 303
    assert client.get("/en/today").status_code == 200


@pytest.mark.parametrize("new", [PASSWORD, "too short", "", "x" * 201])
def test_a_weak_password_changes_nothing(client: FlaskClient, session: Session, new: str) -> None:
    trainer = make_adult(session)
    sign_in(client, session, trainer)

    client.post("/en/password", data={"old": PASSWORD, "new": new})

    assert client.get("/en/today").status_code == 200


def test_the_old_password_as_a_new_one_is_refused(session: Session) -> None:
    trainer = make_adult(session)

    with pytest.raises(WeakPassword):
        accounts.change_password(session, trainer, old=PASSWORD, new=PASSWORD, pepper=PEPPER, now=NOW)


def test_a_master_cannot_take_over_a_trainer_who_has_left_them(session: Session) -> None:
    trainer = make_adult(session)
    master = make_master_over(session, trainer)
    session.get_one(Account, trainer.id).created_by = master.id
    lineage.end(session, trainer.id, now=NOW - timedelta(minutes=1))

    with pytest.raises(NotFound):
        trainers.new_password(session, master, trainer.id, pepper=PEPPER, now=NOW)

    assert trainers.adults(session, master, NOW) == []


def test_nobody_gets_around_the_old_password_by_resetting_their_own(session: Session) -> None:
    admin = make_adult(session, Role.ADMIN)

    with pytest.raises(NotFound):
        trainers.new_password(session, admin, admin.id, pepper=PEPPER, now=NOW)


@pytest.mark.parametrize("role", [Role.MASTER, Role.ADMIN, Role.LEARNER])
def test_a_master_makes_trainers_and_nobody_else(session: Session, role: Role) -> None:
    master = make_adult(session, Role.MASTER)

    with pytest.raises(Forbidden):
        trainers.add_adult(
            session, master, role=role, login="x", name_km="x", name_latin="x", pepper=PEPPER, now=NOW
        )


def test_a_name_that_is_taken_is_said(client: FlaskClient, session: Session) -> None:
    make_adult(session, login="sok.chan")
    sign_in(client, session, make_adult(session, Role.ADMIN))
    form = {"login": "sok.chan", "name_km": "សុខ", "name_latin": "Sok", "role": "trainer"}

    answer = client.post("/en/accounts", data=form)

    assert answer.status_code == 409
    assert LoginTaken.message.en in answer.text


@pytest.mark.parametrize("blank", ["name_km", "name_latin"])
def test_an_adult_without_a_name_is_not_made(client: FlaskClient, session: Session, blank: str) -> None:
    sign_in(client, session, make_adult(session, Role.ADMIN))
    form = {"login": "sok.chan", "name_km": "សុខ", "name_latin": "Sok", "role": "trainer", blank: "  "}

    client.post("/en/accounts", data=form)

    assert session.scalar(select(Account).where(Account.login == "sok.chan")) is None


def test_of_a_child_nothing_is_kept_but_what_was_decided(session: Session) -> None:
    columns = {column["name"] for column in inspect(session.get_bind()).get_columns("account")}

    assert columns == {
        "id",
        "role",
        "login",
        "secret",
        "must_change",
        "active",
        "nickname",
        "name_km",
        "name_latin",
        "sex",
        "birth_year",
        "commune_code",
        "created_at",
        "created_by",
    }
