"""Without these, what somebody writes in the browser could be lost, changed, or read by the wrong people."""

import json
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms.authoring.units import SHARED
from lms.permissions import Role
from lms.text import LANGUAGES
from lms.workshop import drafts, writing
from tests.courses.samples import FORM_A, HEAD, LEADING, LESSON, SAMPLE
from tests.factories import Someone
from tests.workshop.pages import UNIT, seen_in, shelve, text_in, writer

FILE = f"/en/workshop/file/{LESSON}"


@pytest.fixture
def author(app: Flask, session: Session) -> tuple[Someone, FlaskClient]:
    shelve(session)
    return writer(app, session)


def stands(session: Session, person: Someone, name: str = LESSON) -> str:
    session.rollback()
    return writing.open_file(session, person, name).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_workshop_opens(author, language: str):
    _, client = author
    ways = ["", "/new", f"/of/{UNIT}", f"/of/{SHARED}", f"/of/{UNIT}/add", "/file/facts.yaml"]
    ways += [f"/{part}/{LESSON}" for part in ("file", "history", "without")]
    ways += [f"/questions/{FORM_A}", f"/question/{FORM_A}?was=hands-a1"]

    answers = {way: client.get(f"/{language}/workshop{way}").status_code for way in ways}

    assert set(answers.values()) == {200}, answers


def test_a_file_opened_and_saved_is_byte_for_byte_what_it_was(author, session: Session):
    person, client = author
    page = client.get(FILE).text

    answer = client.post(FILE, data={"text": text_in(page), "seen": seen_in(page)})

    assert answer.status_code == 303
    assert stands(session, person) == (SAMPLE / LESSON).read_text("utf-8")
    assert drafts.open_one(session, UNIT) is None


def test_a_remark_and_every_space_come_back_as_they_were_typed(author, session: Session):
    person, client = author
    page = client.get(FILE).text
    text = "\n\n# A remark &amp; <b>\n" + (SAMPLE / LESSON).read_text("utf-8") + "   \n"

    client.post(FILE, data={"text": text.replace("\n", "\r\n"), "seen": seen_in(page)})

    assert stands(session, person) == text
    assert text_in(client.get(FILE).text).replace("\r\n", "\n") == text


def test_typing_is_kept_and_said_and_goes_on_from_there(author, session: Session):
    person, client = author
    seen = seen_in(client.get(FILE).text)

    for text in ("id: one\n", "id: two\n"):
        answer = client.post(f"/en/workshop/keep/{LESSON}", data={"text": text, "seen": seen})
        seen = answer.json["seen"]

    assert re.fullmatch(r"Saved at \d+:\d\d", answer.json["said"])
    assert stands(session, person) == "id: two\n"


def test_two_who_save_the_same_file_are_shown_both_versions_and_neither_is_lost(
    app, author, session: Session
):
    (person, mine), (_, theirs) = author, writer(app, session)
    page = mine.get(FILE).text
    text = text_in(page).replace("\r\n", "\n")
    seen = seen_in(theirs.get(FILE).text)
    theirs.post(FILE, data={"text": text.replace("minutes: 10", "minutes: 15"), "seen": seen})

    kept = mine.post(f"/en/workshop/keep/{LESSON}", data={"text": text + "# mine\n", "seen": seen_in(page)})
    both = mine.post(FILE, data={"text": text + "# mine\n", "seen": seen_in(page)})
    saved = mine.post(FILE, data={"text": text_in(both.text), "seen": seen_in(both.text)})

    assert (kept.status_code, both.status_code, saved.status_code) == (409, 409, 303)
    assert stands(session, person) == text.replace("minutes: 10", "minutes: 15") + "# mine\n"


def test_what_is_wrong_is_told_by_line_in_the_language_of_the_page(author):
    _, client = author
    text = (SAMPLE / LESSON).read_text("utf-8").replace("objectives:\n  - when", "objectives:\n  - whn")

    told = {
        one: client.post(f"/{one}/workshop/check/{LESSON}", data={"text": text}).json for one in LANGUAGES
    }

    line = text[: text.index("- whn")].count("\n") + 1
    assert [(one["line"], one["code"]) for one in told["en"]["mistakes"]] == [(line, "unknown_ref")]
    assert told["en"]["head"] == "1 mistake"
    assert told["km"]["mistakes"][0]["said"] != told["en"]["mistakes"][0]["said"]


def test_the_editor_is_told_what_can_stand_where(author):
    _, client = author

    told = client.get(f"/en/workshop/words/{FORM_A}").json

    items = told["shape"]["fields"]["items"]["of"]
    assert items["kinds"]["single-choice"]["options"]["of"]["fields"]["right"]["values"][0][0] == "true"
    assert [one[0] for one in told["ids"]["objectives"]] == ["when", "ask"]
    assert len(json.dumps(told)) < 60_000


