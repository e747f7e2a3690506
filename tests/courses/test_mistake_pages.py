"""Every code has its page, and what a page shows as wrong is what the tests have seen bring that code."""

import re

import pytest

from lms.courses.mistake_words import WORDS
from tests.courses.mistake_pages import PAGES, pages
from tests.courses.mistake_reasons import REASONS

AGAIN = "write the pages anew: python -m tests.courses.mistake_pages"


@pytest.fixture(scope="module")
def wanted() -> dict[str, str]:
    return pages()


def test_every_code_has_its_page_and_no_page_is_left_over():
    there = {path.stem for path in PAGES.glob("*.md")} - {"README"}

    codes = {code.replace("_", "-") for code in WORDS}
    assert (codes - there, there - codes) == (set(), set()), AGAIN


def test_every_page_says_what_the_program_says(wanted: dict[str, str]):
    old = [name for name, text in wanted.items() if (PAGES / name).read_text("utf-8") != text]

    assert old == [], AGAIN


def test_every_page_speaks_both_languages(wanted: dict[str, str]):
    for name, text in wanted.items():
        assert re.search("[\u1780-\u17b3]", text), name
        assert re.search("(?m)^> .*[a-z]{3}", text) or name == "README.md", name


def test_reasons_are_given_for_codes_that_exist():
    assert REASONS.keys() <= WORDS.keys()
