"""The agreed Khmer of the programme's words, shown to whoever translates a text they occur in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lms.courses.files import Files
from lms.courses.yaml_file import YamlFile, read_yaml

NAME = "glossary.yaml"


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the programme and its Khmer; `forms` are other ways to write the English."""

    en: str
    km: str
    forms: tuple[str, ...] = ()


def read_terms(files: Files) -> tuple[Term, ...]:
    """Return the glossary; nothing when there is none, or it has mistakes (the check names them)."""
    file = read_yaml(files, NAME) if files.has(NAME) else None
    listed = file.root.get("terms") if isinstance(file, YamlFile) else None
    return tuple(_terms(listed if isinstance(listed, list) else []))


def _terms(listed: Iterable[object]) -> Iterator[Term]:
    for one in listed:
        text = one.get("text") if isinstance(one, dict) else None
        if isinstance(one, dict) and isinstance(text, dict) and {"en", "km"} <= text.keys():
            forms = one.get("forms")
            yield Term(str(text["en"]), str(text["km"]), tuple(map(str, forms or ())))


def terms_in(english: str, terms: Iterable[Term]) -> list[Term]:
    """Return the terms that occur in a text; of two that overlap, the longer one."""
    found: list[tuple[int, int, Term]] = []
    for term in terms:
        for form in (term.en, *term.forms):
            pattern = rf"(?<![A-Za-z]){re.escape(form)}(?:s|es)?(?![A-Za-z])"
            found += [(hit.start(), hit.end(), term) for hit in re.finditer(pattern, english, re.IGNORECASE)]
    kept: list[tuple[int, int, Term]] = []
    for start, end, term in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, term))
    return list(dict.fromkeys(term for _, _, term in sorted(kept, key=lambda one: one[0])))
