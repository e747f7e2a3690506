"""What holds for every page: valid HTML, one heading, names, and nothing left in English on a Khmer page."""

import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import html5lib
import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from lms import create_app
from lms.db import db
from lms.text import LANGUAGES, Language
from tests.browser.files import NOT_PAGES
from tests.browser.places import Place, World, make_world
from tests.browser.sent import sent_places
from tests.browser.server import Served
from tests.conftest import browser, settings_for
from tests.factories import sign_in

# What is written in Latin letters on a Khmer page too: codes, user names, a cohort's name, an organisation.
LATIN = re.compile(
    r"\b(?:[0-9A-Z]{4}-[0-9A-Z]{4}|user[0-9a-f]{8}|[0-9A-F]{8}|PDF|PNG|JSON|Open Badge|XLSX|CSV|UTF|Limon|ABC"
    r"|A4|KiB|Lotus|APLE|Take It Down|PO)\b"
)
REPORTS = ("generations.", "items.", "learning.")
# Statistics has no settled Khmer words yet: on staff's reports the English term may stand in brackets.
NOTHING = re.compile("(?!)")
TERM = re.compile(r"\([^()]*\)")
# The name of a kind of element is no address: nobody asks for it.
HOST = re.compile(r"(?:https?:|wss?:)?//(?!www\.w3\.org/2000/svg)[a-z0-9][^\s\"')]*|@import")
READ_ALOUD = ("aria-label", "alt", "title", "placeholder", "data-words")


@dataclass(frozen=True)
class Page:
    """A page as it was sent, and as a browser reads it."""

    text: str
    tree: ET.Element
    mistakes: list[str]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Served]:
    """The program on a database of its own, with nobody listening."""
    folder = tmp_path_factory.mktemp("pages")
    shutil.copy(sqlite_template, folder / "lms.sqlite")
    app = create_app(settings_for(folder, f"sqlite:///{folder / 'lms.sqlite'}"))
    yield Served("", app)
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="module")
def world(program: Served) -> World:
    """People in every state."""
    with program.session() as session:
        return make_world(session)


@pytest.fixture(scope="module")
def pages(program: Served, world: World) -> dict[str, Page]:
    """Every page in both languages, by its name and language."""
    clients = _clients(program, world)
    with program.session() as session:
        places = (*world.places, *sent_places(world, session))
    found = {}
    for place in places:
        for language in LANGUAGES:
            answer = _ask(program.app, clients[place.who], place, language)
            assert answer.status_code == place.status, str(place)
            found[f"{place} {language}"] = _page(answer.get_data(as_text=True))
    return found


def _clients(program: Served, world: World) -> dict[str, FlaskClient]:
    clients = {"": browser(program.app)}
    with program.session() as session:
        for name, person in world.people.items():
            clients[name] = sign_in(browser(program.app), session, person)
    return clients


def _ask(app: Flask, client: FlaskClient, place: Place, language: Language) -> TestResponse:
    with app.test_request_context():
        address = url_for(place.endpoint, language=language, **place.values)
    if place.form is None:
        return client.get(address)
    return client.post(address, data=place.form)


def _page(text: str) -> Page:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(text)
    return Page(text, tree, [code for _, code, _ in parser.errors])


def test_every_page_that_can_be_opened_has_an_example(program: Served, world: World) -> None:
    open_to = {rule.endpoint for rule in program.app.url_map.iter_rules() if "GET" in (rule.methods or ())}

    examples = {place.endpoint for place in world.places}

    assert open_to - examples == NOT_PAGES


def test_every_page_is_valid_html(pages: dict[str, Page]) -> None:
    assert _where(pages, lambda page: page.mistakes) == {}


def test_every_page_names_its_language(pages: dict[str, Page]) -> None:
    wrong = [name for name, page in pages.items() if page.tree.get("lang") != name.split()[-1]]

    assert wrong == []


def test_every_page_has_one_heading_of_the_first_rank_and_one_main_part(pages: dict[str, Page]) -> None:
    def count(page: Page) -> list[int]:
        return [len(page.tree.findall(f".//{tag}")) for tag in ("h1", "main", "title")]

    assert _where(pages, lambda page: count(page) if count(page) != [1, 1, 1] else None) == {}


