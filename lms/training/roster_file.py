"""A file of people as a table of texts, from CSV or XLSX; or what kind of file it is instead."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lms.training import roster_sheet
from lms.training.roster_mistakes import Mistake, Unreadable

LARGEST = 200 * 1024
MOST_COLUMNS = 40
_HEADS = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"RIFF", "image"),
    (b"{\\rtf", "other-document"),
    (b"<", "not-a-table"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SEPARATORS = (",", ";", "\t")
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts. `numbers` are the rows' numbers as a spreadsheet shows them; empty rows are left out."""

    numbers: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    mistakes: tuple[Mistake, ...] = field(default=())


def read_table(content: bytes) -> Table:
    """Return the table in a file's bytes; raise Unreadable where there is none."""
    if not content.strip():
        raise Unreadable("empty-file")
    if len(content) > LARGEST:
        raise Unreadable("too-large")
    head = content.lstrip()[:8]
    for start, kind in _HEADS:
        if head.startswith(start):
            raise Unreadable(kind)
    if content.startswith(_OLD_OFFICE):
        raise Unreadable("protected" if _ENCRYPTED in content else "old-spreadsheet")
    if content.startswith(b"PK"):
        return _table(roster_sheet.read_sheet(content))
    return _table(_records(_decoded(content)))


def _table(records: Sequence[Sequence[str]]) -> Table:
    kept = [(number, _trimmed(row)) for number, row in enumerate(records, 1)]
    kept = [(number, row) for number, row in kept if row]
    if not kept:
        raise Unreadable("empty-file")
    if max(len(row) for _, row in kept) > MOST_COLUMNS:
        raise Unreadable("too-wide")
    return Table(tuple(number for number, _ in kept), tuple(row for _, row in kept))


def _trimmed(row: Sequence[str]) -> tuple[str, ...]:
    """Return the row without the empty cells at its end."""
    last = max((place for place, cell in enumerate(row) if cell.strip()), default=-1)
    return tuple(row[: last + 1])


def _decoded(content: bytes) -> str:
    encoding = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("wrong-encoding") from None
    if "\0" in text:
        raise Unreadable("not-a-table")
    return text


def _records(text: str) -> list[list[str]]:
    said = _SAID.match(text)
    separator = said[1] if said else _separator(text)
    lines = text[said.end() :] if said else text
    return list(_parsed(lines, separator))


def _parsed(text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise Unreadable("bad-quotes", number) from None


def _separator(text: str) -> str:
    """Return the sign between columns: the one that stands most often in the first lines."""
    first = "".join(text.splitlines(keepends=True)[:20])
    return max(_SEPARATORS, key=first.count)
