"""Without these, a certificate that was taken back could stand as valid, or another one as taken back."""

import gzip
from base64 import urlsafe_b64decode
from datetime import UTC, datetime

from lms.certificates import status_list


def places_set(letters: str) -> list[int]:
    """Return the places that are set, read bit by bit."""
    packed = letters.removeprefix("u")
    bits = gzip.decompress(urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
    assert len(bits) * 8 == status_list.PLACES
    text = "".join(f"{byte:08b}" for byte in bits)
    return [place for place, bit in enumerate(text) if bit == "1"]


def test_every_place_is_found_again() -> None:
    revoked = [0, 1, 7, 8, 4242, 131_070, 131_071]

    letters = status_list.encoded(revoked)

    assert letters.startswith("u")
    assert places_set(letters) == revoked


def test_an_empty_list_is_as_long_as_a_full_one() -> None:
    assert places_set(status_list.encoded([])) == []
    assert len(places_set(status_list.encoded(range(status_list.PLACES)))) == status_list.PLACES


def test_the_same_list_has_the_same_letters() -> None:
    assert status_list.encoded([5, 9]) == status_list.encoded([9, 5, 9])


def test_the_list_says_whose_it_is_and_of_when() -> None:
    made = status_list.unsigned("https://learn.example.org", [3], datetime(2026, 11, 22, tzinfo=UTC))

    assert made["issuer"] == "https://learn.example.org/issuer"
    assert made["validFrom"] == "2026-11-22T00:00:00Z"
    assert made["credentialSubject"]["statusPurpose"] == "revocation"
