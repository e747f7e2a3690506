"""Without these, a form could write another question than the one that was filled in."""

import pytest

from lms.authoring.field_words import CHOICES, FIELDS
from lms.authoring.question_fields import Field, fields_of, kinds, value_from, with_list_changed, word_of
from lms.authoring.shape import Shape, Sort, shape_of
from lms.authoring.yaml_writer import plain_item
from lms.courses.yaml_file import YamlFile, parse_yaml
from lms.quizzes.kinds import ITEM, KINDS, Item, ItemBase
from tests.courses.samples import shipped

ITEMS: list[Item] = [
    *(
        ITEM.validate_python(found.root)
        for kind in KINDS
        if isinstance(found := parse_yaml(kind.manual, ""), YamlFile)
    ),
    *(item for module in shipped().modules for form in module.forms.values() for item in form),
]


def sent(fields: tuple[Field, ...]) -> dict[str, str]:
    """Return what a browser sends of a form nobody has changed; a box that is not ticked sends nothing."""
    form: dict[str, str] = {}
    for one in fields:
        for row in one.rows:
            form |= sent(row)
        for part, value in one.value.items():
            if one.shape.sort is not Sort.YES or one.shape.needed or value == "true":
                form[f"{one.name}.{part}" if part else one.name] = value.replace("\n", "\r\n")
    return form


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_a_form_that_nobody_changed_stands_for_the_same_item(item: Item):
    kind, value = kinds()[item.kind], plain_item(item)

    again = value_from(kind, sent(fields_of(kind, value)))

    assert ITEM.validate_python(again) == item


def shapes(shape: Shape):
    for key, one in shape.fields.items():
        yield key, one
        yield from shapes(one)
    if shape.of:
        yield from shapes(shape.of)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_and_choice_of_every_kind_has_its_words(kind: type[ItemBase]):
    for key, shape in shapes(shape_of(kind)):
        assert word_of(key, shape).label.km
        assert key in FIELDS
        assert all(value in CHOICES for value in shape.values)


def test_an_empty_form_is_read_as_an_item_that_lacks_everything():
    for name, kind in kinds().items():
        value = value_from(kind, {})

        assert value["kind"] == name
        assert value["stem"] == {"en": "", "km": ""}
        assert "facts" not in value


def test_entries_are_added_removed_and_moved():
    kind, item = kinds()["gap-fill"], {"gaps": [{"id": "x", "options": [{"id": "a"}, {"id": "b"}]}]}

    item = with_list_changed(kind, item, "up:gaps.0.options.1")
    item = with_list_changed(kind, item, "add:gaps.0.options")
    item = with_list_changed(kind, item, "remove:gaps.0.options.1")
    item = with_list_changed(kind, item, "add:gaps")

    # The first gap that was added has the letter after "x"; the option, the one after "b".
    assert item == {"gaps": [{"id": "x", "options": [{"id": "b"}, {"id": "c"}]}, {"id": "y"}]}


def test_an_id_is_not_made_up_where_it_has_to_be_a_spelling():
    item = with_list_changed(kinds()["short-answer"], {"accepted": []}, "add:accepted")

    assert item == {"accepted": [{}]}


@pytest.mark.parametrize(
    "wish", ["", "add:", "add:stem", "remove:gaps.9", "up:gaps.0", "add:gaps.9.options", "x:gaps.0"]
)
def test_an_odd_wish_changes_nothing(wish: str):
    item = {"gaps": [{"id": "x"}], "stem": {"en": "", "km": ""}}

    assert with_list_changed(kinds()["gap-fill"], item, wish) == {
        "gaps": [{"id": "x"}],
        "stem": {"en": "", "km": ""},
    }


def test_khmer_digits_are_a_number_and_words_stay_for_the_check_to_name():
    kind = kinds()["number"]

    assert value_from(kind, {"answer": "២០", "tolerance": "a bit"})["answer"] == 20
    assert value_from(kind, {"tolerance": "a bit"})["tolerance"] == "a bit"
