"""Without these, a translator's work could be lost, or land over somebody else's."""

import re
from html import unescape
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms.authoring.translatable import State
from lms.permissions import Role
from lms.workshop import drafts, translating
from tests.conftest import NOW
from tests.courses.samples import HEAD, HOME, LESSON
from tests.factories import Someone, make_adult
from tests.workshop.pages import UNIT, shelve, writer

HEADING = "lessons/when-to-wash:screens.before-food.heading"
PAGE = f"/en/workshop/draft/{UNIT}/translate"
LOCK = f"{HOME}/khmer.yaml"


@pytest.fixture
def author(app: Flask, session: Session) -> tuple[Someone, FlaskClient]:
    """Somebody who translates the sample, and their browser."""
    shelve(session)
    return writer(app, session)


def fields(page: str) -> dict[str, tuple[str, str]]:
    """Return what the page would send of each text: what was seen, and its Khmer."""
    found = re.findall(
        r'name="id" value="([^"]+)">\s*<input type="hidden" name="seen" value="([^"]+)">\s*'
        r"<label[^>]*>[^<]*</label>\s*<textarea[^>]*>\n(.*?)</textarea>",
        page,
        re.DOTALL,
    )
    return {unescape(id_): (seen, unescape(km)) for id_, seen, km in found}


def form(page: str, **typed: str) -> dict[str, list[str]]:
    """Return the form as a browser sends it, with other Khmer for some texts (`first`, `second`)."""
    shown = fields(page)
    new = dict(zip(shown, typed.values(), strict=False))
    return {
        "id": list(shown),
        "seen": [seen for seen, _ in shown.values()],
        "km": [new.get(id_, km).replace("\n", "\r\n") for id_, (_, km) in shown.items()],
    }


def lesson_page(client: FlaskClient) -> str:
    return client.get(PAGE, query_string={"show": "all", "file": LESSON}).text


def kept(session: Session, person: Someone, name: str) -> str:
    session.rollback()
    draft = drafts.open_one(session, UNIT)
    assert draft is not None
    return drafts.whole(session, draft).read(name).decode()


def test_what_is_typed_changes_its_line_in_the_draft_and_says_for_which_english(
    session: Session, author: tuple[Someone, FlaskClient]
):
    person, client = author
    before = drafts.whole(session, drafts.open_draft(session, person, UNIT, NOW)).read(LESSON).decode()
    session.commit()
    page = lesson_page(client)
    first = next(iter(fields(page)))

    answer = client.post(PAGE, data=form(page, first="ចំណងជើងថ្មី"))

    desk = translating.desk(session, person, UNIT)
    assert answer.status_code == 303
    assert first == "lessons/when-to-wash:title"
    assert kept(session, person, LESSON) == before.replace("km: តើខ្ញុំលាងដៃនៅពេលណា?", "km: ចំណងជើងថ្មី", 1)
    assert {text.id for text in desk.texts if text.state is State.DONE and not text.spellings} == {first}


def test_sending_the_page_back_as_it_is_keeps_nothing(session: Session, author: tuple[Someone, FlaskClient]):
    _, client = author

    answer = client.post(PAGE, data=form(lesson_page(client)))

    assert answer.status_code == 303
    assert drafts.open_one(session, UNIT) is None


def test_two_who_translate_the_same_text_lose_neither_and_others_texts_are_saved(
    app: Flask, session: Session, author: tuple[Someone, FlaskClient]
):
    person, client = author
    _, other = writer(app, session)
    theirs = lesson_page(other)
    client.post(PAGE, data=form(lesson_page(client), first="របស់ខ្ញុំ"))

    answer = other.post(PAGE, data=form(theirs, first="របស់គេ", second="ចំណងជើងទីពីរ"))

    assert answer.status_code == 409
    assert "របស់ខ្ញុំ" in answer.text
    assert fields(answer.text)["lessons/when-to-wash:title"][1] == "របស់គេ"
    assert "km: ចំណងជើងទីពីរ" in kept(session, person, LESSON)
    assert "km: របស់ខ្ញុំ" in kept(session, person, LESSON)
    again = other.post(PAGE, data=form(answer.text, first="របស់យើង"))
    assert again.status_code == 303
    assert "km: របស់យើង" in kept(session, person, LESSON)


