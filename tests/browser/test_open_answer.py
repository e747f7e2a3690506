"""From an answer in one's own words to its points: an adult writes, a master trainer reads it and marks."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from lms import clock, schema
from lms.db import db
from lms.quizzes.kinds.open_answer import LONGEST
from lms.quizzes.quiz import Moment
from tests.adults import CLOSED, ESSAY, MODULE, publish_adult_module
from tests.browser.phones import OpenPhone, Phone
from tests.browser.server import Served, serve
from tests.browser.walk import Walk
from tests.factories import Someone, make_adult, make_master_over, read_lessons, take

HARMFUL = "<script>document.title='hit'</script>\n<img src=x onerror=alert(1)> {{ 7 * 7 }}\n\u0301\u0301 សូម"
WHOLE = "ក" * (LONGEST + 5)


@pytest.fixture(scope="module")
def for_adults(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A program whose only module is for adults."""
    with serve(tmp_path_factory.mktemp("adults")) as running:
        with running.app.app_context():
            schema.upgrade(db.engine)
        with running.session() as session:
            publish_adult_module(session, at=clock.now() - timedelta(days=90))
        yield running


@pytest.fixture
def pair(for_adults: Served) -> tuple[Someone, Someone]:
    """A trainer who has read every lesson, and their master trainer."""
    with for_adults.session() as session:
        trainer = make_adult(session)
        take(session, trainer, Moment.BEFORE, answers={}, module=MODULE)
        read_lessons(session, trainer, MODULE)
        return trainer, make_master_over(session, trainer)


@pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])
def test_what_an_adult_writes_is_read_marked_and_shown(
    phone: OpenPhone, for_adults: Served, pair: tuple[Someone, Someone], script: bool
) -> None:
    trainer, master = (phone(for_adults, script=script, person=person) for person in pair)
    send(trainer, HARMFUL)
    result, unread = trainer.page.url, trainer.words("a master trainer has yet to read an answer")
    expect(trainer.page.locator(".praise")).to_contain_text(unread)

    master.open("/km/trainers")
    master.press("%(num)s answer waits for you", num=1)
    master.press("Begin to read")
    shown = master.page.locator(".words").inner_text()
    give(master, order=1, practice=1)

    assert shown == HARMFUL
    assert master.page.title() != "hit"
    expect(master.page.locator("h1")).to_have_text(master.words("Answers to read"))
    assert master.shows(master.words("You have read everything."))
    trainer.open("/km/learn")
    expect(trainer.page.locator("main")).not_to_contain_text(unread)
    trainer.page.goto(result)
    expect(trainer.page.locator(".bars strong").last).to_have_text(of(trainer, 5, 6))
    trainer.press("Look at the questions again")
    assert trainer.page.locator(".words").inner_text() == HARMFUL
    assert trainer.page.locator(".rubric strong").all_inner_texts() == [of(trainer, 1, 2), of(trainer, 1, 1)]


@pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])
def test_a_text_that_is_too_long_is_still_there_to_be_shortened(
    phone: OpenPhone, for_adults: Served, pair: tuple[Someone, Someone], script: bool
) -> None:
    trainer = phone(for_adults, script=script, person=pair[0])
    send(trainer, WHOLE, until_sent=False)
    typed = trainer.page.locator("textarea")

    said, kept = trainer.page.get_by_role("alert").inner_text(), typed.input_value()
    typed.fill(kept[:LONGEST])
    trainer.press("Next")
    trainer.press("Send my answers")

    assert "៥" in said
    assert kept == WHOLE
    expect(trainer.page.locator(".bars strong").last).to_have_text(of(trainer, 3, 6))


def test_whoever_leaves_a_line_of_the_rubric_out_is_asked_for_it(
    phone: OpenPhone, for_adults: Served, pair: tuple[Someone, Someone]
) -> None:
    trainer, master = (phone(for_adults, person=person) for person in pair)
    send(trainer, "ខ្ញុំបង្ហាញ។")

    master.open("/km/answers")
    master.press("Begin to read")
    master.page.locator('input[name="points-order"][value="2"]').locator("xpath=ancestor::label").tap()
    master.press("Save the points")

    assert "/answers/" in master.page.url
    assert master.page.locator("input:invalid").first.get_attribute("name") == "points-practice"


def send(phone: Phone, text: str, *, until_sent: bool = True) -> None:
    """Take the quiz after: know the closed question, and write `text`."""
    walk = Walk(phone)
    phone.open("/km/learn")
    phone.press("Go on: %(step)s", step=phone.words("Quiz after"))
    phone.press("Begin the quiz")
    walk.at(CLOSED.stem.km)
    walk.answer(CLOSED, CLOSED.right())
    phone.press("Next")
    walk.at(ESSAY.stem.km)
    phone.page.locator("textarea").fill(text)
    phone.press("Next")
    if until_sent:
        phone.press("Send my answers")


def give(phone: Phone, **points: int) -> None:
    """Tap the points of every line, and save them."""
    for criterion, number in points.items():
        row = phone.page.locator(f'input[name="points-{criterion}"][value="{number}"]')
        row.locator("xpath=ancestor::label").tap()
    phone.press("Save the points")


def of(phone: Phone, earned: int, possible: int) -> str:
    return phone.words("%(earned)s of %(possible)s", earned=earned, possible=possible)
