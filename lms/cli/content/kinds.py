"""`lms content kinds`: an example of each kind of item, to copy from."""

from inspect import cleandoc

import click

from lms.cli.words import both
from lms.quizzes.kinds import KINDS


@click.command(help=both("Print an example of each kind of item.", "បង្ហាញឧទាហរណ៍មួយ សម្រាប់ប្រភេទសំណួរនីមួយៗ។"))
def kinds() -> None:
    """Print the manual of each kind."""
    for kind in KINDS:
        told = cleandoc(kind.__doc__ or "").splitlines()
        click.echo("\n".join([*(f"# {line}".rstrip() for line in told), kind.manual]))
