"""Without these, recording consent for a class could take an evening, or lose what was ticked."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms import clock
from lms.i18n import local_day
from lms.people.models import Account, Declaration
from lms.permissions import Role
from lms.training import declarations
from lms.training.declarations import Kind
from tests.conftest import browser
from tests.factories import make_adult, make_cohort, make_learner, sign_in


def days_ago(days: int) -> str:
    return str(local_day(clock.now()) - timedelta(days=days))


def kinds_of(session: Session, account_id: str) -> set[str]:
    session.rollback()
    return {kind.value for kind in declarations.in_force(session, [account_id])[account_id]}


def test_a_whole_class_is_recorded_with_three_ticks(client: FlaskClient, session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    children = [make_learner(session, cohort) for _ in range(30)]
    sign_in(client, session, trainer)
    sent = {"all": ["guardian-consent", "assent", "pledge"], "day": days_ago(1), "method": "paper"}

    answer = client.post(f"/en/cohorts/{cohort}/consent", data={**sent, "witness": trainer.id})

    assert answer.status_code == 303
    assert all(len(kinds_of(session, one.id)) == 3 for one in children)
    assert "Record what is ticked" not in client.get(answer.location).text


def test_one_child_is_recorded_by_a_tick_of_its_own(client: FlaskClient, session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    one, other = make_learner(session, cohort), make_learner(session, cohort)
    sign_in(client, session, trainer)

    client.post(
        f"/en/cohorts/{cohort}/consent", data={"assent": one.id, "day": days_ago(0), "method": "spoken"}
    )

    assert (kinds_of(session, one.id), kinds_of(session, other.id)) == ({"assent"}, set())


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"day": days_ago(0)}, "Nothing was ticked yet"),
        ({"day": days_ago(-1), "tick": "yes"}, "between 1 January 2000 and today"),
        ({"day": "soon", "tick": "yes"}, "between 1 January 2000 and today"),
        ({"day": days_ago(0), "tick": "yes", "witness": ""}, "Choose the adult before whom"),
        ({"day": days_ago(0), "tick": "yes", "witness": "0" * 32}, "Choose the adult before whom"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    client: FlaskClient, session: Session, sent: dict[str, str], said: str
) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    child = make_learner(session, cohort)
    sign_in(client, session, trainer)
    form = {"method": "on-screen", **sent}
    if form.pop("tick", None):
        form["guardian-consent"] = child.id

    answer = client.post(f"/en/cohorts/{cohort}/consent", data=form)

    assert answer.status_code == 200
    assert said in answer.text
    assert f'value="{sent["day"]}"' in answer.text
    assert 'value="on-screen" selected' in answer.text
    assert ("checked" in answer.text) == ("guardian-consent" in form)
    assert kinds_of(session, child.id) == set()


def test_a_missing_consent_is_said_in_words_and_keeps_nobody_from_learning(
    app: Flask, session: Session
) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    child = make_learner(session, cohort)
    desk, phone = sign_in(browser(app), session, trainer), sign_in(browser(app), session, child)

    pages = desk.get(f"/en/cohorts/{cohort}").text, desk.get(f"/en/learners/{child.id}").text

    assert "1 child has no guardian" in pages[0]
    assert "not recorded yet" in pages[1]
    assert phone.get("/en/learn").status_code == 200


def test_a_consent_is_withdrawn_on_the_childs_page(client: FlaskClient, session: Session) -> None:
    trainer = make_adult(session)
    child = make_learner(session, make_cohort(session, trainer))
    sign_in(client, session, trainer)
    place = f"/en/learners/{child.id}/consent"
    client.post(
        place,
        data={"guardian-consent": child.id, "day": days_ago(2), "method": "paper", "witness": trainer.id},
    )
    session.rollback()
    row = declarations.in_force(session, [child.id])[child.id][Kind.GUARDIAN_CONSENT]

    answer = client.post(f"/en/consent/{row.id}/withdraw")

    assert answer.location.endswith(place)
    assert kinds_of(session, child.id) == set()
    assert session.get_one(Declaration, row.id).withdrawn_by == trainer.id


def test_an_adult_reads_the_code_of_conduct_and_promises_it(client: FlaskClient, session: Session) -> None:
    trainer = make_adult(session)
    sign_in(client, session, trainer)
    before = client.get("/en/conduct").text

    client.post("/en/conduct")

    assert "never promise to keep a secret" in before
    assert "I have read this" in before
    assert "You promised this on" in client.get("/en/conduct").text
    assert kinds_of(session, trainer.id) == {"code-of-conduct"}


def test_a_focal_point_begins_with_those_who_are_not_cleared_and_records_one(
    client: FlaskClient, session: Session
) -> None:
    focal, trainer = make_adult(session, Role.SAFEGUARDING), make_adult(session)
    session.get_one(Account, trainer.id).name_km = "ស៊ុន បុប្ផា"
    sign_in(client, session, focal)
    first = client.get("/km/", follow_redirects=True)

    client.post(f"/km/clearances/{trainer.id}", data={"day": days_ago(5), "method": "paper"})

    assert first.request.path == "/km/clearances"
    assert "ស៊ុន បុប្ផា" in first.text
    assert kinds_of(session, trainer.id) == {"clearance"}


def test_a_wrong_day_of_a_clearance_is_said_beside_the_person(client: FlaskClient, session: Session) -> None:
    focal, trainer = make_adult(session, Role.SAFEGUARDING), make_adult(session)
    sign_in(client, session, focal)

    answers = [
        client.post(f"/en/clearances/{trainer.id}", data={"day": day, "method": "spoken"})
        for day in (days_ago(-2), "yesterday")
    ]

    assert all("between 1 January 2000 and today" in answer.text for answer in answers)
    assert all('value="spoken" selected' in answer.text for answer in answers)
    assert kinds_of(session, trainer.id) == set()
