"""Without these, the paper and its check could say more than they should, or less."""

from datetime import date

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.certificates.models import Award, Revocation
from lms.people.models import Account
from lms.permissions import Role
from tests.certificates.giving import give, make_pair
from tests.conftest import NOW, browser
from tests.factories import make_adult, sign_in


def test_a_stranger_sees_what_it_is_worth_and_no_name(client: FlaskClient, session: Session) -> None:
    trainer, master = make_pair(session)
    given = give(session, master, trainer).id
    session.get_one(Account, trainer.id).login = "sok.chan.the.trainer"
    session.commit()

    pages = [client.get(f"/{language}/c/{given}") for language in ("km", "en")]

    for page in pages:
        assert page.status_code == 200
        for name in ("សុខ ចាន់", "Sok Chan", "sok.chan", trainer.id, master.id):
            assert name not in page.text
        assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "Valid" in pages[1].text
    assert "A programme" in pages[1].text


def test_any_changed_sign_of_the_id_is_the_plain_nothing(client: FlaskClient, session: Session) -> None:
    trainer, master = make_pair(session)
    given = give(session, master, trainer).id
    session.commit()
    nothing = client.get("/en/c/" + "0" * 32)

    for place in range(32):
        other = "0" if given[place] != "0" else "1"
        changed = client.get(f"/en/c/{given[:place]}{other}{given[place + 1 :]}")

        assert (changed.status_code, changed.data) == (404, nothing.data)
    for odd in (given.upper(), given + " ", given[:-1], given + "0", given + "%00"):
        assert client.get(f"/en/c/{odd}").status_code == (200 if odd == given else 404)


def test_revoked_and_expired_are_said(client: FlaskClient, session: Session) -> None:
    trainer, master = make_pair(session)
    revoked = give(session, master, trainer)
    revoked.revoked_at, revoked.revoked_by = NOW, master.id
    session.flush()
    expired = give(session, master, trainer)
    expired.expires_on = date(2020, 1, 1)
    ids = (revoked.id, expired.id)
    session.commit()

    pages = [client.get(f"/en/c/{one}").text for one in ids]

    assert "Taken back" in pages[0]
    assert "Expired" in pages[1]
    assert not any('class="verdict valid"' in page for page in pages)


def test_the_buttons_propose_confirm_and_take_back(app: Flask, session: Session) -> None:
    trainer, master = make_pair(session)
    desk = sign_in(browser(app), session, master)
    office = sign_in(browser(app), session, make_adult(session, Role.MANAGER))
    own = sign_in(browser(app), session, trainer)

    given = [desk.post(f"/en/trainers/{trainer.id}/award", data={"rule": "trainer"}) for _ in range(2)]
    award_id = session.scalars(select(Award.id)).one()
    session.rollback()
    early = [own.get(f"/en/c/{award_id}"), own.get(f"/en/certificates/{award_id}.pdf")]
    confirmed = office.post(f"/en/certificates/{award_id}/confirm")
    papers = [one.get(f"/en/certificates/{award_id}.pdf") for one in (desk, own)]
    asked = desk.post(f"/en/certificates/{award_id}/revoke", data={"reason": "mistake"})
    question = session.scalars(select(Revocation.id)).one()
    session.rollback()
    between = own.get(f"/en/c/{award_id}").text
    taken = office.post(f"/en/revocations/{question}/confirm")

    assert [one.status_code for one in given] == [303, 303]
    assert [one.status_code for one in early] == [404, 404]
    assert [one.status_code for one in (confirmed, asked, taken)] == [303, 303, 303]
    assert [(one.mimetype, one.data[:5]) for one in papers] == [("application/pdf", b"%PDF-")] * 2
    assert papers[0].headers["Cache-Control"] == "no-store"
    assert "✓ Valid" in between
    assert "Taken back" in own.get(f"/en/c/{award_id}").text
    assert "mistake" not in own.get(f"/en/c/{award_id}").text
