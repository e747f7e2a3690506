"""Without these, the page of an adult could hide what was, or lose what was typed."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock
from lms.people import lineage, roles
from lms.people.lineage import Circle
from lms.people.models import Account, RoleTerm, SignIn
from lms.permissions import Role
from lms.staff import appointments
from tests.conftest import NOW, browser
from tests.factories import Someone, make_adult, make_master_over, sign_in


def give(session: Session, actor: Someone, who: Someone, role: Role, **said: object) -> RoleTerm:
    usual = {"place_code": None, "last_day": None, "now": NOW}
    return appointments.give_role(session, actor, who.id, role, **{**usual, **said})  # type: ignore[arg-type]


def train(session: Session, trainee: Someone, trainer: Someone) -> None:
    lineage.move(session, trainee.id, trainer.id, cohort_id=None, by=None, now=NOW - timedelta(days=9))


def test_ending_a_role_signs_out_everywhere(app: Flask, session: Session) -> None:
    trainer = make_adult(session)
    master = make_master_over(session, trainer)
    phone, desk = sign_in(browser(app), session, trainer), sign_in(browser(app), session, master)
    inside = phone.get("/en/today").status_code

    answer = desk.post(f"/en/people/{trainer.id}/role/end")

    assert (inside, answer.status_code, phone.get("/en/today").status_code) == (200, 303, 303)
    session.expire_all()
    stay = session.scalars(select(SignIn).where(SignIn.account_id == trainer.id)).one()
    assert stay.ended_at is not None
    assert "no role now" in desk.get(f"/en/people/{trainer.id}").text


def test_a_circle_is_explained_on_the_page(client: FlaskClient, session: Session) -> None:
    top, below = make_adult(session), make_adult(session)
    train(session, below, top)
    sign_in(client, session, make_adult(session, Role.ADMIN))

    answer = client.post(f"/en/people/{top.id}/trainer", data={"trainer": below.id})

    assert answer.status_code == 409
    assert Circle.message.en in answer.text
    assert "End the role" in answer.text
    assert lineage.trained_by(session) == {below.id: top.id}


def test_the_page_shows_roles_trainers_and_trainees_in_time(client: FlaskClient, session: Session) -> None:
    first, trainee, deeper = (make_adult(session) for _ in range(3))
    admin, master = make_adult(session, Role.ADMIN), make_adult(session, Role.MASTER)
    names = {first: "First", trainee: "Middle", deeper: "Deeper", master: "Master"}
    for one, name in names.items():
        session.get_one(Account, one.id).name_latin = name
    train(session, trainee, first)
    lineage.move(session, trainee.id, master.id, cohort_id=None, by=admin.id, now=NOW - timedelta(days=2))
    train(session, deeper, trainee)
    give(session, admin, trainee, Role.TRAINER, place_code="060209")
    sign_in(client, session, admin)

    text = client.get(f"/en/people/{trainee.id}").text

    by, trains = text.split("<h2>Trained by</h2>")[1].split("<h2>Trains</h2>")
    listed = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", by.split("</ul>")[0]))
    assert "Generation 1" in listed
    assert listed.index("Master since 20 November 2026") < listed.index(
        "First 13 November 2026 to 20 November"
    )
    assert "Deeper" in trains.split("</ul>")[0]
    assert "Trapeang Ruessei commune" in text


@pytest.mark.parametrize(
    "wrong", [{"role": "king"}, {"place_code": "9999"}, {"last_day": "tomorrow"}, {"last_day": "2020-01-01"}]
)
def test_a_form_that_is_not_right_keeps_what_was_typed(
    client: FlaskClient, session: Session, wrong: dict[str, str]
) -> None:
    trainer = make_adult(session)
    sign_in(client, session, make_adult(session, Role.ADMIN))
    typed = {"role": "manager", "place_code": "060209", "last_day": "2030-01-01", **wrong}

    answer = client.post(f"/en/people/{trainer.id}/role", data=typed)

    assert answer.status_code == 200
    assert all(f'value="{value}"' in answer.text for name, value in typed.items() if name != "role")
    assert len(roles.terms(session, trainer.id)) == 1


def test_a_new_account_has_sex_year_and_place_and_any_may_stay_open(
    client: FlaskClient, session: Session
) -> None:
    sign_in(client, session, make_adult(session, Role.ADMIN))
    form = {"name_km": "សុខ", "name_latin": "Sok", "role": "safeguarding"}
    said = {"sex": "female", "birth_year": "១៩៩០", "place_code": "0608"}

    full = client.post("/en/accounts", data={**form, "login": "sok.full", **said})
    bare = client.post("/en/accounts", data={**form, "login": "sok.bare"})
    wrong = client.post("/en/accounts", data={**form, "login": "sok.wrong", "place_code": "9999"})

    found = {one.login: one for one in session.scalars(select(Account).where(Account.login.like("sok.%")))}
    assert (full.status_code, bare.status_code, wrong.status_code) == (200, 200, 200)
    assert set(found) == {"sok.full", "sok.bare"}
    assert (found["sok.full"].sex, found["sok.full"].birth_year) == ("female", 1990)
    assert (found["sok.bare"].sex, found["sok.bare"].birth_year) == ("not-recorded", None)
    assert roles.terms(session, found["sok.full"].id)[0].place_code == "0608"
    assert "No place has this code." in wrong.text
    assert clock.now() >= found["sok.full"].created_at
