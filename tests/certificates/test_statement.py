"""Without these, a QR code could be changed by one sign and still be believed."""

import string
from dataclasses import replace
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from lms.certificates.statement import NotGenuine, Statement, key_id_of, sign, verify

PRIVATE = ec.generate_private_key(ec.SECP256R1())
PUBLIC = PRIVATE.public_key()
ALPHABET = string.ascii_letters + string.digits + "-_"
SAID = Statement(
    key_id="0a1b2c3d",
    award_id="00112233445566778899aabbccddeeff",
    status_index=131_071,
    rule="trainer",
    rule_version=3,
    awarded_on=date(2026, 11, 26),
    expires_on=date(2028, 11, 26),
    name_km="សុខ ស្រីមុំ",
    name_latin="SOK Sreymom",
)


def is_believed(text: str) -> bool:
    try:
        verify(text, PUBLIC)
    except NotGenuine:
        return False
    return True


def test_what_was_signed_is_read_again() -> None:
    text = sign(SAID, PRIVATE)

    assert verify(text, PUBLIC) == SAID
    assert key_id_of(text) == SAID.key_id


def test_every_change_of_one_letter_is_seen() -> None:
    text = sign(SAID, PRIVATE)
    changed = [
        text[:place] + other + text[place + 1 :]
        for place in range(len(text))
        for other in ALPHABET[place % 7 :: 7]
        if other != text[place]
    ]

    believed = [one for one in changed if is_believed(one)]

    assert len(changed) > 1500
    assert believed == []


@pytest.mark.parametrize("other", ["", "A", "=", "*", "A" * 200, "ក", "é" * 300])
def test_what_is_no_statement_is_refused(other: str) -> None:
    assert not is_believed(other)


@pytest.mark.parametrize("cut", [1, 2, 3, 4, 64, 100])
def test_a_statement_cut_short_or_made_longer_is_refused(cut: int) -> None:
    text = sign(SAID, PRIVATE)

    assert not is_believed(text[:-cut])
    assert not is_believed(text + text[:cut])
    assert not is_believed(text + "=" * cut)


def test_a_statement_of_another_key_is_refused() -> None:
    text = sign(SAID, ec.generate_private_key(ec.SECP256R1()))

    assert not is_believed(text)


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=120),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=120),
    st.dates(date(2000, 1, 1), date(2178, 1, 1)),
    st.integers(0, 131_071),
)
def test_every_name_day_and_place_comes_back(km: str, latin: str, day: date, place: int) -> None:
    said = Statement("00000000", "f" * 32, place, "a-rule", 1, day, day, km, latin)

    assert verify(sign(said, PRIVATE), PUBLIC) == said


def test_the_longest_names_fit_into_the_database_and_a_code() -> None:
    said = replace(SAID, rule="r" * 60, name_km="ក" * 120, name_latin="é" * 120)

    assert len(sign(said, PRIVATE)) < 1200
