"""`lms content publish`: what stands in a folder becomes what people learn from."""

from datetime import date
from pathlib import Path

import click

from lms import clock, create_app, schema
from lms.cli.regrade import mark_with_progress
from lms.cli.words import beside, both
from lms.config import read_settings
from lms.courses.files import Folder
from lms.courses.mistakes import ContentError
from lms.courses.regrade_words import CannotMarkAgain
from lms.db import db, will_write
from lms.workshop import publishing
from lms.workshop.publishing import Said


@click.command(
    help=both(
        "Make a release of every module in FOLDER that has changed.",
        "បោះផ្សាយម៉ូឌុលទាំងអស់ក្នុងថត FOLDER ដែលបានផ្លាស់ប្តូរ។",
    )
)
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--message",
    default="",
    help=beside("What changed, for people who read the history.", "អ្វីដែលបានផ្លាស់ប្តូរ។"),
)
@click.option(
    "--correction",
    is_flag=True,
    help=beside("Reaches also learners who have begun the module.", "ទៅដល់អ្នកដែលបានចាប់ផ្តើមរៀនម៉ូឌុលនេះផងដែរ។"),
)
def publish(folder: Path | None, message: str, correction: bool) -> None:
    """Publish, and mark again what a correction asks for."""
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
    token = will_write.set(True)
    try:
        said = Said(origin="files", message=message, correction=correction)
        today = date.min if invented else now.date()
        added = publishing.publish(session, Folder(folder), said, now, today=today)
        made = [(release.module, release.digest) for release in added]
        session.commit()
    except ContentError as error:
        session.rollback()
        for mistake in error.mistakes:
            click.echo(mistake.say("en"), err=True)
        raise click.exceptions.Exit(1) from error
    except CannotMarkAgain as error:
        session.rollback()
        click.echo(error.message.en, err=True)
        raise click.exceptions.Exit(1) from error
    finally:
        will_write.reset(token)
    return made
