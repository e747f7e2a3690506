"""The checklist of an observation: what is shipped, what it comes to, and what is wrong in a broken one."""

from pathlib import Path

import pytest

from lms.courses.mistakes import ContentError
from lms.practice.checklist import Checklist, load_checklists
from tests.courses.samples import SHIPPED, change, line_of

FILE = "checklists/facilitation.yaml"


def shipped() -> Checklist:
    return load_checklists(SHIPPED)["facilitation"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content" / "checklists").mkdir(parents=True)
    (tmp_path / "content" / FILE).write_text((SHIPPED / FILE).read_text("utf-8"), "utf-8")
    return tmp_path / "content"


def mistakes(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as found:
        load_checklists(folder)
    return [one.say("en") for one in found.value.mistakes]


def test_the_shipped_checklist_has_ten_points_and_four_red_lines() -> None:
    checklist = shipped()

    assert (len(checklist.points), len(checklist.red_lines)) == (10, 4)
    assert [line.id for line in checklist.red_lines] == [
        "alone-with-a-child",
        "photo",
        "promise-of-secrecy",
        "asking-for-details",
    ]


def test_at_every_red_line_the_observer_stops_stays_with_the_child_and_tells_the_focal_point_today() -> None:
    for line in shipped().red_lines:
        for word in ("Stop", "tay with the child", "Tell the safeguarding focal point today"):
            assert word in line.then.en
        for word in ("បញ្ឈប់", "នៅជាមួយកុមារ", "ប្រាប់អ្នកទទួលបន្ទុកការពារកុមារ នៅថ្ងៃនេះ"):
            assert word in line.then.km


@pytest.mark.parametrize(
    ("given", "percent"),
    [
        ({}, 0),
        (dict.fromkeys(["one-objective"], 2), 10),
        ({"one-objective": 2, "two-methods": 1}, 15),
        ({point.id: 2 for point in shipped().points}, 100),
        ({point.id: 9 for point in shipped().points}, 100),
        ({"no-such-point": 2, "one-objective": -1}, 0),
    ],
)
def test_points_come_to_a_percentage_of_all_that_could_be_seen(given: dict[str, int], percent: int) -> None:
    assert shipped().percent(given) == percent


def test_nought_is_given_and_nothing_is_not() -> None:
    checklist = shipped()

    missing = checklist.missing({point.id: 0 for point in checklist.points[1:]})

    assert missing == ("one-objective",)


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("id: facilitation", "id: leading", "id: leading", "facilitation"),
        ("  - id: photo\n", "  - id: promise-of-secrecy\n", "", "promise-of-secrecy"),
        ("  - id: two-methods\n", "  - id: one-objective\n", "", "one-objective"),
        ("version: 1", "version: one", "version: one", "version"),
        ("version: 1", "version: 0", "version: 0", "version"),
        ("id: counts-heads\n", "id: Counts Heads\n", "id: Counts Heads", "id"),
        ("      en: You counted who was there.\n", "", "", "went_well"),
        ("native_review: pending\n", "native_review: pending\nmarks: 3\n", "marks: 3", "marks"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_line(
    folder: Path, old: str, new: str, at: str, says: str
) -> None:
    change(folder, FILE, old, new)

    said = mistakes(folder)

    assert len(said) == 1
    assert said[0].startswith(f"content/{FILE}:")
    assert says in said[0]
    if at:
        assert said[0].startswith(f"content/{FILE}:{line_of(folder, FILE, at)}:")


def test_a_checklist_without_red_lines_is_refused(folder: Path) -> None:
    text = (folder / FILE).read_text("utf-8")
    begin, end = text.index("red_lines:"), text.index("points:")
    (folder / FILE).write_text(text[:begin] + "red_lines: []\n" + text[end:], "utf-8")

    said = mistakes(folder)

    assert len(said) == 1
    assert "red_lines" in said[0]
