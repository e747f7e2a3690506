"""`lms accounts`: the first account of a real installation, and others from the keyboard."""

import click

from lms import clock, schema
from lms.cli.serve import make_app
from lms.db import db
from lms.errors import LmsError
from lms.people import accounts as people
from lms.people.secrets import SHORTEST_PASSWORD
from lms.permissions import Role

_ADULTS = [role.value for role in Role if role is not Role.LEARNER]


@click.group()
def accounts() -> None:
    """Make accounts of adults."""


@accounts.command()
@click.option("--role", type=click.Choice(_ADULTS), default=Role.ADMIN.value, show_default=True)
@click.option("--login", prompt="User name", help="Small letters and digits.")
@click.option("--name-km", prompt="Name in Khmer")
@click.option("--name-latin", prompt="Name in Latin letters")
@click.option(
    "--password",
    prompt="Password (empty: make one)",
    default="",
    hide_input=True,
    show_default=False,
    help="At least 10 characters; left out, one is made and must be changed at the first sign-in.",
)
def create(role: str, login: str, name_km: str, name_latin: str, password: str) -> None:
    """Make an account. The first one is usually an administrator's."""
    if password and len(password) < SHORTEST_PASSWORD:
        raise click.ClickException(f"The password needs at least {SHORTEST_PASSWORD} characters.")
    app = make_app()
    with app.app_context():
        schema.upgrade(db.engine)
        session = db.session()
        try:
            people.claim_purpose(session, "real")
            issued = people.new_adult(
                session,
                role=Role(role),
                login=login,
                name_km=name_km,
                name_latin=name_latin,
                pepper=app.extensions["settings"].secret_key,
                by=None,
                now=clock.now(),
                password=password or None,
            )
        except LmsError as error:
            raise click.ClickException(error.message.en) from error
        session.commit()
    click.echo(f"Made the account {issued.login} ({role}).")
    if not password:
        click.echo(f"First password, shown once: {issued.secret}")
