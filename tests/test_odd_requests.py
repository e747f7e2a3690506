"""Without these, a long number could break a page, or a failure lose what was saved."""

import logging
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock
from lms.db import db
from lms.people.models import Cohort
from lms.permissions import Action, Role
from lms.web import allow
from tests.access import FILE, read_table
from tests.conftest import browser
from tests.factories import make_adult, make_cohort, make_learner, module_digest, sign_in

TABLE = read_table(FILE.read_text("utf-8"))
READ = [line for line in TABLE if line.method == "GET"]
PAGES = [line for line in READ if not line.path.startswith("/static/")]
HOST = "http://localhost"


@pytest.mark.parametrize(
    ("address", "status", "english", "khmer"),
    [
        ("/learners/x", 404, "There is nothing at this address", "គ្មានអ្វីនៅអាសយដ្ឋាននេះទេ"),
        ("/no/such/page", 404, "There is nothing at this address", "គ្មានអ្វីនៅអាសយដ្ឋាននេះទេ"),
        ("/trainers", 403, "somebody with another role", "អ្នកដែលមានតួនាទីផ្សេង"),
        ("/leave", 405, "cannot be used in this way", "តាមរបៀបនេះ"),
    ],
)
def test_what_goes_wrong_is_said_in_the_language_of_the_page(
    client: FlaskClient, session: Session, address: str, status: int, english: str, khmer: str
) -> None:
    sign_in(client, session, make_adult(session))

    pages = [client.get(f"/{language}{address}") for language in ("en", "km")]

    assert [page.status_code for page in pages] == [status, status]
    assert english in pages[0].text
    assert khmer in pages[1].text


def test_too_much_at_once_is_refused(client: FlaskClient) -> None:
    answer = client.post("/en/in", data={"code": "x" * 300_000})

    assert answer.status_code == 413
    assert "too much at once" in answer.text


def test_a_failure_nobody_foresaw_has_a_number_and_loses_nothing(
    app: Flask, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    @allow(Action.COHORT_CREATE)
    def fail() -> str:
        own = db.session()
        own.add(Cohort(id=clock.new_id(), name="Canary", kind="tot"))
        own.flush()
        return "never"

    app.add_url_rule("/<any(km, en):language>/fail", "fail", fail, methods=["POST"])
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    client = sign_in(browser(app), session, trainer)

    with caplog.at_level(logging.ERROR):
        answer = client.post("/en/fail", data={"name": "canary"})

    number = re.search(r"this number: ([0-9A-F]{8})", answer.text)
    assert answer.status_code == 500
    assert number is not None
    assert number[1] in caplog.text
    assert "IntegrityError" in caplog.text
    assert not any(value in caplog.text for value in ("Canary,", "'Canary'", trainer.id))
    assert "Traceback" not in answer.text
    assert session.scalars(select(Cohort.id)).all() == [cohort]
    session.rollback()
    assert client.post("/en/cohorts", data={"name": "Next", "kind": "peer-group"}).status_code == 303


@pytest.mark.parametrize(
    "address",
    [
        "/en/a/" + "0" * 32 + "/" + "9" * 5000,
        "/en/m/" + "0" * 32 + "/1/" + "9" * 5000,
        "/en/learners/%00",
        "/en/cohorts/%F0%9F%98%80%00x",
        "/en/c/" + "x" * 5000,
        "/en/learners/%ED%A0%80",
        "/en//evil.example/",
    ],
)
def test_odd_addresses_lead_nowhere(client: FlaskClient, session: Session, address: str) -> None:
    sign_in(client, session, make_adult(session))

    assert client.get(address).status_code == 404


ODD = [
    "\x00",
    "a\x00b",
    "\ud800",
    "😀" * 30,
    "\n",
    "x" * 5000,
    "9" * 5000,
    "%00",
    "'; drop table account; --",
]


@pytest.mark.parametrize("odd", ODD)
def test_odd_values_in_forms_are_never_a_failure(app: Flask, session: Session, odd: str) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    child = make_learner(session, cohort)
    release = module_digest(session)
    guest, desk = browser(app), sign_in(browser(app), session, trainer)
    phone = sign_in(browser(app), session, child)
    office = sign_in(browser(app), session, make_adult(session, Role.ADMIN))
    value = odd.encode("utf-8", "surrogatepass")
    names = (
        *("code", "pin", *(f"picture-{place}" for place in range(5))),
        *("login", "password", "old", "new", "name", "commune_code", "girls", "boys", "batch"),
        *("nickname", "sex", "birth_year", "attempt_id", "answer", "name_km", "name_latin", "role"),
    )
    form = {name: value for name in names}
    partly = {"name": "Lotus", "commune_code": "123456\n", "sex": "female", "birth_year": "2010\n"}

    answers = [
        *(guest.post(f"/en/{page}", data=form) for page in ("in", "in/staff")),
        *(
            desk.post(f"/en/{page}", data=form)
            for page in ("cohorts", f"cohorts/{cohort}/learners", "password")
        ),
        desk.post(f"/en/cohorts/{cohort}/learners", data={"girls": "1", "batch": value}),
        desk.post("/en/cohorts", data=partly),
        desk.post("/en/cohorts", data={"name": value}),
        *(
            desk.post(f"/en/learners/{child.id}", data=one)
            for one in (form, partly, {**partly, "nickname": value})
        ),
        *(phone.post(f"/en/m/{release}/{page}", data=form) for page in ("before", "after", "1/2/try")),
        office.post("/en/accounts", data=form),
    ]

    assert not [answer.request.path for answer in answers if answer.status_code >= 500]
