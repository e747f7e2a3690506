"""A report as a spreadsheet: without it people would retype numbers, or open texts that calculate."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from lms.reports.table import Table, Value, plain
from lms.text import Language

# Found in every office here; where it is missing, the system's own Khmer font stands in.
KHMER_FONT = "Khmer OS Siemreap"
# A spreadsheet keeps 15 digits of a number and makes the rest zeros.
_EXACT_DIGITS = 15
_FIRST_DAY = date(1900, 3, 1)


def to_xlsx(table: Table, language: Language) -> bytes:
    """Return the table as an XLSX file: numbers as numbers, days as days, texts never as formulas.

    What a spreadsheet cannot keep to the last digit (more than 15 digits, a day before March 1900)
    is written as text. The same table gives the same bytes.
    """
    file = BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": table.title.to(language), "created": datetime(2000, 1, 1)})
        sheet = _Sheet(book, book.add_worksheet(table.name), language)
        sheet.write_table(table)
        if table.notes:
            page = book.add_worksheet("i")
            page.set_column(0, 0, 100)
            for number, note in enumerate((table.title, *table.notes)):
                _written(page.write_string(number, 0, plain(note.to(language)), sheet.style()))
    return file.getvalue()


class _Sheet:
    """A sheet that is written from top to bottom, and the styles of its cells."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Worksheet, language: Language) -> None:
        self._book, self._sheet, self._language = book, sheet, language
        self._styles: dict[tuple[str, bool], Format] = {}

    def style(self, number_format: str = "@", *, bold: bool = False) -> Format:
        """Return the style with a number format, made once."""
        key = (number_format, bold)
        if key not in self._styles:
            said = {"num_format": number_format, "bold": bold, "valign": "top"}
            self._styles[key] = self._book.add_format({**said, "font_name": KHMER_FONT, "text_wrap": bold})
        return self._styles[key]

    def write_table(self, table: Table) -> None:
        """Write headings and rows."""
        self._sheet.freeze_panes(1, 0)
        for place in range(len(table.columns)):
            cells = (plain(row[place]) for row in table.rows[:200])
            longest = max((len(cell) for cell in cells), default=0)
            self._sheet.set_column(place, place, max(10, min(48, longest + 2)))
        for place, column in enumerate(table.columns):
            heading = column.heading(self._language)
            _written(self._sheet.write_string(0, place, heading, self.style(bold=True)))
        for number, row in enumerate(table.rows, 1):
            for place, value in enumerate(row):
                self._write(number, place, value)

    def _write(self, row: int, place: int, value: Value) -> None:
        if value is None:
            return
        if isinstance(value, date) and value >= _FIRST_DAY:
            _written(self._sheet.write_datetime(row, place, value, self.style("yyyy-mm-dd")))
        elif isinstance(value, int | Decimal) and _fits(value):
            _written(self._sheet.write_number(row, place, value, self.style(_number_format(value))))
        else:
            _written(self._sheet.write_string(row, place, plain(value), self.style()))


def _written(refusal: int) -> None:
    """Raise ValueError when the writer refused: it says so by a number, and leaves the cell empty."""
    if refusal:
        raise ValueError(f"a cell cannot be written ({refusal})")


def _fits(value: int | Decimal) -> bool:
    return len(plain(value).strip("-").replace(".", "").lstrip("0")) <= _EXACT_DIGITS


def _number_format(value: int | Decimal) -> str:
    _, _, decimals = plain(value).partition(".")
    return f"0.{'0' * len(decimals)}" if decimals else "0"
