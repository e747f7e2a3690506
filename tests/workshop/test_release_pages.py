"""Without these, the pages could let through what the services refuse, or lose what somebody typed."""

from datetime import timedelta
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from lms import clock
from lms.authoring.package import unpack
from lms.authoring.safe_zip import write_zip
from lms.workshop import drafts, shelf
from lms.workshop.models import Draft, Publication, Review
from tests.authoring.zips import HARMFUL
from tests.conftest import browser
from tests.factories import Someone, sign_in
from tests.workshop.drafting import (
    UNIT,
    approved,
    author,
    focal_point,
    only_the_sample,
    write_lesson,
    write_plain,
    write_safety,
    write_stale,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def small(session: Session) -> Session:
    only_the_sample(session)
    session.commit()
    return session


def by(app: Flask, session: Session, person: Someone) -> FlaskClient:
    """Return a browser in which somebody is signed in."""
    return sign_in(browser(app), session, person)


def fresh(session: Session) -> Session:
    """Return the session, ready to see what pages have written since."""
    session.rollback()
    return session


def text(answer: TestResponse) -> str:
    return answer.get_data(as_text=True)


def test_a_draft_goes_from_its_writer_by_two_readers_to_learners(app: Flask, small: Session):
    writer, reader, focal = author(small), author(small), focal_point(small)
    draft = write_safety(small, writer)
    pages = {name: by(app, small, one) for name, one in (("w", writer), ("r", reader), ("f", focal))}
    address = f"/en/workshop/release/{draft.id}"

    asked = pages["w"].post(f"{address}/ask", data={"message": "Said when", "correction": "on"})
    assert asked.status_code == 303
    reviews = {one.kind: one.id for one in fresh(small).scalars(select(Review))}
    assert "Approve" not in text(pages["w"].get(address))
    assert "Said when" in text(pages["r"].get("/en/workshop/to-read"))
    assert "Form B, question 5 (hands-b5)" in text(pages["r"].get(address))
    assert (
        pages["r"].post(f"/en/workshop/review/{reviews['content']}", data={"do": "approve"}).status_code
        == 303
    )
    assert pages["w"].post(f"{address}/publish").status_code == 409
    assert (
        pages["f"].post(f"/en/workshop/review/{reviews['safety']}", data={"do": "approve"}).status_code == 303
    )
    made = pages["w"].post(f"{address}/publish")

    assert made.status_code == 303
    told = text(pages["w"].get(made.location))
    assert "cleared for safety by" in told
    assert "a correction" in told
    assert pages["w"].get(address).status_code == 404


def test_what_was_typed_comes_back_with_the_reason(app: Flask, small: Session):
    writer = author(small)
    draft = write_plain(small, writer)
    page = by(app, small, writer)
    address = f"/en/workshop/release/{draft.id}"

    long = page.post(f"{address}/ask", data={"message": "word " * 100})
    page.post(f"{address}/ask", data={"message": "Said better"})
    review = fresh(small).scalars(select(Review)).one()
    own = page.post(f"/en/workshop/review/{review.id}", data={"do": "return", "note": "No good"})

    assert (long.status_code, own.status_code) == (422, 409)
    assert "word word word" in text(long)
    assert "Another person has to read it." in text(own)


def test_a_stale_safety_sentence_is_named_and_let_pass_on_the_page(app: Flask, small: Session):
    writer, reader = author(small), author(small)
    draft = write_stale(small, writer)
    pages = by(app, small, writer), by(app, small, reader)
    address = f"/km/workshop/release/{draft.id}"
    pages[0].post(f"{address}/ask", data={"message": "ទំនេរ"})
    review = fresh(small).scalars(select(Review).where(Review.kind == "content")).one()

    refused = pages[1].post(f"/km/workshop/review/{review.id}", data={"do": "approve"})
    found = text(refused)
    gate = found.split('name="gate" value="')[1].split('"')[0]
    at = found.split('name="at" value="')[1].split('"')[0]
    waived = pages[1].post(
        f"{address}/waive", data={"gate": gate, "at": at, "reason": "អត្ថបទខ្មែរបាននិយាយរួចហើយ"}
    )
    approved_now = pages[1].post(f"/km/workshop/review/{review.id}", data={"do": "approve"})

    assert refused.status_code == 409
    assert "hands-b5" in at
    assert (waived.status_code, approved_now.status_code) == (303, 303)


def test_an_hour_is_that_of_cambodia_and_can_be_taken_back(app: Flask, small: Session):
    writer = author(small)
    draft = write_plain(small, writer)
    approved(small, writer, draft)
    page = by(app, small, writer)
    address = f"/en/workshop/release/{draft.id}"
    day = (clock.now() + timedelta(days=2)).date().isoformat()

    wrong = page.post(f"{address}/plan", data={"day": "soon", "hour": "6"})
    page.post(f"{address}/plan", data={"day": day, "hour": "06:00"})
    fresh(small)
    planned = small.get_one(Draft, draft.id).publish_at
    page.post(f"{address}/plan", data={"do": "withdraw"})
    fresh(small)

    assert wrong.status_code == 422
    assert planned is not None
    assert (planned.hour, planned.minute) == (23, 0)
    assert small.get_one(Draft, draft.id).publish_at is None


def test_two_publications_are_compared_and_an_earlier_one_comes_back(app: Flask, small: Session):
    writer = author(small)
    page = by(app, small, writer)
    draft = write_lesson(small, writer)
    approved(small, writer, draft)
    small.commit()
    page.post(f"/en/workshop/release/{draft.id}/publish")
    newest, first = shelf.history(fresh(small), UNIT)

    told = text(page.get(f"/en/workshop/publication/{newest.id}?against={first.id}"))
    turned = text(page.get(f"/en/workshop/publication/{first.id}?against={newest.id}"))
    back = page.post(f"/en/workshop/publication/{first.id}/back", data={"message": "Shorter was better"})

    assert "is now 15 (it was 10)" in told
    assert "is now 10 (it was 15)" in turned
    assert back.status_code == 303
    opened = fresh(small).scalars(select(Draft).where(Draft.closed_at.is_(None))).one()
    assert (opened.origin, drafts.digests(small, opened)) == ("earlier", first.files)


def test_a_package_is_downloaded_and_taken_in_by_another_office(app: Flask, small: Session):
    writer = author(small)
    page = by(app, small, writer)
    sent = page.get(f"/en/workshop/packages/{UNIT}.zip")
    draft = write_lesson(small, writer)
    approved(small, writer, draft)
    small.commit()
    page.post(f"/en/workshop/release/{draft.id}/publish")

    told = page.post("/en/workshop/packages", data={"file": (BytesIO(sent.data), "hands.zip")})

    assert (sent.mimetype, told.status_code) == ("application/zip", 200)
    assert sent.headers["Content-Disposition"] == f"attachment; filename={UNIT}.zip"
    assert unpack(sent.data).manifest.units[0].unit == UNIT
    assert "Differs from what is published here." in text(told)
    opened = fresh(small).scalars(select(Draft).where(Draft.closed_at.is_(None))).one()
    assert (opened.origin, opened.begun_by) == ("package", writer.id)


def test_every_harmful_package_is_refused_on_the_page_and_nothing_is_written(app: Flask, small: Session):
    page = by(app, small, author(small))
    # Chosen so that each way of refusing is met; the services are tried with all of them.
    some = ("one step up", "a symbolic link", "a million spaces", "a password", "a package in the package")
    sent = {what: HARMFUL[what][0]() for what in some} | {"no manifest": write_zip({"a.yaml": b"id: a\n"})}

    for what, data in sent.items():
        answer = page.post("/km/workshop/packages", data={"file": (BytesIO(data), "package.zip")})
        assert (answer.status_code, 'role="alert"' in text(answer)) == (422, True), what

    assert fresh(small).scalars(select(Draft)).all() == []
    assert fresh(small).query(Publication).count() == 2


def test_a_package_larger_than_a_form_gets_in_and_one_larger_than_allowed_does_not(
    app: Flask, small: Session
):
    page = by(app, small, author(small))

    def send(size: int | None = None) -> int:
        """Send 300 kB, said to be of another size where one is given."""
        form = {"file": (BytesIO(bytes(300_000)), "package.zip")}
        said = {"CONTENT_LENGTH": str(size)} if size else {}
        return page.post("/en/workshop/packages", data=form, environ_overrides=said).status_code

    assert (send(), send(52_600_000)) == (422, 413)
