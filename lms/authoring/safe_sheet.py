"""The sheets of an XLSX file as rows of texts; nothing in the file can make it grow beyond a bound."""

import re
from io import BytesIO
from xml.parsers.expat import ExpatError, ParserCreate

from python_calamine import CalamineError, CalamineWorkbook

from lms.authoring.safe_zip import UnsafeZip, read_zip, write_zip
from lms.errors import LmsError
from lms.text import Text

LARGEST_UNPACKED = 16 * 1024 * 1024
MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 20, 20_000, 100
_MOST_COPIED = 64 * 1024 * 1024
"""Bytes of shared texts: each cell that shares one gets a copy."""
_PLACE = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
_SAYS_WHERE = {"c": "r", "row": "r", "dimension": "ref"}
_ROW = re.compile("[1-9][0-9]{0,6}")
_READ = (".xml", ".rels")


class NoSheet(LmsError):
    """What came is no XLSX file, or one that is too large to look into."""

    status = 400
    message = Text(
        en="This file cannot be read as a spreadsheet. Save it as .xlsx, then send it again.",
        km="មិនអាចអានឯកសារនេះជាតារាង XLSX បានទេ។ សូមរក្សាទុកជា .xlsx ហើយផ្ញើម្ដងទៀត។",
    )


def read_sheets(data: bytes) -> dict[str, list[list[str]]]:
    """Return the rows of each sheet by its name, from its first row on. Raises NoSheet."""
    try:
        parts = {name: part for name, part in read_zip(data).items() if name.lower().endswith(_READ)}
    except UnsafeZip as error:
        raise NoSheet from error
    if "xl/workbook.xml" not in parts or sum(map(len, parts.values())) > LARGEST_UNPACKED:
        raise NoSheet
    bounds = _Bounds()
    for part in parts.values():
        bounds.read(part)
    if bounds.cells * bounds.longest > _MOST_COPIED:
        raise NoSheet
    try:
        # Packed anew, so that what reads them sees what was measured.
        book = CalamineWorkbook.from_filelike(BytesIO(write_zip(parts)))
        names = book.sheet_names
        if len(names) > MOST_SHEETS:
            raise NoSheet
        sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names}
    except CalamineError as error:
        raise NoSheet from error
    return {name: [[_text(cell) for cell in row] for row in rows] for name, rows in sheets.items()}


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")


class _Bounds:
    """Goes through parts and refuses a cell far outside, because all cells up to it would be made."""

    def __init__(self) -> None:
        self.cells = self.longest = self._text = 0

    def read(self, part: bytes) -> None:
        """Raise NoSheet for what is no plain XML, or would grow beyond the bounds."""
        parser = ParserCreate("utf-8")
        parser.StartElementHandler, parser.CharacterDataHandler = self._begin, self._say
        parser.StartDoctypeDeclHandler = _refuse
        try:
            parser.Parse(part, True)
        except ExpatError as error:
            raise NoSheet from error

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        if kind in {"si", "c"}:
            self._text = 0
        if kind == "c":
            self.cells += 1
        said = attributes.get(_SAYS_WHERE.get(kind, ""))
        for place in said.split(":") if said is not None else ():
            self._check(place)

    def _check(self, place: str) -> None:
        found = _PLACE.fullmatch(place)
        row = found[2] if found else place
        # What is no place to us may be one to whoever reads on, such as `a99999999999` or `C0`.
        if not _ROW.fullmatch(row) or int(row) > MOST_ROWS:
            raise NoSheet
        if found and _column(found[1]) > MOST_COLUMNS:
            raise NoSheet

    def _say(self, text: str) -> None:
        self._text += len(text.encode())
        self.longest = max(self.longest, self._text)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _refuse(*_: object) -> None:
    raise NoSheet
