"""Without these, a correction could mark what it cannot read, or take other words for the same ones."""

from collections.abc import Mapping

import pytest
import yaml

from lms.courses.fingerprints import marked, seen
from lms.courses.regrade_words import Problem
from lms.courses.regrading import mark_again, readable, why_not
from lms.quizzes.kinds import ITEM as ANY
from lms.quizzes.kinds import KINDS, Item
from lms.quizzes.kinds.base import FIELD

Change = tuple[str, object]
EXAMPLES: Mapping[str, dict[str, object]] = {
    one["kind"]: one for one in (yaml.safe_load(kind.manual) for kind in KINDS)
}


def example(kind: str, *changes: Change) -> Item:
    """Return the manual's example of a kind with other values: `options.0.right` is a way to one."""
    plain = yaml.safe_load(yaml.safe_dump(EXAMPLES[kind]))
    for path, value in changes:
        at = plain
        *way, last = path.split(".")
        for step in way:
            at = at[int(step)] if isinstance(at, list) else at[step]
        if isinstance(at, list):
            at[int(last)] = value
        else:
            at[last] = value
    return ANY.validate_python(plain)


def listed(kind: str, name: str) -> list[dict[str, object]]:
    """Return a list of the example as it is written."""
    return EXAMPLES[kind][name]  # type: ignore[return-value]  # as the manual has it


def swapped(kind: str, name: str) -> Change:
    """Let the first two things of a list change places."""
    first, second, *rest = listed(kind, name)
    return (name, [second, first, *rest])


def traded(kind: str, name: str, field: str) -> list[Change]:
    """Let the first two things of a list trade a field."""
    first, second, *_ = listed(kind, name)
    return [(f"{name}.0.{field}", second[field]), (f"{name}.1.{field}", first[field])]


TEXT = {"en": "Another text", "km": "អត្ថបទផ្សេង"}
BEFORE, AFTER = {"en": "before", "km": "មុន"}, {"en": "only after", "km": "តែក្រោយ"}
OTHER_KEY: Mapping[str, tuple[Change, ...]] = {
    "single-choice": (("options.0.right", False), ("options.1.right", True)),
    "multiple-choice": (("options.2.right", True), ("options.1.right", False)),
    "true-false": (("answer", True),),
    "ordering": (swapped("ordering", "steps"),),
    "number": (("answer", 30),),
    "short-answer": (("accepted.0.en", ["soap"]),),
    "gap-fill": (
        ("gaps.0.options.0", {"id": "before", "reason": "a reason", "text": BEFORE, "feedback": BEFORE}),
        ("gaps.0.options.1", {"id": "after", "right": True, "text": AFTER}),
    ),
    "categorise": (("things.0.box", "no-help"),),
    "picture-choice": (("options.0.right", False), ("options.1.right", True)),
    "hotspot": (("areas.0.right", False), ("areas.1.right", True)),
}


@pytest.mark.parametrize("kind", sorted(OTHER_KEY))
def test_another_key_is_not_seen_and_marks_old_answers(kind: str) -> None:
    old, new = example(kind), example(kind, *OTHER_KEY[kind])

    assert why_not(old, new) is None
    assert seen(old, {}) == seen(new, {})
    assert marked(old) != marked(new)


@pytest.mark.parametrize("kind", sorted(set(EXAMPLES) - {"scale", "open-answer"}))
def test_the_same_item_marks_its_answers_as_before(kind: str) -> None:
    item = example(kind)
    kept = item.grade(item.right()).kept

    again = mark_again(item, example(kind), kept)

    assert again is not None
    assert again.points == item.points


@pytest.mark.parametrize("kind", sorted(EXAMPLES))
def test_what_is_said_afterwards_is_neither_seen_nor_marked(kind: str) -> None:
    old, new = example(kind), example(kind, ("explain", TEXT), ("objective", "o2"), ("facts", ["a-fact"]))

    assert seen(old, {}) == seen(new, {})
    assert marked(old) == marked(new)


