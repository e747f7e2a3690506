"""A question sheet as rows of texts, from CSV or XLSX; whatever could run or load is refused."""

import csv
import io
import re

from lms.authoring.safe_sheet import read_sheets
from lms.authoring.safe_zip import read_zip
from lms.interop.notes import Where
from lms.interop.plain_file import read_text
from lms.interop.refusals import LARGEST, LONGEST_TEXT, Unreadable

_MACROS = ("vbaproject", "macrosheets", "activex")
_OUTSIDE = ("externallinks/", "embeddings/", "connections.xml", "querytables/")
_SEPARATORS = (",", ";", "\t")
_MOST_COLUMNS = 120
_COMPUTED = re.compile(rb"<(?:[A-Za-z0-9]+:)?f[ >/]")
_OLD = b"\xd0\xcf\x11\xe0"

Rows = list[tuple[int, list[str]]]
"""Rows with their numbers as a spreadsheet shows them."""


def has_formulas(data: bytes) -> bool:
    """Whether a workbook computes something; only the values that were saved last are read."""
    if not data.startswith(b"PK"):
        return False
    sheets = (part for name, part in read_zip(data).items() if name.lower().startswith("xl/worksheets/"))
    return any(_COMPUTED.search(part) for part in sheets)


def read_rows(data: bytes) -> Rows:
    """Return the rows of the first sheet; raise Unreadable, UnsafeZip or NoSheet."""
    if len(data) > LARGEST:
        raise Unreadable("too-large")
    if data.startswith(_OLD):
        raise Unreadable("workbook")
    rows = _workbook(data) if data.startswith(b"PK") else _text(data)
    for number, row in rows:
        if any(len(cell) > LONGEST_TEXT for cell in row):
            raise Unreadable("too-long", Where(number))
    return [(number, row) for number, row in rows if any(cell.strip() for cell in row)]


def _workbook(data: bytes) -> Rows:
    names = [name.lower() for name in read_zip(data)]
    if any(part in name for name in names for part in _MACROS):
        raise Unreadable("macros")
    if any(part in name for name in names for part in _OUTSIDE):
        raise Unreadable("external")
    sheets = read_sheets(data)
    first = next(iter(sheets.values()), [])
    return [(number, row[:_MOST_COLUMNS]) for number, row in enumerate(first, 1)]


def _text(data: bytes) -> Rows:
    text = read_text(data)
    head = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    rows: Rows = []
    try:
        for row in reader:
            rows.append((reader.line_num - sum(cell.count("\n") for cell in row), row[:_MOST_COLUMNS]))
    except csv.Error as error:
        raise Unreadable("too-long", Where(reader.line_num)) from error
    return rows
