"""An empty file of people to fill in; without it everybody would guess the headings."""

import csv
from datetime import datetime
from io import BytesIO, StringIO

import xlsxwriter

from lms.training.roster_columns import OF_ADULTS, OF_CHILDREN, Column, title
from lms.training.roster_rows import MOST_ROWS

_FONT = "Khmer OS Siemreap"
_CHOICES = {
    Column.SEX: ["ស្រី", "ប្រុស", "មិនបានកត់ត្រា"],
    Column.CONSENT_METHOD: ["ក្រដាស", "ផ្ទាល់មាត់", "អេក្រង់"],
}


def as_csv(*, adults: bool) -> bytes:
    """Return the headings as CSV that Excel opens with Khmer letters."""
    text = StringIO()
    csv.writer(text).writerow(_titles(adults=adults))
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(*, adults: bool) -> bytes:
    """Return the headings as XLSX: every cell is a text, so that no zero in front is eaten."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})
        sheet = book.add_worksheet()
        plain = book.add_format({"num_format": "@", "font_name": _FONT})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "font_name": _FONT})
        columns = OF_ADULTS if adults else OF_CHILDREN
        for place, (column, words) in enumerate(zip(columns, _titles(adults=adults), strict=True)):
            sheet.set_column(place, place, 24, plain)
            sheet.write_string(0, place, words, head)
            if column in _CHOICES:
                wanted = {"validate": "list", "source": _CHOICES[column], "error_type": "warning"}
                sheet.data_validation(1, place, MOST_ROWS, place, wanted)
        sheet.freeze_panes(1, 0)
    return file.getvalue()


def _titles(*, adults: bool) -> list[str]:
    return [title(column) for column in (OF_ADULTS if adults else OF_CHILDREN)]