@pytest.mark.parametrize("kind", sorted(EXAMPLES))
@pytest.mark.parametrize("language", ["en", "km"])
def test_the_words_in_either_language_are_seen_and_not_marked(kind: str, language: str) -> None:
    old, new = example(kind), example(kind, (f"stem.{language}", "Other words"))

    assert seen(old, {}) != seen(new, {})
    assert marked(old) == marked(new)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("single-choice", ("options.1.text.km", "ផ្សេង")),
        ("single-choice", swapped("single-choice", "options")),
        ("single-choice", ("keep_order", True)),
        ("single-choice", ("options.1.last", True)),
        ("matching", ("pairs.0.right.en", "something else")),
        ("ordering", ("steps.0.text.en", "something else")),
        ("categorise", ("boxes.0.text.en", "something else")),
        ("number", ("unit.en", "minutes")),
        ("gap-fill", ("gaps.0.options.1.text.en", "something else")),
        ("hotspot", ("areas.0.x", 6)),
        ("picture-choice", ("options.0.picture.file", "other.svg")),
        ("picture-choice", ("options.0.picture.alt.en", "Something else")),
    ],
)
def test_options_texts_order_and_pictures_are_seen(kind: str, change: Change) -> None:
    assert seen(example(kind), {}) != seen(example(kind, change), {})


def test_another_drawing_under_the_same_name_is_seen() -> None:
    item = example("picture-choice")

    assert seen(item, {"washing.svg": "<svg/>"}) != seen(item, {"washing.svg": "<svg></svg>"})


@pytest.mark.parametrize(
    ("kind", "change", "marks"),
    [
        ("number", ("tolerance", 5), True),
        ("number", ("known_wrong", []), False),
        ("multiple-choice", ("points", 5), True),
        ("single-choice", ("options.1.misconception", "MC01"), False),
        ("single-choice", ("options.1.feedback", TEXT), False),
        ("single-choice", ("critical", True), False),
    ],
)
def test_only_what_earns_points_is_marked(kind: str, change: Change, marks: bool) -> None:
    assert (marked(example(kind)) != marked(example(kind, change))) is marks


@pytest.mark.parametrize(
    ("kind", "changes", "problem"),
    [
        ("single-choice", [("options.1.id", "c")], Problem.PARTS),
        ("multiple-choice", [("options.1.id", "d")], Problem.PARTS),
        ("ordering", [("steps.0.id", "dry")], Problem.PARTS),
        ("categorise", [("things.0.id", "sand")], Problem.PARTS),
        ("gap-fill", [("gaps.0.options.1.id", "never")], Problem.PARTS),
        ("single-choice", [("points", 2)], Problem.POINTS),
        ("open-answer", [], Problem.BY_HAND),
        ("scale", [], Problem.NO_KEY),
        ("single-choice", traded("single-choice", "options", "text"), Problem.MOVED),
        ("picture-choice", traded("picture-choice", "options", "picture"), Problem.MOVED),
        ("matching", traded("matching", "pairs", "right"), Problem.MOVED),
        ("ordering", traded("ordering", "steps", "text"), Problem.MOVED),
        ("single-choice", [("options.1.text.en", "When I see dirt on them")], None),
        ("short-answer", [("accepted.0.id", "soaps"), ("accepted.0.en", ["soaps"])], None),
    ],
)
def test_what_hinders_marking_again_is_named(
    kind: str, changes: list[Change], problem: Problem | None
) -> None:
    assert why_not(example(kind), example(kind, *changes)) is problem


def test_another_kind_cannot_read_the_answers() -> None:
    assert why_not(example("single-choice"), example("true-false")) is Problem.KIND


def test_a_typed_answer_of_which_nothing_was_kept_cannot_be_marked_by_a_list_with_more() -> None:
    old = example("short-answer")
    more = example("short-answer", ("accepted.0.en", ["soap", "a soap", "soap bar"]))
    fewer = example("short-answer", ("accepted.0.km", ["សាប៊ូ"]))
    other, known = {FIELD: ["other"]}, {FIELD: ["soap"]}

    found = [mark_again(old, new, kept) for new in (more, fewer) for kept in (other, known)]

    assert [one and one.points for one in found] == [None, 1, 0, 1]


def test_an_answer_sent_with_the_signs_of_old_words_is_read_by_new_words() -> None:
    for kind, change in (
        ("categorise", ("things.0.text.en", "Soap!")),
        ("matching", ("pairs.0.right.en", "takes germs away.")),
    ):
        old, new = example(kind), example(kind, change)

        assert new.grade(readable(old, old.right())).points == 1


def test_what_was_typed_is_read_as_it_was_typed() -> None:
    given = {FIELD: ["soap bar"]}

    assert readable(example("short-answer"), given) == given
