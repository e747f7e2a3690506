"""A report as one table: without it a page, a CSV file and an XLSX file could say different numbers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal, assert_never

from lms.i18n import day_in
from lms.text import Language, Text, khmer_digits, visible

Value = str | int | Decimal | date | None

MISSING = "–"
BOM = b"\xef\xbb\xbf"
"""What tells Excel that a file is UTF-8."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,30}")
# What nobody sees and a program trips over; the two joiners stay, because they shape Khmer.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
# What a spreadsheet would begin to calculate, wide signs of East Asian keyboards with it.
_FORMULA = re.compile(r"[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+([.][0-9]+)?")
_TO_QUOTE = re.compile(r'[",;\r\n]|^\s|\s$')


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `places` is how many decimals its Decimals have; whole numbers are ints in any column.

    The texts of a `latin` one are in Latin letters whatever language the page speaks.
    """

    key: str
    title: Text
    places: int | None = None
    unit: Literal["", "%"] = ""
    latin: bool = False

    def heading(self, language: Language) -> str:
        """Return the title as it stands in a file, where the unit is not repeated in each cell."""
        title = plain(self.title.to(language))
        return f"{title} ({self.unit})" if self.unit and self.unit not in title else title


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is shown and written; `name` is the stem of its file names and says no subject.

    Raise ValueError for a row of another length, for a Decimal that was not rounded to the places of
    its column, for times and truth values, and for a name that is no file name.
    """

    name: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} is no name of a file")
        for row in self.rows:
            check_row(self.columns, row)


def check_row(columns: tuple[Column, ...], row: tuple[Value, ...]) -> None:
    """Raise ValueError unless every value of the row can stand in its column."""
    for column, value in zip(columns, row, strict=True):
        if isinstance(value, bool | datetime):
            raise ValueError(f"{column.key}: {value!r} is neither a text, a number nor a day")
        if isinstance(value, Decimal) and (
            column.places is None or value.as_tuple().exponent != -column.places
        ):
            raise ValueError(f"{column.key}: {value} is not rounded to {column.places} places")


def rounded(value: float | Fraction | None, places: int) -> Decimal | None:
    """Round half up, away from zero, to `places` decimals: the one place where a figure is rounded.

    A float counts as the shortest decimal that means it: 2.675 becomes 2.68. Raise ValueError for
    what is no number.
    """
    if value is None:
        return None
    exact = value if isinstance(value, Fraction) else Fraction(repr(value))
    scaled = abs(exact) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = tuple(int(digit) for digit in str(whole))
    return Decimal((int(exact < 0 and whole > 0), digits, -places))


def shown(value: Value, column: Column, language: Language) -> str:
    """Return a value as a page shows it: Khmer digits in Khmer, a dash where there is none."""
    match value:
        case None:
            return MISSING
        case str():
            return value
        case date():
            return day_in(value, language)
        case int() | Decimal():
            digits = plain(value).replace("-", "−") + column.unit
            return khmer_digits(digits) if language == "km" else digits
        case _:
            assert_never(value)


def plain(value: Value) -> str:
    """Return a value as a file holds it: Latin digits, days as 2026-12-31, nothing where there is none."""
    match value:
        case None:
            return ""
        case str():
            return _BREAKS.sub(" ", _UNSEEN.sub("", value))
        case date():
            return value.isoformat()
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case _:
            assert_never(value)


def to_csv(table: Table, language: Language) -> bytes:
    """Return the rows under their headings as a CSV file that Excel opens with a double click.

    UTF-8 with a byte order mark, RFC 4180. The notes are not in it: it is rows and nothing else.
    """
    headings = tuple(column.heading(language) for column in table.columns)
    return BOM + b"".join(csv_line(row) for row in (headings, *table.rows))


def csv_line(row: Iterable[Value]) -> bytes:
    """Return one line of a CSV file."""
    cells = [_text_field(value) if isinstance(value, str) else plain(value) for value in row]
    return (",".join(cells) + "\r\n").encode()


# Long files say the same few things again and again.
@lru_cache(maxsize=2048)
def _text_field(value: str) -> str:
    text = plain(value)
    if _FORMULA.match(visible(text).lstrip()) and not _NUMBER.fullmatch(text):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if _TO_QUOTE.search(text) else text
