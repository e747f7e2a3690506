"""A line for everything that takes a while, so that nobody wonders."""

from collections.abc import Callable
from time import monotonic

import click


def step(words: str, work: Callable[[], object]) -> None:
    """Say what begins, do it, and say how long it took."""
    click.echo(f"{words} …", nl=False)
    began = monotonic()
    work()
    click.echo(f" done ({monotonic() - began:.1f} s)")
