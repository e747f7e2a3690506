"""Without these, a writer would add a fact and be told by every page that there is no such fact."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms.authoring.units import SHARED
from lms.workshop import approvals, checking, drafts, shelf
from tests.conftest import NOW
from tests.courses.samples import FORM_A, LESSON, SAMPLE
from tests.factories import Someone
from tests.workshop.pages import UNIT, shelve, writer

FACT = """
  - id: soap-lasts
    text:
      en: A piece of soap lasts a class for weeks.
      km: សាប៊ូមួយដុំប្រើបានច្រើនសប្តាហ៍សម្រាប់មួយថ្នាក់។
    source: invented example
    checked_on: 2026-11-21
    expires_on: 2027-11-21
    confidence: high
"""
FACTS = (SAMPLE / "facts.yaml").read_text("utf-8").rstrip() + FACT
CITING = (SAMPLE / LESSON).read_text("utf-8").replace("      - water-and-soap", "      - soap-lasts")


@pytest.fixture
def author(app: Flask, session: Session) -> tuple[Someone, FlaskClient]:
    shelve(session)
    return writer(app, session)


def write(session: Session, person: Someone, unit: str, name: str, text: str) -> str:
    draft = drafts.open_draft(session, person, unit, NOW)
    before = drafts.edits(session, draft).get(name)
    number = before.number if before else None
    drafts.save(session, person, draft, name, text.encode(), replaces=number, now=NOW)
    session.commit()
    return draft.id


def test_a_module_can_name_a_fact_as_soon_as_it_is_written(author, session: Session):
    person, client = author
    assert FACTS != CITING != (SAMPLE / LESSON).read_text("utf-8")
    write(session, person, UNIT, LESSON, CITING)
    assert checking.check_unit(session, person, UNIT, NOW.date()).mistakes

    shared = write(session, person, SHARED, "facts.yaml", FACTS)

    assert checking.check_unit(session, person, UNIT, NOW.date()).mistakes == ()
    assert "soap-lasts · " in client.get(f"/en/workshop/question/{FORM_A}?was=hands-a1").text
    page = client.get(f"/en/workshop/of/{UNIT}").text
    assert f"/en/workshop/release/{shared}" in page


def test_it_is_published_only_after_the_fact_and_the_page_says_so(author, session: Session):
    person, client = author
    draft_id = write(session, person, UNIT, LESSON, CITING)
    shared = write(session, person, SHARED, "facts.yaml", FACTS)

    draft = drafts.find_draft(session, person, draft_id)
    hindering = approvals.stand(session, draft, NOW.date()).looked.blocking
    page = client.get(f"/en/workshop/release/{draft_id}").text

    assert hindering
    assert "before it can be published" in page
    assert f"/en/workshop/release/{shared}" in page


def test_a_fact_that_is_half_written_takes_no_other_fact_from_a_module(author, session: Session):
    person, _ = author
    half = FACTS.replace("en: A piece of soap lasts a class for weeks.", "en:")

    write(session, person, SHARED, "facts.yaml", half)

    assert half != FACTS
    assert checking.check_unit(session, person, UNIT, NOW.date()).mistakes == ()
    assert "facts.yaml" in shelf.published(session)
