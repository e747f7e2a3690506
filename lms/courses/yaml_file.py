"""A YAML file as plain values with the line of each, or everything that is wrong with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from lms.courses.files import Files
from lms.courses.mistakes import Mistake

LARGEST = 256 * 1024
DEEPEST = 20

Plain: TypeAlias = "bool | int | str | list[Plain] | dict[str, Plain] | None"
Place = tuple[str | int, ...]

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"^-?(0|[1-9][0-9]{0,17})$")
# Neither YAML nor a page shows these; some would shift the lines that messages name.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_EXACT = {"true": True, "false": False, "null": None, "": None}
_AMBIGUOUS = re.compile(
    r"^(~|yes|no|on|off|y|n|true|false|null|[-+]?[0-9][0-9_]*|[-+]?0[xob][0-9a-f_]+"
    r"|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"
    r"|[-+]?([0-9][0-9_]*)?\.[0-9_]+(e[-+]?[0-9]+)?|[-+]?[0-9][0-9_]*(\.[0-9_]*)?e[-+]?[0-9]+"
    r"|[-+]?\.inf|\.nan|[-+]?[0-9]+\.)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The values of a file, and the line (from 1) on which each stands.

    A place is the way to a value: keys and, in lists, positions from 0. The line of a value
    that is a mapping's is that of its key.
    """

    name: str
    root: dict[str, Plain]
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """Return the line of a place, or of the nearest thing around it that exists."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def known(self, place: Place) -> Place:
        """Return the place without the steps that the file does not have (such as kinds of item)."""
        found: Place = ()
        here: Plain = self.root
        kind_passed = False
        for step in place:
            # Kind `number` is a step of its own, even where an author wrote a key `number`.
            if not kind_passed and isinstance(here, dict) and here.get("kind") == step:
                kind_passed = True
            elif (*found, step) in self.lines:
                found, here, kind_passed = (*found, step), _part(here, step), False
        return found


def read_yaml(files: Files, known_as: str) -> YamlFile | tuple[Mistake, ...]:
    """Read the file of this name. Never raises for what is in the file."""
    name = files.said(known_as)
    try:
        data = files.read(known_as)
    except OSError:
        return (Mistake(name, 1, "", "missing_file"),)
    return parse_bytes(data, name)


def parse_bytes(data: bytes, name: str) -> YamlFile | tuple[Mistake, ...]:
    """Parse the bytes of a file that messages call `name`; see read_yaml."""
    if len(data) > LARGEST:
        return (Mistake(name, 1, "", "too_big"),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return (Mistake(name, data[: error.start].count(b"\n") + 1, "", "unreadable"),)
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> YamlFile | tuple[Mistake, ...]:
    """Parse a text; see read_yaml."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if signs := tuple(_unwanted_signs(lines, name)):
        return signs
    text = "\n".join(lines)
    try:
        unwanted = tuple(dict.fromkeys(_unwanted(text, name)))
        if unwanted:
            return unwanted
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return (_syntax(error, name, lines),)
    if not isinstance(node, yaml.MappingNode):
        return (Mistake(name, 1, "", "not_mapping"),)
    builder = _Builder(name, lines)
    root = builder.build(node, ())
    if builder.mistakes or not isinstance(root, dict):
        return tuple(builder.mistakes)
    return YamlFile(name, root, builder.lines)


def _part(value: Plain, step: str | int) -> Plain:
    if isinstance(value, dict):
        return value.get(str(step))
    return value[step] if isinstance(value, list) and isinstance(step, int) else None


def _unwanted_signs(lines: list[str], name: str) -> Iterator[Mistake]:
    for number, line in enumerate(lines, 1):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            yield Mistake(name, number, "", "tab")
        elif _CONTROL.search(line):
            yield Mistake(name, number, "", "control")


def _syntax(error: yaml.YAMLError, name: str, lines: list[str]) -> Mistake:
    context, problem = str(getattr(error, "context", "")), str(getattr(error, "problem", "?"))
    mark = getattr(error, "problem_mark", None)
    # What is never closed is noticed lines later; an author has to look where it began.
    if context in {"while scanning a quoted scalar", "while scanning a simple key"}:
        mark = getattr(error, "context_mark", None) or mark
    # What is missing at the end of a file is missing below its last line with something on it.
    last = max((number for number, line in enumerate(lines, 1) if line.strip()), default=1)
    line = min(mark.line + 1, last) if mark else 1
    if mark and lines[mark.line : line] and lines[mark.line][mark.column :].startswith("\t"):
        return Mistake(name, line, "", "tab")
    for code, words in (("alias", {"alias", "anchor"}), ("tag", {"tag"})):
        if words & set(context.split()):
            return Mistake(name, line, "", code)
    return Mistake(name, line, "", "syntax", (("problem", problem),))


def _unwanted(text: str, name: str) -> Iterator[Mistake]:
    """Find what YAML allows and we do not, without building anything."""
    depth = documents = 0
    flow: int | None = None
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                yield Mistake(name, line, "", "many_documents")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            yield Mistake(name, line, "", "alias")
        if getattr(event, "tag", None):
            yield Mistake(name, line, "", "tag")
        if flow is not None and not isinstance(event, yaml.CollectionEndEvent):
            yield Mistake(name, flow, "", "flow")
        flow = None
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            # An empty [] or {} has no other spelling, so only what has something in it is refused.
            flow = line if event.flow_style else None
            if depth > DEEPEST:
                yield Mistake(name, line, "", "too_deep")
                return


class _Builder:
    """Turns nodes into values, remembering lines and collecting mistakes."""

    def __init__(self, name: str, source: list[str]) -> None:
        self.name = name
        self.source = source
        self.lines: dict[Place, int] = {}
        self.mistakes: list[Mistake] = []

    def build(self, node: yaml.Node, place: Place) -> Plain:
        self.lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*place, i)) for i, child in enumerate(node.value)]
        return self._scalar(node, place)

    def _mapping(self, node: yaml.MappingNode, place: Place) -> Plain:
        values: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self._mistake(line, place, "odd_key")
                continue
            key = str(key_node.value)
            if key in values:
                self._mistake(line, place, "duplicate", ("key", key))
                continue
            self.lines[(*place, key)] = line
            values[key] = self.build(value_node, (*place, key))
        return values

    def _scalar(self, node: yaml.Node, place: Place) -> Plain:
        text = str(node.value)
        line = node.start_mark.line + 1
        if _CONTROL.search(text.replace("\n", "")):
            self._mistake(line, place, "control")
        if getattr(node, "style", None):
            return text
        if text in _EXACT:
            return _EXACT[text]
        if text.isascii() and _WHOLE.match(text):
            return int(text)
        if text.isascii() and _AMBIGUOUS.match(text):
            self._mistake(line, place, "implicit", ("value", text))
        elif self.source[node.end_mark.line][node.end_mark.column :].lstrip().startswith("#"):
            self._mistake(node.end_mark.line + 1, place, "comment")
        return text

    def _mistake(self, line: int, place: Place, code: str, *values: tuple[str, str]) -> None:
        self.mistakes.append(Mistake(self.name, line, spell(place), code, values))


def spell(place: Place) -> str:
    """Write a place as an author counts: `items 2 > options 1 > text`."""
    words: list[str] = []
    for step in place:
        if isinstance(step, int):
            words[-1:] = [f"{words[-1] if words else ''} {step + 1}".strip()]
        else:
            words.append(step)
    return " > ".join(words)
