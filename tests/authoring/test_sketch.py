"""Without these, one slip in a file would hide from its writer all that is already good."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from lms.authoring.sketch import Sketch, sketch
from lms.authoring.steps import Kind, at, steps
from lms.courses.cache import Cache
from lms.courses.files import Folder
from tests.courses.samples import FORM_A, HEAD, LESSON, change, line_of, make_content, read_text, write_text

HOME = "clean-hands"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_content(tmp_path)


def drawn(folder: Path, before: Mapping[str, bytes] | None = None) -> Sketch:
    said = before or {}

    def earlier(name: str) -> Iterable[bytes]:
        return [said[name]] if name in said else []

    return sketch(Folder(folder), HOME, Cache(), earlier)


def test_a_whole_module_has_a_step_for_every_page_a_learner_opens(folder: Path):
    found = steps(drawn(folder))

    module = drawn(folder).module
    screens = sum(len(lesson.screens) + 1 for lesson in module.lessons)
    items = sum(len(items) + len(module.attitudes) for items in module.forms.values())
    assert [step.kind for step in found].count(Kind.QUESTION) == items
    lessons = [step for step in found if step.kind in {Kind.SCREEN, Kind.PRACTICE, Kind.ACTIVITY}]
    assert len(lessons) == screens
    assert all(step.fresh for step in found)


def test_every_step_names_the_lines_it_came_from(folder: Path):
    for step in steps(drawn(folder)):
        if step.kind not in {Kind.SCREEN, Kind.QUESTION}:
            continue
        first = read_text(folder, step.name).splitlines()[step.span.first - 1]
        assert first.strip().startswith("- id:")


def test_a_line_of_a_file_is_found_on_its_screen(folder: Path):
    way = steps(drawn(folder))
    lesson = next(one for one in drawn(folder).module.lessons)

    found = at(way, LESSON, line_of(folder, LESSON, f"- id: {lesson.screens[1].id}\n") + 2)

    assert found is not None
    assert (found.part, found.number) == ("lesson-1", 2)
    assert at(way, "modules/other/module.yaml", 1) is None


def test_a_screen_with_a_mistake_hides_no_other(folder: Path):
    whole = drawn(folder).module.lessons[0]
    change(folder, LESSON, f"- id: {whole.screens[0].id}\n", f"- id: {whole.screens[0].id}\n    hedding: x\n")

    found = drawn(folder)

    assert [one.id for one in found.module.lessons[0].screens] == [one.id for one in whole.screens[1:]]
    assert next(step.span.first for step in steps(found) if step.part == "lesson-1") == line_of(
        folder, LESSON, f"- id: {whole.screens[1].id}\n"
    )


def test_what_was_whole_before_is_shown_and_said_to_be_old(folder: Path):
    before = {LESSON: (folder / LESSON).read_bytes()}
    write_text(folder, LESSON, read_text(folder, LESSON) + "  broken: [\n")

    found = drawn(folder, before)

    assert found.module.lessons == drawn(make_content(folder.parent / "again")).module.lessons
    assert {step.fresh for step in steps(found) if step.part == "lesson-1"} == {False}
    assert {step.fresh for step in steps(found) if step.part == "form-a"} == {True}


def test_a_module_of_one_lesson_alone_can_be_seen(folder: Path):
    for name in (HEAD, FORM_A):
        (folder / name).unlink()

    found = drawn(folder)

    assert found.module.head.title.en == HOME
    assert [step.part for step in steps(found)][:3] == ["path", "lesson-1", "lesson-1"]


@pytest.mark.parametrize("name", [HEAD, LESSON, FORM_A, "facts.yaml", "misconceptions.yaml", "help.yaml"])
@pytest.mark.parametrize("text", ["", "- a\n", "id: [\n", "items: 3\nscreens: x\nfacts: 1\n", "\x00"])
def test_no_file_however_broken_stops_the_preview(folder: Path, name: str, text: str):
    write_text(folder, name, text)

    assert steps(drawn(folder))[0].kind is Kind.PATH