def test_the_editor_knows_the_keys_of_a_session_plan_by_what_they_mean_there(author):
    _, client = author

    fields = client.get(f"/en/workshop/words/{LEADING}").json["shape"]["fields"]

    kind = fields["plan"]["fields"]["parts"]["of"]["fields"]["kind"]
    assert "opening, energiser" in kind["told"]
    assert "method" in [one[0] for one in kind["values"]]


def test_a_session_plan_can_be_begun_in_the_browser_and_taken_away(author, session: Session):
    person, client = author
    client.post(
        f"/en/workshop/without/{LEADING}",
        data={"seen": seen_in(client.get(f"/en/workshop/without/{LEADING}").text)},
    )
    gone = stands(session, person, LEADING)

    offered = client.get(f"/km/workshop/of/{UNIT}/add").text
    added = client.post(f"/km/workshop/of/{UNIT}/add", data={"kind": "facilitation"})

    assert gone == ""
    assert 'value="facilitation"' in offered
    assert (added.status_code, added.headers["Location"].endswith(LEADING)) == (303, True)
    assert "plan:\n  objective:\n    en:\n    km:\n" in stands(session, person, LEADING)


def test_a_version_is_taken_up_again_and_the_later_one_stays_in_the_history(author, session: Session):
    person, client = author
    first = (SAMPLE / LESSON).read_text("utf-8")
    client.post(FILE, data={"text": "id: other\n", "seen": seen_in(client.get(FILE).text)})
    history = client.get(f"/en/workshop/history/{LESSON}").text
    address = re.findall(rf'href="(/en/workshop/saving/[0-9a-f]+/0/{LESSON})"', history)[0]
    page = client.get(address).text

    client.post(address, data={"seen": seen_in(page)})

    assert stands(session, person) == first
    assert len(re.findall("/workshop/saving/", client.get(f"/en/workshop/history/{LESSON}").text)) == 3


def test_a_dropped_draft_leaves_what_is_published_and_its_history(author, session: Session):
    person, client = author
    client.post(FILE, data={"text": "id: other\n", "seen": seen_in(client.get(FILE).text)})
    draft = drafts.open_one(session, UNIT)
    assert draft is not None

    answers = [client.post(f"/en/workshop/draft/{draft.id}/drop").status_code for _ in range(2)]

    assert answers == [303, 409]
    assert stands(session, person) == (SAMPLE / LESSON).read_text("utf-8")
    assert draft.id in client.get(f"/en/workshop/history/{LESSON}").text


def test_a_module_is_begun_a_lesson_added_and_taken_away_again(author, session: Session):
    _, client = author
    form = {
        "title_en": "Safe water",
        "title_km": "ទឹកស្អាត",
        "id": "",
        "code": "M9",
        "min_age": "១០",
        "max_age": "17",
        "lessons_en": "Where it comes from",
        "lessons_km": "ប្រភពទឹក",
    }

    begun = client.post("/en/workshop/new", data=form)
    again = client.post("/en/workshop/new", data=form)
    lesson = {"kind": "lesson", "title_en": "How to boil it", "title_km": "របៀបដាំទឹក"}
    added = client.post("/en/workshop/of/safe-water/add", data=lesson)
    name = "modules/safe-water/lessons/how-to-boil-it.yaml"
    listed = client.get("/en/workshop/of/safe-water").text
    gone = client.post(
        f"/en/workshop/without/{name}", data={"seen": seen_in(client.get(f"/en/workshop/file/{name}").text)}
    )

    assert (begun.status_code, again.status_code, added.status_code, gone.status_code) == (303, 200, 303, 303)
    assert "There is one with this id already" in again.text
    assert name in listed
    assert name not in client.get("/en/workshop/of/safe-water").text
    assert "how-to-boil-it" not in client.get("/en/workshop/file/modules/safe-water/module.yaml").text


def test_a_module_cannot_be_without_the_files_it_needs(author):
    _, client = author
    seen = seen_in(client.get(f"/en/workshop/file/{HEAD}").text)

    answer = client.post(f"/en/workshop/without/{HEAD}", data={"seen": seen})

    assert "cannot be without" in answer.text
    assert client.get(f"/en/workshop/file/{HEAD}").status_code == 200


def test_a_text_that_no_file_can_hold_comes_back_as_it_was_typed(author):
    _, client = author
    text = "# " + "ក" * 100_000

    answer = client.post(FILE, data={"text": text, "seen": seen_in(client.get(FILE).text)})

    assert answer.status_code == 413
    assert text_in(answer.text) == text


def test_who_may_only_read_is_shown_files_and_changes_none(app, session: Session):
    shelve(session)
    _, client = writer(app, session, Role.SAFEGUARDING)
    page = client.get(FILE)

    answer = client.post(FILE, data={"text": "id: x\n", "seen": seen_in(page.text)})

    assert (page.status_code, answer.status_code) == (200, 403)
    assert "<button" not in page.text.split("<main", 1)[1].split("</main>")[0]
