"""Why a database cannot be worked with, in a sentence; apart, because most commands need no database."""

from sqlalchemy.exc import OperationalError

from lms.db import UnsafeDatabase

REFUSALS = (UnsafeDatabase, OperationalError)


def told(error: UnsafeDatabase | OperationalError) -> str:
    """Return what is said to who typed the command."""
    return str(error) if isinstance(error, UnsafeDatabase) else f"The database does not answer: {error.orig}"
