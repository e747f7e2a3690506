"""Without these, a master trainer could miss an answer, or what somebody wrote could harm who reads it."""

import html
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lms import clock
from lms.quizzes.kinds.base import FIELD
from lms.quizzes.kinds.open_answer import LONGEST
from lms.quizzes.models import Attempt, Mark, Marking
from lms.quizzes.quiz import Moment
from tests.adults import ESSAY, FULL, MODULE, TEXT, publish_adult_module, write
from tests.conftest import browser
from tests.factories import Someone, make_adult, make_master_over, read_lessons, sign_in, take
from tests.quizzes.naughty import NAUGHTY

POINTS = {f"points-{criterion}": str(points) for criterion, points in FULL.items()}
UNREAD = "a master trainer has yet to read an answer"


@pytest.fixture
def trainer(session: Session) -> Someone:
    return make_adult(session)


@pytest.fixture
def desk(app: Flask, session: Session, trainer: Someone) -> FlaskClient:
    """The trainer's master at a browser."""
    return sign_in(browser(app), session, make_master_over(session, trainer))


def page_of(attempt: str) -> str:
    return f"/en/answers/{attempt}/{ESSAY.id}"


def marking_id(page: str) -> str:
    found = re.search(r'name="marking_id" value="([0-9a-f]{32})"', page)
    assert found
    return found[1]


def count(session: Session) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(Marking)) or 0


def test_the_list_names_who_wrote_what_and_since_when(
    desk: FlaskClient, session: Session, trainer: Someone
) -> None:
    write(session, trainer)
    session.commit()

    page, overview = desk.get("/en/answers").text, desk.get("/en/trainers").text

    for words in ("Sok Chan", "T9", "since 19 November 2026", ESSAY.stem.en):
        assert words in html.unescape(page)
    assert TEXT.splitlines()[0] not in page
    assert "1 answer waits for you" in overview


def test_with_nothing_to_read_the_pages_say_so(desk: FlaskClient, session: Session) -> None:
    page, overview = desk.get("/en/answers").text, desk.get("/en/trainers").text

    assert "You have read everything." in page
    assert "waits for you" not in overview


def test_saving_opens_the_next_answer_and_after_the_last_the_list(
    desk: FlaskClient, session: Session, trainer: Someone
) -> None:
    first, second = sorted(write(session, trainer) for _ in range(2))
    session.commit()

    answers = [desk.post(page_of(one), data=POINTS) for one in (first, second)]

    first_to, second_to = (one.headers["Location"] for one in answers)
    assert first_to == f"{page_of(second)}?saved=1"
    assert second_to == "/en/answers?saved=1"
    assert "The points are saved." in desk.get(second_to).text
    assert session.get_one(Attempt, first).earned == 6


def test_an_answer_that_was_left_for_later_comes_round_again(
    desk: FlaskClient, session: Session, trainer: Someone
) -> None:
    left, second, last = sorted(write(session, trainer) for _ in range(3))
    session.commit()

    answers = [desk.post(page_of(one), data=POINTS) for one in (second, last)]

    assert [one.headers["Location"] for one in answers] == [
        f"{page_of(last)}?saved=1",
        f"{page_of(left)}?saved=1",
    ]


def test_a_form_sent_twice_is_one_marking_and_a_changed_one_another(
    desk: FlaskClient, session: Session, trainer: Someone
) -> None:
    attempt = write(session, trainer)
    session.commit()
    form = {**POINTS, "marking_id": marking_id(desk.get(page_of(attempt)).text)}

    statuses = [desk.post(page_of(attempt), data=form).status_code for _ in range(2)]
    changed = desk.post(page_of(attempt), data={**form, "points-order": "1"}).status_code
    fresh = {**form, "points-order": "1", "marking_id": marking_id(desk.get(page_of(attempt)).text)}
    again = desk.post(page_of(attempt), data=fresh).status_code

    assert (statuses, changed, again) == ([303, 303], 409, 303)
    assert count(session) == 2
    assert session.get_one(Mark, (attempt, ESSAY.id)).points == 2


def test_a_line_without_points_is_asked_for_and_the_others_stay(
    desk: FlaskClient, session: Session, trainer: Someone
) -> None:
    attempt = write(session, trainer)
    session.commit()

    page = desk.post(page_of(attempt), data={"points-order": "2"})

    assert "Give every line its points first" in page.text
    assert re.search(r'name="points-order" value="2" required\s+checked', page.text)
    assert count(session) == 0


