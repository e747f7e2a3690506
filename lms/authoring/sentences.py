"""Every text in both languages under an id that stays, so that a translation can be known to be old."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from lms.courses.yaml_file import Place, Plain, YamlFile
from lms.text import visible


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text of a file in both languages; `km` or `en` is empty where it is missing.

    `id` names the file and the way to the text by the ids of what it belongs to:
    `lessons/when-to-wash:screens.before-food.heading`. `place` is the same way as YAML counts it.
    """

    id: str
    name: str
    place: Place
    en: str
    km: str

    @property
    def source_digest(self) -> str:
        """A short digest of the English, by which a later change of it is seen."""
        return source_digest(self.en)


def source_digest(english: str) -> str:
    """Return 48 bits of the SHA-256 of an English text; spaces at the end of lines do not count."""
    lines = [line.rstrip() for line in visible(english).strip().splitlines()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def sentences(name: str, file: YamlFile) -> Iterator[Sentence]:
    """Yield the texts of the file of this name, in the order of the file."""
    parts = name.removesuffix(".yaml").split("/")
    home = "/".join(parts[2:] if parts[0] == "modules" else parts)
    for place, way, en, km in _texts(file.root, (), ()):
        yield Sentence(f"{home}:{'.'.join(way)}", name, place, en, km)


def _texts(
    value: Plain, place: Place, way: tuple[str, ...]
) -> Iterator[tuple[Place, tuple[str, ...], str, str]]:
    if isinstance(value, dict):
        en, km = value.get("en", ""), value.get("km", "")
        if value.keys() <= {"en", "km"} and value and isinstance(en, str) and isinstance(km, str):
            yield place, way, en, km
            return
        for key, part in value.items():
            yield from _texts(part, (*place, key), (*way, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            own = part.get("id") if isinstance(part, dict) else None
            step = str(own) if isinstance(own, str | int) else str(number + 1)
            yield from _texts(part, (*place, number), (*way, step))
