"""One form for all spellings that look the same; without it a right answer typed in another order is wrong.

The order of signs and what looks alike follow Unicode Technical Note 61, "Khmer Encoding Structure"
(M. Hosken, version 2, 2025); deprecated code points follow the names list of the Unicode Standard.
"""

import re
import unicodedata

from lms.text import latin_digits, visible

_COENG = "\u17d2"
_RO, _BA = "\u179a", "\u1794"
_LETTERS = "\u1780-\u17a2\u17a5-\u17b3"
# After robat and subscripts: shifters, vowels before, below, above and after the base, marks, finals.
ORDERED_SIGNS = (
    "\u17cc\u17c9\u17ca"
    "\u17c1\u17c2\u17c3\u17be\u17bf\u17c0\u17c4\u17c5\u17bb\u17bc\u17bd\u17b7\u17b8\u17b9\u17ba\u17b6"
    "\u17c6\u17cb\u17cd\u17ce\u17cf\u17d0\u17d1\u17dd\u17c7\u17c8"
)
_CLUSTER = re.compile(f"([{_LETTERS}]?)((?:{_COENG}[{_LETTERS}]|[{ORDERED_SIGNS}])+)")
_SEEN = re.compile(f"(?<!{_COENG})[{_LETTERS}]|[^\u1780-\u17d3\u17dd\\s]")
_SUBSCRIPT = re.compile(f"{_COENG}(.)")
_TO_PRIVATE_USE = 0xE000 - 0x1780
_STRAY_COENG = re.compile(f"{_COENG}(?![{_LETTERS}])")
# Atthacan is the one Khmer sign that Unicode normalization moves: in between a coeng and its letter.
_PARTED_COENG = re.compile(f"{_COENG}(\u17dd+)(?=[{_LETTERS}])")

_ONE_CODE = str.maketrans(
    {
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full width Latin
        "\u17a3": "\u17a2",
        "\u17a4": "\u17a2\u17b6",
        "\u17a8": "\u17a7\u1780",
        "\u17b2": "\u17b1",
        "\u17d3": "\u17c6",
        "\u17d8": "\u17d4\u179b\u17d4",
    }
)
_MARKS = "។៕៖៙៚.,;:!?…·•()[]«»\"'`´“”„‟‘’‚‛‹›-‐‑‒–—―、。"
_SPACES = str.maketrans(_MARKS, " " * len(_MARKS))
_OTHER_SCRIPTS = re.compile("[^\u1780-\u17ff]+")
# The bound of the Stream-Safe Text Format, Unicode Standard Annex 15.
_MOST_MARKS = 30
_BESIDE_KHMER = re.compile(" (?=[\u1780-\u17ff])|(?<=[\u1780-\u17ff]) ")
# Words in yuukaleapintu end in a bare letter; a colon as punctuation is written after a space.
_COLON_AS_SIGN = re.compile("(?<=[\u1780-\u17a2]):")

_TWO_STROKES = (
    (frozenset("\u17c1\u17b8"), frozenset("\u17be")),
    (frozenset("\u17c1\u17b6"), frozenset("\u17c4")),
    (frozenset("\u17c4\u17b8"), frozenset("\u17be\u17b6")),
)
_ABOVE = frozenset("\u17b7\u17b8\u17b9\u17ba\u17be\u17bf\u17d0\u17dd")
_AAM = frozenset("\u17b6\u17c6")
_U = frozenset("\u17bb")
_SHOWN_AS_U = frozenset("\u17bb\u17c9")
_SHOWN_AS_U_IN_STRONG = frozenset("\u17bb\u17c9\u17ca")
_ROBAT = frozenset("\u17cc")
_STRONG = frozenset("កខគឃចឆជឈដឋឌឍតថទធផពភឞសហអ")


