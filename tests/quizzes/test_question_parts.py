"""What a page shows of each kind of item: nothing that tells before the answer, kind words after it."""

import html
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import html5lib
import pytest
from flask import Flask, render_template

from lms import create_app
from lms.db import db
from lms.i18n import speak
from lms.quizzes.kinds import Answer, ItemBase
from lms.quizzes.kinds.base import DONT_KNOW, FIELD
from lms.text import Text
from tests.conftest import settings_for
from tests.quizzes.examples import ITEMS, fitting

ASKED = {"stem", "text", "alt", "left", "right", "unit"}
Show = Callable[..., str]
each_item = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.kind)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Flask]:
    """A program that only renders, for all tests of this file."""
    folder = tmp_path_factory.mktemp("parts")
    shutil.copy(sqlite_template, folder)
    made = create_app(settings_for(folder, f"sqlite:///{folder / sqlite_template.name}"))
    yield made
    with made.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def show(app: Flask) -> Iterator[Show]:
    """A maker of the part of a page that asks a question."""

    def one(item: ItemBase, given: Answer, *, review: bool) -> str:
        drawn = {picture.file: "<svg/>" for picture in item.pictures()}
        module = SimpleNamespace(pictures=drawn, heard=lambda *_: [], speaks=lambda *_: False)
        return render_template(
            "quizzes/_item.html", item=item, given=given, seed="s", review=review, module=module
        )

    with app.test_request_context("/en/"):
        speak("en")
        yield one


def telling(item: ItemBase) -> set[str]:
    """Return every text that tells which answer is right, or why another is not."""
    asked = {words.en for name, words in named_texts(item) if name in ASKED}
    return {words.en for words in item.texts()} - asked


def named_texts(value: object, name: str = "") -> Iterable[tuple[str, Text]]:
    """Yield every text of an item with the name of its key."""
    if isinstance(value, Text):
        yield name, value
    elif isinstance(value, tuple):
        for part in value:
            yield from named_texts(part, name)
    else:
        for key in getattr(type(value), "model_fields", ()):
            yield from named_texts(getattr(value, key), key)


@each_item
@pytest.mark.parametrize("answered", [False, True], ids=["blank", "answered"])
def test_nothing_that_tells_the_answer_is_shown_before_sending(
    show: Show, item: ItemBase, answered: bool
) -> None:
    given = item.grade(fitting(item)).kept if answered and not item.by_hand else {}

    shown = html.unescape(show(item, given, review=False))

    assert telling(item)
    assert not [text for text in telling(item) if text in shown]
    tags = re.sub('alt="[^"]*"', "", shown)
    assert not re.search(r"<[^>]*\b(right|wrong|misconception|critical|objective|reason)\b[^>]*>", tags)


@each_item
def test_whoever_knows_reads_kind_words_and_only_knowledge_is_judged(show: Show, item: ItemBase) -> None:
    given = item.grade(fitting(item)).kept

    shown = html.unescape(show(item, given, review=True))

    assert all(words.en in shown for words in item.feedback(given))
    assert shown.count('role="status"') == 1
    assert ("✓ Yes" in shown) == (item.scored and not item.by_hand)
    assert "Not yet" not in shown


@each_item
def test_whoever_does_not_know_reads_the_explanation_and_no_judgement(show: Show, item: ItemBase) -> None:
    shown = html.unescape(show(item, {FIELD: [DONT_KNOW]}, review=True))

    assert shown.count(item.explain.en) == shown.count('role="status"') == 1
    assert "Not yet" not in shown
    assert ("I would rather not say" in shown) != ("I don't know" in shown)
    assert ("I don't know" in shown) == item.scored


@each_item
def test_what_was_saved_stands_in_the_form_again(show: Show, item: ItemBase) -> None:
    kept = item.grade(fitting(item)).kept

    before, after = show(item, {}, review=False), show(item, kept, review=False)

    assert re.search(" checked| selected", before) is None
    assert before != after


@each_item
def test_a_question_is_html_that_every_browser_reads_alike(show: Show, item: ItemBase) -> None:
    for given in ({}, item.grade(fitting(item)).kept, {FIELD: [DONT_KNOW]}):
        shown = show(item, given, review=True)

        html5lib.HTMLParser(strict=True).parseFragment(shown)
        assert not re.search(r"<[^>]* style=", shown)
        ids = re.findall(r'\bid="([^"]+)"', shown)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'<label for="([^"]+)"', shown)) <= set(ids)


def test_what_an_adult_wrote_cannot_become_part_of_the_page(show: Show) -> None:
    item = next(item for item in ITEMS if item.by_hand)
    kept = item.grade({FIELD: ["</textarea><script>alert(1)</script>"]}).kept

    shown = show(item, kept, review=False)

    assert "<script>" not in shown
    assert "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;</textarea>" in shown
