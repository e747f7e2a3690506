"""Without these, somebody could stay signed in on a phone that is in other hands."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms import clock
from lms.people.models import SignIn
from lms.permissions import Role
from tests.conftest import browser
from tests.factories import make_adult, make_learner
from tests.factories import sign_in as sign_in_as

CODE = "10QX7K3M"
PIN = "004217"


@pytest.mark.parametrize(("minutes", "status"), [(14, 200), (16, 303)])
def test_nobody_is_signed_in_after_a_quarter_of_an_hour_without_a_click(
    client: FlaskClient, session: Session, minutes: int, status: int
) -> None:
    sign_in_as(client, session, make_learner(session))
    with client.session_transaction() as cookie:
        cookie["seen"] = int((clock.now() - timedelta(minutes=minutes)).timestamp())

    assert client.get("/km/learn").status_code == status


def test_a_click_now_and_then_keeps_somebody_signed_in(client: FlaskClient, session: Session) -> None:
    sign_in_as(client, session, make_learner(session))
    with client.session_transaction() as cookie:
        cookie["seen"] = long_ago = int((clock.now() - timedelta(minutes=14)).timestamp())

    client.get("/km/learn")

    with client.session_transaction() as cookie:
        assert cookie["seen"] > long_ago + 800


@pytest.mark.parametrize(
    ("role", "hours", "status"),
    [
        (Role.LEARNER, 1.9, 200),
        (Role.LEARNER, 2.1, 303),
        (Role.TRAINER, 7.9, 200),
        (Role.TRAINER, 8.1, 303),
    ],
)
def test_a_stay_ends_at_the_latest_after_two_hours_or_a_working_day(
    client: FlaskClient, session: Session, role: Role, hours: float, status: int
) -> None:
    person = make_learner(session) if role is Role.LEARNER else make_adult(session, role)
    sign_in_as(client, session, person)
    session.query(SignIn).update({"began_at": clock.now() - timedelta(hours=hours)})
    session.commit()

    assert client.get("/km/learn").status_code == status


@pytest.mark.parametrize("way", ["out", "leave"])
def test_leaving_ends_the_stay_on_the_server_and_empties_the_phone(
    app: Flask, session: Session, way: str
) -> None:
    client = sign_in_as(browser(app), session, make_learner(session))
    copied = client.get_cookie("s")
    assert copied is not None
    thief = browser(app)
    thief.set_cookie("s", copied.value)
    inside = thief.get("/km/learn").status_code

    left = client.post(f"/km/{way}")

    assert (inside, left.status_code) == (200, 303)
    assert left.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get_cookie("s") is None
    assert thief.get("/km/learn").status_code == 303


@pytest.mark.parametrize("way", ["out", "leave"])
def test_leaving_after_falling_asleep_still_ends_the_stay_for_a_copied_cookie(
    app: Flask, session: Session, way: str
) -> None:
    client = sign_in_as(browser(app), session, make_learner(session))
    copied = client.get_cookie("s")
    assert copied is not None
    with client.session_transaction() as cookie:
        cookie["seen"] = int((clock.now() - timedelta(hours=1)).timestamp())

    client.post(f"/km/{way}")

    thief = browser(app)
    thief.set_cookie("s", copied.value)
    assert thief.get("/km/learn").status_code == 303


def test_a_guest_can_leave_too(client: FlaskClient) -> None:
    left = client.post("/km/leave")

    assert (left.status_code, left.location) == (303, "/km/table")
    assert client.get(left.location).status_code == 200
    assert "Clear-Site-Data" in left.headers


def test_a_changed_cookie_is_nobody(client: FlaskClient, session: Session) -> None:
    sign_in_as(client, session, make_learner(session))
    found = client.get_cookie("s")
    assert found is not None
    client.set_cookie("s", found.value[:-2] + ("AA" if found.value[-2:] != "AA" else "BB"))

    assert client.get("/km/learn").status_code == 303
