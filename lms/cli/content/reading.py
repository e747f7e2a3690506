"""Content read for a command: all of it, or every mistake on the screen and an end."""

from datetime import date
from pathlib import Path

import click

from lms.certificates.written import Programme, load_programme
from lms.courses.content import Library
from lms.courses.loader import load
from lms.courses.mistakes import ContentError, Mistake
from lms.text import Language


def read_library(folder: Path, language: Language, today: date) -> tuple[Library, Programme]:
    """Return the content below `folder`, or say every mistake and stop the command."""
    mistakes: list[Mistake] = []
    library, programme = None, None
    try:
        library = load(folder, today)
    except ContentError as error:
        mistakes += error.mistakes
    try:
        modules = {path.name for path in (folder / "modules").glob("*") if path.is_dir()}
        programme = load_programme(folder, modules)
    except ContentError as error:
        mistakes += error.mistakes
    if library is None or programme is None:
        for mistake in sorted(mistakes):
            click.echo(mistake.say(language), err=True)
        raise click.exceptions.Exit(1)
    return library, programme
