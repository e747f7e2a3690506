"""Without these, a form could write a file that says something else than what was filled in."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lms.authoring.yaml_writer import plain_item, write_entry, write_yaml
from lms.courses.yaml_file import Plain, YamlFile, parse_yaml
from lms.quizzes.kinds import ITEM, KINDS, ItemBase
from tests.courses.samples import shipped

_REFUSED = "\ufeff\x85\u2028\u2029\ufffe\uffff"
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=_REFUSED),
        st.sampled_from("\n\t :#-?'\"\\|>[]{}&*!%@`,~=.0123456789យន៖។\u200b"),
    ),
    max_size=30,
)
WHOLE = st.integers(-(10**17), 10**17)
PLAIN: st.SearchStrategy[Plain] = st.recursive(
    st.one_of(st.none(), st.booleans(), WHOLE, TEXTS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(TEXTS.filter(bool), inner, max_size=4)
    ),
    max_leaves=12,
)


def read(text: str) -> dict[str, Plain]:
    file = parse_yaml(text, "written.yaml")
    assert isinstance(file, YamlFile), (file, text)
    return file.root


@given(st.dictionaries(TEXTS.filter(bool), PLAIN, max_size=5))
@example({"steps": ["Note:this", "ចំណាំ៖ នេះ", "Note៖ this"]})
@settings(max_examples=300, deadline=None)
def test_what_is_written_is_read_as_what_it_was(value: dict[str, Plain]):
    assert read(write_yaml(value)) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "no",
        "Yes",
        "~",
        "null",
        "007",
        "12:30",
        "1_000",
        "3.5",
        ".5",
        "1e3",
        "0x1f",
        "-",
        "- a",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "=",
        "<<",
        "---",
        "...",
        "'a'",
        '"a"',
        'Say: "no"',
        "a\\b",
        "a: \\",
        "a\tb",
        "\ta\nb",
        " a\nb",
        "a\n  b\n",
        "a\n\n\n",
        "\n",
        "\na",
        "a\n \nb",
        "a ",
        "@a",
        "%a",
        "|",
        ">",
        "&a",
        "*a",
        "!a",
        "[a]",
        "{a}",
        "? a",
        "123 4000",
        "+855",
        "1.",
        ".inf",
        "-.inf",
        ".nan",
        "០១២",
        "ប៉ុន្មាន? មួយ",
        "y",
        "OFF",
    ],
)
def test_text_stays_text(text: str):
    value: dict[str, Plain] = {"text": text, "list": [text, {"km": text, "en": text}]}

    assert read(write_yaml(value)) == value


def test_lines_are_written_as_the_guide_asks():
    written = write_yaml(
        {
            "id": "x",
            "title": {"km": "ក", "en": 'Say: "no"'},
            "steps": {"en": "1. One\n2. Two\n", "km": "១"},
            "facts": ["a-b", "12:30"],
            "empty": [],
        }
    )

    assert written == (
        "id: x\n"
        "title:\n"
        "  en: 'Say: \"no\"'\n"
        "  km: ក\n"
        "steps:\n"
        "  en: |\n"
        "    1. One\n"
        "    2. Two\n"
        "  km: ១\n"
        "facts:\n"
        "  - a-b\n"
        '  - "12:30"\n'
        "empty: []\n"
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_example_of_each_kind_is_written_as_it_stands(kind: type[ItemBase]):
    item = ITEM.validate_python(read(kind.manual))

    assert ITEM.validate_python(read(write_yaml(plain_item(item)))) == item
    assert write_yaml(read(kind.manual)) == kind.manual


def test_every_shipped_item_is_written_and_read_as_it_was():
    modules = shipped().modules
    asked = [item for module in modules for form in module.forms.values() for item in form]
    practised = [
        screen.practice
        for one in modules
        for lesson in one.lessons
        for screen in lesson.screens
        if screen.practice
    ]

    for item in [*asked, *practised]:
        entry = "items:\n" + write_entry(plain_item(item), 2)
        assert ITEM.validate_python(read(entry)["items"][0]) == item


def test_signs_that_no_file_may_have_are_left_out():
    assert read(write_yaml({"text": "a\x00\x1b\r\nb\x85"})) == {"text": "a\nb"}
