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


def changed(watch: Watch) -> list[int]:
    """Return the versions after a look at what is near and one at everything."""
    found = []
    for look in (watch.look_near, watch.look_once, watch.look_near):
        look()
        found.append(watch.version)
    return found


def test_a_save_in_the_module_looked_at_is_seen_at_once(folder: Path):
    watch = Watch(folder)
    watch.look_at(HOME)

    (folder / LESSON).write_text("id: a\n")

    assert changed(watch) == [1, 1, 1]


def test_a_save_in_what_all_share_is_seen_at_once_and_in_another_module_later(folder: Path):
    watch = Watch(folder)

    (folder / FORM_A).write_text("form: A\n")
    assert changed(watch) == [0, 1, 1]

    (folder / "facts.yaml").write_text("facts: []\n")
    assert changed(watch) == [2, 2, 2]


def test_a_module_that_goes_and_comes_back_is_seen_once_each(folder: Path):
    watch = Watch(folder)
    watch.look_at(HOME)

    shutil.rmtree(folder / "modules")
    assert changed(watch) == [1, 1, 1]

    shutil.copytree(SAMPLE / "modules", folder / "modules")
    assert changed(watch) == [2, 2, 2]


def test_what_a_file_said_before_is_remembered_the_newest_first(folder: Path):
    files = Remembered(folder)
    for text in ("a: 1\n", "a: 2\n", "a: 2\n", "a: 3\n"):
        (folder / LESSON).write_text(text)
        files.read(LESSON)

    assert list(files.earlier(LESSON)) == [b"a: 3\n", b"a: 2\n", b"a: 1\n"]
    assert list(files.earlier(FORM_A)) == []
