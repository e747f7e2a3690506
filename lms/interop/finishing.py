"""What every read question still needs: ids, the labels' values, the order an author writes in."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from lms.courses.yaml_file import Plain
from lms.interop.accepted import grouped
from lms.interop.labels import Labels
from lms.interop.notes import Item
from lms.interop.shaping import entries, shaped
from lms.quizzes.kinds.base import RESERVED

_ORDER = (
    "id", "kind", "objective", "level", "family", "critical", "credit", "points", "facts", "keep_order",
    "agreeing", "stem", "picture", "text", "options", "answer", "tolerance", "unit", "if_true", "if_false",
    "known_wrong", "accepted", "steps", "pairs", "boxes", "things", "gaps", "areas", "rubric", "model",
    "explain",
)  # fmt: skip
_PART_ORDER = (
    "id", "value", "left", "right", "last", "misconception", "reason", "box", "x", "y", "width", "height",
    "points", "picture", "text", "en", "km", "options", "if_wrong", "feedback",
)  # fmt: skip
_LISTS = ("options", "steps", "pairs", "things", "boxes", "areas", "rubric", "gaps")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 60
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def finished(raw: Item, labels: Labels, id_: str = "", points: int | None = None) -> Item:
    """Return a read question as an item, with what its labels say; `id_` and `points` come from its format.

    A text that is nowhere in the source has no key, so that a check of the file names it as missing.
    """
    item = shaped(dict(raw), labels)
    if item.get("kind") == "short-answer":
        item["accepted"] = grouped(item.pop("spellings", []), labels)
    for name in _LISTS:
        if name in item:
            item[name] = _with_ids(entries(item[name]), name, labels)
    if order := labels.words("gaps"):
        places = {id_: i for i, id_ in enumerate(order)}
        gaps = entries(item.get("gaps"))
        item["gaps"] = [*sorted(gaps, key=lambda gap: places.get(str(gap.get("id")), len(places)))]
    _give_reasons(item, labels)
    item |= _head(item, labels, id_, points)
    cleaned = _cleaned(item)
    return _in_order(cleaned, _ORDER) if isinstance(cleaned, dict) else {}


def unique(items: Iterable[Item], prefix: str) -> list[Item]:
    """Return the items with ids that differ; those without one are counted."""
    taken: set[str] = set()
    found = []
    for number, item in enumerate(items, 1):
        wanted = str(item.get("id") or f"{prefix}-{number}")
        id_ = _free(wanted, taken)
        taken.add(id_)
        found.append({"id": id_, **{key: value for key, value in item.items() if key != "id"}})
    return found


def slug(text: str) -> str:
    """Return a text as an id, or nothing where no Latin letter or digit is in it."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain)[:_LONGEST_ID].strip("-")


def is_id(text: str) -> bool:
    """Whether a text can be an id as it is."""
    return len(text) <= _LONGEST_ID and bool(_ID.fullmatch(text))


def _free(wanted: str, taken: set[str]) -> str:
    id_, number = wanted, 2
    while id_ in taken:
        id_ = f"{wanted[: _LONGEST_ID - 5].strip('-')}-{number}"
        number += 1
    return id_


def _head(item: Item, labels: Labels, id_: str, points: int | None) -> Item:
    found: Item = {
        key: labels.one(key) for key in ("objective", "level", "family", "credit") if labels.one(key)
    }
    if is_id(id_):
        found["id"] = id_
    if labels.one("critical"):
        found["critical"] = True
    if labels.one("keep-order"):
        found["keep_order"] = True
    if facts := labels.words("fact"):
        found["facts"] = [*facts]
    if labels.one("unit-en"):
        found["unit"] = {"en": labels.one("unit-en"), "km": labels.one("unit-km")}
    worth = labels.one("points")
    points = int(worth) if worth.isdecimal() else points
    if points is not None and points != 1 and item.get("kind") != "scale":
        found["points"] = points
    return found


def _with_ids(parts: list[Item], name: str, labels: Labels) -> list[Plain]:
    """Return the parts of a list with ids: those of the labels, else made from their words or place."""
    ids = _ids_of(name, labels)
    last = labels.words("last")
    taken: set[str] = set()
    found: list[Plain] = []
    for i, part in enumerate(parts):
        own = ids[i] if len(ids) == len(parts) else _own_id(part) or _made(part, name, i)
        id_ = _free(own if is_id(own) else f"{name.rstrip('s')}-{i + 1}", taken)
        taken.add(id_)
        more: Item = {"last": True} if id_ in last else {}
        if name == "gaps":
            more["options"] = _with_ids(entries(part.get("options")), "options", _of_gap(own, labels))
        if name == "rubric" and labels.pairs("rubric").get(id_, "").isdecimal():
            more["points"] = int(labels.pairs("rubric")[id_])
        found.append({**part, **more, "id": id_})
    return found


def _own_id(part: Item) -> str:
    id_ = slug(str(part.get("id") or ""))
    return "" if id_ in RESERVED else id_


def _ids_of(name: str, labels: Labels) -> list[str]:
    if name in {"options", "steps", "pairs"}:
        return labels.words("ids")
    return list(labels.pairs("rubric")) if name == "rubric" else []


def _of_gap(gap: str, labels: Labels) -> Labels:
    words = labels.pairs("gap").get(gap)
    return Labels({"ids": (words,)}) if words else Labels()


def _made(part: Item, name: str, place: int) -> str:
    if name == "options" and place < len(_LETTERS):
        return _LETTERS[place]
    text = part.get("text") or part.get("left")
    words = slug(str(text.get("en", "")))[:24].strip("-") if isinstance(text, dict) else ""
    return words if words and words not in RESERVED else f"{name.rstrip('s')}-{place + 1}"


def _give_reasons(item: Item, labels: Labels) -> None:
    for name in ("misconception", "reason"):
        said = labels.pairs(name)
        for key, part in _ways(item):
            if key in said:
                part[name] = said[key]


def _ways(item: Item) -> Iterator[tuple[str, Item]]:
    """Yield the parts that a reason can belong to, under the words of labels.ways."""
    for name in ("options", "areas"):
        for part in entries(item.get(name)):
            yield str(part.get("id")), part
    for part in entries(item.get("known_wrong")):
        yield str(part.get("value")), part
    for name in ("true", "false"):
        way = item.get(f"if_{name}")
        if isinstance(way, dict):
            yield name, way
    for gap in entries(item.get("gaps")):
        for part in entries(gap.get("options")):
            yield f"{gap.get('id')}/{part.get('id')}", part
    for thing in entries(item.get("things")):
        way = thing.get("if_wrong")
        if isinstance(way, dict):
            yield str(thing.get("id")), way


def _cleaned(value: Plain) -> Plain:
    """Leave out texts, lists and marks that are empty or usual."""
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if not isinstance(value, dict):
        return f"{value}\n" if isinstance(value, str) and "\n" in value.strip() else value
    cleaned = {key: _cleaned(one) for key, one in value.items()}
    return {key: one for key, one in cleaned.items() if one not in ({}, [], "", None)}


def _in_order(item: Item, order: tuple[str, ...]) -> Item:
    rank = {key: i for i, key in enumerate(order)}
    found = {key: item[key] for key in sorted(item, key=lambda key: rank.get(key, len(order)))}
    return {key: _parts_in_order(value) for key, value in found.items()}


def _parts_in_order(value: Plain) -> Plain:
    if isinstance(value, list):
        return [_parts_in_order(one) for one in value]
    return _in_order(value, _PART_ORDER) if isinstance(value, dict) else value
