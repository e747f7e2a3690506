"""Sentences a child can hold in mind; a long one is two ideas in one breath."""

import re
from collections.abc import Iterator

from lms.authoring.gates.view import Finding, Gate, Unit
from lms.courses.checks import words_in_khmer
from lms.text import visible

LONGEST = ((12, 20), (15, 22), (18, 25), (100, 30))
"""Below this age, at most so many words in a sentence. Plain-language guides advise 15 to 20 on average."""

# A line that is only broken goes on; a paragraph, a list and a colon end what one has to hold in mind.
_END = re.compile(r"[.!?:;។៕៖]+|\n\s*\n|\n\s*(?=[-*>\d])")
_SHOWN = ("/lessons/", "/items/", "/module.yaml")


def longest_for(age: int) -> int:
    """Return how many words a sentence may have for readers from this age."""
    return next(words for below, words in LONGEST if age < below)


def find(unit: Unit) -> Iterator[Finding]:
    """Yield each text with a sentence too long for the youngest it is meant for, in either language."""
    if unit.module is None:
        return
    limit = longest_for(unit.module.head.min_age)
    shown = {name for name in unit.files if any(part in name for part in _SHOWN)}
    for one in unit.sentences:
        if one.name not in shown:
            continue
        for language, text in (("km", one.km), ("en", one.en)):
            # No Khmer word has fewer than two signs, and no English one stands without a space.
            words = _longest(text, language, limit) if len(text) > 2 * limit else 0
            if words > limit:
                where = (*one.place, language)
                yield unit.say(one.name, where, "sentence_long", found=str(words), limit=str(limit))


def _longest(text: str, language: str, limit: int) -> int:
    """Return the words of the longest sentence, 0 where none can be beyond the limit."""
    if language == "km":
        parts = [part for part in _END.split(text) if len(part) > 2 * limit]
        return max((words_in_khmer(visible(part)) for part in parts), default=0)
    if text.count(" ") + text.count("\n") < limit:
        return 0
    return max(len(part.split()) for part in _END.split(text))


GATES = (Gate("reading", find, blocks=False),)
