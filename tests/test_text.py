"""Texts in two languages, digits in two scripts, and what nobody sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from lms.text import Text, khmer_digits, latin_digits, visible

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
    "unseen", ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u17b4", "\u202e", "\ufe0f", "\0"]
)
def test_what_nobody_sees_is_taken_out(unseen: str):
    assert visible(f"{unseen}ស{unseen}ា a\n") == "សា a\n"


@given(text=KHMER)
def test_invisible_characters_never_count(text: str):
    assert visible("\u200b".join(text)) == visible(text)
