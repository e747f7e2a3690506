"""Options are parted by what they say: none equals or holds another, none says only "all of these"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from lms.authoring.gates.choices import Group
from lms.authoring.gates.view import Finding, Gate, Unit
from lms.khmer import folded
from lms.quizzes.kinds.single_choice import SingleChoice
from lms.text import LANGUAGES, Language

SHORTEST_HELD = 6
"""A shorter text stands in many others by chance."""

_SUMMARY: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:all|none|both|neither|any|some)(?: of)? (?:the |these |those )*"
        r"(?:above|these|them|those|answers?|options?)(?: (?:is|are) (?:right|true|correct|wrong))?"
        r"|(?:both )?[a-f](?: and| or|,) [a-f](?: (?:is|are) (?:right|true|correct))?"
    ),
    "km": re.compile(
        "(?:ចម្លើយ|ជម្រើស|ទាំង)*ខាងលើ(?:ទាំងអស់|ទាំងនេះ)?(?:ត្រឹមត្រូវ|ត្រូវ|សុទ្ធតែត្រូវ|ខុស)?"
        "|(?:ចម្លើយ|ជម្រើស)?ទាំងអស់(?:ខាងលើ|នេះ|ត្រឹមត្រូវ|ត្រូវ|សុទ្ធតែត្រូវ)+"
        "|គ្មាន(?:ចម្លើយ|ជម្រើស|មួយ)?ណា(?:មួយ)?(?:ខាងលើ)?(?:ត្រឹមត្រូវ|ត្រូវ)(?:ទេ)?"
        "|(?:ទាំង)?[កខគឃង](?:និង|ឬ)[កខគឃង](?:ត្រឹមត្រូវ|ត្រូវ)?"
    ),
}


def find_equal(unit: Unit) -> Iterator[Finding]:
    """Yield each option that reads like another of the same question, in either language."""
    for name, group in _groups(unit):
        for language in LANGUAGES:
            seen: set[str] = set()
            for one in group:
                words = _folded(one.to(language))
                if words in seen:
                    yield unit.say(name, (*one.place, language), "option_equal")
                seen.add(words)


def find_overlapping(unit: Unit) -> Iterator[Finding]:
    """Yield each option of which another says all and more, where only one can be right."""
    for one in unit.questions:
        for group in one.groups if isinstance(one.item, SingleChoice) else ():
            for language in LANGUAGES:
                yield from _held(unit, one.name, group, language)


def _held(unit: Unit, name: str, group: Group, language: Language) -> Iterator[Finding]:
    said = [(one, _folded(one.to(language))) for one in group]
    for (one, shorter), (other, longer) in combinations(sorted(said, key=lambda pair: len(pair[1])), 2):
        if SHORTEST_HELD <= len(shorter) < len(longer) and shorter in longer:
            words = one.to(language)
            yield unit.say(name, (*other.place, language), "option_overlap", other=words)


def find_summaries(unit: Unit) -> Iterator[Finding]:
    """Yield each option that speaks of the others and says nothing itself."""
    for name, group in _groups(unit):
        for one in group:
            for language in LANGUAGES:
                words = one.to(language).strip(" .។!").lower()
                words = words.replace(" ", "") if language == "km" else words
                if _SUMMARY[language].fullmatch(words):
                    yield unit.say(name, (*one.place, language), "option_summary")


def _groups(unit: Unit) -> Iterator[tuple[str, Group]]:
    for one in unit.questions:
        for group in one.groups:
            yield one.name, group


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    return folded(text)


GATES = (
    Gate("equal-options", find_equal, blocks=True),
    Gate("overlapping-options", find_overlapping, blocks=False),
    Gate("all-of-the-above", find_summaries, blocks=True),
)
