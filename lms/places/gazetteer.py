"""Finding an official place by code or by name; without it a commune is written and counted in five ways."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from lms.places.matching import Name, Query, best_rank
from lms.places.place import Place, read_places
from lms.text import Language, latin_digits

_HERE = Path(__file__).parent
PACKAGED = _HERE / "places.csv"
_ALIASES = _HERE / "aliases.csv"
_CODE_DIGITS, _COMMUNE_DIGITS = 2, 6
# No place with all its parents is called so long, and looking for it takes time.
_LONGEST = 200
# Half of the letters or more in the same order: below that people see no likeness.
_LIKE = 0.7


@dataclass(frozen=True, slots=True)
class _Table:
    """Places by code, their spellings, and those of the places around the ones in each place, it included."""

    places: dict[str, Place]
    names: dict[str, tuple[Name, ...]]
    around: dict[str, tuple[Name, ...]]


def use(path: Path | None) -> None:
    """Take an organisation's own list instead of the packaged one, which None brings back.

    One process serves one organisation. Raises BadPlaces or OSError, and then the list stays as it was.
    """
    if path is not None:
        _read(path)
    _chosen[0] = path or PACKAGED


def find(code: str | None) -> Place | None:
    """Return the place with a code; None for a code that is retired, unknown or missing."""
    return _table().places.get(code or "")


def named(code: str | None, language: Language) -> str:
    """Return a place's name with its parents; the bare code for one that the list does not know."""
    place = find(code)
    return place.in_full(language) if place else code or ""


def search(words: str, limit: int) -> list[Place]:
    """Return the places that `words` may mean, the likeliest first, at most `limit`.

    Words are a name in Khmer or in Latin letters however spelt, the beginning of one, a name with that of
    a place it lies in, or the beginning of a code. Without any, what looks alike is returned.
    """
    words = words[:_LONGEST]
    table, code = _table(), latin_digits(words).strip()
    if code.isdecimal() and len(code) >= _CODE_DIGITS:
        return [place for place in table.places.values() if place.code.startswith(code)][:limit]
    query = Query.read(words)
    if query.empty:
        return []
    return [place for _, place in sorted(_hits(table, query), key=_first)[:limit]] or _alike(
        table, query, limit
    )


def _first(hit: tuple[tuple[float, ...], Place]) -> tuple[tuple[float, ...], int, str]:
    return (hit[0], len(hit[1].code), hit[1].code)


def _hits(table: _Table, query: Query) -> Iterator[tuple[tuple[float, ...], Place]]:
    for code, place in table.places.items():
        above = table.around[code[:-2]] if place.parents else ()
        ranks = [rank for name in table.names[code] if (rank := best_rank(query, name, above)) is not None]
        if ranks:
            yield min(ranks), place


def _alike(table: _Table, query: Query, limit: int) -> list[Place]:
    wanted = query.squeezed
    found = []
    for code, place in table.places.items():
        like = max(SequenceMatcher(None, wanted, name.squeezed).ratio() for name in table.names[code])
        if like >= _LIKE:
            found.append(((-like,), place))
    return [place for _, place in sorted(found, key=_first)[:limit]]


@lru_cache(maxsize=2)
def _read(path: Path) -> _Table:
    places = read_places(path.read_text(encoding="utf-8"))
    spelt: dict[str, list[str]] = {code: [place.km, place.latin] for code, place in places.items()}
    for line in _ALIASES.read_text(encoding="utf-8").splitlines()[1:]:
        code, spelling = line.split(",", 1)
        if code in spelt:
            spelt[code].append(spelling)
    names = {code: tuple(map(Name.read, found)) for code, found in spelt.items()}
    around = {code: _around(place, names) for code, place in places.items() if len(code) < _COMMUNE_DIGITS}
    return _Table(places, names, around)


def _around(place: Place, names: dict[str, tuple[Name, ...]]) -> tuple[Name, ...]:
    chain = (place, *place.parents)
    both = (" ".join(one.km for one in chain), " ".join(one.latin for one in chain))
    return (*(name for one in chain for name in names[one.code]), *map(Name.read, both))


def _table() -> _Table:
    return _read(_chosen[0])


_chosen: list[Path] = [PACKAGED]
