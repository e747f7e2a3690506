"""What an answer that is right in part earns: named rules, whole points, never below zero."""

from enum import StrEnum


class Credit(StrEnum):
    """How the parts of an answer become points. Which rules a kind knows stands in the kind.

    `all-or-nothing`: all points when everything is right and nothing is wrong, else none.
    `per-part`: points × right parts ÷ all parts, rounded down.
    `minus-wrong`: points × (right parts − wrong parts) ÷ all parts, rounded down, at least 0; so
    somebody who ticks everything earns nothing for it.
    """

    ALL = "all-or-nothing"
    PER_PART = "per-part"
    MINUS_WRONG = "minus-wrong"


def earned(rule: Credit, points: int, *, right: int, wrong: int, parts: int) -> int:
    """Return the whole points, 0…`points`, for `right` right and `wrong` wrong parts out of `parts`."""
    match rule:
        case Credit.ALL:
            return points if right == parts and not wrong else 0
        case Credit.PER_PART:
            return points * min(right, parts) // parts
        case Credit.MINUS_WRONG:
            return points * max(0, min(right, parts) - wrong) // parts
