"""`lms serve` and `lms db`: run the program, and keep its database in shape."""

import logging
from pathlib import Path

import click
from flask import Flask
from waitress import serve as waitress_serve

from lms import create_app, schema
from lms.authoring.package import LARGEST_PACKAGE
from lms.cli.content.publish import publish_folder
from lms.cli.corrections import mark_in_background
from lms.cli.due import publish_in_background
from lms.cli.progress import step
from lms.config import read_settings
from lms.courses import releases
from lms.db import db
from lms.demo import people as demo
from lms.people import accounts


def make_app() -> Flask:
    """Return the program with the settings of this installation."""
    return create_app(read_settings())


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, envvar="PORT", help="Port to listen on.")
@click.option("--demonstration", is_flag=True, help="With invented people; publishes what has changed.")
def serve(host: str, port: int, demonstration: bool) -> None:
    """Bring the database up to date, publish the content if there is none, and serve."""
    app = make_app()
    with app.app_context():
        _get_ready(invented=demonstration)
        if demonstration:
            _demonstrate()
        if accounts.is_demonstration(db.session()):
            click.echo(demo.sign_in_sheet(db.session()))
        elif accounts.nobody_yet(db.session()):
            click.echo("There is no account yet. Make the first one with: lms accounts create")
        db.session.remove()
    own = app.extensions["settings"]
    mark_in_background(app)
    publish_in_background(app)
    click.echo(f"Serving at http://{host}:{port}/ (stop with Ctrl-C)")
    # With more requests than threads waitress would write a line for every request that waits.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    waitress_serve(
        app,
        host=host,
        port=port,
        threads=own.threads,
        connection_limit=own.connections,
        channel_timeout=120,
        # The largest thing anybody sends is a package; what is larger is not even taken to the disk.
        max_request_body_size=LARGEST_PACKAGE + 1024 * 1024,
        ident=None,
    )


@click.group(name="db")
def database() -> None:
    """Look after the database."""


@database.command()
def upgrade() -> None:
    """Bring the database to the newest schema."""
    with make_app().app_context():
        step("Upgrading the database", lambda: schema.upgrade(db.engine))


@click.group(name="demo")
def demonstration() -> None:
    """Invented people, to look around with."""


@demonstration.command()
def load() -> None:
    """Fill an empty database with invented people and results."""
    with make_app().app_context():
        _get_ready(invented=True)
        if accounts.is_demonstration(db.session()):
            click.echo("The demonstration is there already.")
        else:
            _demonstrate()


def _demonstrate() -> None:
    """Invent people unless they are there, and show the newest content; refuse among real people."""
    if accounts.is_demonstration(db.session()):
        step(
            "Publishing what has changed",
            lambda: publish_folder(read_settings().content, message="", invented=True),
        )
        return
    if not accounts.nobody_yet(db.session()):
        raise click.ClickException(
            "This database holds real people. Demonstration data goes into a database of its own: "
            "set LMS_DATA to an empty folder."
        )
    step("Inventing people and results", lambda: demo.load(db.session()))


def _get_ready(*, invented: bool) -> None:
    if schema.current_revision(db.engine) != schema.newest_revision():
        step("Upgrading the database", lambda: schema.upgrade(db.engine))
    if not releases.current_releases(db.session()):
        folder: Path = read_settings().content
        step(
            "Publishing the content",
            lambda: publish_folder(folder, message="first release", invented=invented),
        )
