"""Thirty sheets are typed with one key for each answer, or with a thumb; it must not take an afternoon."""

import pytest
from playwright.sync_api import expect

from lms.quizzes.models import Attempt, Mark
from tests.browser.phones import OpenPhone, Phone
from tests.browser.server import Served
from tests.factories import Someone, make_adult, make_cohort, make_learner

# Form A of the first module: matching in question 3, a number in 7, several ticks in 10, views at the end.
KEYS = "ab" + "cab" + "bca" + "18\n" + "ba" + "ac\n" + "eee"


@pytest.fixture
def group(served: Served) -> tuple[Someone, str, set[str]]:
    """A trainer with a cohort of three learners."""
    with served.session() as session:
        trainer = make_adult(session)
        cohort = make_cohort(session, trainer)
        learners = {make_learner(session, cohort).id for _ in range(3)}
    return trainer, cohort, learners


def open_grid(phone: OpenPhone, group: tuple[Someone, str, set[str]], width: int) -> Phone:
    """Open the empty grid of the quiz before."""
    own = phone(language="en", width=width, person=group[0])
    own.open(f"/en/cohorts/{group[1]}/paper/M1/before")
    return own


def test_a_trainer_types_three_sheets_by_keyboard(
    served: Served, phone: OpenPhone, group: tuple[Someone, str, set[str]]
) -> None:
    own = open_grid(phone, group, 1280)
    own.page.get_by_label("How many are there?").fill("3")
    own.page.locator("[name='1-1']").focus()

    for _ in range(3):
        for key in KEYS:
            own.page.keyboard.press("Enter" if key == "\n" else key)
    expect(own.page.locator("tr.full")).to_have_count(3)
    own.press("Look at the sums")
    expect(own.page.get_by_text("Sheets counted: 3. Rows filled in: 3.")).to_be_visible()
    own.press("Yes, keep them")

    expect(own.page.locator("h1")).to_have_text("Kept")
    with served.session() as session:
        found = session.query(Attempt).filter(Attempt.learner_id.in_(group[2])).all()
        assert len(found) == 3
        marks = session.query(Mark).filter(Mark.attempt_id == found[0].id, Mark.kept.is_not(None)).all()
        assert len([mark for mark in marks if mark.kept]) == 13


def test_a_thumb_fills_a_row_with_big_buttons_on_a_phone(
    phone: OpenPhone, group: tuple[Someone, str, set[str]]
) -> None:
    own = open_grid(phone, group, 360)

    own.page.get_by_role("button", name="Tap").first.click()
    for place in range(13):
        field = own.page.locator(".taps input")
        if field.count():
            field.fill("-")
            own.page.locator(".taps").get_by_role("button", name="Next").click()
        else:
            box = own.page.locator(".taps .button").first.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 48, place
            own.page.locator(".taps").get_by_role("button", name="?").click()

    expect(own.page.locator("tr.full")).to_have_count(1)
    expect(own.page.locator(".taps")).to_have_count(0)
    assert own.width() <= 360
