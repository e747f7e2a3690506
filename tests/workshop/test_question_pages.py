"""Without these, the form for a question could write something else into the file than was filled in."""

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from lms.authoring.question_fields import kinds
from lms.workshop import writing
from tests.courses.samples import FORM_A, LESSON, SAMPLE
from tests.factories import Someone
from tests.workshop.pages import seen_in, shelve, writer

PAGE = f"/en/workshop/question/{FORM_A}"
BEFORE = (SAMPLE / FORM_A).read_text("utf-8")


@pytest.fixture
def author(app: Flask, session: Session) -> tuple[Someone, FlaskClient]:
    shelve(session)
    return writer(app, session)


def form_of(page: str) -> MultiDict[str, str]:
    """Return what a browser sends of the form of a page that nobody has changed."""
    page = page.split('class="question"', 1)[1].split("</form>", maxsplit=1)[0]
    sent: MultiDict[str, str] = MultiDict()
    for name, value in re.findall(r'<input[^>]*?name="([^"]+)" value="([^"]*)"(?![^>]*checkbox)', page):
        sent.add(name, unescape(value))
    for name in re.findall(r'<input type="checkbox" name="([^"]+)" value="true" (?!checked)', page):
        sent.poplist(name)
    for name, value in re.findall(r'<textarea[^>]*?name="([^"]+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL):
        sent.add(name, unescape(value).replace("\n", "\r\n"))
    for name, options in re.findall(r'<select[^>]*?name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.findall(r'<option value="([^"]*)" selected', options)
        first = re.findall(r'<option value="([^"]*)"', options)
        sent.add(name, (chosen or first)[0])
    return sent


def stands(session: Session, person: Someone, name: str = FORM_A) -> str:
    session.rollback()
    return writing.open_file(session, person, name).text


def test_a_question_saved_as_it_was_changes_no_byte(author, session: Session):
    person, client = author
    ids = re.findall("^  - id: (.*)$", BEFORE, re.MULTILINE)

    answers = [
        client.post(PAGE, data=form_of(client.get(f"{PAGE}?was={one}").text)).status_code for one in ids
    ]

    assert set(answers) == {303}
    assert stands(session, person) == BEFORE


def test_one_word_changed_in_the_form_changes_one_line_of_the_file(author, session: Session):
    person, client = author
    form = form_of(client.get(f"{PAGE}?was=hands-a1").text)
    form["stem.en"] = "When: before or after?"

    client.post(PAGE, data=form)

    before, after = BEFORE.splitlines(), stands(session, person).splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new for _, new in changed] == ['      en: "When: before or after?"']


def test_what_is_not_right_yet_is_said_at_its_field_and_nothing_is_lost(author, session: Session):
    person, client = author
    form = form_of(client.get(f"{PAGE}?was=hands-a1").text)
    form["stem.km"], form["stem.en"] = "", "Typed with care"

    refused = client.post(PAGE, data=form)
    kept = client.post(PAGE, data=form_of(refused.text) | {"do": "unfinished"})

    assert refused.status_code == 422
    assert 'id="stem-error"' in refused.text
    assert "Typed with care" in refused.text
    assert kept.status_code == 303
    assert "Typed with care" in stands(session, person)


def test_what_is_wrong_with_an_option_is_said_at_that_option(author):
    _, client = author
    form = form_of(client.get(f"{PAGE}?was=hands-a1").text)
    form["options.1.reason"] = form["options.1.misconception"] = ""

    refused = client.post(PAGE, data=form)

    assert 'id="options.1-error"' in refused.text
    assert 'id="options-error"' not in refused.text


def test_an_option_is_added_by_a_button_without_script(author):
    _, client = author
    form = form_of(client.get(f"{PAGE}?was=hands-a1").text)
    many = len({name for name in form if name.startswith("options.") and name.endswith(".id")})

    page = client.post(PAGE, data=form | {"do": "add:options"}).text

    assert f'name="options.{many}.id" value="{"abcdefgh"[many]}"' in page
    assert form["stem.en"] in unescape(page)


def test_a_new_question_comes_with_ids_so_that_nobody_has_to_make_them_up(author, session: Session):
    person, client = author
    page, steps = f"/en/workshop/question/{FORM_A}?kind=ordering", ("Water", "Soap", "Dry")

    form = form_of(client.get(page).text)
    form = form_of(client.post(page, data=form | {"do": "add:steps"}).text)
    said = {"stem": ("In which order?", "តាមលំដាប់ណា?"), "explain": ("First water.", "ទឹកមុន។")}
    said |= {f"steps.{at}.text": (en, "ជំហាន" + "១២៣"[at]) for at, en in enumerate(steps)}
    for name, (en, km) in said.items():
        form[f"{name}.en"], form[f"{name}.km"] = en, km
    form["objective"], form["level"] = "when", "remember"
    saved = client.post(page, data=form, follow_redirects=True)

    assert "The question is saved in the draft." in saved.text
    written = stands(session, person)
    for letter, en in zip("abc", steps, strict=True):
        assert f"- id: {letter}\n        text:\n          en: {en}" in written


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_has_a_form_for_a_new_question_in_a_form_and_in_a_lesson(author, kind: str):
    _, client = author

    for name in (FORM_A, LESSON):
        page = client.get(f"/km/workshop/question/{name}?kind={kind}")

        assert page.status_code == 200
        assert client.post(f"/km/workshop/question/{name}", data=form_of(page.text)).status_code in {303, 422}


def test_somebody_who_saved_meanwhile_is_not_written_over(app: Flask, author, session: Session):
    (person, mine), (_, theirs) = author, writer(app, session)
    form = form_of(mine.get(f"{PAGE}?was=hands-a1").text)
    file = f"/en/workshop/file/{FORM_A}"
    theirs.post(file, data={"text": BEFORE + "# theirs\n", "seen": seen_in(theirs.get(file).text)})
    form["stem.en"] = "Mine"

    refused = mine.post(PAGE, data=form)
    again = mine.post(PAGE, data=form_of(refused.text))

    assert (refused.status_code, again.status_code) == (409, 303)
    assert stands(session, person).endswith("# theirs\n")
    assert "en: Mine" in stands(session, person)


def test_a_question_is_taken_away_and_the_last_one_is_not(author, session: Session):
    person, client = author
    ids = re.findall("^  - id: (.*)$", BEFORE, re.MULTILINE)

    for one in ids:
        answer = client.post(PAGE, data=form_of(client.get(f"{PAGE}?was={one}").text) | {"do": "delete"})

    assert answer.status_code == 409
    assert re.findall("^  - id: (.*)$", stands(session, person), re.MULTILINE) == ids[-1:]


def test_a_file_that_cannot_be_read_says_so_and_offers_no_form(author):
    _, client = author
    file = f"/en/workshop/file/{FORM_A}"
    client.post(file, data={"text": "form: [", "seen": seen_in(client.get(file).text)})

    page = client.get(f"/en/workshop/questions/{FORM_A}")

    assert page.status_code == 200
    assert "must be mended in its text" in page.text
    assert client.get(f"{PAGE}?kind=number").status_code == 409
