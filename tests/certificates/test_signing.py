"""Without these, a child could get something public, or what everybody may read say more than it should."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms import clock
from lms.certificates import badge, keys, signing, statement
from lms.certificates.data_integrity import CREDENTIALS, EXTENSIONS, OPEN_BADGES
from lms.certificates.issuing import issuer_of
from lms.errors import Forbidden
from tests.certificates.signed import issuer_in, make_signed, make_unsigned
from tests.certificates.verifiers import second
from tests.conftest import NOW, browser
from tests.factories import make_adult, make_learner, make_master_over, sign_in

NAMES = ("សុខ ស្រីមុំ", "SOK Sreymom", "សុខ ចាន់", "Sok Chan")
CONTEXTS = Path(badge.__file__).parent / "contexts"
FILES = {CREDENTIALS: "credentials-v2.json", OPEN_BADGES: "ob-3.0.3.json", EXTENSIONS: "ob-extensions.json"}


def test_what_was_signed_once_stays_as_it_is(session: Session, tmp_path: Path) -> None:
    issuer = issuer_in(tmp_path)
    award = make_signed(session, issuer, now=NOW)
    before = award.status_index, award.statement, award.credential
    keys.rotate(session, issuer, NOW)

    signing.sign_award(session, award, issuer, NOW)

    assert (award.status_index, award.statement, award.credential) == before


def test_a_childs_card_is_never_signed(session: Session, tmp_path: Path) -> None:
    card = make_unsigned(session, make_learner(session), make_adult(session), now=NOW, paper="card")

    with pytest.raises(Forbidden):
        signing.sign_award(session, card, issuer_in(tmp_path), NOW)

    assert (card.status_index, card.statement, card.credential) == (None, None, None)


def test_a_statement_verifies_after_its_key_was_retired(session: Session, tmp_path: Path) -> None:
    issuer = issuer_in(tmp_path)
    award = make_signed(session, issuer, now=NOW)
    keys.rotate(session, issuer, NOW)
    assert award.statement is not None

    (key,) = [one for one in keys.public_keys(session) if one.id == statement.key_id_of(award.statement)]
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key.raw)
    said = statement.verify(award.statement, public)

    assert key.retired_at == NOW
    assert (said.award_id, said.status_index) == (award.id, award.status_index)


def test_unknown_ids_proposals_and_cards_get_the_same_answer(client: FlaskClient, session: Session) -> None:
    proposal = make_unsigned(session, make_adult(session), make_adult(session), now=NOW)
    card = make_unsigned(session, make_learner(session), make_adult(session), now=NOW, paper="card")
    card.four_eyes = False
    ids = proposal.id, card.id, "0" * 32, "x"
    session.commit()

    answers = {(client.get(f"/en/c/{one}").status_code, client.get(f"/en/c/{one}").data) for one in ids}

    assert len(answers) == 1
    ((status, page),) = answers
    assert status == 404
    assert b"Not known" in page


def test_the_list_for_phones_names_keys_and_places_and_nobody(
    app: Flask, client: FlaskClient, session: Session, tmp_path: Path
) -> None:
    issuer = issuer_of(app.extensions["settings"])
    valid, revoked = (make_signed(session, issuer, now=NOW) for _ in range(2))
    revoked.revoked_at, revoked.revoked_by = NOW, revoked.awarded_by
    make_unsigned(session, make_adult(session), make_adult(session), now=NOW)
    place, ids = revoked.status_index, (valid.id, revoked.id, valid.account_id, revoked.account_id)
    signer = keys.statement_key(session, issuer, NOW).id
    session.commit()

    answer = client.get("/check/data.json")

    said = answer.get_json()
    assert said["revoked"] == [place]
    assert list(said["keys"]) == [signer]
    assert said["achievements"]["trainer/1"]["title"]["en"] == "Trainer"
    assert not any(secret in answer.text for secret in (*NAMES, *ids))
    assert answer.headers["Cache-Control"] == "public, max-age=60"


def test_a_badge_from_the_database_verifies_against_what_the_program_publishes(
    app: Flask, client: FlaskClient, session: Session
) -> None:
    issuer = issuer_of(app.extensions["settings"])
    now = clock.now()
    valid, revoked = (make_signed(session, issuer, now=now) for _ in range(2))
    revoked.revoked_at, revoked.revoked_by = now, revoked.awarded_by
    texts = valid.credential or "", revoked.credential or ""
    session.commit()
    keys_named = json.loads(texts[0])["proof"]["verificationMethod"]
    paths = ("/issuer", "/issuer/status", keys_named.removeprefix(issuer.address))
    documents = {address: json.loads((CONTEXTS / name).read_text()) for address, name in FILES.items()}
    documents |= {issuer.address + path: json.loads(client.get(path).data) for path in paths}

    said = [second.verdict(text, documents, now) for text in texts]

    assert said == ["verified", "NotVerified: taken back"]
    assert client.get("/issuer/status").headers["Access-Control-Allow-Origin"] == "*"


def test_before_anything_was_signed_nobody_makes_a_key_by_asking(app: Flask, client: FlaskClient) -> None:
    answers = [client.get(path).status_code for path in ("/issuer", "/issuer/status", "/check/data.json")]

    assert answers == [200, 404, 200]
    assert not issuer_of(app.extensions["settings"]).keys.exists()


def test_the_holder_and_who_trained_them_take_the_badge_along_and_nobody_else(
    app: Flask, session: Session
) -> None:
    holder = make_adult(session)
    master, stranger = make_master_over(session, holder), make_adult(session)
    award = make_signed(session, issuer_of(app.extensions["settings"]), now=NOW, holder=holder)
    path, credential = f"/en/certificates/{award.id}", (award.credential or "").encode()
    session.commit()
    people = [sign_in(browser(app), session, one) for one in (holder, master, stranger)]

    files = [one.get(f"{path}.json") for one in people]
    pictures = [one.get(f"{path}.png") for one in people]

    assert [one.status_code for one in (*files, *pictures)] == [200, 200, 404] * 2
    assert files[0].data == credential
    assert credential in pictures[0].data
    assert files[0].headers["Content-Disposition"] == 'attachment; filename="badge.json"'
    assert files[0].mimetype == "application/vc+ld+json"


def test_the_worker_stands_above_the_pages_it_answers_for_and_is_asked_for_anew(client: FlaskClient) -> None:
    answer = client.get("/sw-check.js")

    assert answer.mimetype in {"text/javascript", "application/javascript"}
    assert answer.headers["Cache-Control"] == "no-cache"
