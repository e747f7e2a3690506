"""The command says the list for people, for programs and as a sheet, whatever state the files are in."""

import json
from pathlib import Path

import pytest

from lms.authoring.safe_sheet import read_sheets
from tests.authoring.commands import lms
from tests.courses.samples import change, make_content


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_content(tmp_path)


def test_the_text_has_a_box_for_each_thing_under_what_to_do_with_it(folder: Path):
    english, khmer = (
        lms("content", "verify", folder, "--language", language).output for language in ("en", "km")
    )

    number = english.index("[ ] 1289 ·")
    assert english.index("Telephone numbers to test-call") < english.index("Call each") < number
    assert "[health-line]" in english
    assert "      Help card\n" in english
    assert "លេខទូរសព្ទដែលត្រូវសាកហៅ" in khmer
    assert "Form A" not in khmer


def test_a_program_reads_the_same_list(folder: Path):
    found = json.loads(lms("content", "verify", folder, "--format", "json").output)

    (line,) = [one for one in found if one["group"] == "numbers"]
    assert (line["number"], line["checked_on"], line["confidence"]) == ("1289", "2026-11-02", "high")
    assert {"module": "M9", "part": {"en": "Form A", "km": "ទម្រង់ A"}, "ids": ["hands-a5"]} in line["cited"]
    assert found[-1]["group"] == "local"


def test_the_sheet_has_a_row_for_each_thing_and_room_for_a_pen(folder: Path, tmp_path: Path):
    out = tmp_path / "sheet.xlsx"

    said = lms("content", "verify", folder, "--format", "xlsx", "--out", out).output

    (rows,) = read_sheets(out.read_bytes()).values()
    assert str(out) in said
    assert rows[0][-3:] == ["What was found", "By whom", "On which day"]
    assert [row[2] for row in rows if row[0] == "Telephone numbers to test-call"] == ["1289"]
    assert {tuple(row[-3:]) for row in rows[1:]} == {("", "", "")}


def test_files_with_mistakes_still_give_a_list_and_a_warning(folder: Path):
    change(folder, "modules/clean-hands/items/form-a.yaml", "form: A", "form: Z")

    answer = lms("content", "verify", folder)

    assert "[health-line]" in answer.output
    assert "may lack something" in answer.stderr
    assert answer.exit_code == 0
