"""Without these, a form could change lines of a file that it knows nothing about."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lms.authoring.graft import CannotChange, append_entry, part_at, remove_entry, replace_part
from lms.authoring.yaml_writer import plain_item
from lms.courses.yaml_file import Plain, YamlFile, parse_yaml
from lms.quizzes.kinds import ITEM, KINDS
from tests.courses.samples import SHIPPED

FORM = """\
# What we ask before.
form: A

items:
  # The first question.
  - id: a1
    kind: single-choice   
    stem:
      # Read aloud in two villages.
      en:   "When?"
      km: ពេលណា?
    options:
      - id: a
        right: true
      # A wrong belief we hear often.
      - id: b

    explain:
      en: |
        Twice.
        # not a remark

  # The second question.
  -
    id: a2
    kind: number
# The end.
"""
FORMS = sorted(SHIPPED.glob("modules/*/items/*.yaml"))


def root(text: str) -> dict[str, Plain]:
    found = parse_yaml(text.removeprefix("\ufeff"), "")
    assert isinstance(found, YamlFile), found
    return found.root


ITEMS = [plain_item(ITEM.validate_python(root(kind.manual))) for kind in KINDS]


def first(**changed: Plain) -> dict[str, Plain]:
    found = part_at(root(FORM), ("items", 0))
    assert isinstance(found, dict)
    return {**found, **changed}


def test_saying_the_same_changes_nothing():
    assert replace_part(FORM, ("items", 0), first()) == FORM


def test_one_changed_text_changes_one_line():
    changed = replace_part(FORM, ("items", 0), first(stem={"en": "When?", "km": "នៅពេលណា?"}))

    assert changed == FORM.replace("km: ពេលណា?", "km: នៅពេលណា?")


def test_a_new_key_comes_where_it_belongs_and_an_old_one_goes():
    kept = {key: value for key, value in first().items() if key != "explain"}
    wanted = {"id": "a1", "kind": "single-choice", "level": "apply", "points": 2, **kept}

    changed = replace_part(FORM, ("items", 0), wanted)

    assert part_at(root(changed), ("items", 0)) == wanted
    assert "kind: single-choice   \n    level: apply\n    points: 2\n    stem:\n" in changed
    remarks = [line for line in FORM.splitlines() if "#" in line and "not a remark" not in line]
    assert all(line in changed for line in remarks)


def test_an_option_more_or_less_leaves_the_others_as_they_were():
    a: dict[str, Plain] = {"id": "a", "right": True}

    more = replace_part(FORM, ("items", 0), first(options=[a, {"id": "b"}, {"id": "c"}, {"id": "d"}]))
    less = replace_part(FORM, ("items", 0), first(options=[a]))

    assert more == FORM.replace("      - id: b\n", "      - id: b\n      - id: c\n      - id: d\n")
    assert less == FORM.replace("      - id: b\n", "")


def test_an_entry_whose_hyphen_stands_alone_is_changed_too():
    changed = replace_part(FORM, ("items", 1), {"id": "a2", "kind": "number", "answer": 7})

    assert changed == FORM.replace("    kind: number\n", "    kind: number\n    answer: 7\n")


def test_a_new_item_stands_after_the_last():
    changed = append_entry(FORM, "items", {"id": "a3", "kind": "scale"})

    assert changed == FORM.replace("    kind: number\n", "    kind: number\n  - id: a3\n    kind: scale\n")


def test_an_item_taken_away_takes_only_its_lines():
    assert remove_entry(FORM, "items", 1) == FORM.replace("  -\n    id: a2\n    kind: number\n", "")


def test_ends_of_lines_and_a_mark_at_the_beginning_stay():
    windows = "\ufeff" + FORM.replace("\n", "\r\n")

    changed = append_entry(windows, "items", {"id": "a3", "kind": "scale"})

    assert changed == windows.replace("kind: number\r\n", "kind: number\r\n  - id: a3\r\n    kind: scale\r\n")


@pytest.mark.parametrize("text", ["a: [", "a: 1\n", "- x\n", ""])
def test_what_cannot_be_read_is_not_changed(text: str):
    with pytest.raises(CannotChange):
        replace_part(text, ("items", 0), {"id": "x"})
    with pytest.raises(CannotChange):
        append_entry(text, "items", {"id": "x"})


@given(st.sampled_from(FORMS), st.integers(0, 30), st.sampled_from(ITEMS))
@settings(max_examples=60, deadline=None)
def test_any_item_in_the_stead_of_any_other_leaves_every_other_line(path, number, item):
    text = path.read_text("utf-8")
    items = root(text)["items"]
    number %= len(items)

    changed = replace_part(text, ("items", number), item)

    begins = [f"  - id: {one['id']}\n" for one in items]
    above, below = text.split(begins[number], 1)
    rest = begins[number + 1] + below.split(begins[number + 1], 1)[1] if begins[number + 1 :] else ""
    assert changed.startswith(above)
    assert changed.endswith(rest)
    assert root(changed)["items"] == [*items[:number], item, *items[number + 1 :]]
