"""Khmer is spelt so that every phone draws it, finds it, and compares it with what a learner types."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lms.authoring.gates.view import Finding, Gate, Unit
from lms.khmer import ORDERED_SIGNS, spelled
from lms.text import visible

_LETTERS = "\u1780-\u17a2\u17a5-\u17b3"
_COENG = "\u17d2"
_RO = "\u179a"
# Two signs side by side are where an order can be wrong; so is whatever stands before or between coengs.
_RUN = re.compile(f"[{ORDERED_SIGNS}]{{2,}}{_COENG}?|[{ORDERED_SIGNS}]{_COENG}|{_COENG}{_RO}{_COENG}")
_OLD = re.compile("[\u17a3\u17a4\u17a8\u17b2\u17b4\u17b5\u17d3\u17d8]")
_KHMER_WORD = "[\u1780-\u17d3\u17dd]*"
_STRAY = re.compile(
    f"\u25cc|(?<![{_LETTERS}{ORDERED_SIGNS}])[{ORDERED_SIGNS}]|{_COENG}(?![{_LETTERS}])"
    f"|(?<![{_LETTERS}{ORDERED_SIGNS}]){_COENG}"
)
# Limon and ABC fonts draw Khmer with Latin signs: capitals and signs within what looks like a word.
_LEGACY = re.compile(
    r"(?<![A-Za-z0-9@./:])(?=[A-Za-z£¥§«»¬®°±¶·¿À-ÿ_|;{}()\[\]^]{4,})"
    r"(?=\S*[a-zà-ÿ][A-Z£¥§¬®°±¶¿_|;{}()^À-ß]|\S*[£¥§¬®°±¶¿|{}^])[A-Za-z£¥§«»¬®°±¶·¿À-ÿ_|;{}()\[\]^]+"
)


def find_order(unit: Unit) -> Iterator[Finding]:
    """Yield each text with a Khmer word whose signs stand in another order than they are spelt in."""
    for one in unit.sentences:
        for found in _RUN.finditer(one.km):
            if not _is_ordered(found[0]):
                word = _word_around(one.km, found)
                yield unit.say(one.name, (*one.place, "km"), "khmer_order", word=word, right=spelled(word))
                break


def find_stray(unit: Unit) -> Iterator[Finding]:
    """Yield each text with a sign that stands on no letter, which phones draw on a dotted circle."""
    for one in unit.sentences:
        found = _STRAY.search(one.km)
        if found:
            word = visible(_word_around(one.km, found)) or found[0]
            yield unit.say(one.name, (*one.place, "km"), "khmer_stray", word=word)


def find_old(unit: Unit) -> Iterator[Finding]:
    """Yield each text with a sign that Unicode advises against, or in letters of an old font."""
    for one in unit.sentences:
        if old := _OLD.search(one.km):
            yield unit.say(one.name, (*one.place, "km"), "khmer_old_sign", word=_word_around(one.km, old))
        if legacy := _LEGACY.search(one.km):
            yield unit.say(one.name, (*one.place, "km"), "khmer_legacy", word=legacy[0])


@lru_cache(maxsize=1024)
def _is_ordered(run: str) -> bool:
    if run.endswith(_COENG):
        # Only robat stands before a subscript, and RO is the last of these.
        return run == f"\u17cc{_COENG}"
    return spelled(f"ក{run}") == f"ក{run}"


def _word_around(text: str, found: re.Match[str]) -> str:
    before = re.search(f"{_KHMER_WORD}$", text[: found.start()])
    after = re.match(_KHMER_WORD, text[found.start() :])
    start = before.start() if before else found.start()
    word = text[max(start, found.start() - 8) : found.start()] + (after[0] if after else "")[:12]
    return word or found[0]


GATES = (
    Gate("spelling-order", find_order, blocks=True),
    Gate("dotted-circles", find_stray, blocks=True),
    Gate("old-fonts", find_old, blocks=True),
)
