"""What a line that YAML cannot read was most likely meant to be: writers are told of slips, not of tokens."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slip:
    """What was done at a line and column (both from 1)."""

    line: int
    column: int
    code: str
    values: tuple[tuple[str, str], ...] = ()


KEY = r"[A-Za-z_][A-Za-z_-]*"
_ENTRY = r"^[ ]*(?:- +)*"
_ODD_SPACE = re.compile("^ *(?:- )?([\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000])")
_DASH = re.compile(r"^ *(-)[^\s\-]")
_KHMER_COLON = re.compile(rf"{_ENTRY}({KEY}) *([៖：﹕︰ː])")
_COLON_SPACE = re.compile(rf"{_ENTRY}({KEY})(:)(?![\s/]|$)")
_VALUE = re.compile(rf"{_ENTRY}(?:({KEY}): +|(?<=- ))(\S.*)$")
_OWN_LINE = re.compile(rf"{_ENTRY}({KEY}:(?: |$)|- )")
_BLOCK = re.compile(r"[|>][-+]?[0-9]?[-+]?\s*(#.*)?")
_SMART = "“”„‟«»‘’‚‛"


def slip_below(source: list[str], first: int, last: int) -> Slip | None:
    """Return a slip that makes a line of a plain text, from `first` to `last` (from 0), not be its own."""
    return next(filter(None, (shape_slip(source, number) for number in range(first, last + 1))), None)


def shape_slip(source: list[str], number: int) -> Slip | None:
    """Return what is wrong with the signs by which a line (from 0) begins, whatever stands around it."""
    line = source[number]
    for pattern, code, group in (
        (_ODD_SPACE, "odd_space", 1),
        (_KHMER_COLON, "khmer_colon", 2),
        (_COLON_SPACE, "colon_space", 2),
        (_DASH, "dash_space", 1),
    ):
        if found := pattern.match(line):
            values = (("key", found[1]),) if pattern.groups > 1 else ()
            return Slip(number + 1, found.start(group) + 1, code, values)
    return None


def quote_slip(source: list[str], number: int) -> Slip | None:
    """Return what is wrong with the quotation marks of the value on a line (from 0)."""
    found = _VALUE.match(source[number])
    if not found:
        return None
    value, column = found[2].rstrip(), found.start(2)
    if value[0] in _SMART:
        return Slip(number + 1, column + 1, "smart_quotes")
    if value[0] not in "\"'":
        return None
    close = _closing(value)
    if close is None:
        return Slip(number + 1, column + 1, "open_quote", (("sign", value[0]),))
    rest = value[close + 1 :]
    if rest.strip() and not rest.lstrip().startswith("#"):
        return Slip(number + 1, column + close + 1, "quotes_in_quotes", (("sign", value[0]),))
    return None


def text_slip(source: list[str], number: int) -> Slip | None:
    """Return what in the plain value on a line (from 0) YAML takes for its own signs."""
    found = _VALUE.match(source[number])
    if not found or found[2][0] in "\"'" or _BLOCK.fullmatch(found[2]):
        return None
    value, column = found[2], found.start(2)
    if (colon := re.search(r":(?= |$)", value)) is not None:
        return Slip(number + 1, column + colon.start() + 1, "colon_in_text")
    if value[0] in "@`%,]}|>" or value.startswith(("- ", "? ")):
        return Slip(number + 1, column + 1, "starts_with", (("sign", value[0]),))
    return None


def indent_slip(source: list[str], numbers: Iterable[int]) -> Slip | None:
    """Return the first of the lines (from 0) that stands one space off what the whole file keeps to."""
    depths = [depth_of(line) for line in source if is_said(line)]
    if sum(depth % 2 for depth in depths) > len(depths) / 4:
        return None
    for number in numbers:
        if is_said(source[number]) and depth_of(source[number]) % 2:
            return Slip(number + 1, depth_of(source[number]) + 1, "indent")
    return None


def own_line(line: str) -> bool:
    """Whether a line begins with a key or a dash."""
    return bool(_OWN_LINE.match(line))


def opens(line: str) -> bool:
    """Whether what belongs to a line stands below it, deeper."""
    return bool(re.match(rf"{_ENTRY}{KEY}: *$", line))


def depth_of(line: str) -> int:
    """Return by how many spaces a line is moved in."""
    return len(line) - len(line.lstrip(" "))


def is_said(line: str) -> bool:
    """Whether there is anything on a line but a remark."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _closing(value: str) -> int | None:
    """Return where the quotation that a value begins with ends."""
    sign = value[0]
    pattern = r'"(?:[^"\\]|\\.)*"' if sign == '"' else r"'(?:[^']|'')*'"
    found = re.match(pattern, value)
    return found.end() - 1 if found else None
