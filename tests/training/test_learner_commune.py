"""Without these, a child's commune could be kept where nobody can see or mend it."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms.people.models import Account
from tests.factories import make_adult, make_cohort, make_learner, sign_in


@pytest.mark.parametrize(
    ("kept", "sent", "then"),
    [
        (None, "060209", "060209"),
        (None, "០៦០២០៩", "060209"),
        ("060209", "", None),
        ("060209", "0602", "060209"),
        ("060209", "069999", "060209"),
        # Retired since it was recorded: what was there may stay.
        ("069999", "069999", "069999"),
    ],
)
def test_a_childs_commune_can_be_seen_and_mended(
    client: FlaskClient, session: Session, kept: str | None, sent: str, then: str | None
) -> None:
    trainer = make_adult(session)
    child = make_learner(session, make_cohort(session, trainer))
    session.get_one(Account, child.id).commune_code = kept
    sign_in(client, session, trainer)
    form = {"nickname": "Ly", "sex": "female", "birth_year": "2013", "commune_code": sent}

    answer = client.post(f"/en/learners/{child.id}", data=form)

    session.rollback()
    account = session.get_one(Account, child.id)
    refused = sent not in {"", "060209", "០៦០២០៩", kept}
    assert account.commune_code == then
    assert ("No commune has this code." in answer.text) == refused
    assert account.nickname == (None if refused else "Ly")


def test_the_commune_is_named_with_its_parents(client: FlaskClient, session: Session) -> None:
    trainer = make_adult(session)
    child = make_learner(session, make_cohort(session, trainer))
    session.get_one(Account, child.id).commune_code = "060209"
    sign_in(client, session, trainer)

    page = client.get(f"/en/learners/{child.id}").text

    assert "Trapeang Ruessei commune, Kampong Svay district, Kampong Thom province" in page
