"""Without these, `lms content import --format` could write over somebody's form, or say nothing of a loss."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lms.cli import main
from lms.interop.moodle_out import write_moodle
from tests.courses.samples import SAMPLE
from tests.interop import samples
from tests.interop.test_refusals import FILES


@pytest.fixture(autouse=True)
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content/modules").mkdir(parents=True)
    monkeypatch.setenv("LMS_DATA", str(tmp_path))
    monkeypatch.setenv("LMS_CONTENT", str(tmp_path / "content"))


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["content", *map(str, words)])


def test_questions_become_the_form_of_a_module_and_the_report_is_told(tmp_path: Path):
    bank = tmp_path / "bank.gift"
    bank.write_text(samples.GIFT)

    done = run("import", bank, "--format", "gift", "--module", "cooking", "--form", "C")

    form = tmp_path / "content/modules/cooking/items/form-c.yaml"
    assert (done.exit_code, form.read_text().startswith("form: C\nitems:\n")) == (0, True), done.output
    assert "Not taken:\n  line 23, “This is only a text.”: it is a text and asks nothing" in done.output
    assert "Taken: 8 questions." in done.output


def test_drawings_are_written_beside_the_form(tmp_path: Path):
    items = [item for item in samples.manuals() if item.kind == "picture-choice"]
    bank = tmp_path / "bank.xml"
    bank.write_bytes(write_moodle(items, "demo", samples.drawings(items)).data)

    done = run("import", bank, "--format", "moodle", "--out", tmp_path / "new/items/form-a.yaml")

    assert done.exit_code == 0, done.output
    assert {path.name for path in (tmp_path / "new/pictures").iterdir()} == {"washing.svg", "wiping.svg"}


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path):
    out = tmp_path / "form-a.yaml"
    out.write_text("mine")

    done = run("import", SAMPLE / "help.yaml", "--format", "gift", "--out", out)

    assert (done.exit_code, out.read_text()) == (2, "mine")


@pytest.mark.parametrize("language", ["en", "km"])
def test_a_refused_file_ends_with_one_and_its_cause(tmp_path: Path, language: str):
    bank, out = tmp_path / "bank.xml", tmp_path / "form-a.yaml"
    bank.write_text(FILES)

    done = run("import", bank, "--format", "moodle", "--out", out, "--language", language)

    assert (done.exit_code, out.exists(), "DTD" in done.output) == (1, False, True)


def test_questions_of_a_folder_leave_for_another_program(tmp_path: Path):
    out = tmp_path / "out.zip"
    words = ("export", "--module", "clean-hands", "--folder", SAMPLE, "--out", out)

    done = [
        run(*words, "--format", "qti"),
        run(*words, "--format", "qti", "--form", "C"),
        run(*words[:3], *words[5:], "--format", "gift"),
    ]

    assert "imsmanifest.xml" in samples.unzipped(out.read_bytes())
    assert [one.exit_code for one in done] == [0, 1, 1]
    assert "Keys are in it" in done[0].output
