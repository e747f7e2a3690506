"""Writing in the workshop: mistakes while typing, nothing lost when two save or the network goes."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lms.permissions import Role
from lms.workshop import writing
from tests.browser.phones import OpenPhone, Phone
from tests.browser.server import Served
from tests.factories import Someone, make_adult

BUILT = Path(__file__).parents[2] / "lms" / "static" / "built" / "editor.js"
NOT_BUILT = "NOT TESTED: the editor was not built, because npm is not on this machine."
LESSON = "modules/safe-migration/lessons/papers-and-people.yaml"
PAGE = f"/en/workshop/file/{LESSON}"

pytestmark = pytest.mark.skipif(not BUILT.exists(), reason=NOT_BUILT)


@pytest.fixture
def author(served: Served) -> Someone:
    """Somebody who writes."""
    with served.session() as session:
        return make_adult(session, Role.AUTHOR)


@pytest.fixture
def desk(phone: OpenPhone, author: Someone) -> Phone:
    """An office laptop with the lesson open."""
    opened = phone(language="en", width=1280, height=800, person=author)
    opened.open(PAGE)
    return opened


def write(page: Page, words: str) -> None:
    """Write a line at the end of the file."""
    page.locator(".editor .cm-content").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def kept(served: Served, author: Someone) -> str:
    with served.session() as session:
        return writing.open_file(session, author, LESSON).text


def test_a_mistake_is_said_at_its_line_while_it_is_typed_and_goes_when_it_is_mended(desk: Phone):
    page = desk.page
    mistakes = page.locator(".mistakes li")
    expect(page.locator(".mistakes h2")).to_have_text("No mistakes")

    write(page, "colour: red")

    expect(mistakes).to_have_count(1)
    expect(mistakes).to_contain_text("colour")
    expect(page.locator(".editor .cm-lint-marker-error")).to_have_count(1)
    for _ in range(len("colour: red")):
        page.keyboard.press("Backspace")
    expect(page.locator(".mistakes h2")).to_have_text("No mistakes")
    # Tab writes; after Escape it leaves the text.
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.locator(".saving button")).to_be_focused()


def test_what_somebody_else_saved_meanwhile_leads_to_both_and_nothing_is_lost(
    desk: Phone, phone: OpenPhone, served: Served, author: Someone
):
    other = phone(language="en", width=1280, height=800, person=author)
    other.open(PAGE)
    write(other.page, "# theirs")
    other.page.keyboard.press("Control+s")
    expect(other.page.locator(".saving .state")).to_contain_text("Saved at")

    write(desk.page, "# mine")
    desk.page.keyboard.press("Control+s")
    expect(desk.page.locator(".saving .state")).to_contain_text("Somebody has saved this file")
    desk.press("Save")
    expect(desk.page.locator("h1")).to_have_text("Two have written in this file")
    desk.press("Save both put together")

    text = kept(served, author)
    assert "# theirs" in text
    assert "# mine" in text


def test_without_a_network_the_text_stays_in_the_browser_and_is_offered_again(
    desk: Phone, served: Served, author: Someone
):
    page = desk.page
    page.route("**/workshop/keep/**", lambda route: route.abort())
    write(page, "# typed on the road")
    page.keyboard.press("Control+s")
    expect(page.locator(".saving .state")).to_contain_text("No network")
    desk.complaints.clear()

    page.reload()
    page.unroute("**/workshop/keep/**")
    page.get_by_role("button", name="Use it").click()
    page.keyboard.press("Control+s")

    expect(page.locator(".saving .state")).to_contain_text("Saved at")
    assert "# typed on the road" in kept(served, author)
    desk.complaints.clear()
