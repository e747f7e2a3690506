"""Days in a file of people, as people write them; without this, November 2 could be read as February 11."""

import re
from datetime import date, timedelta

from lms.khmer import folded
from lms.text import latin_digits
from lms.training.roster_cells import BUDDHIST, about
from lms.training.roster_mistakes import Problem

EARLIEST = date(2000, 1, 1)
_MONTHS = (
    ("មករា", "january", "jan"),
    ("កុម្ភៈ", "february", "feb", "កុម្ភះ"),
    ("មីនា", "march", "mar"),
    ("មេសា", "april", "apr"),
    ("ឧសភា", "may"),
    ("មិថុនា", "june", "jun"),
    ("កក្កដា", "july", "jul"),
    ("សីហា", "august", "aug"),
    ("កញ្ញា", "september", "sep", "sept"),
    ("តុលា", "october", "oct"),
    ("វិច្ឆិកា", "november", "nov"),
    ("ធ្នូ", "december", "dec"),
)
_BY_NAME = {folded(name): number for number, names in enumerate(_MONTHS, 1) for name in names}
_PARTS = re.compile(r"([0-9]{1,4})\s*[-/. ]\s*([0-9]{1,2}|[^0-9\s/.-]+)\s*[-/. ]\s*([0-9]{1,4})")
_WORDS = re.compile("ថ្ងៃទី|ថ្ងៃ|ខែ|ឆ្នាំ|,")
# A day as a number, which a spreadsheet shows when the cell is formatted so: counted from the end of 1899.
_SERIAL = re.compile("[34][0-9]{4}")
_SERIAL_FROM = date(1899, 12, 30)


def day(text: str, today: date) -> date | Problem:
    """Read a day from 2000 to today: 20/11/2026, 2026-11-20 or ២០ វិច្ឆិកា ២០២៦."""
    written = " ".join(_WORDS.sub(" ", latin_digits(text)).split())
    if _SERIAL.fullmatch(written):
        return _placed(_SERIAL_FROM + timedelta(days=int(written)), text, today)
    found = _PARTS.fullmatch(written)
    if found is None:
        return about("date-unreadable", text)
    first, middle, last = found.groups()
    if len(first) == 4:
        first, last = last, first
    month = int(middle) if middle.isdecimal() else _BY_NAME.get(folded(middle))
    if month is None or len(first) > 2:
        return about("date-unreadable", text)
    if len(last) != 4:
        return about("date-short-year", text)
    return _checked(int(first), month, int(last), text, today)


def _checked(number: int, month: int, year: int, text: str, today: date) -> date | Problem:
    if EARLIEST.year <= year - BUDDHIST <= today.year:
        return about("date-buddhist", text)
    if month > 12 >= number > 0:
        return about("date-swapped", text, wanted=f"{month:02}/{number:02}/{year}")
    try:
        return _placed(date(year, month, number), text, today)
    except ValueError:
        return about("date-impossible", text)


def _placed(found: date, text: str, today: date) -> date | Problem:
    if found > today:
        return about("date-in-future", text)
    return found if found >= EARLIEST else about("date-too-early", text)
