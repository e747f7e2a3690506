"""A YAML file as plain values with the place of each, or everything that is wrong with it."""

import re
from collections.abc import Iterator

import yaml

from lms.courses.files import Files
from lms.courses.mistakes import Mistake
from lms.courses.yaml_builder import CONTROL, DEEPEST, Builder
from lms.courses.yaml_syntax import syntax_mistake
from lms.courses.yaml_values import Place, Plain, YamlFile, spell

__all__ = [
    "DEEPEST",
    "LARGEST",
    "Place",
    "Plain",
    "YamlFile",
    "parse_bytes",
    "parse_yaml",
    "read_yaml",
    "spell",
]

LARGEST = 256 * 1024

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A control character anywhere, or white space other than spaces at the beginning of a line.
_UNWANTED = re.compile(rf"(?m){CONTROL.pattern}|^ *[^\S \n]")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


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
    if data.startswith(_UTF_16) or data[:400].count(0) > len(data[:400]) // 4:
        return (Mistake(name, 1, "", "utf_16"),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
        line, _, part = before.rpartition("\n")
        return (Mistake(name, line.count("\n") + bool(_) + 1, "", "unreadable", (), len(part) + 1),)
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> YamlFile | tuple[Mistake, ...]:
    """Parse a text; see read_yaml."""
    source = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    whole = "\n".join(source)
    if _UNWANTED.search(whole):
        return tuple(_unwanted_signs(source, name))
    builder = Builder(name, source, _Loader(whole))
    try:
        root = builder.read()
    except yaml.YAMLError as error:
        return (syntax_mistake(error, name, source),)
    if builder.refused:
        return tuple(dict.fromkeys(builder.refused))
    if not isinstance(root, dict):
        return (*builder.mistakes, Mistake(name, 1, "", "not_mapping"))[:1]
    if builder.mistakes:
        return tuple(builder.mistakes)
    return YamlFile(name, root, builder.lines, builder.columns)


def _unwanted_signs(source: list[str], name: str) -> Iterator[Mistake]:
    for number, line in enumerate(source, 1):
        before = line[: len(line) - len(line.lstrip())]
        if "\t" in before:
            yield Mistake(name, number, "", "tab", (), before.index("\t") + 1)
        elif found := CONTROL.search(line):
            yield Mistake(name, number, "", "control", (), found.start() + 1)
        elif before.strip(" "):
            yield Mistake(name, number, "", "odd_space", (), len(before) - len(before.lstrip(" ")) + 1)
