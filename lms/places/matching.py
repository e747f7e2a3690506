"""How well a spelling fits the name of a place; without it only who spells like the list finds anything."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from lms.khmer import folded
from lms.places.place import KINDS
from lms.places.spelling import plain, skeleton

_COENG = "\u17d2"
_KHMER = re.compile("[\u1780-\u17ff]")
_TWICE = re.compile(r"(.)\1+")
_KINDS_KM = re.compile("^(?:" + "|".join(folded(text.km) for _, text in KINDS.values()) + ")(?=.)")
_KINDS_LATIN = {*KINDS, "khet", "commune", "district", "province", "city", "town", "municipality"}
# Two consonants begin half of all names.
_ENOUGH = 3
_THROUGH_PARENT = 0.5
# Of two spellings with the same consonants; short names share those by chance.
_LEAST_ALIKE = 0.4

Rank = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A spelling prepared for comparing: itself without spaces, and its consonants when it is Latin."""

    squeezed: str
    sounds: str

    @classmethod
    def read(cls, text: str) -> "Name":
        """Prepare a spelling in either script."""
        if _KHMER.search(text):
            return cls(folded(text).replace(" ", ""), "")
        bare = plain(text)
        return cls(bare.replace(" ", ""), _TWICE.sub(r"\1", skeleton(bare).replace(" ", "")))


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody typed, as every way to read it: a name alone, or one with that of a place around it."""

    readings: tuple[tuple[Name, Name | None], ...]

    @classmethod
    def read(cls, text: str) -> "Query":
        """Prepare what was typed; words for kinds of places may stand in it or not."""
        words = text.split()
        bare = [one for one in map(_without_kind, words) if one]
        ways: dict[tuple[str, str], None] = {}
        for said in (words, bare, [one for i, one in enumerate(bare) if one not in bare[i - 1 : i]]):
            for cut in range(len(said), 0, -1):
                ways[" ".join(said[:cut]), " ".join(said[cut:])] = None
        pairs = ((Name.read(own), Name.read(around) if around else None) for own, around in ways)
        return cls(tuple(pair for pair in pairs if pair[0].squeezed))

    @property
    def empty(self) -> bool:
        """Whether nothing was typed that could name a place."""
        return not self.readings

    @property
    def squeezed(self) -> str:
        """Everything that was typed, without spaces."""
        return self.readings[0][0].squeezed


def best_rank(query: Query, name: Name, above: Sequence[Name]) -> Rank | None:
    """Return how well a place fits by its name and those around it, the less the better; None for not."""
    ranks = []
    for own, around in query.readings:
        found = _rank(own, name)
        if found is None:
            continue
        if around is None:
            ranks.append(found)
        elif any(_rank(around, parent) is not None for parent in above):
            ranks.append((found[0] + _THROUGH_PARENT, *found[1:]))
    return min(ranks, default=None)


def _rank(own: Name, name: Name) -> Rank | None:
    if own.squeezed == name.squeezed:
        return (0, 0)
    if own.sounds and own.sounds == name.sounds and _likeness(own, name) >= _LEAST_ALIKE:
        return (1, -_likeness(own, name))
    if name.squeezed.startswith(own.squeezed):
        return (2, -_likeness(own, name))
    if len(own.sounds) >= _ENOUGH and name.sounds.startswith(own.sounds):
        return (3, -_likeness(own, name))
    return (4, -_likeness(own, name)) if _contains(name.squeezed, own.squeezed) else None


def _likeness(own: Name, name: Name) -> float:
    return SequenceMatcher(None, own.squeezed, name.squeezed).ratio()


def _contains(name: str, part: str) -> bool:
    """Whether a name has the part in it, and not from the middle of a stack of letters."""
    at = name.find(part)
    return at > 0 and name[at - 1] != _COENG and len(part) >= _ENOUGH - 1


def _without_kind(word: str) -> str:
    if _KHMER.search(word):
        return _KINDS_KM.sub("", folded(word))
    return "" if plain(word) in _KINDS_LATIN else word
