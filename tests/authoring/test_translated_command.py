"""Somebody who has read both languages says so by a command, and the gate opens for these texts alone."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lms.cli.content.translated import translated
from tests.authoring import looked
from tests.courses.samples import change, make_content, read_text, write_text

LOCK = f"{looked.HOME}/khmer.yaml"
STEM = "items/form-b:items.hands-b5.stem"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_content(tmp_path)


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(translated, [*words, "--folder", str(folder)])


def stale_in(folder: Path) -> list[str]:
    found = looked.look(looked.files(folder)).blocking
    return [dict(one.values)["id"] for one in found]


def test_after_confirming_all_an_edit_waits_until_it_is_confirmed_too(folder: Path):
    all_said = run(folder, "clean-hands", "--all")
    change(folder, looked.FORM_B, "Which number do you call", "Which number may you call")
    change(folder, looked.LESSON, "en: Before I eat", "en: Before I cook")
    listed = run(folder, "clean-hands")
    found = stale_in(folder)

    done = run(folder, "clean-hands", STEM)

    assert (all_said.exit_code, listed.exit_code, done.exit_code) == (0, 0, 0)
    assert f"{STEM}: the English has changed since" in listed.output.splitlines()
    assert STEM in found
    assert stale_in(folder) == [one for one in found if one != STEM]
    assert "khmer.yaml: 1." in done.output


def test_the_shared_files_have_a_lock_of_their_own(folder: Path):
    run(folder, "_shared", "--all")

    assert "facts:facts.water-and-soap.text: " in read_text(folder, "khmer.yaml")
    assert run(folder, "_shared").output == "Every text is confirmed.\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["clean-hand"], "There is no module clean-hand. Perhaps clean-hands?"),
        (["clean-hands", "module:titel"], "There is no text module:titel. Perhaps module:title?"),
    ],
)
def test_what_is_not_there_is_named_and_nothing_is_written(folder: Path, words: list[str], says: str):
    said = run(folder, *words)

    assert (said.exit_code, said.output.strip()) == (1, says)
    assert not (folder / LOCK).exists()


def test_with_a_broken_file_nothing_is_confirmed_and_no_line_of_the_lock_is_lost(folder: Path):
    run(folder, "clean-hands", "--all")
    before = read_text(folder, LOCK)
    write_text(folder, looked.FORM_B, 'form: "B\n')

    said = run(folder, "clean-hands", "--all")

    assert said.exit_code == 1
    assert "form-b.yaml has mistakes" in said.output
    assert read_text(folder, LOCK) == before
