"""Without these, an author would see something else than the child will, or the child would see the key."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lms.courses import releases, study
from lms.db import Base
from lms.permissions import Role
from lms.quizzes.quiz import Moment
from lms.workshop import drafts
from tests.browser.places import begin
from tests.conftest import NOW
from tests.factories import make_adult, make_learner, sign_in

UNIT = "child-rights"
LESSON = f"modules/{UNIT}/lessons/i-have-rights.yaml"
FORM = f"modules/{UNIT}/items/form-a.yaml"
_MAIN = re.compile(r"<main.*</main>", re.DOTALL)
_ADDRESS = re.compile(r'(?:href|action|src|data-next)="[^"]*"')


@pytest.fixture
def author(client: FlaskClient, session: Session) -> FlaskClient:
    return sign_in(client, session, make_adult(session, Role.AUTHOR))


@pytest.fixture
def draft(session: Session) -> str:
    writer = make_adult(session, Role.AUTHOR)
    made = drafts.open_draft(session, writer, UNIT, NOW)
    session.commit()
    return made.id


def save(session: Session, draft: str, name: str, old: str, new: str) -> None:
    writer = make_adult(session, Role.AUTHOR)
    row = drafts.find_draft(session, writer, draft)
    text = drafts.whole(session, row).read(name).decode()
    assert text.count(old) == 1
    edits = drafts.edits(session, row)
    replaces = edits[name].number if name in edits else None
    drafts.save(session, writer, row, name, text.replace(old, new).encode(), replaces=replaces, now=NOW)
    session.commit()


def main_part(page: str) -> str:
    """Return what a page shows between its head and its foot, without its addresses."""
    found = _MAIN.search(page)
    assert found is not None
    return _ADDRESS.sub("", found[0])


def text_of(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.text


def counts(session: Session) -> dict[str, int]:
    """Return how many rows each table has."""
    session.rollback()
    tables = Base.metadata.sorted_tables
    return {one.name: session.scalar(select(func.count()).select_from(one)) or 0 for one in tables}


@pytest.mark.parametrize("language", ["km", "en"])
def test_every_screen_looks_as_a_learner_will_see_it(author: FlaskClient, session: Session, language: str):
    reader = sign_in(author.application.test_client(), session, make_learner(session))
    digest = releases.current_releases(session)[UNIT]
    whole = releases.find_module(session, digest)

    for number in range(1, len(whole.lessons) + 1):
        for screen in range(1, study.last_screen(whole, number) + 1):
            learnt = text_of(reader, f"/{language}/m/{digest}/{number}/{screen}")
            seen = text_of(author, f"/{language}/workshop/draft/{UNIT}/frame/{UNIT}/lesson-{number}/{screen}")
            assert main_part(seen) == main_part(learnt)


def test_every_question_looks_as_a_learner_will_see_it(author: FlaskClient, session: Session):
    learner = make_learner(session)
    reader = sign_in(author.application.test_client(), session, learner)
    attempt = begin(session, learner, UNIT, Moment.BEFORE)
    session.commit()
    whole = releases.find_module(session, releases.current_releases(session)[UNIT])

    for number in range(1, len(whole.quiz("", "A").items) + 1):
        learnt = text_of(reader, f"/km/a/{attempt}/{number}")
        seen = text_of(author, f"/km/workshop/draft/{UNIT}/frame/{UNIT}/form-a/{number}")
        assert main_part(seen) == main_part(learnt)


def test_what_was_saved_in_the_draft_is_shown_and_nowhere_else(
    author: FlaskClient, session: Session, draft: str
):
    save(session, draft, FORM, "Education: a child goes to school", "Education: a child owns a cow")

    seen = text_of(author, f"/en/workshop/draft/{draft}/frame/{UNIT}/form-a/1")

    assert "owns a cow" in seen
    assert "owns a cow" in text_of(author, f"/en/workshop/draft/{UNIT}/frame/{UNIT}/form-a/1")
    attempt_of = sign_in(author.application.test_client(), session, learner := make_learner(session))
    attempt = begin(session, learner, UNIT, Moment.BEFORE)
    session.commit()
    assert "owns a cow" not in text_of(attempt_of, f"/en/a/{attempt}/1")


def test_the_key_stands_beside_the_phone_and_not_in_it(author: FlaskClient):
    frame = text_of(author, f"/en/workshop/draft/{UNIT}/frame/{UNIT}/form-a/1")
    page = text_of(author, f"/en/workshop/draft/{UNIT}/preview/{UNIT}/form-a/1")

    assert "✓ Participation: a child is heard" in page
    assert "takes a main idea for a basket" in page
    assert "child-rights-a1" in page
    assert "takes a main idea for a basket" not in frame
    assert "✓" not in frame


def test_an_answer_is_told_what_it_is_worth_and_nothing_is_stored(author: FlaskClient, session: Session):
    before = counts(session)
    address = f"/en/workshop/draft/{UNIT}/frame/{UNIT}/form-a/1"

    right, wrong, blank = (
        author.post(address, data=data).text for data in ({"answer": "b"}, {"answer": "c"}, {})
    )

    assert "1 of 1 points" in right
    assert "0 of 1 points" in wrong
    assert "That every child counts is one of the main ideas" in wrong
    assert "Choose an answer first" in blank
    assert counts(session) == before


def test_a_practice_question_is_answered_as_a_learner_answers_it(author: FlaskClient, session: Session):
    whole = releases.find_module(session, releases.current_releases(session)[UNIT])
    screen, item = next(
        (number, one.practice)
        for number, one in enumerate(whole.lessons[0].screens, 1)
        if one.practice is not None
    )

    page = author.post(f"/en/workshop/draft/{UNIT}/frame/{UNIT}/lesson-1/{screen}", data=item.right()).text

    assert "✓ Yes" in page
    assert "For the author" in page


def test_a_file_that_cannot_be_read_is_shown_as_it_was_and_the_mistake_at_its_line(
    author: FlaskClient, session: Session, draft: str
):
    save(session, draft, LESSON, "activity:", "activity: [\n")

    page = text_of(author, f"/en/workshop/draft/{draft}/preview/{UNIT}/lesson-1/1")
    frame = text_of(author, f"/en/workshop/draft/{draft}/frame/{UNIT}/lesson-1/1")

    assert "This is how it last was whole." in page
    assert "margin-note" in page
    assert "of 13" in frame
    assert LESSON in text_of(author, f"/en/workshop/draft/{draft}/preview")


def test_the_editor_finds_the_screen_of_a_line(author: FlaskClient):
    response = author.get(f"/en/workshop/draft/{UNIT}/frame?file={FORM}&line=41")

    assert response.status_code == 303
    assert response.location == f"/en/workshop/draft/{UNIT}/frame/{UNIT}/form-a/2"


def test_only_our_own_pages_may_frame_the_phone_and_nothing_is_kept(author: FlaskClient):
    frame = author.get(f"/en/workshop/draft/{UNIT}/frame/{UNIT}/form-a/1")
    page = author.get(f"/en/workshop/draft/{UNIT}/preview/{UNIT}/form-a/1")

    assert "frame-ancestors 'self'" in frame.headers["Content-Security-Policy"]
    assert "frame-src" not in frame.headers["Content-Security-Policy"]
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert {one.headers["Cache-Control"] for one in (frame, page)} == {"no-store"}


def test_a_draft_shows_its_own_module_and_no_other(author: FlaskClient, draft: str):
    other = f"/en/workshop/draft/{draft}/frame/safe-migration/form-a/1"
    shared = "/en/workshop/draft/_shared/frame/safe-migration/form-a/1"

    assert author.get(other).status_code == 404
    assert author.get(shared).status_code == 200


def test_a_drawing_of_the_draft_is_sent_as_a_drawing_and_nothing_else(author: FlaskClient, session: Session):
    whole = releases.find_module(session, releases.current_releases(session)[UNIT])
    name = next(iter(whole.pictures))

    drawing = author.get(f"/en/workshop/draft/{UNIT}/frame/{UNIT}/file/pictures/{name}")

    assert drawing.mimetype == "image/svg+xml"
    assert "sandbox" in drawing.headers["Content-Security-Policy"]
    beside = f"/en/workshop/draft/{UNIT}/frame/{UNIT}/file/pictures/..%2fmodule.yaml"
    assert author.get(beside).status_code == 404


@pytest.mark.parametrize("part", ["path/1", "result/1", "result/2", "help/1", "outside/1"])
def test_the_other_pages_of_a_learner_can_be_looked_at(author: FlaskClient, part: str):
    assert "<h1>" in text_of(author, f"/km/workshop/draft/{UNIT}/frame/{UNIT}/{part}")
