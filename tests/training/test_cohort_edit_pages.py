"""Without these, what a trainer typed about a group could be lost, or kept without being understood."""

from collections.abc import Mapping

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms import clock
from lms.i18n import local_day
from lms.people.models import Account, Cohort
from lms.permissions import Role
from lms.training import cohort_plans
from tests.factories import Someone, make_adult, make_cohort, make_learner, sign_in

OFFICE = {"who_1": "Committee of the commune", "phone_1": "012 345 678"}


@pytest.fixture
def trainer(session: Session) -> Someone:
    return make_adult(session)


@pytest.fixture
def desk(client: FlaskClient, session: Session, trainer: Someone) -> FlaskClient:
    return sign_in(client, session, trainer)


def group(session: Session, **said: str | list[str]) -> dict[str, str | list[str]]:
    """Return the form of a group of children with all it needs, and what is said beside."""
    focal_point = make_adult(session, Role.SAFEGUARDING).id
    session.commit()
    checked = str(local_day(clock.now()))
    return {
        "name": "ផ្កាឈូក",
        "kind": "peer-group",
        "focal_point": focal_point,
        "checked_1": checked,
        "do": "open",
        **OFFICE,
        **said,
    }


def the_only(session: Session) -> Cohort:
    """Return the only cohort there is, as it is kept."""
    session.rollback()
    return session.query(Cohort).one()


def test_a_group_is_made_and_opened_on_one_page(desk: FlaskClient, session: Session) -> None:
    answer = desk.post("/en/cohorts", data=group(session, place="", commune_code="060209"))

    cohort = the_only(session)
    assert (answer.status_code, answer.location) == (303, f"/en/cohorts/{cohort.id}")
    assert cohort.opened_at is not None
    page = desk.get(answer.location).text
    assert "Trapeang Ruessei commune, Kampong Svay district, Kampong Thom province" in page
    assert "Add learners" in page


def test_what_is_missing_is_said_with_the_way_to_it_and_the_plan_is_kept(
    desk: FlaskClient, session: Session
) -> None:
    answer = desk.post("/en/cohorts", data={"name": "Lotus", "kind": "child-club", "do": "open"})

    cohort = the_only(session)
    assert answer.location == f"/en/cohorts/{cohort.id}/edit#planned"
    assert (cohort.name, cohort.kind, cohort.opened_at) == ("Lotus", "child-club", None)
    page = desk.get(f"/en/cohorts/{cohort.id}/edit").text
    assert f'href="/en/cohorts/{cohort.id}/edit#focal_point"' in page
    assert f'href="/en/cohorts/{cohort.id}/edit#contacts"' in page
    assert 'id="focal_point"' in page
    assert 'id="contacts"' in page


def test_a_planned_group_has_no_form_to_add_learners(desk: FlaskClient, session: Session) -> None:
    desk.post("/en/cohorts", data=group(session, do="save"))
    cohort = the_only(session)

    page = desk.get(f"/en/cohorts/{cohort.id}").text
    answer = desk.post(f"/en/cohorts/{cohort.id}/learners", data={"girls": "1", "batch": "b"})

    assert "Add learners" not in page
    assert answer.status_code == 409
    assert "only planned" in answer.text
    assert session.query(Account).filter_by(role="learner").count() == 0


def test_finding_a_place_keeps_everything_else_that_was_typed(desk: FlaskClient, session: Session) -> None:
    sent = group(session, place="Thmei", do="find", begins_on="2026-12-01", modules=["child-rights"])

    page = desk.post("/en/cohorts", data=sent).text

    assert session.query(Cohort).count() == 0
    assert 'role="alert"' not in page
    assert page.count("<span>Thmei commune, ") == 5
    assert 'value="200211"' in page
    assert "Thmei commune, Kampong Rou district, Svay Rieng province" in page
    for kept in ('value="ផ្កាឈូក"', 'value="peer-group" checked', 'value="012 345 678"', 'value="2026-12-01"'):
        assert kept in page
    assert f'value="{sent["focal_point"]}" selected' in page
    assert 'value="child-rights" checked' in page
    assert 'name="place_was" value="Thmei"' in page


