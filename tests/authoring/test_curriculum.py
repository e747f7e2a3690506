"""The table of a curriculum counts what is there, and girls and boys by name in both languages."""

import json
from pathlib import Path

import pytest

from lms.authoring.characters import by_sex, read_characters
from lms.authoring.curriculum import ModuleTable, table_of
from lms.authoring.glossary import read_terms
from lms.courses.files import Folder, Parcel
from lms.courses.loader import survey
from lms.courses.registers import Sex
from tests.authoring import looked
from tests.authoring.commands import lms
from tests.authoring.gate_cases import LONG, PEOPLE, people
from tests.authoring.looked import FORM_A, MODULE, TODAY
from tests.authoring.made import Question, questions
from tests.courses.samples import SHIPPED, change, make_content


def counted(entries: dict[str, bytes]) -> ModuleTable:
    """Return the table of the small module."""
    files = Parcel(entries)
    found = survey(files, TODAY)
    assert found.mistakes == ()
    return table_of(found.modules[MODULE], found.facts, read_characters(files))


def test_a_lesson_is_counted_in_both_languages_with_the_parts_it_has():
    (lesson,) = counted(looked.files()).lessons

    assert (lesson.id, lesson.screens) == ("when-to-wash", 3)
    assert 250 <= lesson.english <= 500
    assert 250 <= lesson.khmer <= 500
    assert (lesson.practice, lesson.story, lesson.help) == (True, False, False)


def test_a_form_says_where_its_keys_are_and_how_often_they_are_the_longest():
    asked = [Question(right=2), Question(right=2, longer=3), Question(right=0, longer=3)]

    form = counted(questions(asked)).forms[0]

    assert form.keys == {"a": 1, "c": 2}
    assert (form.single, form.longest["en"]) == (3, 2)
    assert form.cells == {("when", "remember"): 3, ("ask", "apply"): 1}
    assert form.kinds["single-choice"] == 3
    assert (form.items, form.critical) == (4, 1)
    assert (form.wrong, form.named) == (7, 0)


def test_only_a_right_option_that_is_longer_than_all_others_counts_as_the_longest():
    equal = counted(questions([Question(right=0)] * 3)).forms[0]
    longer = counted(questions(LONG)).forms[0]

    # "with water" is as long as "on a plate".
    assert equal.longest["en"] == 0
    assert longer.longest == {"en": 6, "km": 6}


def test_girls_and_boys_are_counted_by_the_questions_that_name_them():
    form = counted(people(3, 2)).forms[0]

    assert (form.girls, form.boys) == (2, 3)


@pytest.mark.parametrize(
    ("old", "new", "girls", "boys"),
    [
        ("How does Lina do it?", "How do Lina and Dara do it?", 1, 1),
        ("How does Lina do it?", "How does Linas do it?", 0, 1),
        ("តើលីណាធ្វើ", "តើគាត់ធ្វើ", 0, 1),
    ],
    ids=["only the English names a boy too", "another name", "the Khmer names nobody"],
)
def test_a_name_counts_when_both_languages_have_it(old: str, new: str, girls: int, boys: int):
    form = counted(looked.changed(people(1, 1), FORM_A, old, new)).forms[0]

    assert (form.girls, form.boys) == (girls, boys)


def test_a_question_that_names_both_counts_for_both():
    entries = looked.changed(people(0, 1), FORM_A, "How does Lina do it?", "How do Lina and Dara do it?")
    entries = looked.changed(entries, FORM_A, "តើលីណាធ្វើ", "តើលីណា និងដារ៉ាធ្វើ")

    form = counted(entries).forms[0]

    assert (form.girls, form.boys) == (1, 1)


def test_a_name_in_the_feedback_alone_tells_of_nobody():
    entries = {**questions([Question()]), "characters.yaml": PEOPLE.encode()}
    entries = looked.changed(entries, FORM_A, "So it is 0.", "So does Dara.")
    entries = looked.changed(entries, FORM_A, "គឺ 0។", "គឺដារ៉ា។")

    assert counted(entries).forms[0].boys == 0


def test_a_list_of_people_with_mistakes_is_named_by_the_check_and_counts_nobody():
    entries = {**people(3, 3), "characters.yaml": PEOPLE.replace("sex: male", "sex: boy").encode()}
    twice = {**people(3, 3), "characters.yaml": PEOPLE.replace("id: lina", "id: dara").encode()}

    (mistake,) = survey(Parcel(entries), TODAY).mistakes
    (same,) = survey(Parcel(twice), TODAY).mistakes

    assert (mistake.file, mistake.code, same.code) == ("content/characters.yaml", "choice", "same_id")
    assert read_characters(Parcel(entries)) == ()


def test_every_shipped_person_is_named_in_one_way_and_the_list_has_girls_and_boys():
    shipped = read_characters(Folder(SHIPPED))

    for of in (lambda one: one.text.en, lambda one: one.text.km, lambda one: one.id):
        assert len({of(one) for one in shipped}) == len(shipped)
    sexes = [one.sex for one in shipped]
    assert abs(sexes.count(Sex.FEMALE) - sexes.count(Sex.MALE)) <= 2
    assert by_sex((), shipped).total() == 0


def test_no_agreed_word_of_the_shipped_glossary_is_one_to_avoid():
    terms = read_terms(Folder(SHIPPED))
    avoided = [word for term in terms for word in term.avoid]

    agreed = [word for term in terms for word in (term.km, *term.also)]

    assert [word for word in agreed if any(one in word for one in avoided)] == []


def test_the_command_says_the_table_for_people_for_documents_and_for_programs(tmp_path: Path):
    folder = make_content(tmp_path)

    text, markdown, plain = (
        lms("content", "table", folder, "--format", form).output for form in ("text", "markdown", "json")
    )
    khmer = lms("content", "table", folder, "--language", "km").output

    assert text.startswith("M9 · Clean hands (clean-hands)")
    assert "| Forms | A | B |" in markdown.splitlines()
    assert json.loads(plain)[0]["forms"][0]["form"] == "A"
    assert "ជម្រើសត្រឹមត្រូវនៅ a" in khmer
    assert "Questions" not in khmer


def test_one_module_is_shown_by_its_code_and_a_broken_one_is_named(tmp_path: Path):
    folder = make_content(tmp_path)

    alone = lms("content", "table", folder, "--module", "m9")
    unknown = lms("content", "table", folder, "--module", "M8")
    change(folder, FORM_A, "form: A", "form: Z")
    broken = lms("content", "table", folder)

    assert alone.output.startswith("M9")
    assert (unknown.exit_code, "no whole module" in unknown.output) == (2, True)
    assert "clean-hands" in broken.stderr
