"""Section 6 of the Law School Admission Test: five items, 1,000 people, and how many gave each pattern.

Published by Bock & Lieberman, Psychometrika 35 (1970) 179-197; the frequencies are those printed with the R
package ltm (Rizopoulos, J. Statist. Software 17:5 (2006)) as `LSAT`. Patterns that nobody gave are left out.
"""

from lms.measures.items import Cell

PATTERNS: dict[tuple[bool, ...], int] = {
    tuple(digit == "1" for digit in pattern): count
    for pattern, count in (
        ("00000", 3), ("00001", 6), ("00010", 2), ("00011", 11), ("00100", 1), ("00101", 1),
        ("00110", 3), ("00111", 4), ("01000", 1), ("01001", 8), ("01011", 16), ("01101", 3),
        ("01110", 2), ("01111", 15), ("10000", 10), ("10001", 29), ("10010", 14), ("10011", 81),
        ("10100", 3), ("10101", 28), ("10110", 15), ("10111", 80), ("11000", 16), ("11001", 56),
        ("11010", 21), ("11011", 173), ("11100", 11), ("11101", 61), ("11110", 28), ("11111", 298),
    )
}  # fmt: skip
RIGHT = {str(item + 1): sum(n for row, n in PATTERNS.items() if row[item]) for item in range(5)}
SCORES = {score: sum(n for row, n in PATTERNS.items() if sum(row) == score) for score in range(6)}


def cells(item: int) -> list[Cell]:
    """Return the cells of an item, counted from 0."""
    return [Cell(sum(row), int(row[item]), None, n) for row, n in PATTERNS.items()]
