"""A writer sees the line and right below it the place, also where signs of Khmer stand on each other."""

import time
from pathlib import Path

import pytest

from lms.courses.files import Folder
from lms.courses.mistakes import Mistake
from lms.courses.telling import Teller, excerpt, told, width
from tests.courses.samples import FORM_A, HELP, change, make_content, mistakes_in


def test_a_mistake_in_full_is_its_place_the_line_and_a_caret(tmp_path: Path):
    folder = make_content(tmp_path)
    change(folder, FORM_A, "      km: តើប្អូនលាងដៃនៅពេលណា?", "      kn: តើប្អូនលាងដៃនៅពេលណា?")
    [mistake] = mistakes_in(folder)

    said = Teller(Folder(folder)).in_full(mistake, "en")

    assert said.splitlines() == [
        "content/modules/clean-hands/items/form-a.yaml:11:7: items 1 > stem > kn: "
        '"kn" is not a key here (perhaps "km"); correct or remove it [unknown]',
        "    11 |       kn: តើប្អូនលាងដៃនៅពេលណា?",
        "       |       ^^",
    ]


def test_a_caret_stands_below_khmer(tmp_path: Path):
    folder = make_content(tmp_path)
    change(folder, HELP, "km: ខ្ញុំត្រូវការជំនួយ", 'km: "ខ្ញុំត្រូវ"ការ"')
    [mistake] = mistakes_in(folder)

    *_, line, caret = Teller(Folder(folder)).in_full(mistake, "km").splitlines()

    before = line[: line.rindex("ការ")]
    assert before.endswith('"')
    assert caret.index("^") == width(before) - 1 < len(before) - 1
    assert caret.count("^") == 1


@pytest.mark.parametrize(
    ("text", "columns"),
    [("km", 2), ("កា", 2), ("កុំ", 1), ("ខ្មែរ", 4), ("ក\u200bខ", 2), ("全", 2), ("", 0)],
)
def test_marks_above_and_below_take_no_column(text: str, columns: int):
    assert width(text) == columns


def test_a_long_line_is_cut_on_both_sides_of_the_place():
    line = "  km: " + "ក្រ" * 100 + "X" + "ខ" * 100

    shown, caret = excerpt(line, line.index("X") + 1)

    assert shown.startswith("…")
    assert shown.endswith("…")
    assert width(shown) <= 100
    assert width(shown[: shown.index("X")]) == caret.index("^")


def test_a_line_as_long_as_a_file_is_cut_at_once():
    begun = time.process_time()

    shown, _ = excerpt("x" * 256 * 1024, 100_000)

    assert width(shown) <= 100
    assert time.process_time() - begun < 10


def test_signs_that_would_disturb_the_screen_are_not_shown():
    assert excerpt("a\tb\x1b[2Jc\u2028", 3) == ("a b [2Jc ", "  ^^^^^^")


def test_a_mistake_of_a_whole_line_has_no_caret():
    assert excerpt("id: x", 0) == ("id: x", "")


def test_a_program_gets_both_languages_and_every_part():
    mistake = Mistake("content/a.yaml", 3, "items 1", "khmer_colon", (("key", "km"),), 5)

    assert told(mistake) == {
        "file": "content/a.yaml",
        "line": 3,
        "column": 5,
        "code": "khmer-colon",
        "where": "items 1",
        "message": {"en": mistake.what("en"), "km": mistake.what("km")},
    }


def test_the_message_keeps_beginning_with_file_and_line():
    assert Mistake("a.yaml", 3, "title", "blank").say("en") == "a.yaml:3: title: the text is empty; write it"
