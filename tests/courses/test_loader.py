"""All mistakes of all files come in one run, and a folder without any becomes a library."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lms import clock
from lms.cli import main
from lms.courses.loader import load
from lms.courses.mistakes import ContentError
from lms.quizzes.quiz import Form
from tests.courses.samples import (
    FACTS,
    FORM_A,
    FORM_B,
    HEAD,
    HELP,
    LESSON,
    MISCONCEPTIONS,
    PICTURE,
    TODAY,
    change,
    make_content,
    mistakes_in,
    write_text,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_content(tmp_path)


def break_every_file(folder: Path) -> set[str]:
    """Break each file in its own way; return the codes of the mistakes."""
    change(folder, FACTS, "2027-11-01", "2026-11-02")
    change(folder, MISCONCEPTIONS, "- id: MC98", "- id: mc98")
    change(folder, HELP, "  en: I need help\n", "")
    change(folder, HEAD, "max_age: 17", "max_age: 9")
    change(folder, LESSON, "**and** soap", "**and soap")
    change(folder, FORM_A, "kind: number", "kind: numbers")
    change(folder, FORM_B, "en: My shirt", "en: My: shirt")
    write_text(folder, PICTURE, "<svg/>")
    return {"expired", "id_shape", "missing", "out_of_range", "markup", "kind", "colon_in_text", "picture"}


def lms(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], catch_exceptions=False)


def test_every_broken_file_is_reported_in_one_run(folder: Path):
    codes = break_every_file(folder)

    mistakes = mistakes_in(folder)

    assert {one.code for one in mistakes} == codes
    assert len(mistakes) == len(codes) == len({one.file for one in mistakes})


def test_several_mistakes_in_one_file_are_all_reported(folder: Path):
    change(folder, FORM_A, "en: My shirt", "en: 15")
    change(folder, FORM_A, "answer: 1289", 'answer: "1289"')
    change(folder, FORM_A, "- water-and-soap", "- water")
    change(folder, FORM_A, "id: hands-a2", "id: Hands")

    mistakes = mistakes_in(folder)

    assert [one.code for one in mistakes] == ["unknown_ref", "id_shape", "text", "whole_number"]


def test_messages_come_in_the_order_of_files_and_lines(folder: Path):
    break_every_file(folder)

    mistakes = mistakes_in(folder)

    assert list(mistakes) == sorted(mistakes, key=lambda one: (one.file, one.line))


def test_every_line_with_a_tab_is_named_at_once(folder: Path):
    write_text(folder, HELP, "title:\n\ten: a\n\tkm: b\nreassure:\n  \ten: c\n")

    mistakes = mistakes_in(folder)

    assert [(one.line, one.code) for one in mistakes] == [(2, "tab"), (3, "tab"), (5, "tab")]


def test_khmer_messages_name_keys_as_they_are_written(folder: Path):
    change(folder, HELP, "traces:\n", "fact: 1\ntraces:\n")
    change(folder, FORM_A, "    objective: ask\n", "")

    messages = [one.say("km") for one in mistakes_in(folder)]

    assert any("«fact»" in one for one in messages)
    assert any("«objective»" in one for one in messages)


@pytest.mark.parametrize("text", ["id: [", None, "id: clean-hands\n"], ids=["syntax", "missing", "structure"])
def test_a_broken_module_file_does_not_hide_mistakes_in_its_lessons_and_forms(folder: Path, text: str | None):
    break_every_file(folder)

    (folder / HEAD).unlink() if text is None else write_text(folder, HEAD, text)

    files = {one.file.removeprefix("content/") for one in mistakes_in(folder)}
    assert files == {FACTS, MISCONCEPTIONS, HELP, HEAD, LESSON, FORM_A, FORM_B, PICTURE}


def test_an_unreadable_register_is_not_held_against_those_who_cite_it(folder: Path):
    write_text(folder, FACTS, "facts: x\n")
    write_text(folder, MISCONCEPTIONS, "misconceptions: x\n")

    mistakes = mistakes_in(folder)

    assert [(one.file, one.code) for one in mistakes] == [
        ("content/facts.yaml", "list"),
        ("content/misconceptions.yaml", "list"),
    ]


def test_an_alias_bomb_is_refused_before_it_grows(folder: Path):
    levels = zip("abcdefgh", "bcdefghi", strict=True)
    bomb = "a: &a\n  - ha\n" + "".join(f"{name}: &{name}\n" + f"  - *{old}\n" * 9 for old, name in levels)
    write_text(folder, MISCONCEPTIONS, bomb)

    mistakes = mistakes_in(folder)

    assert {one.code for one in mistakes} == {"alias"}
    assert mistakes[0].line == 1


@pytest.mark.parametrize(("day", "codes"), [(1, ["expired", "expired"]), (-1, ["expired"])])
def test_a_fact_holds_until_the_day_before_it_expires(folder: Path, day: int, codes: list[str]):
    change(folder, FACTS, "2027-02-02", "2027-11-02")
    change(folder, FACTS, "2026-11-02", "2027-10-02")

    mistakes = mistakes_in(folder, date(2027, 11, 2 if day > 0 else 1))

    assert [one.code for one in mistakes] == codes


def test_a_missing_folder_is_a_list_of_missing_files(tmp_path: Path):
    nowhere = tmp_path / "nowhere"

    mistakes = mistakes_in(nowhere)

    assert {one.code for one in mistakes} == {"missing_file"}
    assert {one.file for one in mistakes} == {f"nowhere/{name}" for name in (FACTS, MISCONCEPTIONS, HELP)}


def test_a_folder_with_mistakes_says_them_as_text(folder: Path):
    change(folder, HEAD, "max_age: 17", "max_age: 9")

    with pytest.raises(ContentError, match=r"^content/modules/clean-hands/module\.yaml:11: max_age: "):
        load(folder, TODAY)


def test_a_module_carries_what_it_cites_and_shows(folder: Path):
    library = load(folder, TODAY)

    [module] = library.modules
    assert [lesson.id for lesson in module.lessons] == ["when-to-wash"]
    assert set(module.forms) == {Form.A, Form.B}
    assert set(module.facts) == {"water-and-soap", "health-line"}
    assert set(module.pictures) == {"hands.svg"}
    assert set(library.misconceptions) == {"MC98", "MC99"}
    assert library.help.numbers[0].fact == "health-line"


def test_a_quiz_has_the_items_of_its_form(folder: Path):
    [module] = load(folder, TODAY).modules

    quiz = module.quiz("0" * 32, Form.B)

    assert [item.id for item in quiz.items] == [f"hands-b{i}" for i in range(1, 6)]
    assert (quiz.module, quiz.achieved_percent) == ("clean-hands", 70)


def test_lessons_are_counted_from_one(folder: Path):
    [module] = load(folder, TODAY).modules

    found = [module.find_lesson(number) for number in (0, 1, 2, -1)]

    assert found == [None, module.lessons[0], None, None]


def test_the_command_says_what_is_there_when_nothing_is_wrong(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 12, 1, tzinfo=UTC))

    result = lms("content", "check", folder)

    assert result.exit_code == 0
    assert result.stdout.startswith("No mistakes: 1 modules, 3 screens, 10 items, 2 facts")


def test_the_command_prints_every_mistake_and_stops(folder: Path):
    break_every_file(folder)

    result = lms("content", "check", folder)

    assert result.exit_code == 1
    assert result.stdout == ""
    assert (
        "content/modules/clean-hands/module.yaml:11:10: max_age: this must be at least 10 [out-of-range]\n"
        in result.stderr
    )
    assert len(result.stderr.splitlines()) >= 8


def test_the_command_speaks_khmer(folder: Path):
    break_every_file(folder)

    result = lms("content", "check", folder, "--language", "km")

    assert result.exit_code == 1
    assert "content/help.yaml:1:1: title: ខ្វះ «en» សូមបន្ថែម [missing]\n" in result.stderr
    assert "at least" not in result.stderr
