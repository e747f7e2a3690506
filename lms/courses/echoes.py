"""One slip, one message: what is wrong only because of another mistake is not said beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lms.courses.meant import hint

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """The mistakes that stand for themselves, what misspelt keys were meant to be, which keys were moved."""

    details: "Sequence[ErrorDetails]"
    meant: Mapping[Loc, str] = field(default_factory=dict)
    shifted: frozenset[Loc] = frozenset()


def without_echoes(details: "Sequence[ErrorDetails]") -> Heard:
    """Join a key that is missing with the key that stands in its place, misspelt or moved."""
    missing = [tuple(one["loc"]) for one in details if one["type"] == "missing"]
    unknown = [tuple(one["loc"]) for one in details if one["type"] == "extra_forbidden"]
    meant: dict[Loc, str] = {}
    shifted: set[Loc] = set()
    gone: set[Loc] = set()
    for loc in unknown:
        beside = [str(one[-1]) for one in missing if one[:-1] == loc[:-1] and one not in gone]
        beside_unknown = [one for one in unknown if one[:-1] == loc[:-1]]
        near = hint(str(loc[-1]), beside)
        if not near and len(beside) == len(beside_unknown) == 1:
            near = beside[0]
        if near:
            meant[loc] = near
            gone.add((*loc[:-1], near))
            continue
        moved = [one for one in missing if one not in gone and _is_moved(loc, one)]
        if moved:
            shifted.add(loc)
            gone.add(moved[-1])
    kept = [one for one in details if not (one["type"] == "missing" and tuple(one["loc"]) in gone)]
    return Heard([one for one in kept if not _is_echo(one)], meant, frozenset(shifted))


def _is_moved(unknown: Loc, missing: Loc) -> bool:
    """Whether a key is missing within what stands around or beside the same key, where it is not known."""
    around, within = sorted((unknown[:-1], missing[:-1]), key=len)
    return unknown[-1] == missing[-1] and around != within and within[: len(around)] == around


def _is_echo(detail: "ErrorDetails") -> bool:
    """Whether a list is called too short only because entries in it have mistakes of their own."""
    context: dict[str, Any] = detail.get("ctx", {})
    found, least = detail["input"], context.get("min_length", 0)
    return detail["type"] == "too_short" and isinstance(found, list) and len(found) >= least
