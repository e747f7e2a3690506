"""Without these, a new module could begin with mistakes that its writer has not made."""

import re

import pytest
from click.testing import CliRunner

from lms.authoring.skeleton import NewModule, attitudes_file, id_from, lessons_from, module_files
from lms.authoring.skeleton_leading import facilitation_file
from lms.authoring.units import is_content_name
from lms.cli import main
from lms.courses.files import Folder, Parcel
from lms.courses.loader import survey
from lms.courses.mistakes import Mistake
from lms.text import LANGUAGES, Language
from tests.courses.samples import SAMPLE, TODAY

TO_FILL_IN = {"blank", "words", "no_reason", "no_khmer"}
NEW = NewModule(
    "safe-water",
    "M9",
    'Safe water: "why?"',
    "ទឹកស្អាត",
    lessons_from([("Where it comes from", "ប្រភពទឹក"), ("", "")]),
)


def shared() -> dict[str, bytes]:
    files = Folder(SAMPLE)
    return {name: files.read(name) for name in files.all_names() if not name.startswith("modules/")}


def mistakes_of(files: dict[str, str]) -> tuple[Mistake, ...]:
    entries = shared() | {name: text.encode() for name, text in files.items()}
    return survey(Parcel(entries), TODAY).mistakes


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_module_lacks_nothing_but_words(language: Language):
    files = module_files(NEW, language)

    mistakes = mistakes_of(files)

    assert {one.code for one in mistakes} <= TO_FILL_IN
    assert {one.file.removeprefix("content/") for one in mistakes} == set(files)
    assert all(map(is_content_name, files))


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_its_words_filled_in_a_new_module_is_sound(language: Language):
    files = module_files(NEW, language)
    home = "modules/safe-water"
    files[f"{home}/items/attitudes.yaml"] = attitudes_file("safe-water", "o1", language)
    files[f"{home}/facilitation.yaml"] = facilitation_file(language)

    filled = {name: fill_in(text) for name, text in files.items()}

    assert [one.say("en") for one in mistakes_of(filled)] == []


def fill_in(text: str) -> str:
    words = {"en": " ".join(["word"] * 60), "km": "ក" * 150}
    text = re.sub(
        "^( *(?:- )?)(en|km):$", lambda found: f"{found[0]} {words[found[2]]}", text, flags=re.MULTILINE
    )
    return re.sub("^( *reason):$", r"\1: thinks so", text, flags=re.MULTILINE)


def test_an_id_is_made_of_what_a_title_has_of_latin_letters():
    assert [id_from(one) for one in ("Work, school: what's too much?", "ទឹក", " A  b ")] == [
        "work-school-whats-too-much",
        "",
        "a-b",
    ]
    assert [one.id for one in lessons_from([("A", ""), ("A", ""), ("", "ក")])] == ["a", "a-2", "lesson-3"]


def test_the_command_writes_a_module_and_never_over_another(tmp_path):
    for name, data in shared().items():
        (tmp_path / name).write_bytes(data)
    order = [
        "content",
        "new",
        "safe-water",
        "--folder",
        str(tmp_path),
        "--lesson",
        "One | មួយ",
        "--language",
        "km",
    ]

    first, again = (CliRunner().invoke(main, order) for _ in range(2))

    assert (first.exit_code, again.exit_code) == (0, 2)
    assert "code: M1" in (tmp_path / "modules/safe-water/module.yaml").read_text("utf-8")
    assert "en: One\n  km: មួយ\n" in (tmp_path / "modules/safe-water/lessons/one.yaml").read_text("utf-8")
    assert {one.code for one in survey(Folder(tmp_path), TODAY).mistakes} <= TO_FILL_IN
    assert CliRunner().invoke(main, [*order[:2], "../x", *order[3:]]).exit_code == 2
