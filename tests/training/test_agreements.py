"""Without these, a family would agree to words of a trainer, and a child never learn what is kept."""

import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms.courses.mistakes import ContentError
from lms.training import agreements_text
from lms.training.agreements import load_agreements
from tests.courses.samples import SHIPPED, change
from tests.factories import make_adult, sign_in
from tests.printing.papers import document, text_of


def test_anybody_can_read_what_is_kept_without_signing_in(client: FlaskClient, session: Session):
    privacy = agreements_text.agreements(session).privacy

    page = client.get("/en/kept").text

    assert [one.id for one in privacy.points if one.text.en not in page] == []
    assert "<title>Learn together</title>" in page


def test_the_first_page_leads_there(client: FlaskClient):
    assert "/km/kept" in client.get("/km/in").text


@pytest.mark.parametrize("which", ["consent", "assent", "privacy", "pledge"])
@pytest.mark.parametrize("printed_in", ["km", "en", "both"])
def test_a_trainer_prints_each_text_on_one_page(
    client: FlaskClient, session: Session, which: str, printed_in: str
):
    sign_in(client, session, make_adult(session))

    answer = client.get(f"/km/agreements/{printed_in}/{which}.pdf")

    assert answer.mimetype == "application/pdf"
    assert len(document(answer.data)) == 1


def test_the_paper_for_the_family_has_room_for_a_thumb_print(client: FlaskClient, session: Session):
    sign_in(client, session, make_adult(session))

    papers = {one: text_of(client.get(f"/km/agreements/en/{one}.pdf").data) for one in ("consent", "assent")}

    assert {one: "thumb print" in text.split("has to pay")[-1] for one, text in papers.items()} == {
        "consent": True,
        "assent": False,
    }


def test_the_list_of_papers_has_them(client: FlaskClient, session: Session):
    sign_in(client, session, make_adult(session))

    assert "/agreements/both/pledge.pdf" in client.get("/en/materials").text


def test_an_id_that_stands_twice_is_named_where_it_stands(tmp_path: Path):
    folder = shutil.copytree(SHIPPED, tmp_path / "content")
    change(folder, "agreements.yaml", "- id: own-life", "- id: stop")

    with pytest.raises(ContentError) as caught:
        load_agreements(folder)

    assert [(one.code, one.where) for one in caught.value.mistakes] == [("same_id", "assent > points 4 > id")]
