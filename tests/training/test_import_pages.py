"""Without these, a file could be put in by half, twice, or into somebody else's group."""

import re
from collections.abc import Mapping
from html import unescape
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from lms.people.models import Account, Cohort, Declaration, Enrolment, Lineage, RoleTerm
from lms.permissions import Role
from lms.training import roster_parcel
from lms.training.roster_file import read_table
from tests.factories import Someone, login_of, make_adult, make_cohort, make_learner, sign_in
from tests.training import roster_data

CLEAN = (
    b"nickname,sex,birth year,commune,consent date,method,assent date\n"
    b"Dara,M,2012,060209,2026-01-15,paper,2026-01-16\n,F,,,,,\n"
)
Desk = tuple[FlaskClient, Someone, str]


def counts(session: Session) -> tuple[int, ...]:
    """Return how many rows there are that an import could add."""
    session.rollback()
    return tuple(
        session.scalar(select(func.count()).select_from(table)) or 0
        for table in (Account, Enrolment, Declaration, RoleTerm, Lineage)
    )


def upload(client: FlaskClient, cohort: str, content: bytes, name: str = "people.csv") -> TestResponse:
    sent = {"file": (BytesIO(content), name)}
    return client.post(f"/en/cohorts/{cohort}/import", data=sent, content_type="multipart/form-data")


def hidden(answer: TestResponse) -> dict[str, str]:
    """Return the hidden fields of the page."""
    return {
        name: unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', answer.text)
    }


def put(client: FlaskClient, cohort: str, fields: Mapping[str, str]) -> TestResponse:
    return client.post(f"/en/cohorts/{cohort}/import/all", data=dict(fields))


@pytest.fixture
def desk(client: FlaskClient, session: Session) -> Desk:
    """A trainer's browser, the trainer, and their cohort."""
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    return sign_in(client, session, trainer), trainer, cohort


def test_five_hundred_rows_with_mistakes_put_nobody_in(desk: Desk, session: Session) -> None:
    client, _, cohort = desk
    before = counts(session)

    pages = [
        upload(client, cohort, roster_data.as_csv(roster_data.rows(planted=True))),
        upload(client, cohort, roster_data.SPREADSHEET.read_bytes(), "people.xlsx"),
    ]

    assert counts(session) == before
    for page in pages:
        assert page.status_code == 200
        assert hidden(page) == {}
        assert '<th scope="row">502</th>' in page.text
        assert "was written with an old Khmer font" in page.text


def test_what_stands_in_the_file_is_kept_and_nothing_else(desk: Desk, session: Session) -> None:
    client, trainer, cohort = desk
    look = upload(client, cohort, CLEAN)

    done = put(client, cohort, {**hidden(look), "witness": trainer.id})

    session.rollback()
    dara = session.scalars(select(Account).where(Account.nickname == "Dara")).one()
    kept = (dara.sex, dara.birth_year, dara.commune_code, dara.role, dara.created_by, dara.name_km)
    assert kept == ("male", 2012, "060209", "learner", trainer.id, None)
    said = session.scalars(
        select(Declaration).where(Declaration.account_id == dara.id).order_by(Declaration.kind)
    )
    assert [(one.kind, str(one.given_on), one.method) for one in said] == [
        ("assent", "2026-01-16", "paper"),
        ("guardian-consent", "2026-01-15", "paper"),
    ]
    assert "Dara" in done.text
    assert "row 3 of the file" in done.text


def test_a_new_learner_signs_in_with_the_pin_that_was_shown(desk: Desk, session: Session) -> None:
    client, _, cohort = desk
    slips = put(client, cohort, hidden(upload(client, cohort, b"sex\nF\n"))).text
    code = re.search(r'class="code">([0-9A-Z-]{9})<', slips)
    pin = re.search(r"or as digits: ([0-9]{6})", slips)
    client.post("/en/out")

    answer = client.post("/en/in", data={"code": code and code[1], "pin": pin and pin[1]})

    assert answer.status_code == 303


def test_the_same_page_sent_twice_puts_people_in_once(desk: Desk, session: Session) -> None:
    client, _, cohort = desk
    fields = hidden(upload(client, cohort, b"sex\nF\nM\n"))
    put(client, cohort, fields)
    once = counts(session)

    again = put(client, cohort, fields)

    assert again.status_code == 409
    assert counts(session) == once


