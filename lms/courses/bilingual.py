"""Where the texts in both languages stand in a file, and the ids by which they are known for ever."""

import hashlib
from typing import NamedTuple

from lms.courses.yaml_file import Place, Plain
from lms.text import LANGUAGES, Language, visible

_LANGUAGES = frozenset(LANGUAGES)
_HOLDERS = frozenset({dict, list})


class Bilingual(NamedTuple):
    """A text in a file: its place, the way to it by ids, and both languages, empty where missing."""

    place: Place
    way: tuple[str, ...]
    en: str
    km: str

    def to(self, language: Language) -> str:
        """Return the text in a language."""
        return self.km if language == "km" else self.en


def text_digest(text: str) -> str:
    """Return 48 bits of the SHA-256 of a text; spaces at the end of lines do not count."""
    lines = [line.rstrip() for line in visible(text).strip().splitlines()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def sentence_id(name: str, way: tuple[str, ...]) -> str:
    """Return the id of a text: its file, within its module, and the way to it by ids.

    `modules/m/lessons/l.yaml` and `screens`, `s`, `heading` make `lessons/l:screens.s.heading`.
    """
    parts = name.removesuffix(".yaml").split("/")
    home = "/".join(parts[2:] if parts[0] == "modules" else parts)
    return f"{home}:{'.'.join(way)}"


def texts_in(value: Plain, place: Place = (), way: tuple[str, ...] = ()) -> list[Bilingual]:
    """Return the texts in a value of a file, in order; parts of a list are known by `id`, or counted."""
    found: list[Bilingual] = []
    _collect(value, place, way, found)
    return found


def _collect(value: Plain, place: Place, way: tuple[str, ...], found: list[Bilingual]) -> None:
    if isinstance(value, dict):
        if 0 < len(value) <= len(LANGUAGES) and value.keys() <= _LANGUAGES:
            # A key with nothing behind it is a text that is not written yet.
            en, km = value.get("en"), value.get("km")
            en, km = "" if en is None else en, "" if km is None else km
            if isinstance(en, str) and isinstance(km, str):
                found.append(Bilingual(place, way, en, km))
                return
        for key, part in value.items():
            if type(part) in _HOLDERS:
                _collect(part, (*place, key), (*way, key), found)
    elif isinstance(value, list):
        for number, part in enumerate(value):
            if type(part) in _HOLDERS:
                own = part.get("id") if isinstance(part, dict) else None
                step = str(own) if isinstance(own, str | int) else str(number + 1)
                _collect(part, (*place, number), (*way, step), found)
