"""The formats of other programs by name, and how a file is told to be one of them."""

import re
from collections.abc import Callable
from dataclasses import replace

from lms.interop.aiken_in import read_aiken
from lms.interop.finishing import unique
from lms.interop.gift_in import read_gift
from lms.interop.joining import joined, joined_files
from lms.interop.moodle_in import read_moodle
from lms.interop.notes import Imported
from lms.interop.qti_package import read_qti
from lms.interop.refusals import LARGEST, Unreadable
from lms.interop.sheet_in import read_sheet

READERS: dict[str, Callable[[bytes], Imported]] = {
    "gift": read_gift,
    "moodle": read_moodle,
    "qti": read_qti,
    "aiken": read_aiken,
    "sheet": read_sheet,
}
NAMES: dict[str, str] = {
    "gift": "GIFT",
    "moodle": "Moodle XML",
    "qti": "QTI 2, QTI 3",
    "aiken": "Aiken",
    "sheet": "CSV, XLSX",
}
"""What the formats are called, in every language."""

_AIKEN = re.compile(r"^\s*ANSWER:\s*[A-Z]\s*$", re.MULTILINE | re.IGNORECASE)
_ROOT = re.compile(rb"<(?![?!])(?:[A-Za-z0-9]+:)?([A-Za-z-]+)")
_HEAD = 4096


def read_questions(data: bytes, format_: str = "", second: bytes | None = None) -> Imported:
    """Return what a foreign file asks; the format is guessed where none is named.

    `second` is the same questions in the other language. Raises Unreadable, UnsafeZip or NoSheet for
    a file that is refused as a whole; what single questions lack is in the report.
    """
    if len(data) > LARGEST:
        raise Unreadable("too-large")
    read = READERS[format_ or guessed(data)]
    found = read(data)
    if second is not None:
        found = joined_files(found, read(second))
    questions = joined(found.questions)
    asked = [question for question in questions if question.item]
    items = iter(unique((question.item for question in asked), "question"))
    named = tuple(replace(one, item=next(items)) if one.item else one for one in questions)
    return replace(found, questions=named)


def guessed(data: bytes) -> str:
    """Return the name of the format a file seems to have; raise Unreadable where nothing tells."""
    if data.startswith(b"PK"):
        return "sheet" if b"xl/workbook" in data else "qti"
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:_HEAD]
    if head.startswith(b"<"):
        root = _ROOT.search(head)
        return "moodle" if root and root[1] == b"quiz" else "qti"
    text = _text(data)
    first = text.lstrip("\ufeff \n").split("\n", 1)[0].lower()
    if "kind" in first and "stem" in first:
        return "sheet"
    if _AIKEN.search(text) and "{" not in text:
        return "aiken"
    if "{" in text:
        return "gift"
    raise Unreadable("unknown")


def _text(data: bytes) -> str:
    coding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    return data.decode(coding, "replace")
