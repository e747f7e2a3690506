"""Texts in two languages, digits in two scripts, and spellings people cannot tell apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from lms.text import Text, folded, khmer_digits, latin_digits, visible

KHMER = st.text(st.characters(min_codepoint=0x1780, max_codepoint=0x17FF), max_size=12)


@pytest.mark.parametrize("blank", ["", " ", "\n\t", "\u200b", "\u200b \ufeff", "\u00a0"])
@pytest.mark.parametrize("language", ["en", "km"])
def test_a_text_has_something_to_see_in_each_language(blank: str, language: str):
    with pytest.raises(ValidationError):
        Text.model_validate({"en": "Hello", "km": "សួស្តី", language: blank})


def test_a_text_speaks_the_language_it_is_asked_for():
    text = Text(en=" Hello\n", km="សួស្តី ")

    assert (text.to("en"), text.to("km")) == ("Hello", "សួស្តី")


def test_a_text_cannot_be_changed_and_knows_no_third_language():
    text = Text(en="Hello", km="សួស្តី")

    with pytest.raises(ValidationError):
        text.en = "Bye"  # type: ignore[misc]  # what must not work
    with pytest.raises(ValidationError):
        Text.model_validate({"en": "Hello", "km": "សួស្តី", "fr": "Salut"})


@given(number=st.integers())
def test_digits_go_to_khmer_and_back(number: int):
    khmer = khmer_digits(number)

    assert latin_digits(khmer) == str(number)
    assert not any(digit in khmer for digit in "0123456789")


@pytest.mark.parametrize(("number", "written"), [(12, "១២"), ("0", "០"), ("9%", "៩%"), (-3, "-៣"), ("", "")])
def test_a_number_is_written_in_khmer(number: int | str, written: str):
    assert khmer_digits(number) == written


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Soap", "soap"),
        ("soap!", "soap"),
        ("  a   soap ", "a soap"),
        ("STRASSE", "straße"),
        ("ស\u200bា", "សា"),
        ("\u17d2\u178a", "\u17d2\u178f"),
        ("\u17d2\u179a\u17d2\u178f", "\u17d2\u178f\u17d2\u179a"),
        ("\u17d2\u179a\u17d2\u178f\u17d2\u1780", "\u17d2\u178f\u17d2\u1780\u17d2\u179a"),
        ("១២៨០", "1280"),
        ("ក ខ", "កខ"),
        ("ក 5", "ក5"),
        ("«ក»។", "ក"),
        ("co\u00adop", "coop"),
    ],
)
def test_spellings_nobody_can_tell_apart_are_one(one: str, other: str):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("a soap", "asoap"), ("ដ", "ត"), ("ក", "ខ"), ("1", "2"), ("រ", "្រ")]
)
def test_spellings_people_can_tell_apart_are_two(one: str, other: str):
    assert folded(one) != folded(other)


@given(text=st.text() | KHMER)
def test_folding_never_fails_and_ends_without_spaces_around(text: str):
    once = folded(text)

    assert once == once.strip()
    assert "  " not in once
    assert folded(f"  {text}។ ") == once


@given(text=KHMER)
def test_invisible_characters_never_count(text: str):
    assert folded("\u200b".join(text)) == folded(text)
    assert visible("\u200b".join(text)) == visible(text)
