"""The one sheet of an XLSX file as rows of texts; nothing in the file can make it grow beyond a bound."""

import re
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from io import BytesIO
from xml.parsers.expat import ExpatError, ParserCreate

from python_calamine import CalamineError, CalamineWorkbook

from lms.training.roster_mistakes import Unreadable

LARGEST_UNPACKED = 2 * 1024 * 1024
MOST_PARTS, MOST_SHEETS = 200, 20
MOST_ROWS, MOST_COLUMNS = 5000, 100
LONGEST_TEXT = 2000
"""Bytes of one text that cells share: each of them gets a copy."""
_PLACE, _ROW = re.compile("([A-Z]{1,3})([0-9]{1,7})"), re.compile("[0-9]{1,7}")
_READ = (".xml", ".rels")
"""How the names of those parts end that tell anything; pictures and programs are left out."""

Value = int | float | str | bool | time | date | datetime | timedelta


def read_sheet(content: bytes) -> list[list[str]]:
    """Return the rows of the only sheet that holds anything, from the sheet's first row on.

    Raises Unreadable for what is no XLSX, is damaged, unpacks into too much, or has several sheets in use.
    """
    parts = _unpacked(content)
    if "xl/workbook.xml" not in parts:
        raise Unreadable("damaged" if "[Content_Types].xml" not in parts else "other-document")
    _check_bounds(parts)
    used: list[list[list[str]]] = []
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(_packed(parts)))
        if len(book.sheet_names) > MOST_SHEETS:
            raise Unreadable("too-large")
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            texts = [[_text(cell) for cell in row] for row in rows]
            if any(any(row) for row in texts):
                used.append(texts)
            if len(used) > 1:
                raise Unreadable("several-sheets")
    except CalamineError:
        raise Unreadable("damaged") from None
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
                if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                    raise Unreadable("damaged")
                with packed.open(info) as part:
                    parts[info.filename] = part.read(left + 1)
                left -= len(parts[info.filename])
                if left < 0:
                    raise Unreadable("too-large")
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error):
        raise Unreadable("damaged") from None
    return {name: content for name, content in parts.items() if name.lower().endswith(_READ)}


def _packed(parts: dict[str, bytes]) -> bytes:
    """Pack the parts anew, so that what reads them sees what was measured."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return buffer.getvalue()


def _check_bounds(parts: dict[str, bytes]) -> None:
    """Refuse a cell far outside, because all cells up to it would be made, and a text too long to copy.

    Every part is looked at: a file says itself which of them are its sheets, whatever they are called.
    """
    for content in parts.values():
        _Bounds().read(content)


class _Bounds:
    """Reads one part from beginning to end and counts rows and columns as whoever reads the sheet will."""

    def __init__(self) -> None:
        self._row = self._column = self._text = 0
        self._in_cell = self._in_text = False

    def read(self, content: bytes) -> None:
        """Raise Unreadable for what is no plain XML, or would grow beyond the bounds."""
        parser = ParserCreate("utf-8")
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
        parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = self._say, _refuse
        try:
            parser.Parse(content, True)
        except ExpatError:
            raise Unreadable("damaged") from None

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self._row, self._column = _number(attributes.get("r"), self._row + 1), 0
            case "c":
                self._in_cell = True
                self._place(attributes.get("r"))
            case "si":
                self._in_text, self._text = True, 0
            case _ if self._in_cell and (self._row > MOST_ROWS or self._column > MOST_COLUMNS):
                # A cell with nothing in it is a mere format, and does no harm.
                raise Unreadable("too-large")

    def _place(self, said: str | None) -> None:
        if said is None:
            self._column += 1
            return
        place = _PLACE.fullmatch(said)
        if place is None:
            raise Unreadable("damaged")
        self._row, self._column = int(place[2]), 0
        for letter in place[1]:
            self._column = 26 * self._column + ord(letter) - ord("A") + 1

    def _end(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "c":
                self._in_cell = False
            case "si":
                self._in_text = False

    def _say(self, text: str) -> None:
        if self._in_text:
            self._text += len(text.encode())
            if self._text > LONGEST_TEXT:
                raise Unreadable("too-large")


def _number(said: str | None, otherwise: int) -> int:
    if said is None:
        return otherwise
    if _ROW.fullmatch(said) is None:
        raise Unreadable("damaged")
    return int(said)


def _refuse(*_doctype: object) -> None:
    raise Unreadable("damaged")


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
