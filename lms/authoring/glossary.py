"""The agreed Khmer of the programme's words: shown to translators, and held to in all that is written."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lms.courses.files import Files
from lms.courses.yaml_file import YamlFile, parse_bytes

NAME = "glossary.yaml"
_WORD = re.compile("[A-Za-z]+")


@dataclass(frozen=True)
class Term:
    """A word of the programme and its Khmer.

    `forms` are other ways to write the English, `also` other Khmer that is right, `avoid` Khmer that is not.
    A word of every day has too many translations to be looked for.
    """

    en: str
    km: str
    forms: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    everyday: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds its English, in any form, in a text."""
        either = "|".join(re.escape(form) for form in sorted((self.en, *self.forms), key=len, reverse=True))
        return re.compile(rf"(?<![A-Za-z])(?:{either})(?:s|es)?(?![A-Za-z])", re.IGNORECASE)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first words it can have in a text, in small letters: where none is, looking is for nothing."""
        first = [_WORD.findall(form.lower())[:1] for form in (self.en, *self.forms)]
        return frozenset(word + end for words in first for word in words for end in ("", "s", "es"))


def read_terms(files: Files) -> tuple[Term, ...]:
    """Return the glossary; nothing when there is none, or it has mistakes (the check names them)."""
    return _parsed(files.read(NAME)) if files.has(NAME) else ()


@lru_cache(maxsize=4)
def _parsed(data: bytes) -> tuple[Term, ...]:
    file = parse_bytes(data, NAME)
    listed = file.root.get("terms") if isinstance(file, YamlFile) else None
    return tuple(_terms(listed if isinstance(listed, list) else []))


def _terms(listed: Iterable[object]) -> Iterator[Term]:
    for one in listed:
        text = one.get("text") if isinstance(one, dict) else None
        if isinstance(one, dict) and isinstance(text, dict) and {"en", "km"} <= text.keys():
            forms, also, avoid = (_words(one.get(key)) for key in ("forms", "also", "avoid"))
            yield Term(str(text["en"]), str(text["km"]), forms, also, avoid, one.get("everyday") is True)


def _words(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def terms_in(english: str, terms: Iterable[Term]) -> list[Term]:
    """Return the terms that occur in a text; of two that overlap, the longer one."""
    return finder(terms)(english)


def finder(terms: Iterable[Term]) -> Callable[[str], list[Term]]:
    """Return what finds the terms that occur in a text, for many texts."""
    begun: dict[str, list[Term]] = {}
    for term in terms:
        for word in term.beginnings:
            begun.setdefault(word, []).append(term)

    def find(english: str) -> list[Term]:
        words = frozenset(_WORD.findall(english.lower()))
        return _longest(english, {term for word in words if word in begun for term in begun[word]})

    return find


def _longest(english: str, near: Collection[Term]) -> list[Term]:
    found = [(*hit.span(), term) for term in near for hit in term.pattern.finditer(english)]
    kept: list[tuple[int, int, Term]] = []
    for start, end, term in sorted(found, key=lambda one: (one[0] - one[1], one[0], one[2].en)):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, term))
    return list(dict.fromkeys(term for _, _, term in sorted(kept, key=lambda one: one[0])))