def test_a_telephone_number_that_differs_is_not_kept_and_what_was_typed_stays(
    session: Session, author: tuple[Someone, FlaskClient]
):
    _, client = author

    answer = client.post(PAGE, data=form(lesson_page(client), first="ហៅលេខ ១១៧"))

    assert answer.status_code == 409
    assert "the telephone numbers are not the same" in answer.text
    assert fields(answer.text)["lessons/when-to-wash:title"][1] == "ហៅលេខ ១១៧"
    assert drafts.open_one(session, UNIT) is None


def test_an_old_khmer_is_shown_as_old_until_somebody_says_that_it_is_still_right(
    session: Session, author: tuple[Someone, FlaskClient]
):
    person, client = author
    page = client.get(PAGE, query_string={"show": "all", "file": HEAD}).text
    client.post(PAGE, data={**form(page), "right": "*"})
    draft = drafts.open_one(session, UNIT)
    assert draft is not None
    text = kept(session, person, HEAD).replace("en: Clean hands\n", "en: Very clean hands\n")
    drafts.save(session, person, draft, HEAD, text.encode(), replaces=None, now=NOW)
    session.commit()

    stale = client.get(PAGE, query_string={"show": "stale"}).text
    client.post(PAGE, data={**form(stale), "right": "module:title"})

    assert list(fields(stale)) == ["module:title"]
    assert fields(client.get(PAGE, query_string={"show": "stale"}).text) == {}
    assert "module:title" in kept(session, person, LOCK)


@pytest.mark.parametrize("kind", ["po", "xlsx"])
def test_a_file_goes_out_is_looked_at_and_taken_in(
    session: Session, author: tuple[Someone, FlaskClient], kind: str
):
    person, client = author
    sent = client.get(f"{PAGE}/texts.{kind}").data
    if kind == "po":
        sent = sent.replace('msgstr "ដៃស្អាត"'.encode(), 'msgstr "ដៃស្អាតល្អ"'.encode())

    look = client.post(f"{PAGE}/look", data={"file": (BytesIO(sent), f"x.{kind}")})

    assert look.status_code == 200
    assert drafts.open_one(session, UNIT) is None
    parcel = re.search('name="parcel" value="([^"]+)"', look.text)
    assert (parcel is not None) == (kind == "po")
    if parcel:
        assert "ដៃស្អាតល្អ" in look.text
        assert client.post(f"{PAGE}/in", data={"parcel": parcel[1]}).status_code == 303
        assert "km: ដៃស្អាតល្អ\n" in kept(session, person, HEAD)


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"%PDF", b'msgid ""\nmsgstr ""\n"Project-Id-Version: x 1"\n']
)
def test_another_file_is_refused_with_a_sentence(author: tuple[Someone, FlaskClient], data: bytes):
    _, client = author

    assert client.post(f"{PAGE}/look", data={"file": (BytesIO(data), "x.po")}).status_code == 400


@pytest.mark.parametrize("parcel", ["", "x", "eJw=", "eJyLjgUAARUAuQ==", "eJwDAAAAAAE="])
def test_a_damaged_list_of_changes_is_refused(author: tuple[Someone, FlaskClient], parcel: str):
    _, client = author

    assert client.post(f"{PAGE}/in", data={"parcel": parcel}).status_code in {303, 400}


@pytest.mark.parametrize("role", [Role.SAFEGUARDING, Role.TRAINER, Role.ADMIN])
def test_only_curriculum_staff_translate(app: Flask, session: Session, role: Role):
    shelve(session)
    _, client = writer(app, session, role)
    make_adult(session)

    assert client.get(PAGE).status_code == 403
