"""Commands that are loaded when they are asked for: who checks a file waits for no database."""

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module

import click


class Later(MutableMapping[str, click.Command]):
    """Commands by name. Each is given by its way, as in `lms.cli.serve:database`."""

    def __init__(self, ways: Mapping[str, str]) -> None:
        self._ways = dict(ways)
        self._loaded: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        """Return a command, loaded at the first time."""
        if name not in self._loaded:
            module, _, own = self._ways[name].partition(":")
            command = getattr(import_module(module), own)
            assert isinstance(command, click.Command)  # noqa: S101 - the ways stand in this program
            self._loaded[name] = command
        return self._loaded[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        """Put in a command that is loaded already."""
        self._loaded[name] = command
        self._ways[name] = ""

    def __delitem__(self, name: str) -> None:
        """Take a command out."""
        del self._ways[name]
        self._loaded.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        """Yield the names, in the order they were given."""
        return iter(self._ways)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ways)
