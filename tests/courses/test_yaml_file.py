"""YAML means here what it looks like, and every value knows its line."""

from pathlib import Path

import pytest

from lms.courses.files import Folder
from lms.courses.yaml_file import LARGEST, Plain, YamlFile, parse_yaml, read_yaml, spell

PLAIN = {
    "15": 15,
    "-3": -3,
    "0": 0,
    "true": True,
    "false": False,
    "null": None,
    "": None,
    "'no'": "no",
    '"12:30"': "12:30",
    '"007"': "007",
    "'15'": "15",
    "15 years": "15 years",
    "1.2.3": "1.2.3",
    "2026-11-21": "2026-11-21",
    "១៥": "១៥",
    "=": "=",
    "<<": "<<",
    "None": "None",
    "trueish": "trueish",
    "a#b": "a#b",
    "'a # b'": "a # b",
    "a:b": "a:b",
    "it's": "it's",
    "[]": [],
    "{}": {},
    "\\n": "\\n",
    '"\\n"': "\n",
    "សួស្តី ៖ ប្អូន": "សួស្តី ៖ ប្អូន",
    "ក\u200bខ": "ក\u200bខ",
    "👩🏽‍🏫 🇰🇭": "👩🏽‍🏫 🇰🇭",
}


@pytest.mark.parametrize(("written", "meant"), PLAIN.items())
def test_a_value_means_what_it_looks_like(written: str, meant: Plain):
    file = parse_yaml(f"key: {written}\n", "a.yaml")

    assert isinstance(file, YamlFile)
    assert file.root == {"key": meant}
    assert type(file.root["key"]) is type(meant)


def test_a_block_keeps_its_lines_and_a_folded_block_joins_them():
    file = parse_yaml("a: |\n  one # two\n  three: four\nb: >-\n  one\n  two\n", "a.yaml")

    assert isinstance(file, YamlFile)
    assert file.root == {"a": "one # two\nthree: four\n", "b": "one two"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_counted(end: str):
    file = parse_yaml(end.join(["a:", "  - b: 1", "    c: 2", "d: 3", ""]), "a.yaml")

    assert isinstance(file, YamlFile)
    places = [(), ("a",), ("a", 0), ("a", 0, "b"), ("a", 0, "c"), ("d",)]
    assert [file.line(place) for place in places] == [1, 1, 2, 2, 3, 4]


def test_a_byte_order_mark_is_not_content(tmp_path: Path):
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: 1\n")

    file = read_yaml(Folder(tmp_path), "a.yaml")

    assert isinstance(file, YamlFile)
    assert file.root == {"a": 1}


def test_a_file_may_be_exactly_as_large_as_allowed(tmp_path: Path):
    (tmp_path / "a.yaml").write_bytes(b"a: 1\n".ljust(LARGEST, b"#"))
    (tmp_path / "b.yaml").write_bytes(b"a: 1\n".ljust(LARGEST + 1, b"#"))

    fits, too_large = [read_yaml(Folder(tmp_path), name) for name in ("a.yaml", "b.yaml")]

    assert isinstance(fits, YamlFile)
    assert isinstance(too_large, tuple)


def test_twenty_levels_are_allowed():
    text = "".join(f"{'  ' * level}a:\n" for level in range(20))

    assert isinstance(parse_yaml(text, "a.yaml"), YamlFile)


def test_a_place_without_a_line_has_the_line_of_what_is_around_it():
    file = parse_yaml("# remark\na:\n  - b: 1\n", "a.yaml")

    assert isinstance(file, YamlFile)
    assert [file.line(place) for place in [("a", 0, "x", "y"), ("a", 7), ("z",), ()]] == [3, 2, 2, 2]


def test_a_kind_is_not_taken_for_a_key_of_the_same_name():
    file = parse_yaml("item:\n  kind: number\n  id: x\n  number: 5\n", "a.yaml")

    assert isinstance(file, YamlFile)
    assert file.known(("item", "number", "answer")) == ("item",)
    assert file.known(("item", "number", "number")) == ("item", "number")
    assert file.known(("item", "number", "id")) == ("item", "id")


def test_a_place_is_spelled_as_people_count():
    assert spell(("items", 1, "options", 0, "text", "km")) == "items 2 > options 1 > text > km"
    assert spell(()) == ""
