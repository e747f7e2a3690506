"""Without these, a code or a PIN could be guessable, readable, or refused for how it was typed."""

from collections import Counter
from itertools import product

import pytest

from lms.people import secrets
from lms.text import khmer_digits

DRAWS = 100_000
# The value a chi-square with so many degrees of freedom exceeds by chance once in 100,000 runs.
CRITICAL = {9: 41.9, 31: 82.0, 99: 174.0}


def chi_square(counts: Counter[str], cells: int) -> float:
    """Return how far the counts are from all being equal."""
    expected = counts.total() / cells
    return sum((counts[cell] - expected) ** 2 / expected for cell in counts) + expected * (
        cells - len(counts)
    )


def test_each_digit_and_each_pair_of_digits_of_a_pin_is_equally_likely() -> None:
    pins = [secrets.new_pin() for _ in range(DRAWS)]

    for place in range(secrets.PIN_DIGITS):
        assert chi_square(Counter(pin[place] for pin in pins), 10) < CRITICAL[9]
    for place in range(secrets.PIN_DIGITS - 1):
        assert chi_square(Counter(pin[place : place + 2] for pin in pins), 100) < CRITICAL[99]
    assert {len(pin) for pin in pins} == {6}


def test_each_sign_of_a_code_is_equally_likely_and_no_code_comes_twice() -> None:
    codes = [secrets.new_code() for _ in range(DRAWS)]

    for place in range(secrets.CODE_LENGTH):
        assert chi_square(Counter(code[place] for code in codes), 32) < CRITICAL[31]
    # Among 10^5 codes of 40 bits two are equal once in 220 runs; three pairs never.
    assert len(set(codes)) > DRAWS - 3
    assert {len(code) for code in codes} == {8}


def test_pictures_and_digits_say_the_same_pin() -> None:
    pins = ["000000", "000015", "000016", "123456", "999999", *(secrets.new_pin() for _ in range(500))]

    for pin in pins:
        pictures = secrets.pin_pictures(pin)

        assert len(pictures) == 5
        assert all(0 <= picture < 16 for picture in pictures)
        assert secrets.pin_from_pictures(pictures) == pin


def test_pictures_that_stand_for_no_pin_are_nobodys() -> None:
    seventh = [secrets.pin_from_pictures((15, 15, 15, 15, last)) for last in range(16)]

    assert {len(pin) for pin in seventh} == {7}


@pytest.mark.parametrize(
    "typed",
    [
        "7K3M-Q2XF",
        "7k3m-q2xf",
        " 7k3m q2xf ",
        "7K3MQ2XF",
        khmer_digits("7k3m-q2xf"),
        "7K3M–Q2XF",
        "7.K.3.M.Q.2.X.F",
    ],
)
def test_a_code_is_read_as_people_type_it(typed: str) -> None:
    assert secrets.read_code(typed) == "7K3MQ2XF"


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    for o, i in product("Oo0០", "IiLl1១"):
        assert secrets.read_code(f"{o}{i}{i}{o}-AB2C") == "0110AB2C"


@pytest.mark.parametrize("typed", ["123456", "១២៣៤៥៦", "123 456", "១២៣ 456", " 1-2-3-4-5-6 "])
def test_a_pin_is_read_as_people_type_it(typed: str) -> None:
    assert secrets.read_digits(typed) == "123456"


def test_what_is_stored_of_a_secret_does_not_show_it_and_opens_only_here() -> None:
    stored = secrets.hashed("123456", "this installation")

    assert "123456" not in stored
    assert stored != secrets.hashed("123456", "this installation")
    assert secrets.matches(stored, "123456", "this installation")
    assert not secrets.matches(stored, "123457", "this installation")
    assert not secrets.matches(stored, "123456", "another installation")
    assert not secrets.matches(None, "123456", "this installation")
    assert not secrets.matches(None, "nobody has this secret", "this installation")


def test_a_first_password_is_long_and_easy_to_type() -> None:
    passwords = {secrets.new_password() for _ in range(1000)}

    assert len(passwords) == 1000
    assert all(len(one) == 14 and one.replace("-", "").isalnum() and one == one.lower() for one in passwords)
