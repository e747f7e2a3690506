"""The one sheet of an XLSX file as rows of texts; nothing in the file can make it grow beyond a bound."""

import re
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from lms.training.roster_mistakes import Unreadable

LARGEST_UNPACKED = 2 * 1024 * 1024
MOST_PARTS = 200
MOST_ROWS, MOST_COLUMNS = 5000, 100
LONGEST_TEXT = 2000
"""Bytes of one text that cells share: each of them gets a copy."""
_PLACE = re.compile(rb"""\br=["']([A-Z]{0,3})([0-9]{1,9})["']""")

Value = int | float | str | bool | time | date | datetime | timedelta


def read_sheet(content: bytes) -> list[list[str]]:
    """Return the rows of the only sheet that holds anything, from the sheet's first row on.

    Raises Unreadable for what is no XLSX, is damaged, unpacks into too much, or has several sheets in use.
    """
    parts = _unpacked(content)
    if "xl/workbook.xml" not in parts:
        raise Unreadable("damaged" if "[Content_Types].xml" not in parts else "other-document")
    _check_bounds(parts)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(_packed(parts)))
        sheets = [
            rows
            for name in book.sheet_names
            if (rows := book.get_sheet_by_name(name).to_python(skip_empty_area=False))
        ]
    except CalamineError:
        raise Unreadable("damaged") from None
    texts = [[[_text(cell) for cell in row] for row in rows] for rows in sheets]
    used = [rows for rows in texts if any(any(row) for row in rows)]
    if len(used) > 1:
        raise Unreadable("several-sheets")
    return used[0] if used else []


def _unpacked(content: bytes) -> dict[str, bytes]:
    """Return the parts of a zip file, read no further than the bound, whatever the file says of itself."""
    parts: dict[str, bytes] = {}
    left = LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            if len(packed.infolist()) > MOST_PARTS:
                raise Unreadable("too-large")
            for info in packed.infolist():
                if info.flag_bits & 1:
                    raise Unreadable("protected")
                with packed.open(info) as part:
                    parts[info.filename] = part.read(left + 1)
                left -= len(parts[info.filename])
                if left < 0:
                    raise Unreadable("too-large")
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error):
        raise Unreadable("damaged") from None
    return parts


def _packed(parts: dict[str, bytes]) -> bytes:
    """Pack the parts anew, so that what reads them sees what was measured."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return buffer.getvalue()


def _check_bounds(parts: dict[str, bytes]) -> None:
    """Refuse a cell far outside, because all cells up to it would be made, and a text too long to copy."""
    for name, content in parts.items():
        if name.startswith("xl/worksheets/") and _reaches_far(content):
            raise Unreadable("too-large")
        if name == "xl/sharedStrings.xml" and max(map(len, content.split(b"<si"))) > LONGEST_TEXT:
            raise Unreadable("too-large")


def _reaches_far(sheet: bytes) -> bool:
    """Whether a cell with something in it lies beyond the bounds; mere formats do no harm."""
    row = 0
    for tag in sheet.split(b"<"):
        head = tag.split(b">", 1)[0]
        name = head.split(None, 1)[0].rpartition(b":")[2] if head.strip() else b""
        place = _PLACE.search(head) if name in {b"row", b"c"} else None
        if place is not None:
            row = int(place[2])
        if (
            name == b"c"
            and not head.endswith(b"/")
            and (row > MOST_ROWS or (place is not None and _number(place[1]) > MOST_COLUMNS))
        ):
            return True
    return False


def _number(letters: bytes) -> int:
    found = 0
    for letter in letters:
        found = 26 * found + letter - ord("A") + 1
    return found


def _text(value: Value) -> str:
    """Write a cell as a person would have typed it: 2012 for 2012.0, a day as 2026-11-20."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
