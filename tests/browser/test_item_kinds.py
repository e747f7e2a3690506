"""Every kind of item is answered by hand on a page, and what the page sends is what the item means."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from lms import clock, schema
from lms.courses import releases
from lms.courses.loader import load
from lms.db import db
from lms.quizzes.kinds import KINDS
from lms.quizzes.quiz import Form, Moment
from tests.browser.phones import OpenPhone
from tests.browser.server import Served, serve
from tests.browser.walk import Walk
from tests.courses.samples import SAMPLE, TODAY
from tests.factories import Someone, make_adult, read_lessons, take
from tests.quizzes.examples import ITEMS, fitting

MODULE = "clean-hands"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180">'
    '<rect width="320" height="180" fill="#fe9"/><circle cx="64" cy="117" r="40" fill="#7ac"/>'
    '<circle cx="240" cy="126" r="30" fill="#c96"/></svg>'
)


@pytest.fixture(scope="module")
def of_all_kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A program with one module, whose forms have the example of every kind."""
    with serve(tmp_path_factory.mktemp("kinds")) as running:
        with running.app.app_context():
            schema.upgrade(db.engine)
        with running.session() as session:
            library = load(SAMPLE, TODAY)
            pictures = {picture.file: DRAWING for item in ITEMS for picture in item.pictures()}
            whole = library.modules[0].model_copy(
                update={"forms": dict.fromkeys((Form.A, Form.B), tuple(ITEMS)), "pictures": pictures}
            )
            releases.publish(
                session, library.model_copy(update={"modules": (whole,)}), clock.now() - timedelta(days=90)
            )
        yield running


@pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])
def test_every_kind_of_item_is_answered_rightly_by_hand(
    phone: OpenPhone, of_all_kinds: Served, script: bool
) -> None:
    walk = Walk(phone(of_all_kinds, script=script, person=ready_for_the_quiz(of_all_kinds)))

    walk.phone.open("/km/learn")
    walk.phone.press("Go on: %(step)s", step=walk.phone.words("Quiz after"))
    walk.phone.press("Begin the quiz")
    asked = walk.take_quiz(ITEMS, known=len(ITEMS))
    walk.phone.press("Send my answers")

    assert len(asked) == len(KINDS)
    earned, possible = (
        sum(item.points for item in ITEMS if not item.by_hand),
        sum(item.points for item in ITEMS),
    )
    all_right = walk.phone.words("%(earned)s of %(possible)s", earned=earned, possible=possible)
    expect(walk.phone.page.locator(".bars strong").last).to_have_text(all_right)


def test_an_answer_that_was_saved_is_there_when_one_comes_back(
    phone: OpenPhone, of_all_kinds: Served
) -> None:
    walk = Walk(phone(of_all_kinds, script=False, person=ready_for_the_quiz(of_all_kinds)))
    walk.phone.open("/km/learn")
    walk.phone.press("Go on: %(step)s", step=walk.phone.words("Quiz after"))
    walk.phone.press("Begin the quiz")
    asked = walk.take_quiz(ITEMS, known=len(ITEMS))

    walk.phone.press("Back to the questions")
    kept = {}
    for stem in reversed(asked):
        walk.at(stem)
        item = next(item for item in ITEMS if item.stem.km == stem)
        kept[item.id] = walk.given(item)
        if stem != asked[0]:
            walk.phone.press("Back")

    assert kept == {item.id: item.grade(fitting(item)).kept for item in ITEMS}


def ready_for_the_quiz(running: Served) -> Someone:
    """Return an adult who has read every lesson; a child is not asked for free text."""
    with running.session() as session:
        person = make_adult(session)
        take(session, person, Moment.BEFORE, answers={}, module=MODULE)
        read_lessons(session, person, MODULE)
    return person
