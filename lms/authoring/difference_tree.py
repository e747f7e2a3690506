"""Two YAML trees side by side, thing by thing under its id: comparing lines would lose what moved."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from lms.authoring.aligning import aligned
from lms.courses.yaml_file import Plain

Way: TypeAlias = "tuple[str, ...]"
Kind = Literal["text", "value", "added", "removed", "moved", "order"]
_BOTH = {"en", "km"}
_NAMED_BY = ("id", "fact", "item", "moment", "value")


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that is not as it was.

    `way` goes by keys and ids; `old` and `new` are what stood and stands there. For `moved` they are
    places counted from 1; for `text` the last step of `way` is the language.
    """

    way: Way
    kind: Kind
    old: Plain = None
    new: Plain = None


def edits(old: Plain, new: Plain, way: Way = ()) -> Iterator[Edit]:
    """Yield what is not as it was, in the order of the new tree; what was taken away comes where it stood."""
    if _same(old, new):
        return
    if is_text(old) and is_text(new):
        yield from _texts(old, new, way)
    elif isinstance(old, dict) and isinstance(new, dict):
        yield from _mappings(old, new, way)
    elif isinstance(old, list | None) and isinstance(new, list | None):
        yield from _lists(old or [], new or [], way)
    else:
        yield Edit(way, _kind(old, new), old, new)


def is_text(value: Plain) -> bool:
    """Whether a value is one text in both languages, or in one of them."""
    return isinstance(value, dict) and bool(value) and value.keys() <= _BOTH


def _kind(old: Plain, new: Plain) -> Kind:
    if old is None:
        return "added"
    return "removed" if new is None else "value"


def _same(old: Plain, new: Plain) -> bool:
    if isinstance(old, str) and isinstance(new, str):
        return old.strip() == new.strip()
    # False is not 0 here.
    return type(old) is type(new) and old == new


def _texts(old: Plain, new: Plain, way: Way) -> Iterator[Edit]:
    before, after = _mapping(old), _mapping(new)
    for language in ("en", "km"):
        one, other = before.get(language), after.get(language)
        if isinstance(one, list) and isinstance(other, list):
            yield from _scalars(one, other, (*way, language))
        elif not _same(one, other):
            yield Edit((*way, language), "text", one, other)


def _mapping(value: Plain) -> Mapping[str, Plain]:
    return value if isinstance(value, dict) else {}


def _mappings(old: Mapping[str, Plain], new: Mapping[str, Plain], way: Way) -> Iterator[Edit]:
    for key in merged(list(old), list(new)):
        yield from edits(old.get(key), new.get(key), (*way, key))


def _lists(old: Sequence[Plain], new: Sequence[Plain], way: Way) -> Iterator[Edit]:
    if not any(isinstance(one, dict) for one in (*old, *new)):
        yield from _scalars(old, new, way)
        return
    if not any(_name(one) for one in (*old, *new)):
        yield from _nameless(old, new, way)
        return
    before, after = named(old), named(new)
    moved = _moved(list(before), list(after))
    for name in merged(list(before), list(after)):
        here = (*way, name)
        if name not in after:
            yield Edit(here, "removed", before[name][1], None)
        elif name not in before:
            yield Edit(here, "added", None, after[name][1])
        else:
            if name in moved:
                yield Edit(here, "moved", before[name][0], after[name][0])
            yield from edits(before[name][1], after[name][1], here)


def _nameless(old: Sequence[Plain], new: Sequence[Plain], way: Way) -> Iterator[Edit]:
    """Compare parts without names: those that stayed tell which of the others belong together."""
    before, after = [repr(one) for one in old], [repr(one) for one in new]
    for _, i, j, k, m in aligned(before, after):
        for step in range(max(j - i, m - k)):
            one = old[i + step] if i + step < j else None
            other = new[k + step] if k + step < m else None
            number = k + step if other is not None else i + step
            yield from edits(one, other, (*way, str(number + 1)))


def _scalars(old: Sequence[Plain], new: Sequence[Plain], way: Way) -> Iterator[Edit]:
    gone = [one for one in old if one not in new]
    came = [one for one in new if one not in old]
    for one in gone:
        yield Edit((*way, str(one)), "removed", one, None)
    for one in came:
        yield Edit((*way, str(one)), "added", None, one)
    if not gone and not came and not _same(list(old), list(new)):
        yield Edit(way, "order", list(old), list(new))


def named(values: Sequence[Plain]) -> dict[str, tuple[int, Plain]]:
    """Return the parts of a list by what they are called, with their place counted from 1.

    What has no id is called by what it is about, else by its place.
    """
    found: dict[str, tuple[int, Plain]] = {}
    for number, value in enumerate(values, 1):
        own = _name(value) or str(number)
        name, again = own, 1
        while name in found:
            again += 1
            name = f"{own}#{again}"
        found[name] = (number, value)
    return found


def _name(value: Plain) -> str | None:
    if not isinstance(value, dict):
        return None
    for key in _NAMED_BY:
        if isinstance(value.get(key), str | int):
            return str(value[key])
    if "gate" in value and "at" in value:
        return f"{value['gate']} {value['at']}"
    if "objective" in value and "level" in value:
        critical = ", critical" if value.get("critical") is True else ""
        return f"{value['objective']}, {value['level']}{critical}"
    return None


def merged(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Return all names in the order of the new ones, those that are gone where they stood."""
    known = set(new)
    gone: dict[str | None, list[str]] = {}
    above: str | None = None
    for name in old:
        if name in known:
            above = name
        else:
            gone.setdefault(above, []).append(name)
    order = gone.get(None, [])
    for name in new:
        order += [name, *gone.get(name, ())]
    return order


def _moved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """Return the fewest names that have to be moved to bring the old order into the new one."""
    stayed = set(old) & set(new)
    before, after = [one for one in old if one in stayed], [one for one in new if one in stayed]
    if before == after:
        return set()
    places = {name: place for place, name in enumerate(before)}
    return stayed - set(_longest_rising(after, places))


def _longest_rising(names: Sequence[str], places: Mapping[str, int]) -> list[str]:
    """Return a longest run of names whose old places rise (patience sorting)."""
    ends: list[int] = []
    last: list[str] = []
    before: dict[str, str | None] = {}
    for name in names:
        pile = bisect_left(ends, places[name])
        ends[pile : pile + 1] = [places[name]]
        last[pile : pile + 1] = [name]
        before[name] = last[pile - 1] if pile else None
    run: list[str] = []
    here = last[-1] if last else None
    while here is not None:
        run.append(here)
        here = before[here]
    return run
