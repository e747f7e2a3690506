"""No file, however odd or damaged, breaks the reader, and every mistake in it has its words."""

import re
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from lms.courses.content import FormFile, Lesson, ModuleHead
from lms.courses.files import Parcel
from lms.courses.mistakes import Mistake
from lms.courses.registers import Facts, HelpCard, Misconceptions
from lms.courses.structure import check_structure
from lms.courses.yaml_file import Plain, YamlFile, parse_yaml, read_yaml
from lms.text import LANGUAGES
from tests.courses.samples import (
    FACTS,
    FORM_A,
    HEAD,
    HELP,
    LESSON,
    MISCONCEPTIONS,
    SAMPLE,
    SHIPPED,
    make_content,
    mistakes_in,
    read_text,
)

MODELS: dict[str, type[BaseModel]] = {
    FACTS: Facts,
    MISCONCEPTIONS: Misconceptions,
    HELP: HelpCard,
    HEAD: ModuleHead,
    LESSON: Lesson,
    FORM_A: FormFile,
}
FILES = sorted(MODELS)
SHIPPED_FILES = sorted(SHIPPED.glob("**/*.yaml"))
SLOW = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def complaints(text: str, file: str) -> tuple[Mistake, ...]:
    """Return what is said about a text in place of a file, and see that it can be said, in time."""
    begun = time.process_time()
    parsed = parse_yaml(text, file)
    found = parsed if isinstance(parsed, tuple) else check_structure(parsed, MODELS[file], parsed.root)
    spent = time.process_time() - begun
    assert spent < 20
    if not isinstance(found, tuple):
        return ()
    lines = len(re.split("\r\n|\r|\n", text))
    for one in found:
        assert 1 <= one.line <= lines
        assert all(one.say(language) for language in LANGUAGES)
    return found


MARKUP = [
    *"\n\n\n    ----:::'\"#&*!|>{}[],?%@`\t\\~<=.",
    "\r",
    "\0",
    "\x85",
    "\u2028",
    "\ud800",
    "\ufeff",
    "\u200b",
]
KEYS = [
    "id",
    "kind",
    "en",
    "km",
    "items",
    "facts",
    "screens",
    "practice",
    "number",
    "true-false",
    "form",
    "A",
]
SCRAPS = st.sampled_from(
    [*MARKUP, *KEYS, ": ", "\n  ", "\n- ", "---\n", "...", "<<", "no", "1e3", "ក", "្", "🇰🇭"]
)
TEXTS = st.lists(SCRAPS | st.text(max_size=6), max_size=60).map("".join)


@SLOW
@given(text=TEXTS, file=st.sampled_from(FILES))
@example(text="? " * 5000, file=FACTS)
@example(text="[" * 100_000, file=FACTS)
@example(text="{a: " * 20_000, file=FACTS)
@example(text="- " * 100_000, file=FACTS)
@example(text="a: &a " * 5000, file=FACTS)
@example(text="k: 1\n" * 20_000, file=FACTS)
@example(text="".join(f"key{i}: 1\n" for i in range(9000)), file=FACTS)
@example(text="x" * 250_000 + ": 1", file=FACTS)
@example(text="facts:\n" + "  - id: A\n" * 3000, file=FACTS)
@example(text='a: "' + "\\u1780" * 40_000 + '"', file=FACTS)
@example(text="%TAG ! tag:a,2000:\n---\na: !b 1\n", file=FACTS)
@example(text="%YAML 9.9\n---\na: 1\n", file=FACTS)
@example(text="a: \ud800\n", file=FACTS)
def test_no_text_breaks_the_reader(text: str, file: str):
    complaints(text, file)


@SLOW
@given(data=st.data())
def test_no_damaged_file_breaks_the_reader(data: st.DataObject):
    source = data.draw(st.sampled_from(SHIPPED_FILES))
    damaged = bytearray(source.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(damaged)))
        end = start + data.draw(st.integers(0, 40))
        damaged[start:end] = data.draw(
            st.binary(max_size=8) | TEXTS.map(lambda x: x.encode("utf-8", "replace"))
        )

    file = read_yaml(Parcel({FORM_A: bytes(damaged)}), FORM_A)

    if isinstance(file, tuple):
        assert file
    else:
        for model in MODELS.values():
            check_structure(file, model, file.root)


VALUES: st.SearchStrategy[Plain] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.sampled_from(
        ["", " ", "A", "x" * 500, "2026-11-21", "12:30", "MC01", "number", "dont-know", "ក", "a.svg"]
    )
    | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=5,
)


def places(value: Plain, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the way to every value within a value."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place, *(below for step, part in parts for below in places(part, (*place, step)))]


@SLOW
@given(data=st.data(), file=st.sampled_from(FILES))
def test_any_value_in_any_place_is_answered_with_words_of_ours(data: st.DataObject, file: str):
    root = yaml.load(read_text(SAMPLE, file), Loader=yaml.BaseLoader)
    parsed = parse_yaml(read_text(SAMPLE, file), file)
    assert isinstance(parsed, YamlFile)
    *way, last = data.draw(st.sampled_from(places(parsed.root)[1:]))
    here = root = parsed.root
    for step in way:
        here = here[step]
    here[last] = data.draw(VALUES)
    text = yaml.safe_dump(root, allow_unicode=True, default_flow_style=False, sort_keys=False)

    found = complaints(text, file)

    assert "invalid" not in {one.code for one in found}


@pytest.mark.parametrize("linked", ["file", "folder"])
def test_a_symbolic_link_out_of_the_folder_is_refused_by_name(tmp_path: Path, linked: str) -> None:
    folder = make_content(tmp_path)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.svg").write_text("<svg/>")
    link = folder / "modules/clean-hands/pictures" / ("stolen.svg" if linked == "file" else "more")
    link.symlink_to(outside / "secret.svg" if linked == "file" else outside)

    found = mistakes_in(folder)

    name = link.relative_to(folder).as_posix()
    assert [(one.file, one.code) for one in found if one.code == "link_outside"] == [
        (f"content/{name}", "link_outside")
    ]


def test_a_symbolic_link_within_the_folder_is_a_file_like_any_other(tmp_path: Path) -> None:
    folder = make_content(tmp_path)
    link = folder / "modules/clean-hands/pictures/again.svg"
    link.symlink_to(folder / "modules/clean-hands/pictures/hands.svg")

    assert "link_outside" not in {one.code for one in mistakes_in(folder)}
