"""Without these, the wrong person could come in, or the right one be turned away."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.config import Settings
from lms.people import accounts, membership, secrets, sign_in
from lms.people.models import Account, SignIn
from lms.permissions import Role
from lms.text import khmer_digits
from tests.conftest import NOW, browser
from tests.factories import PASSWORD, PEPPER, Someone, login_of, make_adult, make_cohort

CODE = "10QX7K3M"
PIN = "004217"


@pytest.fixture
def child(session: Session) -> Someone:
    made = accounts.new_learner(session, sex="female", pepper=PEPPER, by=None, now=NOW)
    account = session.get_one(Account, made.account_id)
    account.login, account.secret = CODE, secrets.hashed(PIN, PEPPER)
    session.commit()
    return Someone(made.account_id, Role.LEARNER)


def pictures_of(pin: str) -> dict[str, str]:
    return {f"picture-{place}": str(one) for place, one in enumerate(secrets.pin_pictures(pin))}


@pytest.mark.parametrize(
    ("code", "secret"),
    [
        (CODE, {"pin": PIN}),
        ("10QX-7K3M", {"pin": "004 217"}),
        ("ioqx-7k3m", {"pin": PIN}),
        ("lOqx 7k3m", {"pin": khmer_digits(PIN)}),
        (khmer_digits("10qx-7k3m"), {"pin": PIN}),
        (CODE, pictures_of(PIN)),
        (CODE, {"pin": "", **pictures_of(PIN)}),
    ],
)
def test_a_child_comes_in_however_code_and_pin_are_typed(
    client: FlaskClient, child: Someone, code: str, secret: dict[str, str]
) -> None:
    came = client.post("/km/in", data={"code": code, **secret})

    home = client.get("/km/learn")
    assert (came.status_code, came.location) == (303, "/km/")
    assert home.status_code == 200


@pytest.mark.parametrize(
    "secret",
    [
        {"pin": "004218"},
        {"pin": ""},
        {},
        pictures_of("004218"),
        {**pictures_of(PIN), "picture-4": ""},
        {f"picture-{place}": "16" for place in range(5)},
        {f"picture-{place}": "-1" for place in range(5)},
        {f"picture-{place}": "9" * 5000 for place in range(5)},
        {f"picture-{place}": "១" for place in range(5)},
    ],
)
def test_a_wrong_pin_and_a_code_that_does_not_exist_give_the_same_page(
    app: Flask, session: Session, secret: dict[str, str]
) -> None:
    client = browser(app)
    unknown = client.post("/km/in", data={"code": CODE, **secret})
    made = accounts.new_learner(session, sex="female", pepper=PEPPER, by=None, now=NOW)
    account = session.get_one(Account, made.account_id)
    account.login, account.secret = CODE, secrets.hashed(PIN, PEPPER)
    session.commit()

    wrong = client.post("/km/in", data={"code": CODE, **secret})

    assert wrong.status_code == unknown.status_code == 200
    assert wrong.data == unknown.data
    assert list(wrong.headers) == list(unknown.headers)
    assert "Set-Cookie" not in wrong.headers


def test_a_wrong_password_and_a_name_that_does_not_exist_give_the_same_page(
    app: Flask, session: Session
) -> None:
    client, typed = browser(app), {"login": "sok.chan", "password": "not the password"}
    unknown = client.post("/en/in/staff", data=typed)
    make_adult(session, login="sok.chan")
    session.commit()

    wrong = client.post("/en/in/staff", data=typed)

    assert wrong.status_code == unknown.status_code == 200
    assert wrong.data == unknown.data


def test_an_adult_comes_in_and_is_sent_to_their_first_page(client: FlaskClient, session: Session) -> None:
    make_adult(session, login="sok.chan")
    session.commit()

    came = client.post("/en/in/staff", data={"login": " Sok.Chan ", "password": PASSWORD})

    front = client.get(came.location)
    assert (came.status_code, front.location) == (303, "/en/today")


def test_an_account_that_was_closed_lets_nobody_in(
    client: FlaskClient, child: Someone, session: Session
) -> None:
    session.get_one(Account, child.id).active = False
    session.commit()

    came = client.post("/km/in", data={"code": CODE, "pin": PIN})

    assert came.status_code == 200


def test_coming_in_as_somebody_else_ends_the_stay_before(
    client: FlaskClient, child: Someone, session: Session
) -> None:
    trainer = make_adult(session, login="sok.chan")
    session.commit()
    client.post("/km/in", data={"code": CODE, "pin": PIN})

    client.post("/en/in/staff", data={"login": "sok.chan", "password": PASSWORD})

    open_stays = session.scalars(select(SignIn.account_id).where(SignIn.ended_at.is_(None))).all()
    assert open_stays == [trainer.id]


def test_a_secret_changed_while_it_was_judged_begins_no_stay(
    session: Session, child: Someone, app: Flask
) -> None:
    own: Settings = app.extensions["settings"]
    claimed = sign_in.claim(session, CODE, PIN, "192.0.2.1", own, NOW)
    judged = sign_in.judge(claimed, own)
    trainer = make_adult(session)
    membership.enrol(session, make_cohort(session, trainer), child.id, NOW)
    accounts.new_pin(session, trainer, child.id, pepper=PEPPER, now=NOW)

    begun = sign_in.begin(session, claimed, NOW)

    assert judged
    assert begun is None
    assert session.scalars(select(SignIn)).all() == []


def test_a_name_to_sign_in_with_is_written_in_small_letters(session: Session) -> None:
    made = make_adult(session, login=" Sok.Chan ")

    assert login_of(session, made) == "sok.chan"
