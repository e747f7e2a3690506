"""Texts written into a YAML file in place of others, so that not one byte beside them changes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from lms.courses.yaml_file import Place, Plain, YamlFile, parse_bytes, parse_yaml

_BOM = b"\xef\xbb\xbf"
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HEADER = re.compile(r"[|>][-+0-9]*")
_ESCAPES = {"\\": "\\\\", '"': '\\"'}

Value = str | tuple[str, ...]
"""A text, or the spellings of an accepted answer."""


class CannotSplice(Exception):
    """A text that cannot stand in this place of this file; `place` says which."""

    def __init__(self, place: Place) -> None:
        self.place = place
        super().__init__(str(place))


@dataclass(frozen=True, slots=True)
class _Edit:
    """Lines instead of what lies between two places of a file, each a line and a column from 0."""

    begin: tuple[int, int]
    end: tuple[int, int]
    lines: tuple[str, ...]


def spliced(data: bytes, values: Mapping[Place, Value]) -> bytes:
    """Return the file with the values at these places; a place ends with `en` or `km`.

    A language that is missing is written below the other one. A text of several lines becomes a block
    (`|`). Raises CannotSplice where the file would not say exactly this afterwards.
    """
    before = parse_bytes(data, "")
    if not isinstance(before, YamlFile):
        raise CannotSplice(())
    bom = _BOM if data.startswith(_BOM) else b""
    parts = re.split("(\r\n|\r|\n)", data.removeprefix(_BOM).decode())
    lines, ends = parts[::2], [*parts[1::2], ""]
    root = yaml.compose("\n".join(lines), Loader=_Loader)
    if root is None:
        raise CannotSplice(())
    edits = [edit for place, value in values.items() for edit in _edits(root, lines, place, value)]
    for edit in sorted(edits, key=lambda one: (one.begin, one.end), reverse=True):
        _apply(lines, ends, edit)
    after = bom + "".join(line + end for line, end in zip(lines, ends, strict=True)).encode()
    _assert_says(parse_bytes(after, ""), before, values)
    return after


def _apply(lines: list[str], ends: list[str], edit: _Edit) -> None:
    (first, start), (last, stop) = edit.begin, edit.end
    new = list(edit.lines)
    new[0] = lines[first][:start] + new[0]
    new[-1] += lines[last][stop:]
    # The last line of a file may have no end; a line before it needs one.
    between = next((end for end in (*ends[first:], *ends) if end), "\n")
    lines[first : last + 1] = new
    ends[first : last + 1] = [between] * (len(new) - 1) + [ends[last]]


def _edits(root: yaml.Node, lines: list[str], place: Place, value: Value) -> Iterator[_Edit]:
    mapping = root
    for step in place[:-1]:
        mapping = _step(mapping, step, place)
    if not isinstance(mapping, yaml.MappingNode):
        raise CannotSplice(place)
    for key, node in mapping.value:
        if key.value == place[-1]:
            yield from _replacing(lines, place, key, node, value)
            return
    other = next(((key, node) for key, node in mapping.value if key.value in {"en", "km"}), None)
    if other is None or not isinstance(value, str):
        raise CannotSplice(place)
    yield _added(lines, other, str(place[-1]), value)


def _step(node: yaml.Node, step: str | int, place: Place) -> yaml.Node:
    if isinstance(node, yaml.MappingNode):
        found = next((value for key, value in node.value if key.value == step), None)
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found = node.value[step]
    else:
        found = None
    if not isinstance(found, yaml.Node):
        raise CannotSplice(place)
    return found


def _replacing(
    lines: list[str], place: Place, key: yaml.Node, node: yaml.Node, value: Value
) -> Iterator[_Edit]:
    if isinstance(value, str) and isinstance(node, yaml.ScalarNode):
        yield _scalar(lines, node, key.start_mark.column, value)
    elif not isinstance(value, str) and isinstance(node, yaml.SequenceNode) and value:
        yield from _list(lines, place, node, value)
    else:
        raise CannotSplice(place)


def _scalar(lines: list[str], node: yaml.ScalarNode, column: int, value: str) -> _Edit:
    """Return what writes another text in place of a scalar whose key stands at `column`."""
    begin = (node.start_mark.line, node.start_mark.column)
    if node.style in {"|", ">"}:
        last = _last_of_block(lines, begin[0], column)
        old = [line for line in lines[begin[0] + 1 : last + 1] if line.strip()]
        indent = len(old[0]) - len(old[0].lstrip(" ")) if old else column + 2
        header = _HEADER.match(lines[begin[0]], begin[1])
        rest = lines[begin[0]][header.end() if header else begin[1] :]
        dash = "-" if header and header[0] == "|-" else ""
        return _Edit(begin, (last, len(lines[last])), (f"|{dash}{rest}", *_block(value, indent)))
    end = (node.end_mark.line, node.end_mark.column)
    if "\n" in value.strip():
        rest = lines[end[0]][end[1] :]
        gap = "" if lines[begin[0]][: begin[1]].endswith(" ") else " "
        return _Edit(begin, (end[0], len(lines[end[0]])), (f"{gap}|{rest}", *_block(value, column + 2)))
    gap = "" if lines[begin[0]][: begin[1]].endswith(" ") else " "
    return _Edit(begin, end, (gap + written(value.strip(), node.style),))


def _last_of_block(lines: list[str], first: int, column: int) -> int:
    last = first
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= column:
            break
        if line.strip():
            last = number
    return last


def _block(value: str, indent: int) -> list[str]:
    return [" " * indent + line.rstrip() if line.strip() else "" for line in value.strip().split("\n")]


def _added(lines: list[str], other: tuple[yaml.Node, yaml.Node], key: str, value: str) -> _Edit:
    """Return what writes the language that is missing below the other one."""
    beside, node = other
    column, line = beside.start_mark.column, node.end_mark.line
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        line = _last_of_block(lines, node.start_mark.line, column)
    before = " " * column
    if "\n" in value.strip():
        new = (f"{before}{key}: |", *_block(value, column + 2))
    else:
        new = (f"{before}{key}: {written(value.strip(), None)}",)
    end = (line, len(lines[line]))
    return _Edit(end, end, ("", *new))


def _list(
    lines: list[str], place: Place, node: yaml.SequenceNode, values: tuple[str, ...]
) -> Iterator[_Edit]:
    column = node.start_mark.column
    for old, new in zip(node.value, values, strict=False):
        if not isinstance(old, yaml.ScalarNode) or "\n" in new.strip():
            raise CannotSplice(place)
        if old.value != new.strip():
            yield _scalar(lines, old, column, new)
    for old in node.value[len(values) :]:
        first = old.start_mark.line - 1
        yield _Edit((first, len(lines[first])), (old.end_mark.line, len(lines[old.end_mark.line])), ("",))
    added = tuple(f"{' ' * column}- {written(new.strip(), None)}" for new in values[len(node.value) :])
    if added:
        last = node.value[-1].end_mark.line
        end = (last, len(lines[last]))
        yield _Edit(end, end, ("", *added))


def written(text: str, style: str | None) -> str:
    """Return a text of one line as YAML: in quotes where it needs them, or had them (`style`)."""
    forms = {
        None: text,
        "'": "'" + text.replace("'", "''") + "'",
        '"': '"' + "".join(_ESCAPES.get(sign, sign) for sign in text) + '"',
    }
    for form in (forms.get(style, text), *forms.values()):
        found = parse_yaml(f"a:\n  - {form}\nb: {form}\n", "")
        if isinstance(found, YamlFile) and found.root == {"a": [text], "b": text}:
            return form
    return forms['"']


def _assert_says(after: object, before: YamlFile, values: Mapping[Place, Value]) -> None:
    """Raise CannotSplice unless the file says these values, and beside them what it said before."""
    if not isinstance(after, YamlFile):
        raise CannotSplice(next(iter(values), ()))
    wanted: dict[Place, Plain] = dict(_flat(before.root, ()))
    for place, value in values.items():
        for old in [one for one in wanted if one[: len(place)] == place]:
            del wanted[old]
        wanted.update(_flat(value if isinstance(value, str) else list(value), place))
    found = dict(_flat(after.root, ()))
    for place in wanted.keys() | found.keys():
        if _said(wanted.get(place, b"")) != _said(found.get(place, b"")):
            raise CannotSplice(place)


def _flat(value: Plain, place: Place) -> Iterator[tuple[Place, Plain]]:
    if isinstance(value, dict | list) and value:
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for step, part in pairs:
            yield from _flat(part, (*place, step))
    else:
        yield place, value


def _said(value: object) -> object:
    if isinstance(value, str):
        return "\n".join(line.rstrip() for line in value.strip().split("\n"))
    return value
