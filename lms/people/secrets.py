"""Learner codes, picture PINs and passwords: how they are made, read and kept."""

import hashlib
import hmac
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from lms import clock
from lms.text import latin_digits

CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base32: no I, L, O, U
CODE_LENGTH = 8
PIN_DIGITS = 6
PICTURES = 16
PIN_PICTURES = 5
SHORTEST_PASSWORD = 10

MOST_AT_ONCE = 4
"""Threads that hash beside each other; each takes 19 MiB."""

_READ_AS = str.maketrans("ILO", "110")
# OWASP's second choice for argon2id: 19 MiB, two passes, one lane; about 30 ms.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_NOBODY = _HASHER.hash("nobody has this secret")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A new secret in the clear and as it is stored, made before a transaction begins."""

    secret: str
    stored: str


def new_code() -> str:
    """Return a random learner code of 40 bits, without its hyphen."""
    return "".join(CODE_ALPHABET[clock.new_number(32)] for _ in range(CODE_LENGTH))


def shown_code(login: str) -> str:
    """Write a code as it is printed: 7K3M-Q2XF."""
    return f"{login[:4]}-{login[4:]}"


def read_code(typed: str) -> str:
    """Read a typed code: small letters, Khmer digits, spaces, and I, L, O for 1, 1, 0 are fine."""
    letters = latin_digits(typed).upper().translate(_READ_AS)
    return "".join(letter for letter in letters if letter in CODE_ALPHABET)[:CODE_LENGTH]


def new_pin() -> str:
    """Return a random PIN of six digits, 19.9 bits; the system chooses it, never a person."""
    return f"{clock.new_number(10**PIN_DIGITS):0{PIN_DIGITS}}"


def pin_pictures(pin: str) -> tuple[int, ...]:
    """Return the same PIN as five pictures, each 0 to 15: the number written in base 16."""
    number = int(pin)
    return tuple((number >> (4 * place)) & 15 for place in reversed(range(PIN_PICTURES)))


def pin_from_pictures(pictures: tuple[int, ...]) -> str:
    """Return the six digits that five pictures stand for."""
    number = 0
    for picture in pictures:
        number = number * PICTURES + picture
    return f"{number:0{PIN_DIGITS}}"


def new_password() -> str:
    """Return a random first password of 60 bits in three groups, easy to type once."""
    letters = "".join(CODE_ALPHABET[clock.new_number(32)] for _ in range(12)).lower()
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def hashed(secret: str, pepper: str) -> str:
    """Return what is stored of a secret."""
    return _HASHER.hash(_peppered(secret, pepper))


def prepare(count: int, make: Callable[[], str], pepper: str) -> list[Prepared]:
    """Return so many new secrets, hashed beside each other; for hundreds this takes seconds.

    To be called outside of a transaction: nobody else could write meanwhile.
    """
    made = [make() for _ in range(count)]
    with ThreadPoolExecutor(min(MOST_AT_ONCE, os.cpu_count() or 1)) as threads:
        stored = threads.map(lambda secret: hashed(secret, pepper), made)
        return [Prepared(secret, kept) for secret, kept in zip(made, stored, strict=True)]


def matches(stored: str | None, secret: str, pepper: str) -> bool:
    """Whether the secret is the stored one; takes as long when nothing is stored."""
    try:
        _HASHER.verify(stored or _NOBODY, _peppered(secret, pepper))
    except (VerifyMismatchError, InvalidHashError):
        return False
    return stored is not None


def _peppered(secret: str, pepper: str) -> str:
    """Mix in the installation's own key: a stolen database alone does not open six-digit PINs."""
    return hmac.new(pepper.encode(), secret.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def read_digits(typed: str) -> str:
    """Read a PIN typed as digits, Latin or Khmer, with or without spaces."""
    return "".join(sign for sign in latin_digits(typed) if sign.isascii() and sign.isdigit())[:PIN_DIGITS]
