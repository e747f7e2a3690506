"""Without these, an office without a browser could not print what it has written or published."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lms.cli import main
from tests.conftest import CONTENT
from tests.courses.samples import SAMPLE


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite_template: Path):
    """A function that runs `lms content print …` on an installation with the shipped content."""
    monkeypatch.setenv("LMS_DATA", str(tmp_path))
    monkeypatch.setenv("LMS_CONTENT", str(CONTENT))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{sqlite_template}")

    def print_(*words: str) -> Result:
        return CliRunner().invoke(main, ("content", "print", *words, "--out", str(tmp_path / "papers")))

    return print_


def test_every_paper_of_a_published_module_has_a_neutral_name(run, tmp_path):
    done = run("m2")

    assert done.exit_code == 0, done.output
    names = sorted(path.name for path in (tmp_path / "papers").iterdir())
    assert names == [
        *(f"m2-answer-sheet-{form}-km.pdf" for form in "abc"),
        "m2-flipchart-km.pdf",
        "m2-guide-km.pdf",
        "m2-handout-km.pdf",
        *(f"m2-key-{form}-km.pdf" for form in "abc"),
        *(f"m2-quiz-{form}-km.pdf" for form in "abc"),
        "m2-tally-km.pdf",
    ]


def test_files_are_printed_before_anybody_publishes_them(run, tmp_path):
    unknown = run("hands", "quiz", "--folder", str(SAMPLE), "--form", "B", "--language", "both")
    known = run("clean-hands", "quiz", "--folder", str(SAMPLE), "--form", "B", "--language", "both")

    assert unknown.exit_code == 2
    assert known.exit_code == 0, known.output
    assert (tmp_path / "papers" / "m9-quiz-b-both.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("words", [("M9",), ("M1", "novel"), ("M1", "quiz", "--form", "D")])
def test_what_there_is_not_is_said_and_nothing_is_written(run, tmp_path, words):
    done = run(*words)

    assert done.exit_code == 2
    assert not list((tmp_path / "papers").glob("*.pdf"))
