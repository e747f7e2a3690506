"""Plain values as YAML in the style of docs/authoring.md; without it a form could not write a file."""

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from lms.courses.yaml_file import Plain

# What the reader takes for something else than text, or for part of YAML itself.
_NEEDS_QUOTES = re.compile(
    r"""[-?:,\[\]{}#&*!|>'"%@`=<~\s]|[+.0-9][0-9_.:,eE+xobXOBa-fA-F-]*$|\.(inf|nan)$"""
    r"""|(yes|no|on|off|y|n|true|false|null)$"""
    # Behind a hyphen the reader takes this for a key whose space was forgotten.
    r"""|[a-z_][a-z_-]*(:|\s*[៖：﹕︰ː])""",
    re.IGNORECASE,
)
_WITHIN = re.compile(r":\s|:$|\s\#|\s$|[\t\n\\]")
_PLAIN_KEY = re.compile("[A-Za-z_][A-Za-z0-9_-]*")
# Signs that no content file may have; see yaml_file.
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_FIRST = (
    "id", "form", "draw", "kind", "objective", "objectives", "level", "family", "critical", "credit",
    "points", "right", "last", "misconception", "reason", "value", "box", "facts", "agreeing", "file",
    "x", "y", "width", "height", "stem", "heading", "picture", "en", "km", "text",
)  # fmt: skip
_LAST = ("feedback", "if_wrong", "explain")


def write_yaml(value: Mapping[str, Plain]) -> str:
    """Return a file with these values in block style; reading it gives the values again.

    A mapping with `en` and `km` has `en` above; otherwise keys stay in the order they have. A text of
    several lines becomes a block (`|`), so let it end with a line break. Signs that content cannot
    have, such as control characters, are left out.
    """
    return "".join(f"{line}\n" for line in _lines(value, 0)) if value else "{}\n"


def write_entry(value: dict[str, Plain], indent: int) -> str:
    """Return the values as an entry of a list whose hyphen stands after `indent` spaces."""
    return "".join(f"{line}\n" for line in _entry(value, indent))


def plain_item(item: BaseModel) -> dict[str, Plain]:
    """Return an item, or another authored thing, as values in the order an author writes them.

    What has its usual value is left out. Texts of several lines end with a line break.
    """
    found = _in_order(item.model_dump(mode="json", exclude_defaults=True))
    assert isinstance(found, dict)  # noqa: S101 - what a model is dumped as
    return found


def _in_order(value: Plain) -> Plain:
    if isinstance(value, dict):
        return {key: _in_order(value[key]) for key in sorted(value, key=rank)}
    if isinstance(value, list):
        return [_in_order(one) for one in value]
    several = isinstance(value, str) and "\n" in value and not value.endswith("\n")
    return f"{value}\n" if several else value


def rank(key: str) -> int:
    """Return where among the keys of its mapping a key is written."""
    if key in _FIRST:
        return _FIRST.index(key)
    return len(_FIRST) + (_LAST.index(key) + 1 if key in _LAST else 0)


def _lines(value: Mapping[str, Plain], indent: int) -> Iterator[str]:
    keys = sorted(value) if value.keys() == {"en", "km"} else value
    for key in keys:
        # A key is always text: `y` and `no` need quotes as values only.
        name = key if _PLAIN_KEY.fullmatch(key) else _scalar(key)
        yield from _value(f"{' ' * indent}{name}:", value[key], indent)


def _value(before: str, value: Plain, indent: int) -> Iterator[str]:
    """Yield a value behind the key or hyphen that stands before it, after `indent` spaces."""
    if isinstance(value, dict) and value:
        yield before
        yield from _lines(value, indent + 2)
    elif isinstance(value, list) and value:
        yield before
        for one in value:
            yield from _entry(one, indent + 2)
    elif isinstance(value, str) and _is_block(text := _allowed(value)):
        yield from _block(before, text, indent + 2)
    else:
        yield f"{before} {_one_line(value)}"


def _entry(value: Plain, indent: int) -> Iterator[str]:
    hyphen = f"{' ' * indent}-"
    if isinstance(value, dict | list) and value:
        inner = _lines(value, indent + 2) if isinstance(value, dict) else _entries(value, indent + 2)
        first, *rest = inner
        yield f"{hyphen} {first[indent + 2 :]}"
        yield from rest
    else:
        yield from _value(hyphen, value, indent)


def _entries(values: list[Plain], indent: int) -> Iterator[str]:
    for one in values:
        yield from _entry(one, indent)


def _one_line(value: Plain) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return _scalar(value)
    return str(value) if isinstance(value, int) else "[]" if isinstance(value, list) else "{}"


def _allowed(text: str) -> str:
    return _REFUSED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _scalar(text: str) -> str:
    """Return a text on one line, in quotes where the reader would take it for something else."""
    text = _allowed(text)
    if text and not _NEEDS_QUOTES.match(text) and not _WITHIN.search(text):
        return text
    if '"' in text and not re.search("[\n\t]", text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_ESCAPES.get(sign, sign) for sign in text) + '"'


def _is_block(text: str) -> bool:
    """Whether a text has several lines, and none that a block would change."""
    lines = text.split("\n")
    starts_well = lines[0].strip() == lines[0].lstrip() and lines[0][:1].strip() != ""
    return len(lines) > 1 and starts_well and "\t" not in text


def _block(before: str, text: str, indent: int) -> Iterator[str]:
    ends = len(text) - len(text.rstrip("\n"))
    yield f"{before} |{'-' if ends == 0 else '+' if ends > 1 else ''}"
    for line in text[: len(text) - 1 if ends else len(text)].split("\n"):
        yield f"{' ' * indent}{line}" if line else ""
