"""Without this, a writer would press reload after every save and lose the place."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from waitress import wasyncore

from lms.cli.content.preview import previewing
from tests.courses.samples import LESSON, make_content, read_text, write_text

HOME = "clean-hands"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_content(tmp_path)


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    listening = socket.create_server(("127.0.0.1", 0))
    with previewing(folder, listening, "en") as server:
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
        thread.join(timeout=10)


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A page that is closed before the preview it looks at ends."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    made = context.new_page()
    complaints: list[str] = []
    made.on("console", lambda said: complaints.append(said.text))
    made.on("pageerror", lambda error: complaints.append(str(error)))
    yield made
    context.close()
    assert complaints == []


def test_a_save_shows_in_the_phone_and_beside_it_at_the_same_place(page: Page, address: str, folder: Path):
    heading = read_text(folder, LESSON).split("heading:\n      en: ")[1].splitlines()[0]
    page.goto(f"{address}/en/preview/{HOME}/lesson-1/1")
    phone = page.frame_locator("iframe")
    expect(phone.locator("h1")).to_have_text(heading)
    page.mouse.wheel(0, 60)

    with page.expect_response(lambda answer: "/frame/" in answer.url):
        write_text(folder, LESSON, read_text(folder, LESSON).replace(heading, "Clean hands, glad hands", 1))

    expect(phone.locator("h1")).to_have_text("Clean hands, glad hands")
    expect(page.locator(".source .here", has_text="glad hands")).to_have_count(1)
    expect(page.get_by_role("status").first).to_have_text("Up to date")


def test_what_stands_beside_the_phone_follows_it_and_a_slip_is_noted(page: Page, address: str, folder: Path):
    page.goto(f"{address}/en/preview/{HOME}/lesson-1/1")
    phone = page.frame_locator("iframe")
    phone.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name="Lesson 1, screen 2")).to_be_visible()

    write_text(folder, LESSON, read_text(folder, LESSON) + "activity: again\n")

    expect(page.locator(".margin-note").first).to_be_visible()
    expect(page.get_by_text("This is how it last was whole.")).to_be_visible()
    expect(
        phone.get_by_role("button", name="Next").or_(phone.get_by_role("button", name="Check"))
    ).not_to_have_count(0)
