"""Free text is asked of adults only."""

from pathlib import Path

import pytest

from lms.courses.checks import check_adults_only
from lms.courses.yaml_file import YamlFile, parse_yaml
from lms.quizzes.kinds.open_answer import OpenAnswer
from tests.courses.broken import read_cases
from tests.courses.samples import HEAD, change, make_content, mistakes_in
from tests.quizzes.examples import ITEMS, example_of


@pytest.fixture
def file() -> YamlFile:
    """A form of which only the lines matter."""
    parsed = parse_yaml("items:\n  - id: essay\n    kind: open-answer\n", "form-a.yaml")
    assert isinstance(parsed, YamlFile)
    return parsed


@pytest.mark.parametrize(("min_age", "refused"), [(10, True), (17, True), (18, False), (40, False)])
def test_an_open_answer_is_for_adults(file: YamlFile, min_age: int, refused: bool) -> None:
    found = list(check_adults_only(file, ("items", 0), example_of(OpenAnswer), min_age))

    assert [(one.code, one.line) for one in found] == ([("open_for_adults", 3)] if refused else [])


def test_every_other_kind_is_for_everybody(file: YamlFile) -> None:
    others = [item for item in ITEMS if not item.by_hand]

    assert [found for item in others for found in check_adults_only(file, ("items", 0), item, 10)] == []


def test_a_module_for_adults_may_ask_for_free_text(tmp_path: Path) -> None:
    folder = make_content(tmp_path)
    next(case for case in read_cases("kinds") if case.code == "open_for_adults").apply(folder)
    before = [one.code for one in mistakes_in(folder)]

    change(folder, HEAD, "min_age: 10\nmax_age: 17\n", "min_age: 18\nmax_age: 60\n")

    assert (before, mistakes_in(folder)) == (["open_for_adults"], ())
