"""What a rule about words is, in each language."""

import re
from dataclasses import dataclass

BANNED = "wording_banned"
BLAME = "wording_blame"
GRAPHIC = "wording_graphic"
SHAME = "wording_shame"
STAY = "wording_stay"

IN_CLAIMS_TOO = frozenset({BANNED, GRAPHIC, SHAME})
"""What no text may say, not even one that only quotes a wrong belief."""

PREFIX = 4


@dataclass(frozen=True, slots=True)
class Rule:
    """English words by a pattern over one sentence in small letters; `unless` lets a sentence pass.

    `words` are the beginnings (four letters) of words; a text with none of them is looked at no further.
    """

    code: str
    words: frozenset[str]
    pattern: re.Pattern[str]
    instead: str
    unless: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Phrases:
    """Khmer phrases as one writes them; what stands before or after in the sentence may let one pass."""

    code: str
    phrases: tuple[str, ...]
    instead: str
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()


def rule(code: str, words: str, pattern: str, instead: str, unless: str = "") -> Rule:
    """Return a rule; `words` are parted by spaces."""
    starts = frozenset(word[:PREFIX] for word in words.split())
    return Rule(code, starts, re.compile(pattern), instead, re.compile(unless) if unless else None)


def any_of(*parts: str) -> str:
    """Return a pattern for any of the parts."""
    return "(?:" + "|".join(parts) + ")"
