"""A mistake as a writer finds it: its place, the line itself, a caret under the spot, and its code."""

import unicodedata
from dataclasses import dataclass, field
from typing import TypedDict

from lms.courses.files import Files
from lms.courses.mistakes import Mistake
from lms.text import Language

_WIDEST = 100
_BEFORE = 60
_MORE = "…"
_FAR = 5 * _WIDEST
# What is wrong with these is one sign, whatever follows it.
_SIGNS = {
    *("alias", "colon_in_text", "colon_space", "control", "dash_space", "escape", "khmer_colon"),
    *("odd_space", "quotes_in_quotes", "starts_with", "tab", "tag", "unreadable"),
}


class Told(TypedDict):
    """A mistake for programs. `column` is None where the whole line or file is meant."""

    file: str
    line: int
    column: int | None
    code: str
    where: str
    message: dict[Language, str]


def told(mistake: Mistake) -> Told:
    """Return a mistake for programs."""
    return Told(
        file=mistake.file,
        line=mistake.line,
        column=mistake.column or None,
        code=mistake.shown_code,
        where=mistake.where,
        message={"en": mistake.what("en"), "km": mistake.what("km")},
    )


@dataclass
class Teller:
    """Says mistakes in full. It reads each file at most once, so a new one is wanted after a save."""

    files: Files
    _lines: dict[str, list[str]] = field(default_factory=dict)

    def in_full(self, mistake: Mistake, language: Language) -> str:
        """Return `file:line:column: where: what to do [code]`, then the line with a caret below the place."""
        column = f":{mistake.column}" if mistake.column else ""
        where = f"{mistake.where}: " if mistake.where else ""
        place = f"{mistake.file}:{mistake.line}{column}: {where}"
        return "\n".join([f"{place}{mistake.what(language)} [{mistake.shown_code}]", *self._excerpt(mistake)])

    def line(self, mistake: Mistake) -> str:
        """Return the line a mistake points to, as it stands in the file; empty when there is none."""
        if mistake.file not in self._lines:
            self._lines[mistake.file] = self._read(mistake.file.removeprefix(f"{self.files.title}/"))
        lines = self._lines[mistake.file]
        return lines[mistake.line - 1] if mistake.line <= len(lines) else ""

    def _read(self, name: str) -> list[str]:
        try:
            text = self.files.read(name).decode("utf-8-sig", "replace")
        except OSError:
            return []
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def _excerpt(self, mistake: Mistake) -> list[str]:
        line = self.line(mistake)
        if not line.strip():
            return []
        number = f"{mistake.line:>6} | "
        shown, caret = excerpt(line, mistake.column)
        if mistake.code in _SIGNS:
            caret = caret[: caret.index("^") + 1] if caret else ""
        return [number + shown, *([" " * (len(number) - 2) + "| " + caret] if caret else [])]


def excerpt(line: str, column: int) -> tuple[str, str]:
    """Return what is shown of a line, and below it carets from `column` (from 1; 0 is nowhere) on.

    What stands before the carets is as wide as what stands above it, also where signs of Khmer take no
    room of their own. A long line is cut on both sides of the place.
    """
    start = max(column - 1, 0)
    # A line may be as long as a file; far more than fits is never looked at.
    before, after = (
        _tamed(part) for part in (line[max(0, start - _FAR) : start], line[start : start + _FAR])
    )
    if width(before) > _BEFORE:
        while width(before) > _BEFORE - 1 or (before and not width(before[0])):
            before = before[1:]
        before = _MORE + before
    most = _WIDEST - width(before)
    if width(after) > most:
        while width(after) > most - 1:
            after = after[:-1]
        after += _MORE
    if not column:
        return before + after, ""
    spot = after.split(": ")[0].split(":\n")[0] if _is_key(after) else after
    return before + after, " " * width(before) + "^" * max(1, width(spot.removesuffix(":").rstrip()))


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes: marks above and below letters take none."""
    return sum(_width(sign) for sign in text)


def _width(sign: str) -> int:
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _tamed(text: str) -> str:
    return "".join(sign if _is_shown(sign) else " " for sign in text)


def _is_shown(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cc", "Cs", "Zl", "Zp"}


def _is_key(text: str) -> bool:
    key, colon, rest = text.partition(":")
    return bool(colon) and key.replace("_", "").replace("-", "").isalnum() and rest[:1] in {"", " "}
