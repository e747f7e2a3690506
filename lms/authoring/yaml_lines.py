"""Which lines of a text a YAML value stands on; without it a change would touch the lines beside."""

import re
from dataclasses import dataclass

import yaml

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Change:
    """Lines (from 0, the last one not included) and what comes in their stead."""

    first: int
    end: int
    lines: str


def hyphen(node: yaml.Node, text: str) -> tuple[int, int]:
    """Return the line and the column of the hyphen of an entry."""
    lines, number = lines_of(text), node.start_mark.line
    column = lines[number].rfind("-", 0, node.start_mark.column)
    while column < 0 or lines[number][:column].strip(" -"):
        number -= 1
        column = lines[number].find("-")
    return number, column


def last_line(node: yaml.Node, text: str) -> int:
    """Return the last line (from 0) that belongs to a value, without blank lines and remarks below it."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    line: int = node.end_mark.line
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        lines = lines_of(text)
        line = line if node.end_mark.column and line < len(lines) else line - 1
        while line > node.start_mark.line and not lines[line].strip():
            line -= 1
    return line


def lines_of(text: str) -> list[str]:
    """Return the lines of a text with their ends, as YAML counts them."""
    return _LINE.findall(text.removeprefix(_BOM))


def indented(written: str, column: int) -> str:
    """Return lines that stand `column` further to the right."""
    lines = written.splitlines(keepends=True)
    return "".join(f"{' ' * column}{line}" if line.strip() else line for line in lines)


def applied(text: str, changes: tuple[Change, ...]) -> str:
    """Return the text with the changes made; lines that none of them names stay byte for byte."""
    lines = lines_of(text)
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    if not lines[-1].endswith(("\r", "\n")) and changes:
        lines[-1] += end
    # From the end, so that the numbers of lines above still hold.
    for change in reversed(sorted(changes, key=lambda one: (one.first, one.end))):
        lines[change.first : change.end] = [change.lines.replace("\n", end)]
    return (_BOM if text.startswith(_BOM) else "") + "".join(lines)
