"""What a YAML file holds once it is read: plain values, and where each of them stands."""

from dataclasses import dataclass, field
from typing import TypeAlias

Plain: TypeAlias = "bool | int | str | list[Plain] | dict[str, Plain] | None"
Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The values of a file, and the line and column (both from 1) on which each stands.

    A place is the way to a value: keys and, in lists, positions from 0. The line of a value
    that is a mapping's is that of its key; its columns are those of the key and, where it begins
    on the same line, of the value itself.
    """

    name: str
    root: dict[str, Plain]
    lines: dict[Place, int]
    columns: dict[Place, tuple[int, int]] = field(default_factory=dict)

    def line(self, place: Place) -> int:
        """Return the line of a place, or of the nearest thing around it that exists."""
        return self.lines.get(self._there(place), 1)

    def column(self, place: Place, *, of_key: bool = False) -> int:
        """Return the column of the value at a place, or of its key; of what is around it: of its key."""
        there = self._there(place)
        key, value = self.columns.get(there, (1, 1))
        return key if of_key or there != place else value

    def known(self, place: Place) -> Place:
        """Return the place without the steps that the file does not have (such as kinds of item)."""
        found: Place = ()
        here: Plain = self.root
        kind_passed = False
        for step in place:
            # Kind `number` is a step of its own, even where an author wrote a key `number`.
            if not kind_passed and isinstance(here, dict) and here.get("kind") == step:
                kind_passed = True
            elif (*found, step) in self.lines:
                found, here, kind_passed = (*found, step), part(here, step), False
        return found

    def at(self, place: Place) -> Plain:
        """Return the value at a place; None where there is none."""
        here: Plain = self.root
        for step in place:
            here = part(here, step)
        return here

    def _there(self, place: Place) -> Place:
        while place and place not in self.lines:
            place = place[:-1]
        return place


def part(value: Plain, step: str | int) -> Plain:
    """Return what stands in a mapping under a key, or in a list at a position; None when nothing does."""
    if isinstance(value, dict):
        return value.get(str(step))
    if isinstance(value, list) and isinstance(step, int):
        return value[step] if step < len(value) else None
    return None


def spell(place: Place) -> str:
    """Write a place as an author counts: `items 2 > options 1 > text`."""
    words: list[str] = []
    for step in place:
        if isinstance(step, int):
            words[-1:] = [f"{words[-1] if words else ''} {step + 1}".strip()]
        else:
            words.append(step)
    return " > ".join(words)
