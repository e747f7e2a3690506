"""One Chromium and one running program for all browser tests; every test has its own phones."""

import os
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.fonts import with_khmer_letters
from tests.browser.phones import OpenPhone, Phone, open_phone
from tests.browser.places import World, make_world
from tests.browser.server import Served, serve

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "NOT TESTED: no page was seen in a real browser. On Debian, as root: apt-get install chromium"


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium, without a window and with Khmer letters."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None and os.environ.get("CI") == "true":
        pytest.fail(MISSING)
    if path is None:
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        # People's browsers keep the page one comes back to, so this one must too.
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox"],
            env=with_khmer_letters(tmp_path_factory.mktemp("fonts")),
            ignore_default_args=["--disable-back-forward-cache"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Served]:
    """The program with the shipped content; tests add their own people and never look for others'."""
    with serve(tmp_path_factory.mktemp("served"), sqlite_template) as running:
        yield running


@pytest.fixture(scope="session")
def world(served: Served) -> World:
    """People in every state a page can show; tests look at them and change nothing."""
    with served.session() as session:
        return make_world(session)


@pytest.fixture
def phone(chromium: Browser, served: Served) -> Iterator[OpenPhone]:
    """A maker of phones that in the end have asked no other host and complained of nothing."""
    opened: list[Phone] = []
    make = partial(open_phone, chromium)

    def one(running: Served = served, **wishes: Any) -> Phone:
        opened.append(make(running, **wishes))
        return opened[-1]

    yield one
    for used in opened:
        used.context.close()
    assert {host for used in opened for host in used.hosts} <= {used.address for used in opened}
    assert [complaint for used in opened for complaint in used.complaints] == []
