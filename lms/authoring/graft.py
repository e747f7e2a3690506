"""Changing one part of a YAML text and no other line; without it a form would rewrite everything."""

from collections.abc import Iterator

import yaml

from lms.authoring.yaml_lines import Change, applied, hyphen, indented, last_line, lines_of
from lms.authoring.yaml_writer import write_entry, write_yaml
from lms.courses.yaml_file import Place, Plain, YamlFile, parse_yaml
from lms.errors import LmsError
from lms.text import Text

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CannotChange(LmsError):
    """A file that cannot be read as YAML, or has no such part."""

    status = 409
    message = Text(
        en="This file has mistakes that must be mended in its text before a form can change it.",
        km="ឯកសារនេះមានកំហុស ដែលត្រូវកែក្នុងអត្ថបទសិន ទើបអាចប្រើទម្រង់កែវាបាន។",
    )


def replace_part(text: str, place: Place, value: dict[str, Plain]) -> str:
    """Return the text with the mapping at `place` saying `value`; lines that say the same stay as they are.

    Raises CannotChange when the text is not sound YAML or no mapping stands at the place.
    """
    root = _read(text)
    old = part_at(root, place)
    if not isinstance(old, dict):
        raise CannotChange
    wanted = _with(root, place, value)
    node = _node_at(_compose(text), place)
    for changes in (tuple(_mapping(node, old, value, text)), (_whole(node, value, text),)):
        changed = applied(text, changes)
        if _says(changed, wanted):
            return changed
    raise CannotChange


def append_entry(text: str, key: str, value: dict[str, Plain]) -> str:
    """Return the text with one more entry at the end of the list under the top key `key`.

    Raises CannotChange when the text is not sound YAML or has no such list.
    """
    root = _read(text)
    entries = root.get(key)
    if not isinstance(entries, list) or not entries:
        raise CannotChange
    node = _node_at(_compose(text), (key,))
    end = last_line(node, text) + 1
    changed = applied(text, (Change(end, end, write_entry(value, hyphen(node.value[-1], text)[1])),))
    if not _says(changed, {**root, key: [*entries, value]}):
        raise CannotChange
    return changed


def remove_entry(text: str, key: str, number: int) -> str:
    """Return the text without the entry `number` (from 0) of the list under `key`.

    Raises CannotChange for the only entry there is, and for one that is not there.
    """
    root = _read(text)
    entries = root.get(key)
    if not isinstance(entries, list) or len(entries) < 2 or number >= len(entries):
        raise CannotChange
    node = _node_at(_compose(text), (key, number))
    changed = applied(text, (Change(hyphen(node, text)[0], last_line(node, text) + 1, ""),))
    if not _says(changed, {**root, key: [one for i, one in enumerate(entries) if i != number]}):
        raise CannotChange
    return changed


def part_at(value: Plain, place: Place) -> Plain:
    """Return what stands at a place; None for nothing."""
    for step in place:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _read(text: str) -> dict[str, Plain]:
    file = parse_yaml(text.removeprefix("\ufeff"), "")
    if isinstance(file, tuple):
        raise CannotChange
    return file.root


def _says(text: str, wanted: dict[str, Plain]) -> bool:
    file = parse_yaml(text.removeprefix("\ufeff"), "")
    return isinstance(file, YamlFile) and file.root == wanted


def _with(root: dict[str, Plain], place: Place, new: Plain) -> dict[str, Plain]:
    """Return the values with others at a place that is there."""

    def changed(here: Plain, way: Place) -> Plain:
        if isinstance(here, list) and way and isinstance(way[0], int):
            return [changed(one, way[1:]) if i == way[0] else one for i, one in enumerate(here)]
        if isinstance(here, dict) and way:
            return {key: changed(one, way[1:]) if key == way[0] else one for key, one in here.items()}
        return new

    found = changed(root, place)
    return found if isinstance(found, dict) else {}


def _compose(text: str) -> yaml.Node:
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    node = yaml.compose(plain, Loader=_Loader)
    if node is None:
        raise CannotChange
    return node


def _node_at(node: yaml.Node, place: Place) -> yaml.Node:
    for step in place:
        if isinstance(node, yaml.MappingNode):
            node = next(value for key, value in node.value if key.value == step)
        else:
            node = node.value[step]
    return node


def _mapping(node: yaml.Node, old: dict[str, Plain], new: dict[str, Plain], text: str) -> Iterator[Change]:
    """Yield the changes that make a mapping say `new` instead of `old`, each as small as it can be."""
    ends: dict[str, int] = {}
    for key, inner in node.value:
        name = key.value
        ends[name] = last_line(inner, text) + 1
        if name not in new:
            yield Change(key.start_mark.line, ends[name], "")
        elif old[name] != new[name]:
            yield from _value(key, inner, old[name], new[name], text)
    before = ""
    for name, value in new.items():
        if name in ends:
            before = name
            continue
        # Where nothing stands before it: below the first key, whose line may begin with a hyphen.
        end = ends.get(before) or min(ends.values())
        yield Change(end, end, indented(write_yaml({name: value}), node.start_mark.column))


def _value(key: yaml.Node, node: yaml.Node, old: Plain, new: Plain, text: str) -> Iterator[Change]:
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        yield from _mapping(node, old, new, text)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        yield from _list(node, old, new, text)
    else:
        yield _written(key, write_yaml({str(key.value): new}), last_line(node, text), text)


def _list(node: yaml.Node, old: list[Plain], new: list[Plain], text: str) -> Iterator[Change]:
    indent = hyphen(node.value[0], text)[1]
    for inner, one, other in zip(node.value, old, new, strict=False):
        if isinstance(one, dict) and isinstance(other, dict) and one and other:
            yield from _mapping(inner, one, other, text)
        elif one != other:
            yield Change(hyphen(inner, text)[0], last_line(inner, text) + 1, _entry(other, indent))
    for inner in node.value[len(new) :]:
        yield Change(hyphen(inner, text)[0], last_line(inner, text) + 1, "")
    end = last_line(node, text) + 1
    for other in new[len(old) :]:
        yield Change(end, end, _entry(other, indent))


def _whole(node: yaml.Node, value: dict[str, Plain], text: str) -> Change:
    return _written(node, write_yaml(value), last_line(node, text), text)


def _written(begins: yaml.Node, written: str, last: int, text: str) -> Change:
    """Write lines from where a node begins; what stands before it in its line, such as a hyphen, stays."""
    column, first = begins.start_mark.column, begins.start_mark.line
    lead = lines_of(text)[first][:column]
    return Change(first, last + 1, lead + indented(written, column)[column:])


def _entry(value: Plain, indent: int) -> str:
    """Write an entry of a list: below a key it stands two further to the right than here wanted."""
    lines = write_yaml({"x": [value]}).splitlines(keepends=True)[1:]
    return indented("".join(line[2:] or line for line in lines), indent)