def folded(text: str) -> str:
    """Return the form in which two spellings of the same answer are equal; folding it again is no change.

    Invisible characters and punctuation go, spaces become one, digits Latin, letters small and of
    normal width, and the signs of each Khmer cluster stand once and in one order. Spaces beside Khmer
    go: it has none between words. Time grows with the length of the text, whatever is in it.
    """
    text = latin_digits(visible(text).translate(_ONE_CODE))
    text = _STRAY_COENG.sub("", _PARTED_COENG.sub(rf"\1{_COENG}", text))
    text = _COLON_AS_SIGN.sub("\u17c8", _OTHER_SCRIPTS.sub(_without_case, text))
    text = _BESIDE_KHMER.sub("", " ".join(text.translate(_SPACES).split()))
    return _CLUSTER.sub(_in_order, text)


def spelled(text: str) -> str:
    """Return the text with the signs of each Khmer cluster in order, each once, and nothing else changed.

    Two strokes that are one vowel become it. What looks the same and is another word's spelling, such as
    a subscript DA for TA, stays.
    """
    return _CLUSTER.sub(_spelled, text)


def clusters(text: str) -> int:
    """Return how many letters a reader sees; a subscript and a sign are part of the letter they stand on."""
    return len(_SEEN.findall(visible(text)))


def found_in(query: str, text: str) -> bool:
    """Whether people would see `query` in `text`; one with nothing to see is in every text.

    A match may end within a cluster, so that a half-typed word is found; it begins with a letter as
    it is seen: រ is not found in ស្រី.
    """
    return _subscripts_apart(folded(query)) in _subscripts_apart(folded(text))


def _subscripts_apart(text: str) -> str:
    return _SUBSCRIPT.sub(lambda found: chr(ord(found[1]) + _TO_PRIVATE_USE), text)


def _without_case(found: re.Match[str]) -> str:
    composed = unicodedata.normalize("NFC", _few_marks(found[0]))
    return _few_marks(unicodedata.normalize("NFC", composed.casefold()))


def _few_marks(text: str) -> str:
    """Return the text with no more marks upon one letter than any language has; sorting more takes long."""
    kept, marks = [], 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def _spelled(found: re.Match[str]) -> str:
    base, marks = found[1], found[2]
    under = sorted(_SUBSCRIPT.findall(marks), key=_RO.__eq__)
    signs = frozenset(_SUBSCRIPT.sub("", marks))
    for strokes, vowel in _TWO_STROKES:
        if strokes <= signs:
            signs = signs - strokes | vowel
    subscripts = "".join(_COENG + letter for letter in under)
    robat = "".join(signs & _ROBAT)
    return base + robat + subscripts + "".join(sorted(signs - _ROBAT, key=ORDERED_SIGNS.index))


def _in_order(found: re.Match[str]) -> str:
    """Return a cluster in the order of the note: base, robat, subscripts with RO last, other signs."""
    base, marks = found[1], found[2]
    # A subscript DA looks like a subscript TA under every letter.
    under = [letter.replace("ដ", "ត") for letter in _SUBSCRIPT.findall(marks)]
    under.sort(key=_RO.__eq__)
    if base == "ទ" and under and under[0] in "ឡប":
        base, under = "ឡ", under[1:]
    signs = _as_shown(frozenset(_SUBSCRIPT.sub("", marks)), frozenset((base, *under)))
    robat = signs & _ROBAT
    subscripts = "".join(_COENG + letter for letter in under)
    return base + "".join(robat) + subscripts + "".join(sorted(signs - robat, key=ORDERED_SIGNS.index))


def _as_shown(signs: frozenset[str], letters: frozenset[str]) -> frozenset[str]:
    """Return the signs with vowels of two strokes as one, and what is shown as u below as u.

    A sign above pushes the shifter down: either shifter in a cluster with a strong letter, because
    most fonts push down the wrong one too; without one, and beside BA, muusikatoan only (ប៉ី is not ប៊ី).
    """
    for strokes, vowel in _TWO_STROKES:
        if strokes <= signs:
            signs = signs - strokes | vowel
    if not (signs & _ABOVE or signs >= _AAM):
        return signs
    strong = _BA not in letters and not letters.isdisjoint(_STRONG)
    shown_as_u = _SHOWN_AS_U_IN_STRONG if strong else _SHOWN_AS_U
    return signs - shown_as_u | _U if signs & shown_as_u else signs