def test_no_id_stands_twice_on_a_page(pages: dict[str, Page]) -> None:
    def twice(page: Page) -> list[str]:
        ids = [one.get("id", "") for one in page.tree.iter() if one.get("id")]
        return sorted({one for one in ids if ids.count(one) > 1})

    assert _where(pages, twice) == {}


def test_every_picture_has_words(pages: dict[str, Page]) -> None:
    def wordless(page: Page) -> list[str]:
        return [one.get("src", "") for one in page.tree.iter("img") if not one.get("alt", "").strip()]

    assert _where(pages, wordless) == {}


def test_every_field_has_a_label(pages: dict[str, Page]) -> None:
    def nameless(page: Page) -> list[str]:
        labelled = {one.get("for") for one in page.tree.iter("label")}
        inside = {part for label in page.tree.iter("label") for part in label.iter()}
        fields = [one for tag in ("input", "select", "textarea") for one in page.tree.iter(tag)]
        ids = {one.get("id") for one in page.tree.iter()}
        # In a table the heads of the row and the column name a field together.
        headed = [one for one in fields if ids.issuperset(one.get("aria-labelledby", "?").split())]
        return [
            one.get("name", "?")
            for one in fields
            if one.get("type") != "hidden" and one.get("id") not in labelled and one not in [*inside, *headed]
        ]

    assert _where(pages, nameless) == {}


def test_no_page_carries_style_or_script_of_its_own(pages: dict[str, Page]) -> None:
    def inline(page: Page) -> list[str]:
        names = [name for one in page.tree.iter() for name in one.attrib]
        scripts = [one for one in page.tree.iter("script") if one.get("src") is None or (one.text or "")]
        return [name for name in names if name == "style" or name.startswith("on")] + [
            str(one.tag) for one in (*scripts, *page.tree.iter("style"))
        ]

    assert _where(pages, inline) == {}


def test_no_page_names_another_host(pages: dict[str, Page]) -> None:
    def elsewhere(page: Page) -> list[str]:
        return re.findall(r"""(?:src|href|action|srcset|data-\w+)=["']?\s*(?:\w+:)?//[^"'\s>]*""", page.text)

    assert _where(pages, elsewhere) == {}


def test_style_and_script_name_no_host() -> None:
    folder = Path(__file__).parent.parent / "lms" / "static"

    named = {
        path.name: HOST.findall(path.read_text()) for path in [*folder.rglob("*.css"), *folder.rglob("*.js")]
    }

    assert {name: hosts for name, hosts in named.items() if hosts} == {}


def test_no_khmer_page_holds_an_english_word(pages: dict[str, Page]) -> None:
    khmer = {name: page for name, page in pages.items() if name.endswith(" km")}

    reports = {name: page for name, page in khmer.items() if name.startswith(REPORTS)}
    others = {name: page for name, page in khmer.items() if name not in reports}

    found = _where(others, lambda page: sorted(set(_latin_words(page.tree))))
    beside = _where(reports, lambda page: sorted(set(_latin_words(page.tree, TERM))))

    assert found | beside == {}


def _latin_words(tree: ET.Element, allowed: re.Pattern[str] = NOTHING) -> Iterator[str]:
    """Yield the Latin words a reader of Khmer meets; what says it is English, or a code, is left out."""
    for one in tree:
        if one.get("lang") == "en" or one.get("class") == "code" or one.tag == "script":
            yield from _words(one.tail, allowed)
            continue
        for name in READ_ALOUD:
            yield from _words(one.get(name), allowed)
        if one.tag == "input" and one.get("type") not in {"hidden", "radio", "checkbox"}:
            yield from _words(one.get("value"), allowed)
        # What is chosen from a list may be named by the id it stands for.
        own = one.get("value") if one.tag == "option" else None
        yield from _words((one.text or "").replace(own or "\0", ""), allowed)
        yield from _latin_words(one, allowed)
        yield from _words(one.tail, allowed)


def _words(text: str | None, allowed: re.Pattern[str]) -> list[str]:
    return re.findall(r"[A-Za-z]{2,}", LATIN.sub("", allowed.sub("", text or "")))


def _where(pages: dict[str, Page], look: Callable[[Page], object]) -> dict[str, object]:
    """Return what a look finds, by page, where it finds anything."""
    found = {name: look(page) for name, page in pages.items()}
    return {name: what for name, what in found.items() if what}
