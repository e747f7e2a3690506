"""In which order things are shown: mixed, yet the same again for the same attempt."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from pydantic_core import PydanticCustomError


class Named(Protocol):
    """Anything with an id that can be put in an order."""

    @property
    def id(self) -> str:
        """The id."""
        ...


class Lasting(Named, Protocol):
    """Something that may have to stay below the others."""

    @property
    def last(self) -> bool:
        """Whether it does."""
        ...


N = TypeVar("N", bound=Named)
L = TypeVar("L", bound=Lasting)


def mixed(things: Sequence[N], seed: str) -> tuple[N, ...]:
    """Return the things in an order that depends on the seed alone, now and in years.

    An empty seed keeps the order.
    """
    if not seed:
        return tuple(things)
    return tuple(sorted(things, key=lambda one: hashlib.sha256(f"{seed}/{one.id}".encode()).digest()))


def arranged(things: Sequence[L], seed: str) -> tuple[L, ...]:
    """Return the things mixed, those that stay `last` below the others."""
    return tuple(sorted(mixed(things, seed), key=lambda one: one.last))


def scrambled(things: Sequence[N], seed: str) -> tuple[N, ...]:
    """Return the things mixed so that the order is never the given one."""
    order = mixed(things, f"scrambled/{seed}")
    return order[1:] + order[:1] if [one.id for one in order] == [one.id for one in things] else order


def unique_ids(things: Iterable[Named], what: str) -> None:
    """Raise an error at the second of two things with the same id in the list called `what`."""
    seen: set[str] = set()
    for i, thing in enumerate(things):
        if thing.id in seen:
            at = (what, i, "id")
            raise PydanticCustomError("same_id", "{what}: {id}", {"what": what, "id": thing.id, "at": at})
        seen.add(thing.id)
