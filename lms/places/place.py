"""A place, and reading a list of them from CSV; without the checks a wrong list would be believed."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

from lms.text import Language, Text, latin_digits, visible

COLUMNS = ("code", "kind", "km", "latin")
"""The head of the file; other columns are left alone."""

KINDS: Mapping[str, tuple[int, Text]] = {
    "reach-theani": (2, Text(en="capital", km="រាជធានី")),
    "khaet": (2, Text(en="province", km="ខេត្ត")),
    "srok": (4, Text(en="district", km="ស្រុក")),
    "krong": (4, Text(en="town", km="ក្រុង")),
    "khan": (4, Text(en="khan", km="ខណ្ឌ")),
    "khum": (6, Text(en="commune", km="ឃុំ")),
    "sangkat": (6, Text(en="sangkat", km="សង្កាត់")),
}
"""What a place can be: how many digits its code has, and what it is called."""

_CODE = re.compile(r"([0-9]{2}){1,3}")


class BadPlaces(ValueError):
    """A list of places cannot be used; the message names each line and what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """A commune or sangkat (6 digits), a district, town or khan (4), a province or the capital (2).

    `parents` are those it lies in, the nearest first.
    """

    code: str
    kind: str
    km: str
    latin: str
    parents: tuple["Place", ...] = ()

    def named(self, language: Language) -> str:
        """Return the name with what it is, without the parents: ឃុំថ្មី, or "Thmei commune"."""
        kind = KINDS[self.kind][1].to(language)
        return f"{kind}{self.km}" if language == "km" else f"{self.latin} {kind}"

    def within(self, language: Language) -> str:
        """Return the names of the parents in one line; nothing for a province."""
        between = " " if language == "km" else ", "
        return between.join(one.named(language) for one in self.parents)

    def in_full(self, language: Language) -> str:
        """Return the name with its parents, which alone says which of several it is."""
        between = " " if language == "km" else ", "
        return between.join(one for one in (self.named(language), self.within(language)) if one)


def read_places(text: str) -> dict[str, Place]:
    """Return the places of a CSV file by code, in the order of codes; raise BadPlaces.

    A zero in front that a spreadsheet has eaten is put back: every code has an even number of digits.
    """
    reader = csv.DictReader(StringIO(text.removeprefix("\ufeff")))
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise BadPlaces(f"line 1: the first line must name the columns {', '.join(missing)}")
    lines = [(reader.line_num, {key: _plain(row[key]) for key in COLUMNS}) for row in reader]
    for _, row in lines:
        row["code"] = _padded(row["code"])
    mistakes = list(_mistakes(lines))
    if mistakes:
        raise BadPlaces("\n".join(mistakes))
    found: dict[str, Place] = {}
    # A parent's code is shorter and stands at the beginning of its places' codes, so it sorts first.
    for row in sorted((row for _, row in lines), key=lambda row: row["code"]):
        parents = tuple(found[row["code"][:end]] for end in range(len(row["code"]) - 2, 0, -2))
        found[row["code"]] = Place(**row, parents=parents)
    return found


def _plain(value: str | None) -> str:
    return " ".join(visible(value or "").split())


def _padded(code: str) -> str:
    code = latin_digits(code)
    return code.zfill(len(code) + len(code) % 2)


def _mistakes(lines: list[tuple[int, dict[str, str]]]) -> Iterator[str]:
    times = Counter(row["code"] for _, row in lines)
    if not lines:
        yield "line 2: there is no place in the list"
    for number, row in lines:
        code = row["code"]
        if not _CODE.fullmatch(code):
            yield f"line {number}: {code!r} is no code; write two, four or six digits"
        elif row["kind"] not in KINDS or KINDS[row["kind"]][0] != len(code):
            fitting = ", ".join(kind for kind, (digits, _) in KINDS.items() if digits == len(code))
            yield f"line {number}: kind {row['kind']!r} does not fit {code}; write one of {fitting}"
        elif code[:-2] and code[:-2] not in times:
            yield f"line {number}: {code} lies in {code[:-2]}, which is not in the list"
        if times[code] > 1:
            yield f"line {number}: the code {code} stands {times[code]} times"
        if not (row["km"] and row["latin"]):
            yield f"line {number}: {code} needs a name in Khmer and one in Latin letters"
