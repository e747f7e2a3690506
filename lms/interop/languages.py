"""Which words of a foreign text are Khmer and which English, told by marks or by their letters."""

import re
from collections.abc import Iterable
from itertools import pairwise

from lms.courses.yaml_file import Plain
from lms.interop.prose import Piece

Said = dict[str, Plain]
"""A text by language; one of `en` and `km` may be missing."""

_KHMER = re.compile("[\u1780-\u17d3]")
_LATIN = re.compile(r"([A-Za-z][A-Za-z0-9 .,:;_/{}()+-]*[A-Za-z0-9)]|[A-Za-z])")
_LETTER = re.compile(r"[^\W\d_]")
_BETWEEN = re.compile(r"\s*\n\s*|\s+[/|]\s+")


def said(pieces: Iterable[Piece], language: str = "") -> Said:
    """Return the words by language: by the marks on the pieces, else by `language`, else by their letters."""
    found = [piece for piece in pieces if piece.text.strip()]
    if any(_ours(piece.language) for piece in found):
        return _by_marks(found)
    whole = "\n".join(piece.text for piece in found)
    return by_letters(whole, language)


def by_letters(text: str, language: str = "") -> Said:
    """Return a text without marks by language; what has no letters is the same in both."""
    text = text.strip()
    if not text:
        return {}
    if not _LETTER.search(text):
        return {"en": text, "km": text}
    if _ours(language):
        return {_ours(language): text}
    parted = _parted(text)
    return parted or {_script(text): text}


def language_of(text: str) -> str:
    """Return `km` for a text with Khmer letters, `en` for any other one with letters, else nothing."""
    return _script(text) if _LETTER.search(text) else ""


def parted(text: str) -> list[tuple[str, bool]]:
    """Return a Khmer text in pieces, and whether each is Latin, so that it is read aloud rightly."""
    pieces = _LATIN.split(text)
    return [(piece, bool(i % 2)) for i, piece in enumerate(pieces) if piece]


def merged(one: Plain, other: Plain) -> Plain:
    """Return one value with what only the other has; parts of lists meet by their id, else by their place."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {
            **{key: merged(value, other[key]) if key in other else value for key, value in one.items()},
            **{key: value for key, value in other.items() if key not in one},
        }
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        by_id = {part["id"]: part for part in other if isinstance(part, dict) and "id" in part}
        own = [part["id"] for part in one if isinstance(part, dict) and "id" in part]
        if len(by_id) == len(other) and sorted(map(str, by_id)) == sorted(map(str, own)):
            return [merged(part, by_id[id_]) for part, id_ in zip(one, own, strict=True)]
        return [merged(first, second) for first, second in zip(one, other, strict=True)]
    return one


def _by_marks(pieces: list[Piece]) -> Said:
    texts: dict[str, list[str]] = {"en": [], "km": []}
    for piece in pieces:
        marked = _ours(piece.language)
        if marked:
            texts[marked].append(piece.text)
        elif not piece.language:
            # What stands outside the marks belongs to all languages.
            for words in texts.values():
                words.append(piece.text)
    joined = {language: "\n".join(words).strip() for language, words in texts.items()}
    return {language: text for language, text in joined.items() if text}


def _ours(language: str) -> str:
    head = language.lower().replace("_", "-").split("-")[0]
    return {"km": "km", "khm": "km", "en": "en", "eng": "en"}.get(head, "")


def _script(text: str) -> str:
    return "km" if _KHMER.search(text) else "en"


def _parted(text: str) -> Said | None:
    """Part what holds one language after the other, in lines or on two sides of a stroke."""
    parts = [part for part in _BETWEEN.split(text) if part]
    kinds = [_script(part) for part in parts]
    if len(set(kinds)) < 2 or sum(one != other for one, other in pairwise(kinds)) != 1:
        return None
    return {
        language: "\n".join(part for part, kind in zip(parts, kinds, strict=True) if kind == language)
        for language in ("en", "km")
    }
