"""The lines of a file that something came from, with what is wrong with them in the margin."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lms.courses.mistakes import Mistake
from lms.courses.yaml_file import Place, YamlFile

AROUND = 3
"""Lines shown before and after."""


@dataclass(frozen=True, slots=True)
class Span:
    """The first and last line of a part of a file, counted from 1; the last may lie beyond the end."""

    first: int
    last: int


NOTHING = Span(0, -AROUND - 1)
"""No lines; of a text only those with mistakes are shown then."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is written.

    `here` says that it belongs to what is shown, `skips` that lines before it are left out.
    """

    number: int
    text: str
    here: bool
    skips: bool
    mistakes: tuple[Mistake, ...]


_END = 10**6


def span(file: YamlFile | None, place: Place) -> Span:
    """Return the lines of a place; of the whole file for no place."""
    if file is None or not place:
        return Span(1, _END)
    first = file.line(place)
    depth = len(place)
    after = (line for other, line in file.lines.items() if line > first and other[:depth] != place)
    return Span(first, min(after, default=_END) - 1)


def excerpt(text: str, wanted: Span, mistakes: Iterable[Mistake]) -> tuple[Line, ...]:
    """Return the wanted lines of a text and some around, and every line with a mistake.

    Empty lines and remarks at the end of a span belong to what follows it.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    noted: dict[int, list[Mistake]] = {}
    for mistake in mistakes:
        noted.setdefault(min(max(mistake.line, 1), len(lines)), []).append(mistake)
    own = _trimmed(lines, wanted)
    return tuple(_shown(lines, own, noted))


def _trimmed(lines: list[str], wanted: Span) -> Span:
    last = min(wanted.last, len(lines))
    while last > wanted.first and lines[last - 1].strip()[:1] in {"", "#"}:
        last -= 1
    return Span(wanted.first, last)


def _shown(lines: list[str], own: Span, noted: dict[int, list[Mistake]]) -> Iterator[Line]:
    shown = set(range(own.first - AROUND, own.last + AROUND + 1))
    for number in noted:
        shown.update(range(number - 1, number + 2))
    before = 0
    for number in sorted(shown):
        if not 1 <= number <= len(lines):
            continue
        here = own.first <= number <= own.last
        yield Line(number, lines[number - 1], here, number > before + 1, tuple(noted.get(number, ())))
        before = number
