"""Without these, a volunteer could read the wrong texts, and nobody would know which are missing."""

from pathlib import Path

import pytest

from lms.authoring.reading_list import as_page, as_sheet, as_text
from lms.authoring.recordings import clips, minutes, missing_recordings
from lms.authoring.safe_sheet import read_sheets
from lms.courses.sounds_of_texts import recording_of
from tests.authoring.commands import lms
from tests.courses.samples import HOME, make_content, mistakes_in
from tests.courses.test_media import content, line_for
from tests.sounds import recording

UNIT = "clean-hands"
HEADING = "lessons/when-to-wash:screens.before-food.heading"
FILE = recording_of(HEADING, "km")


def test_texts_are_listed_in_the_order_in_which_a_learner_meets_them():
    found = clips(content(), UNIT, "km")

    assert [clip.id for clip in found[:2]] == [HEADING, HEADING.replace("heading", "text")]
    assert found[0].file == f"{HOME}/{FILE}"
    assert [clip.id for clip in found].index("items/form-a:items.hands-a1.stem") > len(found) // 4
    assert all(
        "feedback" not in clip.id and "title" not in clip.id.split(":")[1].split(".")[0] for clip in found
    )


def test_a_text_is_listed_as_it_is_read_without_its_signs():
    text = next(
        clip.text for clip in clips(content(), UNIT, "en") if clip.id == HEADING.replace("heading", "text")
    )

    assert "But germs are very small." in text
    assert text.count("\n") == 2


def test_what_is_recorded_is_not_missing_in_that_language_only():
    files = content({FILE: recording()})

    khmer, english = (missing_recordings(files, UNIT, language) for language in ("km", "en"))

    assert len(english) - len(khmer) == 1
    assert HEADING not in {clip.id for clip in khmer}


def test_reading_takes_longer_the_more_there_is():
    found = clips(content(), UNIT, "km")

    assert 0 == minutes(()) < minutes(found[:3]) < minutes(found) < 15


def test_each_list_holds_every_text_and_the_name_of_its_file():
    found = clips(content(), UNIT, "km")

    page, sheet = as_page({UNIT: found}, "km"), read_sheets(as_sheet({UNIT: found}, "km"))
    lines = "\n".join(as_text(found))

    for clip in found:
        assert clip.file in page
        assert clip.file in lines
    assert [row[2] for row in next(iter(sheet.values()))[1:]] == [clip.file for clip in found]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_content(tmp_path)


def test_the_command_says_what_is_missing_and_ends_with_one_when_it_checks(folder: Path):
    told = lms("content", "record", UNIT, "--folder", folder, "--language", "en")
    checked = lms("content", "record", "--folder", folder, "--check")

    assert told.exit_code == 0
    assert f"{HOME}/{FILE.replace('/km/', '/en/')}" in told.output
    assert checked.exit_code == 1


def test_recordings_that_are_there_are_entered_once_and_the_check_is_content(folder: Path):
    path = folder / HOME / FILE
    path.parent.mkdir(parents=True)
    path.write_bytes(recording())
    media = folder / HOME / "media.yaml"
    before = media.read_bytes()

    lms("content", "record", UNIT, "--folder", folder, "--enter", "a volunteer: Kampot")
    after = media.read_bytes()
    lms("content", "record", UNIT, "--folder", folder, "--enter", "somebody else")

    assert after.startswith(before)
    assert b"made_by: 'a volunteer: Kampot'" in after
    assert media.read_bytes() == after
    assert mistakes_in(folder) == ()


def test_the_command_leaves_out_what_is_recorded(folder: Path):
    path = folder / HOME / FILE
    path.parent.mkdir(parents=True)
    path.write_bytes(recording())
    with (folder / HOME / "media.yaml").open("ab") as file:
        file.write(line_for(FILE))

    told = lms("content", "record", UNIT, "--folder", folder)
    page = folder / "list.html"
    made = lms("content", "record", UNIT, "--folder", folder, "--format", "html", "--to", page)

    assert FILE not in told.output
    assert made.exit_code == 0
    assert FILE not in page.read_text("utf-8")
