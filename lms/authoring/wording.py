"""Words that hurt, blame, frighten or shame, and advice that takes a right away: found, and put kinder."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lms.authoring.wording_en import ENGLISH
from lms.authoring.wording_km import KHMER
from lms.authoring.wording_rules import IN_CLAIMS_TOO, PREFIX, Phrases, Rule
from lms.text import Language, visible

_SENTENCE = re.compile(r"[.!?\u17d4\u17d5\n]+")
_WORD = re.compile(r"[a-zï]+")
_SIGN = "[\u17b6-\u17d3\u17dd]"
_MOST_KEPT = 8192
_LONGEST, _SHARED = 1000, 200
"""Letters of a part of a sentence, and how many of them the next part begins with."""

_HINT = 4
"""So many signs at the beginning of a phrase tell whether it is worth looking for it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What was found in a text, in its words, and what to write instead."""

    code: str
    found: str
    instead: str

    @property
    def of_claims(self) -> bool:
        """Whether it is a fault also in a text that only quotes a wrong belief."""
        return self.code in IN_CLAIMS_TOO


@lru_cache(maxsize=_MOST_KEPT)
def faults(text: str, language: Language) -> tuple[Fault, ...]:
    """Return the faults of a text, each once."""
    return tuple(dict.fromkeys(_khmer(text) if language == "km" else _english(text)))


def _english(text: str) -> Iterator[Fault]:
    text = visible(text).replace("’", "'").lower()
    starts = {word[:PREFIX] for word in _WORD.findall(text)}
    rules = [one for one in ENGLISH if not starts.isdisjoint(one.words)]
    for sentence in _sentences(text) if rules else ():
        for one in rules:
            found = one.pattern.search(sentence)
            if found and not (one.unless and one.unless.search(sentence)):
                yield _fault(one, found[0].strip())


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences; one longer than anybody reads comes in parts, or looking would take minutes."""
    for sentence in _SENTENCE.split(text):
        for start in range(0, max(1, len(sentence) - _SHARED), _LONGEST - _SHARED):
            yield sentence[start : start + _LONGEST]


def _khmer(text: str) -> Iterator[Fault]:
    plain = _plain(text)
    beginnings = {plain[i : i + _HINT] for i in range(len(plain) - _HINT + 1)}
    rules = [one for one in _COMPILED if not beginnings.isdisjoint(one.hints)]
    for sentence in _sentences(plain) if rules else ():
        for one in rules:
            for found in one.pattern.finditer(sentence):
                before = one.before and one.before.search(sentence, 0, found.start())
                after = one.after and one.after.search(sentence, found.end())
                if not before and not after:
                    yield _fault(one.rule, _AS_WRITTEN[found[0]])
                    break


def _fault(one: Rule | Phrases, found: str) -> Fault:
    return Fault(one.code, found, one.instead)


def _plain(text: str) -> str:
    """Return Khmer without spaces, and with one spelling of what looks the same below a letter."""
    return visible(text).replace("\u17d2\u178a", "\u17d2\u178f").replace(" ", "")


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: Phrases
    hints: frozenset[str]
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


def _compiled(one: Phrases) -> _Compiled:
    hints = frozenset(_plain(phrase)[:_HINT] for phrase in one.phrases)
    before, after = (_either(some) if some else None for some in (one.unless_before, one.unless_after))
    return _Compiled(one, hints, _either(one.phrases), before, after)


def _either(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of the phrases, whole clusters only."""
    longest_first = sorted({_plain(one) for one in phrases}, key=len, reverse=True)
    return re.compile(f"(?<!\u17d2)(?:{'|'.join(map(re.escape, longest_first))})(?!{_SIGN})")


_COMPILED = tuple(_compiled(one) for one in KHMER)
_AS_WRITTEN = {_plain(phrase): phrase for one in KHMER for phrase in one.phrases}
