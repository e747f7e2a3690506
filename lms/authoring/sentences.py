"""Every text in both languages under an id that stays, so that a translation can be known to be old."""

from collections.abc import Iterator
from typing import NamedTuple

from lms.courses.bilingual import sentence_id, text_digest, texts_in
from lms.courses.yaml_file import Place, YamlFile


class Sentence(NamedTuple):
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
    return text_digest(english)


def sentences(name: str, file: YamlFile) -> Iterator[Sentence]:
    """Yield the texts of the file of this name, in the order of the file."""
    for found in texts_in(file.root):
        yield Sentence(sentence_id(name, found.way), name, found.place, found.en, found.km)