@pytest.mark.parametrize("points", ["3", "99", "-1", "x", "9" * 400, "១"])
def test_points_the_rubric_does_not_have_are_never_kept(
    desk: FlaskClient, session: Session, trainer: Someone, points: str
) -> None:
    attempt = write(session, trainer)
    session.commit()

    answer = desk.post(page_of(attempt), data={**POINTS, "points-order": points})

    assert answer.status_code in {200, 422}
    assert count(session) == 0


def test_what_was_given_is_shown_and_can_be_changed(
    desk: FlaskClient, session: Session, trainer: Someone
) -> None:
    attempt = write(session, trainer)
    session.commit()
    desk.post(page_of(attempt), data=POINTS)

    page, listed = desk.get(page_of(attempt)).text, desk.get("/en/answers").text

    assert re.search(r'name="points-order" value="2" required\s+checked', page)
    assert "Points were given on" in page
    assert "Read lately" in listed
    assert page_of(attempt) in listed


@pytest.mark.parametrize("text", [one for one in NAUGHTY if one.strip("\0") == one and len(one) <= LONGEST])
def test_whatever_somebody_writes_is_shown_as_plain_text(
    desk: FlaskClient, session: Session, trainer: Someone, text: str
) -> None:
    if not ESSAY.grade({FIELD: [text]}).waits:
        return
    attempt = write(session, trainer, text)
    session.commit()

    pages = [desk.get(f"/{language}/answers/{attempt}/{ESSAY.id}").text for language in ("en", "km")]

    kept = session.get_one(Mark, (attempt, ESSAY.id)).kept[FIELD][0]
    for page in pages:
        shown = re.search(r'<p class="words"[^>]*>([^<]*)</p>', page)
        assert shown
        assert html.unescape(shown[1]) == kept


def test_the_learner_is_told_that_somebody_has_yet_to_read_it_and_then_what_it_earned(
    app: Flask, desk: FlaskClient, session: Session, trainer: Someone
) -> None:
    publish_adult_module(session)
    take(session, trainer, Moment.BEFORE, {}, module=MODULE)
    read_lessons(session, trainer, MODULE)
    attempt = write(session, trainer, at=clock.now())
    own = sign_in(browser(app), session, trainer)
    places = [f"/en/a/{attempt}/result", f"/en/a/{attempt}/review", "/en/learn"]

    before = [own.get(place).text for place in places]
    desk.post(page_of(attempt), data={**POINTS, "points-order": "1"})
    after = [own.get(place).text for place in places]

    assert [UNREAD in page for page in before] == [True, True, True]
    assert [UNREAD in page for page in after] == [False, False, False]
    assert "So far these are 3 of 6 points" in before[0]
    assert "Read again" not in before[0]
    assert "Now 5." in after[0]
    assert ["<strong>1 of 2</strong>" in after[1], "<strong>1 of 1</strong>" in after[1]] == [True, True]
    assert html.escape(TEXT.splitlines()[0]) in after[1]
    assert "✓ reached" in after[2]


def test_an_answer_that_is_too_long_comes_back_whole_and_kindly(
    app: Flask, session: Session, trainer: Someone
) -> None:
    publish_adult_module(session)
    read_lessons(session, trainer, MODULE)
    own = sign_in(browser(app), session, trainer)
    digest = publish_adult_module(session)
    own.post(f"/en/m/{digest}/after", data={"attempt_id": "a" * 32})
    text = "\n" + "ក" * LONGEST + " <b>end</b>"

    page = own.post(f"/en/a/{'a' * 32}/2", data={FIELD: text.replace("\n", "\r\n")})

    shown = re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", page.text, re.DOTALL)
    assert shown
    assert html.unescape(shown[1]).strip() == text.strip()
    assert "11 characters too long. Nothing is lost" in page.text
    assert session.get(Mark, ("a" * 32, ESSAY.id)) is None
    session.rollback()

    sent = own.post(f"/en/a/{'a' * 32}/2", data={FIELD: text[: LONGEST + 1]})

    assert sent.status_code == 303
    assert session.get_one(Mark, ("a" * 32, ESSAY.id)).kept == {FIELD: ["ក" * LONGEST]}
