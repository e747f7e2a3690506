"""Without these, a save could go unseen, or a page be shown anew although nothing was saved."""

import shutil
from pathlib import Path

import pytest

from lms.workshop.watch import Remembered, Watch
from tests.courses.samples import FORM_A, LESSON, SAMPLE, make_content

HOME = "clean-hands"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_content(tmp_path)


def looked(watch: Watch) -> list[int]:
    """Return the versions after two looks."""
    found = []
    for _ in range(2):
        watch.look()
        found.append(watch.version)
    return found


def test_a_save_in_the_module_looked_at_is_seen_at_once(folder: Path):
    watch = Watch(folder, others=0)
    watch.look_at(HOME)

    (folder / LESSON).write_text("id: a\n")

    assert looked(watch) == [1, 1]


def test_a_save_in_what_all_share_is_seen_at_once(folder: Path):
    watch = Watch(folder, others=0)

    (folder / "facts.yaml").write_text("facts: []\n")

    assert looked(watch) == [1, 1]


def test_every_other_module_has_its_turn(folder: Path):
    shutil.copytree(folder / "modules" / HOME, folder / "modules" / "other")
    watch = Watch(folder, others=1)

    for name in (FORM_A, FORM_A.replace(HOME, "other")):
        (folder / name).write_text("form: A\n")

    assert looked(watch) == [1, 2]


@pytest.mark.parametrize("near", [True, False])
def test_a_module_that_goes_and_comes_back_is_seen_once_each(folder: Path, near: bool):
    watch = Watch(folder)
    if near:
        watch.look_at(HOME)

    shutil.rmtree(folder / "modules")
    assert looked(watch) == [1, 1]

    shutil.copytree(SAMPLE / "modules", folder / "modules")
    assert looked(watch) == [2, 2]


def test_what_a_file_said_before_is_remembered_the_newest_first(folder: Path):
    files = Remembered(folder)
    for text in ("a: 1\n", "a: 2\n", "a: 2\n", "a: 3\n"):
        (folder / LESSON).write_text(text)
        files.read(LESSON)

    assert list(files.earlier(LESSON)) == [b"a: 3\n", b"a: 2\n", b"a: 1\n"]
    assert list(files.earlier(FORM_A)) == []
