"""Where in a text the words changed; a reviewer who must find it alone would read past one word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lms.authoring.aligning import aligned

Kind = Literal["same", "old", "new"]

# A Khmer cluster, a run of letters or digits, spaces, or any other sign: Khmer parts no words by spaces.
_TOKENS = re.compile(
    "[\u1780-\u17b3](?:[\u17b4-\u17d1\u17d3\u17dd\u200c\u200d]|\u17d2[\u1780-\u17b3])*"
    "|[\u17e0-\u17e9]+|[^\\W\u1780-\u17ff]+|\\s+|.",
    re.DOTALL,
)
_KHMER = re.compile("[\u1780-\u17b3]")
_SHORT = 2
"""As many clusters that stayed between two changes of Khmer are no word of their own."""
_MOST = 6000


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text that stayed, that stood there, or that stands there now."""

    kind: Kind
    text: str


def marked(old: str, new: str) -> tuple[Piece, ...]:
    """Return both texts as one row of pieces: English word by word, Khmer by clusters."""
    before, after = tokens(old), tokens(new)
    if len(before) + len(after) > _MOST:
        return tuple(Piece(kind, text) for kind, text in (("old", old), ("new", new)) if text)  # type: ignore[arg-type]
    return tuple(_joined(_smoothed(list(_raw(before, after)))))


def tokens(text: str) -> list[str]:
    """Return the parts of a text that are compared; together they are the text."""
    return _TOKENS.findall(text)


def _raw(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for tag, i, j, k, m in aligned(before, after):
        if tag == "equal":
            yield Piece("same", "".join(before[i:j]))
            continue
        if j > i:
            yield Piece("old", "".join(before[i:j]))
        if m > k:
            yield Piece("new", "".join(after[k:m]))


def _smoothed(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Count as changed what stayed between two changes and is too short to be read by itself."""
    for place, piece in enumerate(pieces):
        inside = 0 < place < len(pieces) - 1
        if piece.kind == "same" and inside and _is_scrap(piece.text):
            yield Piece("old", piece.text)
            yield Piece("new", piece.text)
        else:
            yield piece


def _is_scrap(text: str) -> bool:
    return text.isspace() or (bool(_KHMER.search(text)) and len(tokens(text)) <= _SHORT)


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Put what was and what is now each in one piece between two that stayed."""
    old = new = ""
    same = ""
    for piece in pieces:
        if piece.kind == "same":
            yield from _change(old, new)
            old = new = ""
            same += piece.text
            continue
        if same:
            yield Piece("same", same)
            same = ""
        if piece.kind == "old":
            old += piece.text
        else:
            new += piece.text
    yield from _change(old, new)
    if same:
        yield Piece("same", same)


def _change(old: str, new: str) -> Iterator[Piece]:
    if old:
        yield Piece("old", old)
    if new:
        yield Piece("new", new)
