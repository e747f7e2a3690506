"""The invented people of whom lessons and questions tell; without them nobody could count girls and boys."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from lms.courses.files import Files
from lms.courses.parts import texts
from lms.courses.registers import Character, Characters, Sex
from lms.courses.structure import check_structure
from lms.courses.yaml_file import YamlFile, parse_bytes
from lms.quizzes.kinds import Item
from lms.text import Text, visible

NAME = "characters.yaml"
_NOT_ASKED = frozenset({"feedback", "explain", "alt", "rubric", "model"})
"""What is read only after answering, or by nobody who learns."""


def read_characters(files: Files) -> tuple[Character, ...]:
    """Return the people; nobody when there is no list, or it has mistakes (the check names them)."""
    return _parsed(files.read(NAME)) if files.has(NAME) else ()


@lru_cache(maxsize=4)
def _parsed(data: bytes) -> tuple[Character, ...]:
    file = parse_bytes(data, NAME)
    read = check_structure(file, Characters, file.root) if isinstance(file, YamlFile) else None
    return read.characters if isinstance(read, Characters) else ()


def named_in(item: Item, people: Iterable[Character]) -> list[Character]:
    """Return who is named in the stem or the options of an item, in both languages."""
    asked = [text for place, text in texts(item, ()) if _NOT_ASKED.isdisjoint(place)]
    english = " ".join(text.en for text in asked)
    khmer = visible("\n".join(text.km for text in asked))
    return [one for one in people if _is_named(one.text, english, khmer)]


def _is_named(name: Text, english: str, khmer: str) -> bool:
    return name.km in khmer and re.search(rf"\b{re.escape(name.en)}\b", english) is not None


def by_sex(items: Iterable[Item], people: Iterable[Character]) -> Counter[Sex]:
    """Count the protagonists of some items: a girl and a boy in one item count for both."""
    known = tuple(people)
    return Counter(sex for item in items for sex in {one.sex for one in named_in(item, known)})
