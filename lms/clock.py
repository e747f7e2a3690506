"""The only reader of time and chance; everything below views and commands is told both."""

import secrets
from datetime import UTC, datetime


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """Return 32 hexadecimal digits, 128 random bits: nobody guesses the next one."""
    return secrets.token_hex(16)


def new_number(below: int) -> int:
    """Return a random whole number from 0 to `below` - 1, each equally likely."""
    return secrets.randbelow(below)
