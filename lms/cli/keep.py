"""`lms backup` and `lms restore`: a copy while the program serves, and the way back."""

from pathlib import Path

import click

from lms import backup as copies
from lms import clock
from lms.cli.serve import make_app
from lms.db import db

_FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.command()
@_FILE
def backup(file: Path) -> None:
    """Write everything to FILE, which must not exist yet. The program may go on serving."""
    with make_app().app_context():
        try:
            rows = copies.write_backup(db.engine, file, clock.now())
        except FileExistsError as error:
            raise click.ClickException(f"{file} is there already; nothing was overwritten.") from error
        copies.verify(file)
    click.echo(f"Wrote {sum(rows.values())} rows of {len(rows)} tables to {file} and read them back.")
    click.echo("Keep secret.key from the data folder beside it: PINs and passwords need it.")
    click.echo("The keys that sign certificates are in no backup; see lms keys export.")


@click.command()
@_FILE
def restore(file: Path) -> None:
    """Fill an empty database from FILE and compare every row."""
    with make_app().app_context():
        try:
            rows = copies.read_backup(db.engine, file)
        except copies.BadBackup as error:
            raise click.ClickException(f"Nothing was restored: {error}.") from error
    click.echo(f"Restored {sum(rows.values())} rows of {len(rows)} tables; all are as in the backup.")
