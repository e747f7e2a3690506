"""A list of 500 children as a table, clean, or with a mistake of every kind planted at known places.

data/five-hundred.xlsx is the planted table as LibreOffice Calc saves it. After a change here make it again:

    python -m tests.training.roster_data > five-hundred.csv
    soffice --headless --infilter=CSV:44,34,76,1 --convert-to xlsx five-hundred.csv
"""

import csv
import sys
from io import StringIO
from pathlib import Path

SPREADSHEET = Path(__file__).parent / "data" / "five-hundred.xlsx"
CHILDREN = 500
EMPTY_ROW = 100
KNOWN_CODE, HERE_CODE, MARKED_CODE = "7K3M-Q2XF", "8H4N-R5WC", "9J5P-S6YD"
"""Codes of learners the test makes: of another cohort, of this one, and of another cohort with a nickname."""
HEADINGS = (
    "ឈ្មោះហៅ / nickname",
    "Sex",
    "ឆ្នាំកំណើត",
    "age",
    "Commune code",
    "ថ្ងៃអាណាព្យាបាលយល់ព្រម / guardian consent date",
    "method",
    "assent date",
    "code",
)
PLANTED_HEADINGS = {
    9: ("phone", "heading-not-kept"),
    10: ("favourite colour", "heading-unknown"),
    11: ("asent date", "heading-misspelt"),
    12: ("ភេទ", "heading-twice"),
    13: ("name in Khmer", "heading-for-others"),
    14: ("", ""),
    15: ("ល.រ", ""),
}
PLANTED: tuple[tuple[int, str, str, str], ...] = (
    (5, "A", "r)aykarN_", "legacy-font"),
    (7, "A", "?????", "broken-letters"),
    (9, "A", "+ Dara", "formula"),
    (11, "A", "#N/A", "formula-error"),
    (13, "A", "Dara of the house by the river", "nickname-too-long"),
    (17, "A", "012 345 678", "nickname-is-number"),
    (19, "A", "012345678", "nickname-is-number"),
    (23, "A", "dara@mail", "nickname-is-address"),
    (25, "A", "17", "nickname-without-letters"),
    (29, "B", "x", "sex-unknown"),
    (31, "B", "បុរស", "sex-unknown"),
    (37, "C", "long ago", "year-not-a-number"),
    (41, "C", "12", "year-two-digits"),
    (43, "C", "2012-05-17", "year-is-a-date"),
    (47, "C", "17/5/2012", "year-is-a-date"),
    (53, "C", "2555", "year-buddhist"),
    (59, "C", "2912", "year-in-future"),
    (61, "C", "1812", "year-long-ago"),
    (67, "C", "2024", "too-young"),
    (71, "C", "1990", "adult-among-children"),
    (73, "D", "thirteen", "age-not-a-number"),
    (79, "D", "7", "age-contradicts"),
    (83, "E", "Trapeang Ruessei", "place-is-a-name"),
    (89, "E", "ត្រពាំងឬស្សី", "place-is-a-name"),
    (97, "E", "Qwertyuiop", "place-unknown-name"),
    (101, "E", "123456789", "place-malformed"),
    (103, "E", "0602", "place-too-wide"),
    (107, "E", "06", "place-too-wide"),
    (109, "E", "06020901", "place-is-a-village"),
    (113, "E", "069999", "place-unknown"),
    (127, "F", "soon", "date-unreadable"),
    (131, "F", "2026-02-30", "date-impossible"),
    (137, "F", "១១/២៥/២០២៥", "date-swapped"),
    (139, "F", "25/11/25", "date-short-year"),
    (149, "F", "25/11/2568", "date-buddhist"),
    (151, "F", "2999-01-01", "date-in-future"),
    (157, "F", "1999-12-31", "date-too-early"),
    (163, "F", "2005-01-15", "consent-before-birth"),
    (167, "G", "", "consent-without-method"),
    (173, "F", "", ""),
    (173, "G", "paper", "method-without-consent"),
    (179, "G", "by radio", "method-unknown"),
    (181, "H", "2005-01-15", "assent-before-birth"),
    (191, "H", "tomorrow", "date-unreadable"),
    (193, "I", "7K3M", "code-malformed"),
    (197, "I", "ZZZZ-ZZZZ", "code-unknown"),
    (199, "I", HERE_CODE, "already-here"),
    (211, "A", "", ""),
    (211, "B", "", ""),
    (211, "C", "", ""),
    (211, "D", "", ""),
    (211, "I", KNOWN_CODE, ""),
    (223, "A", "", ""),
    (223, "B", "", ""),
    (223, "C", "", ""),
    (223, "D", "", ""),
    (223, "I", KNOWN_CODE, "code-twice"),
    (227, "A", "ផ្សេង", "code-contradicts"),
    (227, "B", "", ""),
    (227, "C", "", ""),
    (227, "D", "", ""),
    (227, "I", MARKED_CODE, ""),
    (229, "O", "something", "cell-without-heading"),
    (233, "Q", "too much", "row-too-long"),
    # Two mistakes in one row, and one in the last row.
    (239, "A", "http://dara", "nickname-is-address"),
    (239, "C", "9", "year-two-digits"),
    (502, "B", "q", "sex-unknown"),
)
TWICE = (241, 251)
"""Two rows that are the same."""


def rows(*, planted: bool) -> list[list[str]]:
    """Return the table from the row of headings on; row 100 is empty, so 500 children end in row 502."""
    table = [list(HEADINGS)]
    for number in range(2, CHILDREN + 3):
        table.append([] if number == EMPTY_ROW else _child(number))
    if not planted:
        return table
    table[0] += [heading for heading, _ in PLANTED_HEADINGS.values()]
    for number, letter, text, _ in PLANTED:
        row, column = table[number - 1], ord(letter) - ord("A")
        row += [""] * (column + 1 - len(row))
        row[column] = text
    table[TWICE[1] - 1] = list(table[TWICE[0] - 1])
    return table


def expected() -> list[tuple[int, str, str]]:
    """Return every planted mistake as row, letter of the column and code, in the order of the file."""
    heads = [(1, chr(ord("A") + column), code) for column, (_, code) in PLANTED_HEADINGS.items() if code]
    cells = [(number, letter, code) for number, letter, _, code in PLANTED if code]
    return sorted([*heads, *cells, (TWICE[1], "", "row-twice")])


def as_csv(table: list[list[str]], *, delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    """Return the table as a CSV file."""
    text = StringIO()
    csv.writer(text, delimiter=delimiter).writerows(table)
    return text.getvalue().encode(encoding)


def _child(number: int) -> list[str]:
    """Return a child that is right in every cell, written in one of the ways people write."""
    year = 2010 + number % 7
    return [
        f"ប្អូន {chr(ord('a') + number % 26)}{chr(ord('a') + number // 26)}",
        ("ស្រី", "ប្រុស", "F", "m", "")[number % 5],
        ("", "២០១២")[number % 2] if number % 9 == 0 else str(year),
        "",
        ("060209", "", "200211")[number % 3],
        ("2026-01-15", "១៥/០១/២០២៦", "15 មករា 2026")[number % 3],
        ("paper", "ក្រដាស", "spoken", "ផ្ទាល់មាត់", "screen")[number % 5],
        ("2026-01-20", "")[number % 2],
        "",
    ]


if __name__ == "__main__":
    sys.stdout.buffer.write(as_csv(rows(planted=True)))
