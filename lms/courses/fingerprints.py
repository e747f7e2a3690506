"""What of an item a learner sees, and what marks it; without it nobody could say whether two are the same."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

from lms.quizzes.kinds import Item

Plain: TypeAlias = "bool | int | str | list[Plain] | dict[str, Plain] | None"
Path: TypeAlias = "tuple[str, ...]"

# Neither asks nor marks: what is said afterwards, why an option is there, where an item belongs.
_ASIDE = {
    "explain",
    "critical",
    "facts",
    "family",
    "feedback",
    "if_false",
    "if_true",
    "if_wrong",
    "known_wrong",
    "level",
    "misconception",
    "model",
    "objective",
    "reason",
}
_KEY = {"accepted", "agreeing", "answer", "box", "credit", "points", "right", "rubric", "tolerance"}


def seen(item: Item, pictures: Mapping[str, str]) -> str:
    """Return a fingerprint of what a learner sees of an item: words, options, their order, drawings.

    The steps of an ordering are shown mixed, so the order in which they stand in a file is not seen.
    """
    return _fingerprint(_seen(plain(item), pictures))


@lru_cache(maxsize=1024)
def marked(item: Item) -> str:
    """Return a fingerprint of what earns points in an item."""
    return _fingerprint(_marked(plain(item)))


def plain(item: Item) -> dict[str, Plain]:
    """Return an item as plain values."""
    found: dict[str, Plain] = item.model_dump(mode="json")
    return found


def _fingerprint(plain: Plain) -> str:
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def _is_key(name: str, value: Plain) -> bool:
    # The right side of a pair is a text, and seen.
    return name in _KEY and not (name == "right" and isinstance(value, dict))


def _seen(value: Plain, pictures: Mapping[str, str]) -> Plain:
    if isinstance(value, list):
        return [_seen(part, pictures) for part in value]
    if not isinstance(value, dict):
        return value
    found = {
        name: _seen(part, pictures)
        for name, part in value.items()
        if name not in _ASIDE and not _is_key(name, part)
    }
    if isinstance(value.get("file"), str):
        found["file"] = pictures.get(str(value["file"]), str(value["file"]))
    steps = found.get("steps")
    if isinstance(steps, list):
        found["steps"] = sorted(steps, key=repr)
    return found


def _marked(value: Plain) -> Plain:
    if isinstance(value, list):
        return [part for one in value if (part := _marked(one))]
    if not isinstance(value, dict):
        return None
    whole = {name: part for name, part in value.items() if name in {"id", "kind"} or _is_key(name, part)}
    deeper = {
        name: found
        for name, part in value.items()
        if name not in whole and name not in _ASIDE and (found := _marked(part))
    }
    return {**whole, **deeper}


def leaves(value: Plain, at: Path = ()) -> Iterator[tuple[Path, Plain]]:
    """Yield each value with the way to it; a part of a list is named by its id."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in _ASIDE and name != "accepted":
                yield from leaves(part, (*at, name))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            own = part.get("id", number) if isinstance(part, dict) else number
            yield from leaves(part, (*at, str(own)))
    else:
        yield at, value


def is_aside(way: Iterable[str]) -> bool:
    """Whether what stands at a way within an item neither asks nor marks."""
    return not _ASIDE.isdisjoint(way)
