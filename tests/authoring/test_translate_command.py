"""The way of a translation out and back, as somebody types it."""

from pathlib import Path

import pytest

from tests.authoring.commands import lms
from tests.courses.samples import HEAD, HOME, change, make_content, read_text

UNIT = "clean-hands"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_content(tmp_path)


def everything(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("kind", ["po", "xlsx"])
def test_what_comes_back_untouched_writes_nothing(folder: Path, tmp_path: Path, kind: str):
    before = everything(folder)
    out = lms("content", "translate", "out", folder, "--format", kind, "--to", tmp_path / "out")

    back = [lms("content", "translate", "in", file, folder) for file in (tmp_path / "out").iterdir()]

    assert out.exit_code == 0
    assert [one.exit_code for one in back] == [0, 0]
    assert everything(folder) == before


def test_a_translated_title_changes_its_line_and_the_lock_only(folder: Path, tmp_path: Path):
    before = everything(folder)
    lms("content", "translate", "out", folder, "--format", "po", "--module", UNIT, "--to", tmp_path)
    change(tmp_path, f"{UNIT}.po", 'msgstr "ដៃស្អាត"', 'msgstr "ដៃស្អាតល្អ"')

    dry = lms("content", "translate", "in", tmp_path / f"{UNIT}.po", folder, "--dry-run")
    unchanged = everything(folder) == before
    back = lms("content", "translate", "in", tmp_path / f"{UNIT}.po", folder)

    assert unchanged
    assert "ដៃស្អាត\n  → ដៃស្អាតល្អ" in dry.output
    assert back.exit_code == 0
    after = everything(folder)
    assert {name for name in after if after[name] != before.get(name)} == {HEAD, f"{HOME}/khmer.yaml"}
    assert after[HEAD].decode() == read_text(folder, HEAD)
    assert after[HEAD] == before[HEAD].replace("  km: ដៃស្អាត\n".encode(), "  km: ដៃស្អាតល្អ\n".encode())


def test_what_is_left_alone_is_said_and_ends_with_one(folder: Path, tmp_path: Path):
    lms("content", "translate", "out", folder, "--format", "po", "--module", UNIT, "--to", tmp_path)
    change(tmp_path, f"{UNIT}.po", 'msgstr "ដៃស្អាត"', 'msgstr "ដៃស្អាតល្អ"')
    change(folder, HEAD, "  en: Clean hands\n", "  en: Very clean hands\n")

    back = lms("content", "translate", "in", tmp_path / f"{UNIT}.po", folder)

    assert back.exit_code == 1
    assert "the English has changed" in back.output
    assert "ដៃស្អាតល្អ" not in read_text(folder, HEAD)


@pytest.mark.parametrize("words", [("out", "--module", "nowhere"), ("in", __file__), ("in", "nothing.po")])
def test_wrong_use_is_said(folder: Path, words: tuple[str, ...]):
    way, *rest = words
    said = lms("content", "translate", way, *rest, folder)

    assert said.exit_code in {1, 2}
    assert "Traceback" not in said.output
