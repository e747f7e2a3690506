"""A learning and quiz engine for peer educators; the program itself is put together in `lms.program`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from lms.config import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """Return the program, ready to serve. The database must have been migrated."""
    # Imported when it is asked for, so that a part of the program can be used without the whole.
    from lms import program  # noqa: PLC0415

    return program.create_app(settings)
