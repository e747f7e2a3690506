"""A table on its way through the reader's page, between the look at it and the putting in."""

import binascii
import zlib
from base64 import b64decode, b64encode

from pydantic import TypeAdapter, ValidationError

from lms.training.roster_file import MOST_COLUMNS, Table
from lms.training.roster_mistakes import Unreadable
from lms.training.roster_rows import MOST_ROWS

LARGEST = 2 * 1024 * 1024
_ROWS = TypeAdapter(list[tuple[int, tuple[str, ...]]])


def pack(table: Table) -> str:
    """Return the table as a short text for a hidden field."""
    rows = list(zip(table.numbers, table.rows, strict=True))
    return b64encode(zlib.compress(_ROWS.dump_json(rows), 9)).decode()


def unpack(parcel: str) -> Table:
    """Return the table again; it is checked anew, so what somebody changed on the way is found.

    Raises Unreadable for what was not packed here.
    """
    try:
        opened = zlib.decompressobj()
        content = opened.decompress(b64decode(parcel, validate=True), LARGEST)
        if not opened.eof:
            raise Unreadable("damaged")
        rows = _ROWS.validate_json(content)
    except (binascii.Error, ValueError, zlib.error, ValidationError):
        raise Unreadable("damaged") from None
    # Only a clean table was packed: so many people, and the rows above and around their headings.
    if not rows or len(rows) > 2 * MOST_ROWS or max(len(row) for _, row in rows) > MOST_COLUMNS:
        raise Unreadable("damaged")
    return Table(tuple(number for number, _ in rows), tuple(row for _, row in rows))
