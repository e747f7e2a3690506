"""`lms content`: check what was written, publish it, show what kinds of item there are."""

from datetime import date
from inspect import cleandoc
from pathlib import Path

import click

from lms import clock, create_app, schema
from lms.certificates.programme import Programme, load_programme, publish_programme
from lms.cli.regrade import mark_with_progress
from lms.config import read_settings
from lms.courses import releases
from lms.courses.content import Library
from lms.courses.loader import load
from lms.courses.mistakes import ContentError, Mistake
from lms.courses.regrade_words import CannotMarkAgain
from lms.db import db, will_write
from lms.quizzes.kinds import KINDS
from lms.text import LANGUAGES, Language


@click.group()
def content() -> None:
    """Check and publish the files in content/."""


@content.command()
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--language", type=click.Choice(LANGUAGES), default="en", help="Language of the messages.")
def check(folder: Path | None, language: Language) -> None:
    """Name every mistake in FOLDER as file:line: where: what to do."""
    library, programme = read_library(folder or read_settings().content, language, clock.now().date())
    screens = sum(len(lesson.screens) for module in library.modules for lesson in module.lessons)
    items = sum(len(items) for module in library.modules for items in module.forms.values())
    click.echo(
        f"No mistakes: {len(library.modules)} modules, {screens} screens, {items} items, "
        f"{len(library.facts)} facts, {len(programme.rules)} certificates."
    )


@content.command()
def kinds() -> None:
    """Print an example of each kind of item."""
    for kind in KINDS:
        told = cleandoc(kind.__doc__ or "").splitlines()
        click.echo("\n".join([*(f"# {line}".rstrip() for line in told), kind.manual]))


@content.command()
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--message", default="", help="What changed, for people who read the history.")
@click.option("--correction", is_flag=True, help="Reaches also learners who have begun the module.")
def publish(folder: Path | None, message: str, correction: bool) -> None:
    """Make a release of every module in FOLDER that has changed."""
    app = create_app(read_settings())
    with app.app_context():
        schema.upgrade(db.engine)
        added = publish_folder(folder or read_settings().content, message=message, correction=correction)
        for module, digest in added:
            click.echo(f"Published {module} as {digest}")
        if not added:
            click.echo("Nothing has changed since the last release.")
        mark_with_progress()


def publish_folder(
    folder: Path, *, message: str, correction: bool = False, invented: bool = False
) -> list[tuple[str, str]]:
    """Publish what is in a folder; return the module and digest of each new release.

    For `invented` people facts may have expired: nobody will rely on them.
    """
    session, now = db.session(), clock.now()
    library, programme = read_library(folder, "en", date.min if invented else now.date())
    token = will_write.set(True)
    try:
        added = releases.publish(session, library, now, message=message, correction=correction)
        publish_programme(session, programme, now)
        made = [(release.module, release.digest) for release in added]
        session.commit()
    except CannotMarkAgain as error:
        session.rollback()
        click.echo(error.message.en, err=True)
        raise click.exceptions.Exit(1) from error
    finally:
        will_write.reset(token)
    return made


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
