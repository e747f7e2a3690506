"""Which earlier answers belong to a question as it stands now; without it an edit would blur its figures."""

from collections.abc import Mapping
from dataclasses import dataclass

from lms.courses.content import Module
from lms.quizzes.kinds import Item
from lms.quizzes.quiz import Form

# What no learner sees before the first answer, and what sorts a question without changing it.
_BESIDE = {
    "explain",
    "feedback",
    "facts",
    "reason",
    "misconception",
    "family",
    "objective",
    "level",
    "critical",
}
_KEY = {"right", "answer", "tolerance", "accepted", "known_wrong", "points", "credit"}


@dataclass(frozen=True, slots=True)
class Alike:
    """What of a release is asked and marked as in the newest one: ids of items, and whole forms."""

    items: frozenset[str]
    forms: frozenset[Form]


def alike(newest: Module, asked: Module, corrected_by: Module | None = None) -> Alike:
    """Compare what was `asked` with the newest release, item by item and form by form.

    Answers that were marked again count by the key of `corrected_by`: they belong to the newest
    release where the same words were asked. An item of a form that is worth another number of points
    altogether is not the same, because the points of the rest are not.
    """
    key = {} if corrected_by is None else _corrected_items(corrected_by)
    items: set[str] = set()
    forms: set[Form] = set()
    for form, theirs in asked.forms.items():
        now = newest.forms.get(form, ())
        if (form in asked.draws) != (form in newest.draws) or _points(theirs) != _points(now):
            continue
        known = {item.id: item for item in now}
        same = {
            item.id
            for item in theirs
            if item.id in known
            and _same(newest, known[item.id], asked, item, corrected_by, key.get(item.id, item))
        }
        items |= same
        if same == set(known) and len(theirs) == len(now):
            forms.add(form)
    return Alike(frozenset(items), frozenset(forms))


def _corrected_items(module: Module) -> Mapping[str, Item]:
    wanted = {one.item for one in module.head.corrections}
    return {item.id: item for form in module.forms.values() for item in form if item.id in wanted}


def _points(items: tuple[Item, ...]) -> int:
    return sum(item.points for item in items)


def _same(
    newest: Module, now: Item, asked: Module, then: Item, corrected_by: Module | None, marked: Item
) -> bool:
    if now == then == marked and _drawings(newest, now) == _drawings(asked, then):
        return True
    return _as_asked(newest, now) == _as_asked(asked, then) and _as_marked(newest, now) == _as_marked(
        asked if marked is then or corrected_by is None else corrected_by, marked
    )


def _as_asked(module: Module, item: Item) -> object:
    """Return what a learner meets: words, options, drawings; neither key nor feedback."""
    return _without(item.model_dump(mode="json"), _BESIDE | _KEY), _drawings(module, item)


def _as_marked(module: Module, item: Item) -> object:
    return _without(item.model_dump(mode="json"), _BESIDE), _drawings(module, item)


def _drawings(module: Module, item: Item) -> tuple[str | None, ...]:
    return tuple(module.pictures.get(picture.file) for picture in item.pictures())


def _without(value: object, keys: set[str]) -> object:
    if isinstance(value, dict):
        # The right-hand side of a pair to match is called `right` too, and it is a text.
        return {
            key: _without(part, keys)
            for key, part in value.items()
            if key not in keys or (key == "right" and isinstance(part, dict))
        }
    if isinstance(value, list):
        return [_without(part, keys) for part in value]
    return value