@pytest.mark.parametrize(
    "place",
    [
        {"place": "Thmei"},
        {"place": "Thmei", "place_was": "Thmei"},
        # Another name was typed after a place had been chosen.
        {"place": "Stoung", "place_was": "Thmei", "commune_code": "200211"},
        {"place": "nowhere at all", "place_was": "nowhere at all"},
        {"commune_code": "999999"},
    ],
)
def test_a_place_is_not_guessed(desk: FlaskClient, session: Session, place: Mapping[str, str]) -> None:
    answer = desk.post("/en/cohorts", data=group(session, **place))

    assert answer.status_code == 200
    assert "Choose one of these places" in answer.text
    assert session.query(Cohort).count() == 0


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": " "}, "Give the group a name"),
        ({"name": "a" * 81}, "Give the group a name"),
        ({"kind": "tot"}, "Choose what kind of group"),
        ({"kind": ""}, "Choose what kind of group"),
        ({"begins_on": "soon"}, "Write the day as"),
        ({"ends_on": "2041-01-01"}, "Write the day as"),
        ({"begins_on": "2026-12-02", "ends_on": "2026-12-01"}, "The last day is before the first one"),
        ({"focal_point": "f" * 32}, "Choose somebody from the list"),
        ({"who_1": ""}, "Write who answers"),
        ({"phone_1": ""}, "A number has 3 to 15 signs"),
        ({"phone_1": "call me"}, "A number has 3 to 15 signs"),
        ({"phone_1": "1 - +"}, "A number has 3 to 15 signs"),
        ({"phone_1": "1" * 16}, "A number has 3 to 15 signs"),
        ({"checked_1": ""}, "Write the day somebody last called"),
        ({"checked_1": "2030-01-01"}, "Write the day somebody last called"),
        ({"who_3": "Office"}, "A number has 3 to 15 signs"),
    ],
)
def test_what_cannot_be_read_is_said_beside_it_and_nothing_typed_is_lost(
    desk: FlaskClient, session: Session, said: Mapping[str, str], words: str
) -> None:
    sent = group(session, **said)

    answer = desk.post("/en/cohorts", data=sent)

    assert answer.status_code == 200
    assert words in answer.text
    assert session.query(Cohort).count() == 0
    for name in ("name", "who_1", "phone_1", "begins_on", "checked_1"):
        if str(sent.get(name, "")).strip():
            assert f'value="{sent[name]}"' in answer.text


def test_a_number_in_khmer_digits_is_kept_in_latin_ones(desk: FlaskClient, session: Session) -> None:
    desk.post("/km/cohorts", data=group(session, phone_1="០១២ ៣៤៥-៦៧៨"))

    assert cohort_plans.contacts_of(session, the_only(session).id)[0].phone == "012 345-678"


def test_a_group_can_be_changed(desk: FlaskClient, session: Session) -> None:
    sent = group(session)
    desk.post("/en/cohorts", data=sent)
    cohort = the_only(session)

    desk.post(
        f"/en/cohorts/{cohort.id}/edit",
        data={**sent, "name": "Rice", "modules": ["child-rights"], "swap_forms": "1"},
    )

    changed = the_only(session)
    assert (changed.name, changed.modules, changed.swap_forms) == ("Rice", ["child-rights"], True)
    page = desk.get(f"/en/cohorts/{cohort.id}/edit").text
    assert 'value="child-rights" checked' in page
    assert "Follow-ups and refresher" in page


def test_an_open_group_that_would_lose_its_protection_is_not_changed(
    desk: FlaskClient, session: Session
) -> None:
    sent = group(session)
    desk.post("/en/cohorts", data=sent)
    cohort = the_only(session)

    answer = desk.post(f"/en/cohorts/{cohort.id}/edit", data={**sent, "name": "Rice", "focal_point": ""})

    assert answer.status_code == 200
    assert "a focal point and a help contact must stay named" in answer.text
    assert 'value="Rice"' in answer.text
    assert the_only(session).name == "ផ្កាឈូក"


def test_a_retired_code_stays_and_is_shown_as_it_is(desk: FlaskClient, session: Session) -> None:
    sent = group(session)
    desk.post("/en/cohorts", data=sent)
    cohort = the_only(session)
    cohort.commune_code = "060299"
    session.commit()

    page = desk.get(f"/en/cohorts/{cohort.id}/edit").text
    answer = desk.post(f"/en/cohorts/{cohort.id}/edit", data={**sent, "commune_code": "060299"})

    assert 'value="060299" checked' in page
    assert answer.status_code == 303
    assert the_only(session).commune_code == "060299"
    assert "060299" in desk.get(f"/en/cohorts/{cohort.id}").text


def test_a_closed_group_is_gone_from_every_page(
    desk: FlaskClient, session: Session, trainer: Someone
) -> None:
    cohort = make_cohort(session, trainer)
    child = make_learner(session, cohort)
    session.commit()

    desk.post(f"/en/cohorts/{cohort}/close")

    for page in (f"cohorts/{cohort}", f"cohorts/{cohort}/edit", f"learners/{child.id}"):
        assert desk.get(f"/en/{page}").status_code == 404
    assert cohort not in desk.get("/en/today").text


def test_a_master_trainer_is_offered_kinds_for_adults_only(client: FlaskClient, session: Session) -> None:
    desk = sign_in(client, session, make_adult(session, Role.MASTER))

    page = desk.get("/en/cohorts/new").text

    assert 'value="tot"' in page
    assert 'value="peer-group"' not in page
    assert 'value="village-workshop"' not in page
