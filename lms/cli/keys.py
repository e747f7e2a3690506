"""`lms keys`: look after the keys that sign certificates, and keep a copy of them in a safe place."""

import os
from pathlib import Path

import click
from flask import Flask

from lms import clock, i18n, schema
from lms.certificates import key_export, signing
from lms.certificates import keys as signing_keys
from lms.certificates.issuer import Issuer
from lms.certificates.issuing import issuer_of
from lms.certificates.key_export import SHORTEST_PHRASE
from lms.cli.serve import make_app
from lms.db import db
from lms.errors import LmsError

_FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
_USES = {"ed25519": "Open Badges", "p256": "QR codes"}


@click.group()
def keys() -> None:
    """Look after the keys that sign certificates."""


@keys.command(name="list")
def list_keys() -> None:
    """Show every key that signs or ever signed here; private halves are never shown."""
    with make_app().app_context():
        schema.upgrade(db.engine)
        found = signing_keys.public_keys(db.session())
    if not found:
        click.echo("There is no key yet. Keys are made when the first certificate is signed.")
    for key in found:
        ended = f"retired on {i18n.local_day(key.retired_at)}" if key.retired_at else "signs"
        click.echo(f"{key.id}  {_USES[key.kind]:<11}  made on {i18n.local_day(key.made_at)}  {ended}")


@keys.command()
@click.confirmation_option(
    prompt="New keys will sign from now on; the old private keys are destroyed. Go on?"
)
def rotate() -> None:
    """Make new keys. What the old ones have signed goes on verifying."""
    app = make_app()
    with app.app_context():
        schema.upgrade(db.engine)
        made = signing_keys.rotate(db.session(), _issuer(app), clock.now())
        db.session.commit()
    click.echo(f"New keys sign now: {', '.join(made)}. Export them again, and keep the file in a safe place.")


@keys.command()
@_FILE
def export(file: Path) -> None:
    """Write the private keys to FILE, locked with a pass phrase that is asked for."""
    if file.exists():
        raise click.ClickException(f"{file} is there already; nothing was overwritten.")
    phrase = click.prompt("Pass phrase for the file", hide_input=True, confirmation_prompt=True)
    if len(phrase) < SHORTEST_PHRASE:
        raise click.ClickException(f"The pass phrase needs at least {SHORTEST_PHRASE} characters.")
    app = make_app()
    with app.app_context():
        schema.upgrade(db.engine)
        try:
            content = key_export.export(db.session(), _issuer(app), phrase, clock.now())
        except LmsError as error:
            raise click.ClickException(error.message.en) from error
        db.session.commit()
    with open(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as written:
        written.write(content)
    click.echo(f"Wrote the keys to {file}. Keep it and its pass phrase in different safe places.")


@keys.command(name="import")
@_FILE
def import_keys(file: Path) -> None:
    """Let the keys in FILE sign from now on."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read.") from error
    phrase = click.prompt("Pass phrase of the file", hide_input=True)
    app = make_app()
    with app.app_context():
        schema.upgrade(db.engine)
        try:
            brought = key_export.bring(db.session(), _issuer(app), content, phrase, clock.now())
        except LmsError as error:
            raise click.ClickException(error.message.en) from error
        db.session.commit()
    click.echo(f"These keys sign now: {', '.join(brought)}.")


@keys.command()
def sign() -> None:
    """Sign the certificates that were given before there were keys."""
    app = make_app()
    with app.app_context():
        schema.upgrade(db.engine)
        try:
            count = signing.sign_all(db.session(), _issuer(app), clock.now())
        except LmsError as error:
            raise click.ClickException(error.message.en) from error
        db.session.commit()
    click.echo(
        f"Signed {count} certificates. Print them again: the code on the new paper can be checked offline."
    )


def _issuer(app: Flask) -> Issuer:
    return issuer_of(app.extensions["settings"])