def test_a_consent_without_witness_asks_for_one_and_loses_nothing(desk: Desk, session: Session) -> None:
    client, trainer, cohort = desk
    fields = hidden(upload(client, cohort, CLEAN))
    before = counts(session)

    asked = put(client, cohort, {**fields, "witness": ""})

    assert "Choose the adult before whom" in asked.text
    assert hidden(asked)["table"] == fields["table"]
    assert counts(session) == before
    assert 'class="card slip"' in put(client, cohort, {**hidden(asked), "witness": trainer.id}).text


def test_a_table_changed_on_the_way_is_checked_again(desk: Desk, session: Session) -> None:
    client, _, cohort = desk
    before = counts(session)
    changed = roster_parcel.pack(read_table(b"sex,nickname\nF,=HYPERLINK()\n"))

    answers = [put(client, cohort, {"table": table, "batch": "1"}) for table in (changed, "nonsense", "")]

    assert "begins like a formula" in answers[0].text
    assert all("is damaged" in answer.text for answer in answers[1:])
    assert counts(session) == before


def test_a_learner_of_another_own_group_joins_by_code(desk: Desk, session: Session) -> None:
    client, trainer, cohort = desk
    child = make_learner(session, make_cohort(session, trainer))
    foreign = make_learner(session, make_cohort(session, make_adult(session)))
    known, unknown = login_of(session, child), login_of(session, foreign)
    session.commit()

    refused = upload(client, cohort, f"sex,code\n,{unknown}\n,ZZZZZZZZ\n".encode())
    done = put(client, cohort, hidden(upload(client, cohort, f"sex,code\n,{known}\n".encode())))

    session.rollback()
    said = re.findall(r"No learner of your groups has the code", refused.text)
    assert len(said) == 2
    assert done.status_code == 200
    assert set(session.scalars(select(Enrolment.learner_id).where(Enrolment.cohort_id == cohort))) == {
        child.id
    }


def test_a_master_trainer_puts_adults_into_a_training(client: FlaskClient, session: Session) -> None:
    master = make_adult(session, Role.MASTER)
    course = make_cohort(session, master, kind="tot")
    sign_in(client, session, master)
    file = "ឈ្មោះជាអក្សរខ្មែរ,latin name,sex,birth year,place code\nសុខ ចាន់,Sok Chan,F,1990,0602\nលី,Ly,,,\n"

    done = put(client, course, hidden(upload(client, course, file.encode())))

    session.rollback()
    sok = session.scalars(select(Account).where(Account.login == "sok.chan")).one()
    term = session.scalars(select(RoleTerm).where(RoleTerm.account_id == sok.id)).one()
    line = session.scalars(select(Lineage).where(Lineage.trainee_id == sok.id)).one()
    assert "sok.chan" in done.text
    assert (sok.role, sok.must_change, sok.birth_year) == ("trainer", True, 1990)
    assert (term.place_code, line.trainer_id) == ("0602", master.id)


def test_a_trainer_cannot_put_adults_in(client: FlaskClient, session: Session) -> None:
    trainer = make_adult(session)
    course = make_cohort(session, trainer, kind="refresher")
    sign_in(client, session, trainer)

    assert client.get(f"/en/cohorts/{course}/import").status_code == 403
    assert upload(client, course, CLEAN).status_code == 403


def test_nobody_goes_into_a_group_that_is_only_planned(desk: Desk, session: Session) -> None:
    client, _, cohort = desk
    session.get_one(Cohort, cohort).opened_at = None
    session.commit()
    before = counts(session)
    fields = {"table": roster_parcel.pack(read_table(b"sex\nF\n")), "batch": "2"}

    page, answer = client.get(f"/en/cohorts/{cohort}/import"), put(client, cohort, fields)

    assert "only planned" in page.text
    assert 'type="file"' not in page.text
    assert answer.status_code == 409
    assert counts(session) == before


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_empty_file_is_sent_without_a_telling_name(desk: Desk, kind: str) -> None:
    client, _, cohort = desk

    answer = client.get(f"/en/cohorts/{cohort}/import/people.{kind}")

    assert answer.headers["Content-Disposition"] == f"attachment; filename=people.{kind}"
    assert read_table(answer.data).numbers == (1,)


def test_no_file_at_all_is_told_as_an_empty_one(desk: Desk) -> None:
    client, _, cohort = desk

    assert "The file is empty." in client.post(f"/en/cohorts/{cohort}/import").text
