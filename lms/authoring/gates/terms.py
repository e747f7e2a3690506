"""The programme's words are the same in every text, so that a child meets one word for one thing."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lms.authoring.gates.view import Finding, Gate, Unit
from lms.authoring.glossary import Term, finder, read_terms
from lms.text import visible

_SIGN = "[\u17b6-\u17d3\u17dd]"
_NOUN = ("ការ", "ក្តី", "សេចក្តី")
"""What makes a noun of a verb; Khmer says the same with the verb alone."""


def find_avoided(unit: Unit) -> Iterator[Finding]:
    """Yield each Khmer word or spelling for which another is agreed."""
    pattern, instead = _avoided(read_terms(unit.source))
    if pattern is None:
        return
    for one in unit.sentences:
        for found in dict.fromkeys(pattern.findall(visible(one.km))):
            where = (*one.place, "km")
            yield unit.say(one.name, where, "term_avoided", found=found, instead=instead[found])


def find_missing(unit: Unit) -> Iterator[Finding]:
    """Yield each text whose English has a word of the programme and whose Khmer has none agreed for it."""
    find = finder(read_terms(unit.source))
    for one in unit.sentences:
        asked = [term for term in find(one.en) if not term.everyday]
        khmer = _plain(one.km) if asked else ""
        for term in asked:
            if not any(word in khmer for word in _agreed(term)):
                values = {"term": term.en, "khmer": " / ".join((term.km, *term.also))}
                yield unit.say(one.name, (*one.place, "km"), "term_missing", **values)


@lru_cache(maxsize=4)
def _avoided(terms: tuple[Term, ...]) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """Return what finds the words to avoid, whole clusters only, and what to write for each."""
    instead = {visible(word): term.km for term in terms for word in term.avoid}
    longest_first = sorted(instead, key=len, reverse=True)
    either = "|".join(map(re.escape, longest_first))
    return (re.compile(f"(?<!\u17d2)(?:{either})(?!{_SIGN})") if instead else None), instead


@lru_cache(maxsize=512)
def _agreed(term: Term) -> tuple[str, ...]:
    words = [_plain(word) for word in (term.km, *term.also)]
    return tuple(next((word[len(one) :] for one in _NOUN if word.startswith(one)), word) for word in words)


def _plain(khmer: str) -> str:
    """Return Khmer without spaces, and with one spelling of what looks the same below a letter."""
    return visible(khmer).replace("\u17d2\u178a", "\u17d2\u178f").replace(" ", "").replace("\n", "")


GATES = (
    Gate("terms", find_avoided, blocks=True),
    Gate("agreed-terms", find_missing, blocks=False),
)
