"""Without these, a half-made question from elsewhere could be published."""

import pytest

from lms.authoring.units import is_content_name
from lms.courses.content import FormFile
from lms.courses.structure import check_structure
from lms.courses.yaml_file import YamlFile, parse_yaml
from lms.interop.drafting import added, draft, file_name
from lms.interop.formats import read_questions
from lms.interop.moodle_out import write_moodle
from lms.interop.refusals import Unreadable
from tests.interop import samples


def parsed(text: str) -> YamlFile:
    file = parse_yaml(text, "form-a.yaml")
    assert isinstance(file, YamlFile), [mistake.say("en") for mistake in file]
    return file


@pytest.mark.parametrize("name", ["GIFT", "MOODLE", "QTI_21", "AIKEN", "SHEET"])
def test_what_a_source_lacks_is_refused_by_the_check_with_its_line(name: str):
    text = draft(read_questions(getattr(samples, name).encode()), "A", "bank")

    file = parsed(text)
    mistakes = check_structure(file, FormFile, file.root)

    assert isinstance(mistakes, tuple)
    assert {mistake.code for mistake in mistakes} >= {"missing"}
    assert "Still to write (ត្រូវសរសេរបន្ថែម)" in text


def test_a_whole_question_needs_nothing_and_is_sound():
    whole = [item for item in samples.manuals() if item.kind == "single-choice"]
    source = write_moodle(whole, "demo", {}).data

    text = draft(read_questions(source), "A", "demo.xml")

    file = parsed(text)
    assert isinstance(check_structure(file, FormFile, file.root), FormFile)
    assert "Still to write" not in text


def test_questions_go_below_those_a_form_has_and_no_id_is_used_twice():
    source = write_moodle(samples.manuals(), "demo", samples.drawings(samples.manuals())).data
    first = draft(read_questions(source), "A", "demo.xml")

    text = added(first, read_questions(source), "demo.xml")

    ids = [item["id"] for item in parsed(text).root["items"]]
    assert text.startswith(first.rstrip("\n"))
    assert len(set(ids)) == len(ids) == 26


def test_a_form_with_something_below_its_items_is_left_alone():
    source = read_questions(samples.AIKEN.encode())

    for text in ("form: A\n", "items:\n  - id: a\nform: A\n"):
        with pytest.raises(Unreadable) as refused:
            added(text, source, "aiken")
        assert refused.value.code == "no-room"


def test_practice_questions_become_screens_of_a_lesson():
    text = draft(read_questions(samples.AIKEN.encode()), "practice", "aiken")

    screens = parsed(text).root["screens"]
    assert [screen["practice"]["kind"] for screen in screens] == ["single-choice"] * 2
    assert is_content_name(file_name("m", "practice"))
    assert is_content_name(file_name("m", "A"))


def test_no_name_of_a_file_or_question_breaks_out_of_its_remark():
    evil = "::x\n  - id: evil\n::What { =a ~b }"

    text = draft(read_questions(evil.encode()), "A", "a\nb: c\u2028d\x07.gift")

    assert len(parsed(text).root["items"]) == 1


def test_questions_that_make_no_file_of_content_are_refused():
    many = "\n\n".join(f"{'word ' * 200}{n} {{ =a ~b }}" for n in range(400))

    with pytest.raises(Unreadable) as refused:
        draft(read_questions(many.encode()), "A", "many.gift")

    assert refused.value.code == "file-full"
