"""The command `lms`: everything that is done at a keyboard instead of in a browser."""

from importlib import import_module
from typing import Any

import click

from lms.cli.later import Later
from lms.config import SettingError

_COMMANDS = Later(
    {
        "serve": "lms.cli.serve:serve",
        "content": "lms.cli.content:content",
        "accounts": "lms.cli.accounts:accounts",
        "backup": "lms.cli.keep:backup",
        "restore": "lms.cli.keep:restore",
        "keys": "lms.cli.keys:keys",
        "regrade": "lms.cli.regrade:regrade",
        "db": "lms.cli.serve:database",
        "demo": "lms.cli.serve:demonstration",
    }
)


class _Commands(click.Group):
    """Commands that end with a sentence where the installation, not the program, is wrong."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SettingError as error:
            raise click.ClickException(str(error)) from error
        except _refusing().REFUSALS as error:
            raise click.ClickException(_refusing().told(error)) from error


def _refusing() -> Any:
    """Load what knows of databases only when something went wrong; most commands need none."""
    return import_module("lms.cli.refusing")


@click.group(cls=_Commands, commands=_COMMANDS)
def main() -> None:
    """A learning and quiz engine for peer educators."""
