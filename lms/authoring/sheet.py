"""The texts of a unit as a spreadsheet and back, for translators who work in Excel."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from lms.authoring.glossary import Term, terms_in
from lms.authoring.incoming import Incoming, sent_digests
from lms.authoring.safe_sheet import NoSheet, read_sheets
from lms.authoring.translatable import State, Translatable
from lms.text import Text

KHMER_FONT = "Khmer OS Siemreap"
LONGEST = 32_000
"""Characters that a cell holds with certainty."""
_SENT = "sent:"
_COLUMNS = (
    ("id", Text(en="id", km="លេខសម្គាល់"), 22),
    ("where", Text(en="where", km="ទីតាំង"), 24),
    ("English", Text(en="English", km="អង់គ្លេស"), 55),
    ("Khmer", Text(en="Khmer", km="ខ្មែរ"), 60),
    ("note", Text(en="note", km="ចំណាំ"), 30),
    ("state", Text(en="state", km="ស្ថានភាព"), 18),
)
STATES: dict[State, Text] = {
    State.MISSING: Text(en="missing", km="ខ្វះ"),
    State.STALE: Text(en="stale", km="ចាស់"),
    State.UNSURE: Text(en="to confirm", km="ត្រូវបញ្ជាក់"),
    State.DONE: Text(en="done", km="រួចរាល់"),
}
_OPEN = {"English", "Khmer", "note", "state"}


def write(unit: str, texts: Iterable[Translatable], terms: Iterable[Term]) -> bytes:
    """Return an XLSX file with a row for each text; only what may be changed is unlocked."""
    made, known = BytesIO(), tuple(terms)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(made, {"in_memory": True, **options}) as book:
        book.set_properties({"title": unit, "created": datetime(2000, 1, 1)})
        look = {"font_name": KHMER_FONT, "text_wrap": True, "valign": "top", "num_format": "@"}
        head = book.add_format({**look, "bold": True, "bg_color": "#F6F0E6", "bottom": 1})
        locked, free = (
            book.add_format({**look, "font_color": "#5D564D"}),
            book.add_format({**look, "locked": False}),
        )
        page = book.add_worksheet("texts")
        for place, (_, heading, width) in enumerate(_COLUMNS):
            page.set_column(place, place, width)
            _put(page, 0, place, f"{heading.en} · {heading.km}", head)
        page.set_column(len(_COLUMNS), len(_COLUMNS), 4, None, {"hidden": True})
        _put(page, 0, len(_COLUMNS), f"{_SENT}{unit}", head)
        last = 0
        for last, one in enumerate(texts, 1):
            for place, cell in enumerate(_cells(one, known)):
                name = _COLUMNS[place][0] if place < len(_COLUMNS) else ""
                _put(page, last, place, cell, free if name in _OPEN else locked)
        _dress(page, last)
    return made.getvalue()


def _dress(page: Worksheet, last: int) -> None:
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(last, 1), len(_COLUMNS) - 1)
    words = [_said(state) for state in State]
    page.data_validation(
        1, len(_COLUMNS) - 1, max(last, 1), len(_COLUMNS) - 1, {"validate": "list", "source": words}
    )
    page.protect(
        "",
        {"format_columns": True, "format_rows": True, "format_cells": True, "autofilter": True, "sort": True},
    )


def _put(page: Worksheet, row: int, place: int, text: str, look: object) -> None:
    if page.write_string(row, place, text, look):
        raise ValueError(f"a cell cannot be written: {text[:40]}")


def _cells(one: Translatable, terms: tuple[Term, ...]) -> Iterator[str]:
    here = one.sentence
    hints = [f"{term.en} = {term.km}" for term in terms_in(here.en, terms)]
    hints += ["one spelling on each line · មួយបន្ទាត់មួយពាក្យ"] if one.spellings else []
    yield one.id
    yield f"{here.name.removeprefix('modules/')}:{one.lines[0]}\n{one.where}"
    yield here.en.strip()
    yield here.km.strip()
    yield "\n".join(hints)
    yield _said(one.state)
    yield " ".join(sent_digests(here))


def _said(state: State) -> str:
    return f"{STATES[state].en} · {STATES[state].km}"


def read(data: bytes) -> tuple[str, list[Incoming]]:
    """Return the unit a spreadsheet says it is of (may be empty) and its texts. Raises NoSheet."""
    for rows in read_sheets(data).values():
        for number, row in enumerate(rows[:20]):
            places = {cell.split(" · ")[0].strip(): place for place, cell in enumerate(row) if cell.strip()}
            if {"id", "Khmer"} <= places.keys():
                sent = next((one for one in places if one.startswith(_SENT)), "")
                return sent.removeprefix(_SENT), list(_rows(rows[number + 1 :], places, sent))
    raise NoSheet


def _rows(rows: Iterable[list[str]], places: dict[str, int], sent: str) -> Iterator[Incoming]:
    for row in rows:
        cells = {name: row[place] if place < len(row) else "" for name, place in places.items()}
        digests = cells.get(sent, "").split()
        if not cells["id"].strip():
            continue
        yield Incoming(
            id=cells["id"].strip(),
            en=cells.get("English", ""),
            km=cells["Khmer"],
            sent=(digests[0], digests[1]) if len(digests) == 2 else None,
            confirmed=cells.get("state", "").split(" · ")[0].strip() == STATES[State.DONE].en,
        )
