"""Whoever is printed on the demonstration's sheet can really sign in."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lms.demo import people as demo
from tests.browser.phones import OpenPhone
from tests.browser.server import Served, serve

ADULT = re.compile(r"^ +(\S+) +password (\S+)$", re.MULTILINE)
LEARNER = re.compile(r"^ +learner +code (\S+) +digits ([0-9]+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def demonstration(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> Iterator[tuple[Served, str]]:
    """A program with the invented people, and the sheet that is printed when it starts."""
    folder = tmp_path_factory.mktemp("demonstration")
    with pytest.MonkeyPatch.context() as environment, serve(folder, sqlite_template) as running:
        environment.setenv("LMS_DATA", str(folder))
        environment.setenv("LMS_SECRET_KEY", str(running.app.secret_key))
        with running.session() as session:
            demo.load(session)
            sheet = demo.sign_in_sheet(session)
        yield running, sheet


def test_every_adult_of_the_sheet_signs_in(phone: OpenPhone, demonstration: tuple[Served, str]) -> None:
    running, sheet = demonstration
    found = ADULT.findall(sheet)

    first_pages = set()
    for login, password in found:
        own = phone(running, script=False)
        own.open("/km/in/staff")
        own.page.get_by_label(own.words("User name")).fill(login)
        own.page.get_by_label(own.words("Password")).fill(password)
        own.press("Sign in")
        expect(own.page.get_by_role("button", name=own.words("Sign out"))).to_be_visible()
        first_pages.add(own.page.url.rsplit("/", 1)[1])

    assert len(found) == 9
    assert first_pages == {"trainers", "today", "clearances", "workshop", "research", "accounts"}


def test_every_learner_of_the_sheet_signs_in(phone: OpenPhone, demonstration: tuple[Served, str]) -> None:
    running, sheet = demonstration
    found = LEARNER.findall(sheet)

    for code, digits in found:
        own = phone(running)
        own.open("/km/in")
        own.page.get_by_label(own.words("Your code")).fill(code)
        own.page.get_by_label(own.words("Or your six digits")).fill(digits)
        own.press("Sign in")
        expect(own.page.locator("h1")).to_contain_text(own.words("Hello!").rstrip("!"))
        assert own.width() <= 360

    assert len(found) == 5


def test_every_page_says_that_people_are_invented(
    phone: OpenPhone, demonstration: tuple[Served, str]
) -> None:
    own = phone(demonstration[0])

    own.open("/km/in")

    said = own.words("Demonstration: all people and results are invented.")
    expect(own.page.get_by_text(said)).to_be_visible()
