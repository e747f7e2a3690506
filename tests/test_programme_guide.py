"""The guide for an organisation: both languages say the same, in the same pictures, on twelve pages."""

import re

import pypdfium2
import pytest

from lms.text import LANGUAGES, Language
from scripts.programme_guide import HOME, blocks, guide, parts_of

SECTIONS = {one: parts_of((HOME / f"{one}.md").read_text("utf-8"))[2] for one in LANGUAGES}
PAGES = 12
_PICTURE = re.compile(r"\((?P<file>[a-z-]+\.png)\)")
_CODE = re.compile(r"`[^`]+`")


def shape(text: str) -> list[tuple[str, int]]:
    return [(str(one["kind"]), len(one.get("items") or one.get("rows") or ())) for one in blocks(text)]


def test_both_languages_have_the_same_parts_lists_tables_and_pictures() -> None:
    assert len(SECTIONS["en"]) == len(SECTIONS["km"]) == PAGES
    for (_, english), (_, khmer) in zip(SECTIONS["en"], SECTIONS["km"], strict=True):
        assert _PICTURE.findall(english) == _PICTURE.findall(khmer)
        assert _CODE.findall(english) == _CODE.findall(khmer)
        lists = [one for one in shape(english) if one[0] != "p"]
        assert lists == [one for one in shape(khmer) if one[0] != "p"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_part_has_a_picture_that_is_there(language: Language) -> None:
    for head, text in SECTIONS[language]:
        named = _PICTURE.findall(text)
        assert len(named) == 1, head
        assert (HOME / "pictures" / language / named[0]).is_file(), head


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_part_fits_on_its_page(language: Language) -> None:
    assert len(pypdfium2.PdfDocument(guide(language))) == PAGES
