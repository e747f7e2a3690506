"""What cannot be read as YAML, said as the slip of the writer where it was made, often lines above."""

import re

import yaml

from lms.courses.mistakes import Mistake
from lms.courses.yaml_slips import (
    KEY,
    Slip,
    depth_of,
    indent_slip,
    is_said,
    opens,
    own_line,
    quote_slip,
    shape_slip,
    text_slip,
)

_ENTRY_WITHOUT_COLON = re.compile(rf" *- +{KEY} +[^ :]+$")


def syntax_mistake(error: yaml.YAMLError, name: str, source: list[str]) -> Mistake:
    """Return what to mend for this error; `source` are the lines of the file."""
    slip = _slip(error, source)
    return Mistake(name, slip.line, "", slip.code, slip.values, slip.column)


def _slip(error: yaml.YAMLError, source: list[str]) -> Slip:
    context, problem = str(getattr(error, "context", "")), str(getattr(error, "problem", "?"))
    mark, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark is None:
        return Slip(1, 1, "syntax", (("problem", problem),))
    # What is missing at the end of a file is missing below its last line with something on it.
    last = max((number for number, line in enumerate(source) if line.strip()), default=0)
    here = min(mark.line, last)
    column = mark.column + 1 if here == mark.line else 1
    start = min(began.line, last) if began is not None else here
    if source[here][column - 1 :].startswith("\t"):
        return Slip(here + 1, column, "tab")
    for code, words in (("alias", {"alias", "anchor"}), ("tag", {"tag"})):
        if words & set(context.split()):
            return Slip(here + 1, column, code)
    if "escape" in problem:
        return Slip(here + 1, column, "escape")
    above = _above(source, here)
    if context == "while scanning a quoted scalar":
        return quote_slip(source, start) or _at(source, start, "open_quote", (("sign", '"'),))
    # A key that was never ended is noticed lines later; a writer has to look where it began.
    near = sorted({above, start, here} if context == "while scanning a simple key" else {above, here})
    for number in near:
        if slip := shape_slip(source, number):
            return slip
    found = _by_problem(problem, source, above=above, start=start, here=here, near=near)
    return found or Slip((start if start in near else here) + 1, column, "syntax", (("problem", problem),))


def _by_problem(
    problem: str, source: list[str], *, above: int, start: int, here: int, near: list[int]
) -> Slip | None:
    if "mapping values" in problem:
        # The second ': ' of a line, unless what stands above was never ended.
        own = quote_slip(source, here) or text_slip(source, here)
        return own or _misplaced(source, above, here)
    if slip := quote_slip(source, here):
        return _opened_above(source, here) or slip
    slip = text_slip(source, here) or indent_slip(source, near) or _opened_above(source, here)
    if slip:
        return slip
    if "'-' indicator" in problem:
        return _at(source, here, "no_dash")
    if "expected ':'" in problem:
        return _at(source, start, "no_colon")
    return _beside_its_fellows(source, above, start, here)


def _beside_its_fellows(source: list[str], above: int, start: int, here: int) -> Slip | None:
    """Return what is wrong where a line is neither an entry nor a key of what began at `start`."""
    began, line = source[start], source[here]
    dashes = [one.lstrip().startswith("- ") for one in (began, line)]
    if dashes == [False, True] and start < here and depth_of(began) == depth_of(line):
        return _at(source, start, "no_dash")
    if not own_line(line):
        return _at(source, here, "no_colon")
    return _misplaced(source, above, here) if depth_of(line) != depth_of(source[above]) else None


def _misplaced(source: list[str], above: int, here: int) -> Slip | None:
    """Return which of two lines is moved in wrongly, when the lower one is deeper than a text above it."""
    upper = source[above]
    if not own_line(upper) or _ENTRY_WITHOUT_COLON.match(upper):
        return _at(source, above, "no_colon")
    if slip := indent_slip(source, (above, here)):
        return slip
    before = source[_above(source, above)]
    if opens(before) and depth_of(upper) <= depth_of(before) and above:
        return _at(source, above, "indent")
    if opens(before) and not upper.lstrip().startswith("-") and upper.lstrip().startswith("id:"):
        return _at(source, above, "no_dash")
    return _at(source, here, "indent")


def _opened_above(source: list[str], here: int) -> Slip | None:
    """Return the nearest line above on which a quotation begins that does not end there."""
    for number in range(here - 1, -1, -1):
        slip = quote_slip(source, number)
        if slip and slip.code == "open_quote" and dict(slip.values)["sign"] in source[here]:
            return slip
    return None


def _at(source: list[str], number: int, code: str, values: tuple[tuple[str, str], ...] = ()) -> Slip:
    return Slip(number + 1, depth_of(source[number]) + 1, code, values)


def _above(source: list[str], number: int) -> int:
    """Return the nearest line above with something on it; the line itself when there is none."""
    return next((one for one in range(number - 1, -1, -1) if is_said(source[one])), number)
