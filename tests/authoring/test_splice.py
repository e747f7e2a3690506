"""Without these, a translation that comes back could change what nobody translated."""

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lms.authoring.splice import CannotSplice, Value, spliced
from lms.courses.bilingual import texts_in
from lms.courses.files import Folder
from lms.courses.yaml_file import Place, YamlFile, parse_bytes
from tests.courses.samples import SHIPPED

FILE = """\
# What stands above.
title:
  en: Clean hands
  km: ដៃស្អាត   
screens:
  - id: one   # refused by the reader elsewhere
    text:
      en: |
        First line
        second line

      # between
      km: |-
          ខ្មែរ មួយ
          ពីរ


    note:
      en: "Say: 'yes'"
      km: 'បាទ'
  - en: only
  - en: >
      folded
      text
    km:
accepted:
  - id: soap
    en:
      - soap
    km:
      - សាប៊ូ
      # a remark
      - ដុំសាប៊ូ
"""
FILE = FILE.replace("   # refused by the reader elsewhere", "")


def change(text: str, place: Place, value: Value) -> str:
    return spliced(text.encode(), {place: value}).decode()


@pytest.mark.parametrize(
    ("place", "value", "old", "new"),
    [
        (("title", "km"), "ដៃ", "  km: ដៃស្អាត   \n", "  km: ដៃ   \n"),
        (("title", "km"), "ដៃ: ២", "  km: ដៃស្អាត   \n", "  km: 'ដៃ: ២'   \n"),
        (("title", "km"), "no", "  km: ដៃស្អាត   \n", "  km: 'no'   \n"),
        (("title", "km"), "ក\n\nខ", "  km: ដៃស្អាត   \n", "  km: |   \n    ក\n\n    ខ\n"),
        (
            ("screens", 0, "text", "km"),
            "ថ្មី",
            "km: |-\n          ខ្មែរ មួយ\n          ពីរ\n",
            "km: |-\n          ថ្មី\n",
        ),
        (
            ("screens", 0, "text", "en"),
            "One\n\nTwo\n",
            "        First line\n        second line\n",
            "        One\n\n        Two\n",
        ),
        (("screens", 0, "note", "km"), "បាទ 'ណា'", "'បាទ'", "'បាទ ''ណា'''"),
        (("screens", 0, "note", "en"), 'Say: "\\"', "\"Say: 'yes'\"", '"Say: \\"\\\\\\""'),
        (("screens", 1, "km"), "តែ", "  - en: only\n", "  - en: only\n    km: តែ\n"),
        (("screens", 2, "km"), "បត់", "    km:\naccepted", "    km: បត់\naccepted"),
        (
            ("screens", 2, "en"),
            "not folded",
            "en: >\n      folded\n      text\n",
            "en: |\n      not folded\n",
        ),
        (("accepted", 0, "km"), ("សាប៊ូ", "ដុំ", "ម្សៅ"), "      - ដុំសាប៊ូ\n", "      - ដុំ\n      - ម្សៅ\n"),
        (("accepted", 0, "km"), ("សាប៊ូ",), "      # a remark\n      - ដុំសាប៊ូ\n", "      # a remark\n"),
    ],
)
def test_only_the_text_itself_changes(place: Place, value: Value, old: str, new: str):
    assert FILE.count(old) == 1

    assert change(FILE, place, value) == FILE.replace(old, new)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_the_mark_at_the_beginning_stay(end: str):
    data = b"\xef\xbb\xbf" + FILE.replace("\n", end).encode()

    changed = spliced(data, {("title", "km"): "ក\nខ", ("screens", 1, "km"): "គ"})

    assert changed.startswith(b"\xef\xbb\xbf# What")
    assert (
        changed.count(end.encode())
        == changed.replace(end.encode(), b"\n").count(b"\n")
        == FILE.count("\n") + 3
    )


def test_a_last_line_without_an_end_gets_one_only_when_something_follows_it():
    assert spliced(b"a:\n  en: x", {("a", "km"): "ក"}).decode() == "a:\n  en: x\n  km: ក"


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("nowhere", "km"), "ក"),
        (("title", "km", "km"), "ក"),
        (("accepted", 0, "km"), ()),
        (("accepted", 0, "km"), "ក"),
        (("title", "km"), ("ក",)),
        (("title", "km"), "a\x00b"),
        (("title", "km"), "a\u2028b"),
    ],
)
def test_what_cannot_stand_there_is_refused(place: Place, value: Value):
    with pytest.raises(CannotSplice):
        change(FILE, place, value)


def test_a_file_with_mistakes_is_not_touched():
    with pytest.raises(CannotSplice):
        spliced(b"a: &x 1\n", {("a", "km"): "x"})


WORDS = st.text(st.sampled_from("ក្ខុ a:#'\"-*|>?\\[]{}1%@&!`,.\n"), min_size=1, max_size=20)


@given(WORDS.filter(lambda text: text.strip() and "\n " not in text.strip()))
@example(": x")
@example("a #b")
@example("-")
@example("- a\n- b")
@example("12:30")
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_written_and_is_read_again_as_it_was(text: str):
    for place in (
        ("title", "km"),
        ("screens", 0, "text", "km"),
        ("screens", 0, "note", "km"),
        ("screens", 1, "km"),
    ):
        found = yaml.safe_load(change(FILE, place, text))
        for step in place:
            found = found[step]
        lines = [line.rstrip() for line in text.strip().split("\n")]
        assert [line.rstrip() for line in found.strip().split("\n")] == lines


def test_every_text_of_the_shipped_content_can_be_written_over_with_itself_and_nothing_changes():
    folder = Folder(SHIPPED)
    for name in folder.names("modules/child-rights/*/*.yaml"):
        data = folder.read(name)
        file = parse_bytes(data, name)
        assert isinstance(file, YamlFile)
        values: dict[Place, Value] = {}
        for one in texts_in(file.root):
            values |= {(*one.place, "km"): one.km, (*one.place, "en"): one.en}

        assert spliced(data, values) == data, name
