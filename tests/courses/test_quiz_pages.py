"""Without these, the pages of a quiz could give away an answer or keep what was never asked for."""

import json
import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Form, Quiz
from tests.factories import make_learner, module_digest, read_lessons, sign_in, take

MODULES = ("child-rights", "safe-migration", "signs-of-trafficking")


def home_of(session: Session, module: str = "child-rights") -> str:
    """Return the address of a module; the session lets go of what it has read."""
    address = f"/en/m/{module_digest(session, module)}"
    session.rollback()
    return address


def begin(client: FlaskClient, session: Session, moment: str, module: str = "child-rights") -> Attempt:
    """Begin a quiz through its page and return the open attempt."""
    begun = client.post(home_of(session, module) + f"/{moment}")
    assert begun.status_code == 303
    attempt = session.get_one(Attempt, begun.location.split("/")[3])
    session.expunge(attempt)
    session.rollback()
    return attempt


def quiz_of(session: Session, attempt: Attempt) -> Quiz:
    """Return the quiz of an attempt."""
    quiz = releases.find_module(session, attempt.release).quiz(attempt.release, Form(attempt.form))
    session.rollback()
    return quiz


def missing(session: Session) -> list[tuple[bool, int | None]]:
    """Return whether each attempt was skipped, and its points."""
    return [(row[0], row[1]) for row in session.execute(select(Attempt.skipped, Attempt.earned))]


def test_an_after_quiz_waits_for_the_lessons(client: FlaskClient, session: Session) -> None:
    sign_in(client, session, make_learner(session))

    refused = client.post(home_of(session) + "/after")

    assert refused.status_code == 409
    assert "Read all the lessons first" in refused.text


def test_what_does_not_belong_to_the_question_is_never_stored(client: FlaskClient, session: Session) -> None:
    sign_in(client, session, make_learner(session))
    attempt = begin(client, session, "before")
    canary = "canary-0815"
    foreign = {
        "csrf_token": canary,
        "answer-x": canary,
        "points": "10",
        "misconception": canary,
        "child-rights-a2": canary,
        "answer": ["dont-know", canary],
        canary: canary,
    }

    for number in range(1, 11):
        client.post(f"/en/a/{attempt.id}/{number}", data=foreign)

    kept = session.execute(select(Mark.kept, Mark.points, Mark.misconception)).all()
    assert len(kept) == 10
    assert all(tuple(row) == ({"answer": ["dont-know"]}, 0, None) for row in kept)


def test_of_odd_values_nothing_but_known_ids_is_stored(client: FlaskClient, session: Session) -> None:
    sign_in(client, session, make_learner(session))
    attempt = begin(client, session, "before")
    quiz = quiz_of(session, attempt)

    for number, item in enumerate(quiz.items, 1):
        odd = {name: ["<script>alert(1)</script>", "my name is Chan"] for name in item.fields}
        assert client.post(f"/en/a/{attempt.id}/{number}", data=odd).status_code == 303

    kept = json.dumps([dict(row) for row in session.scalars(select(Mark.kept))])
    assert "script" not in kept
    assert "Chan" not in kept


def test_after_sending_the_same_answer_goes_on_and_another_is_refused_aloud(
    client: FlaskClient, session: Session
) -> None:
    sign_in(client, session, make_learner(session))
    attempt = begin(client, session, "before")
    address = f"/en/a/{attempt.id}/1"
    client.post(address, data={"answer": "dont-know"})
    sent = [client.post(f"/en/a/{attempt.id}/send").location for _ in range(2)]

    same = client.post(address, data={"answer": "dont-know"})
    other = client.post(address, data={"answer": "a"})

    assert set(sent) == {f"/en/a/{attempt.id}/result"}
    assert (same.status_code, other.status_code) == (303, 409)
    assert "What was saved first has been kept" in other.text


def test_a_quiz_before_cannot_be_begun_after_the_quiz_after(client: FlaskClient, session: Session) -> None:
    child = make_learner(session)
    take(session, child)
    sign_in(client, session, child)

    sent = client.post(home_of(session) + "/before")

    moments = session.execute(select(Attempt.moment, Attempt.skipped)).all()
    assert sent.location == home_of(session)
    assert sorted(tuple(row) for row in moments) == [("after", False), ("before", True)]


def test_skipping_is_recorded_and_sent_twice_recorded_once(client: FlaskClient, session: Session) -> None:
    sign_in(client, session, make_learner(session))
    address = home_of(session) + "/before"

    for _ in range(2):
        client.post(address, data={"skip": "1"})

    assert missing(session) == [(True, None)]


def test_a_quiz_before_cannot_be_begun_when_a_lesson_is_read(client: FlaskClient, session: Session) -> None:
    child = make_learner(session)
    read_lessons(session, child)
    sign_in(client, session, child)

    sent = client.post(home_of(session) + "/before")

    assert missing(session) == [(True, None)]
    assert sent.location == home_of(session)


def test_the_page_that_is_sent_twice_begins_one_attempt(client: FlaskClient, session: Session) -> None:
    sign_in(client, session, make_learner(session))
    address, sent = home_of(session) + "/before", {"attempt_id": clock.new_id()}

    places = {client.post(address, data=sent).location for _ in range(3)}

    assert places == {f"/en/a/{sent['attempt_id']}/1"}


@pytest.mark.parametrize("odd", ["", "A" * 32, "0" * 31, "0" * 32 + "\n", "../" * 11, "x" * 4000])
def test_an_odd_id_is_replaced_by_one_of_ours(client: FlaskClient, session: Session, odd: str) -> None:
    sign_in(client, session, make_learner(session))

    begun = client.post(home_of(session) + "/before", data={"attempt_id": odd})

    assert re.fullmatch(r"/en/a/[0-9a-f]{32}/1", begun.location)
