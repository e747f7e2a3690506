"""A table on its way through the reader's page, between the look at it and the putting in."""

import binascii
import zlib
from base64 import b64decode, b64encode

from pydantic import TypeAdapter, ValidationError

from lms.training.roster_file import Table
from lms.training.roster_mistakes import Unreadable

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
    return Table(tuple(number for number, _ in rows), tuple(row for _, row in rows))
