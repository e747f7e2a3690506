"""Without these, a page could tell which answer is right before the quiz is sent."""

import html
import re
from collections.abc import Iterable

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from lms.quizzes.kinds import Item, ItemBase
from lms.quizzes.models import Attempt
from lms.quizzes.quiz import Quiz
from lms.text import LANGUAGES, Text
from tests.courses.test_quiz_pages import begin, quiz_of
from tests.factories import make_learner, read_lessons, sign_in
from tests.quizzes.examples import ITEMS

MODULES = ("child-rights", "safe-migration", "signs-of-trafficking")


def secrets_of(quiz: Quiz) -> set[str]:
    """Return every text that tells which answer is right, or why another is not."""
    asked = {text for item in quiz.items for one in asked_texts(item) for text in (one.km, one.en)}
    told = {text for item in quiz.items for one in item.texts() for text in (one.km, one.en)}
    return told - asked


def asked_texts(item: ItemBase) -> Iterable[Text]:
    """Return the texts of a question that a learner must read, or hear read, to answer it."""
    yield item.stem
    for name in ("text", "unit"):
        yield from filter(None, [getattr(item, name, None)])
    for gap in getattr(item, "gaps", ()):
        yield from (word.text for word in gap.options)
    for name in ("options", "steps", "boxes", "things", "areas"):
        yield from (one.text for one in getattr(item, name, ()) if one.text)
    for pair in getattr(item, "pairs", ()):
        yield from (pair.left, pair.right)
    yield from (picture.alt for picture in item.pictures())


def pages_before_sending(client: FlaskClient, attempt: Attempt, quiz: Quiz) -> Iterable[TestResponse]:
    """Open every page of an attempt, answer wrongly, and open them again."""
    for _ in range(2):
        for language in LANGUAGES:
            for number, item in enumerate(quiz.shown(attempt.seed), 1):
                address = f"/{language}/a/{attempt.id}/{number}"
                yield client.get(address)
                yield client.post(address, data={})
                yield client.post(address, data={"answer": wrong_answer(item)})
            yield client.get(f"/{language}/a/{attempt.id}/send")


def wrong_answer(item: Item) -> str:
    right = item.right().get("answer", [])
    choices = [*getattr(item, "options", ()), *getattr(item, "areas", ())]
    return next((one.id for one in choices if one.id not in right), "dont-know")


@pytest.mark.parametrize("item", [one for one in ITEMS if not one.by_hand], ids=lambda item: item.kind)
def test_every_text_of_a_question_is_either_asked_or_told_afterwards(item: ItemBase) -> None:
    asked = {text.en for text in asked_texts(item)}
    afterwards = {item.explain, *item.feedback(item.right()), *(way.feedback for way in item.wrong_ways())}

    told = {text.en for text in item.texts()} - asked

    assert told == {text.en for text in afterwards}


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("moment", ["before", "after"])
def test_nothing_that_tells_the_answer_reaches_a_browser_before_sending(
    client: FlaskClient, session: Session, moment: str, module: str
) -> None:
    child = make_learner(session)
    if moment == "after":
        read_lessons(session, child, module)
    sign_in(client, session, child)
    attempt = begin(client, session, moment, module)
    quiz = quiz_of(session, attempt)
    telling = secrets_of(quiz)

    pages = [html.unescape(page.text) for page in pages_before_sending(client, attempt, quiz)]

    assert len(telling) > 30
    for page in pages:
        assert not [text for text in telling if text in page]
        assert not re.search(r"\bMC[0-9]{2}\b", page)
        assert not re.search(r"<[^>]*\b(right|correct|wrong|misconception|critical|objective)\b[^>]*>", page)


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("moment", ["before", "after"])
def test_no_value_in_a_form_says_what_belongs_together(
    client: FlaskClient, session: Session, moment: str, module: str
) -> None:
    child = make_learner(session)
    if moment == "after":
        read_lessons(session, child, module)
    sign_in(client, session, child)
    attempt = begin(client, session, moment, module)

    told = []
    for number in range(1, 20):
        page = client.get(f"/en/a/{attempt.id}/{number}").text
        for name, rows in re.findall(r'<select name="answer-([^"]+)".*?>(.*?)</select>', page, re.DOTALL):
            told += [name for value in re.findall(r'value="([^"]+)"', rows) if value == name]

    assert told == []


def test_the_answers_of_a_quiz_before_stay_untold_after_sending(
    client: FlaskClient, session: Session
) -> None:
    sign_in(client, session, make_learner(session))
    attempt = begin(client, session, "before")
    telling = secrets_of(quiz_of(session, attempt))
    client.post(f"/en/a/{attempt.id}/send")

    result = client.get(f"/en/a/{attempt.id}/result")
    review = client.get(f"/en/a/{attempt.id}/review")

    assert (result.status_code, review.status_code) == (200, 404)
    assert not [text for text in telling if text in html.unescape(result.text)]
