"""Without these, questions from elsewhere could cover what is written, or come in twice."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms.authoring.units import SHARED
from lms.interop.formats import read_questions
from lms.interop.moodle_out import write_moodle
from lms.text import LANGUAGES
from lms.workshop import drafts, writing
from tests.courses.samples import FORM_A, SAMPLE
from tests.factories import Someone
from tests.interop import samples
from tests.interop.test_refusals import FILES
from tests.test_pages import _latin_words, _page
from tests.workshop.pages import UNIT, shelve, writer

PAGE = f"/en/workshop/of/{UNIT}/exchange"


@pytest.fixture
def author(app: Flask, session: Session) -> tuple[Someone, FlaskClient]:
    shelve(session)
    return writer(app, session)


def sent(session: Session, person: Someone, data: bytes, form: str = "A", **more: str) -> dict[str, object]:
    session.rollback()
    seen = writing.open_file(session, person, FORM_A).seen if form == "A" else ""
    return {"file": (BytesIO(data), "bank.gift"), "form": form, f"seen-{form}": seen, "format": "", **more}


def test_questions_go_into_the_draft_below_those_of_the_form(author, session: Session):
    person, client = author

    answer = client.post(PAGE, data=sent(session, person, samples.GIFT.encode()))

    session.rollback()
    text = writing.open_file(session, person, FORM_A).text
    assert answer.status_code == 200
    assert "8 questions were taken" in answer.text
    assert "line 25, “Broken”" in answer.text
    assert text.startswith((SAMPLE / FORM_A).read_text("utf-8").rstrip("\n"))
    assert "- id: soup-1" in text


def test_the_same_file_sent_twice_comes_in_once(author, session: Session):
    person, client = author
    seen = writing.open_file(session, person, FORM_A).seen
    form = {"form": "A", "seen-A": seen}

    answers = [
        client.post(PAGE, data={**form, "file": (BytesIO(samples.AIKEN.encode()), "a.txt")}).status_code
        for _ in range(2)
    ]

    session.rollback()
    text = writing.open_file(session, person, FORM_A).text
    assert (answers, text.count("en: Who stirs the soup?")) == ([200, 409], 1)


def test_a_refused_file_writes_nothing(author, session: Session):
    person, client = author

    for data in (FILES.encode(), b"\x00\x01", samples.zipped({"../x.xml": "x"}), b""):
        answer = client.post(PAGE, data=sent(session, person, data))
        assert answer.status_code >= 400
        assert 'role="alert"' in answer.text

    session.rollback()
    assert drafts.open_one(session, UNIT) is None


def test_practice_questions_begin_a_lesson_of_their_own_each_time(author, session: Session):
    person, client = author

    for _ in range(2):
        client.post(PAGE, data=sent(session, person, samples.AIKEN.encode(), "practice"))

    session.rollback()
    names = drafts.edits(session, drafts.open_one(session, UNIT))
    assert {name.rsplit("/", 1)[1] for name in names} == {"practice.yaml", "practice-2.yaml"}


def test_drawings_come_along_and_cover_no_other(author, session: Session):
    person, client = author
    items = [item for item in samples.manuals() if item.kind == "picture-choice"]
    for drawing in (samples.DRAWING, samples.DRAWING.replace('x="1"', 'x="2"')):
        data = write_moodle(items, "demo", {"washing.svg": drawing, "wiping.svg": drawing}).data
        client.post(PAGE, data=sent(session, person, data))

    session.rollback()
    edits = drafts.edits(session, drafts.open_one(session, UNIT))
    drawn = {name.rsplit("/", 1)[1] for name in edits if name.endswith(".svg")}
    assert drawn == {"washing.svg", "wiping.svg", "washing-2.svg", "wiping-2.svg"}
    assert "file: washing-2.svg" in writing.open_file(session, person, FORM_A).text


@pytest.mark.parametrize("kind", ["gift", "moodle", "qti"])
def test_questions_leave_as_a_file_that_is_not_kept(author, kind: str):
    _, client = author

    answer = client.get(f"{PAGE}/{kind}/file?part=A")

    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert f"{UNIT}-a" in answer.headers["Content-Disposition"]
    first = next(iter(read_questions(answer.data, kind).questions))
    assert first.item["id"] == "hands-a1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_open_in_both_languages(author, language: str):
    _, client = author
    page = PAGE.replace("/en/", f"/{language}/")

    ways = ("", "/gift", "/qti?part=practice", "/sheet.csv", "/gift?part=Z")
    answers = {way: client.get(page + way).status_code for way in ways}

    assert answers == {**dict.fromkeys(ways, 200), "/gift?part=Z": 404}
    assert client.get(page.replace(UNIT, SHARED)).status_code == 404


def test_what_a_khmer_reader_meets_is_khmer_or_marked_as_english(author, session: Session):
    person, client = author
    page = PAGE.replace("/en/", "/km/")

    shown = [client.get(page), client.get(f"{page}/moodle"), client.get(f"{page}/gift")]
    shown += [
        client.post(page, data=sent(session, person, one)) for one in (samples.MOODLE.encode(), b"x", b"")
    ]

    for answer in shown:
        read = _page(answer.text)
        assert (read.mistakes, sorted(set(_latin_words(read.tree)))) == ([], [])
