"""The command `lms`: everything that is done at a keyboard instead of in a browser."""

from typing import Any

import click
from sqlalchemy.exc import OperationalError

from lms.cli.accounts import accounts
from lms.cli.content import content
from lms.cli.keep import backup, restore
from lms.cli.keys import keys
from lms.cli.regrade import regrade
from lms.cli.serve import database, demonstration, serve
from lms.config import SettingError
from lms.db import UnsafeDatabase


class _Commands(click.Group):
    """Commands that end with a sentence where the installation, not the program, is wrong."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (SettingError, UnsafeDatabase) as error:
            raise click.ClickException(str(error)) from error
        except OperationalError as error:
            raise click.ClickException(f"The database does not answer: {error.orig}") from error


@click.group(cls=_Commands)
def main() -> None:
    """A learning and quiz engine for peer educators."""


for _command in (serve, content, accounts, backup, restore, keys, regrade, database, demonstration):
    main.add_command(_command)
