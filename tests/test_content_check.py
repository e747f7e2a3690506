"""`lms content check` answers people, programs and GitHub, once or after every save."""

import json
import os
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lms import clock
from lms.cli import main
from lms.cli.content import at_once
from lms.cli.content.at_once import check_at_once
from lms.cli.content.watching import stamp, watch
from lms.courses.files import Folder
from tests.courses.samples import FORM_A, HEAD, HELP, SHIPPED, change, make_content


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 12, 1, tzinfo=UTC))


def check(*arguments: object) -> Result:
    words = ["content", "check", *(str(one) for one in arguments)]
    return CliRunner().invoke(main, words, catch_exceptions=False)


def broken(tmp_path: Path) -> Path:
    folder = make_content(tmp_path)
    change(folder, HEAD, "max_age: 17", "max_age: 9")
    change(folder, FORM_A, "form: A", "form: B")
    return folder


def test_the_number_of_mistakes_is_told_at_the_end(tmp_path: Path):
    result = check(broken(tmp_path))

    assert result.stderr.rstrip().endswith("Mistakes: 2, in 2 files. Begin with the first.")


def test_json_names_every_mistake_in_both_languages(tmp_path: Path):
    result = check(broken(tmp_path), "--format", "json")

    first, second = (one for one in json.loads(result.stdout) if one["level"] == "error")
    assert result.exit_code == 1
    assert first["file"] == f"content/{FORM_A}"
    assert (first["line"], first["column"], first["code"], first["where"]) == (1, 7, "choice", "form")
    assert second["message"] == {
        "en": "this must be at least 10",
        "km": "ចំណុចនេះត្រូវតែ យ៉ាងតិច 10",
    }


def test_github_gets_an_annotation_for_each_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = broken(tmp_path)
    change(folder, HELP, "numbers:\n", "100%,x:\n  a: 1\nnumbers:\n")
    monkeypatch.chdir(tmp_path)

    result = check(folder, "--format", "github")

    assert result.exit_code == 1
    assert [line for line in result.stdout.splitlines() if "help.yaml" in line] == [
        "::error file=content/help.yaml,line=10,col=1,title=unknown::"
        '100%25,x: "100%25,x" is not a key here; correct or remove it'
    ]
    assert "::error file=content/modules/clean-hands/module.yaml,line=11,col=10,title=out-of-range::" in (
        result.stdout
    )


@pytest.mark.parametrize(("form", "said"), [("json", "[]\n"), ("github", ""), ("text", "No mistakes: 3 ")])
def test_content_without_a_mistake_ends_with_nothing_to_mend(form: str, said: str):
    result = check(SHIPPED, "--format", form)

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(said)


def test_advice_is_told_and_keeps_nothing_from_being_published(tmp_path: Path):
    folder = make_content(tmp_path)

    told, levels = check(folder), json.loads(check(folder, "--format", "json").stdout)

    assert told.exit_code == 0
    assert told.stdout.startswith("No mistakes: 1 ")
    assert "Worth a second look" in told.stderr
    assert "[no-form-c]" in told.stderr
    assert {one["level"] for one in levels} == {"warning"}


def test_what_a_gate_holds_back_is_an_error_of_the_check(tmp_path: Path):
    folder = make_content(tmp_path)
    change(folder, FORM_A, "Before food is even more important.", "It was your own fault.")

    result = check(folder)

    assert result.exit_code == 1
    assert "form-a.yaml:27:15: items 1 > options 2 > feedback > en" in result.stderr
    assert "[wording-blame]" in result.stderr


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--language", "fr"], ["/no/such/folder"]])
def test_a_wrong_use_is_neither_a_mistake_nor_fine(arguments: list[str]):
    assert check(*arguments).exit_code == 2


def test_khmer_is_said_also_when_nothing_is_wrong(tmp_path: Path):
    result = check(make_content(tmp_path), "--language", "km")

    assert result.stdout.startswith("គ្មានកំហុសទេ")


def test_a_save_is_answered_and_ctrl_c_ends_the_watch(tmp_path: Path):
    folder, answered = make_content(tmp_path), list[int]()

    def answer() -> None:
        answered.append(len(stamp(folder)))
        if len(answered) == 3:
            raise KeyboardInterrupt
        (folder / f"new-{len(answered)}.yaml").write_text("a: 1\n")

    watch(folder, answer, pause=0)

    assert answered == [answered[0], answered[0] + 1, answered[0] + 2]


def test_the_watch_ends_cleanly_when_the_terminal_interrupts_it(tmp_path: Path):
    folder = shutil.copytree(SHIPPED, tmp_path / "content")
    command = [
        sys.executable,
        "-c",
        # As from a terminal: what is started in the background is deaf to its interrupts.
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from lms.cli import main; main()",
        "content",
        "check",
        str(folder),
        "--watch",
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ}
    ) as running:
        assert running.stdout is not None
        first = next(line for line in running.stdout if line.startswith("Mistakes: "))
        (folder / "help.yaml").write_text("title: x\n", "utf-8")
        second = next(line for line in running.stdout if line.startswith("Mistakes: "))

        running.send_signal(signal.SIGINT)
        rest, _ = running.communicate(timeout=60)

    assert (running.returncode, "Traceback" in rest) == (0, False)
    assert first != second


def test_many_modules_are_checked_by_two_processes_as_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = broken(tmp_path)
    for number in range(3):
        shutil.copytree(folder / "modules/clean-hands", folder / f"modules/other-{number}")
    day = datetime(2026, 12, 1, tzinfo=UTC).date()
    alone = check_at_once(Folder(folder), day)
    monkeypatch.setattr(at_once, "FEW", 1)

    together = check_at_once(Folder(folder), day)

    assert together == alone
    assert len({one.file for one in together.mistakes}) == 8
