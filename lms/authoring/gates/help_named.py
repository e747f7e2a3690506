"""Whoever meets their own story in a lesson is told, in the same module, where there is help."""

import re
from collections.abc import Iterator

from lms.authoring.gates.view import Finding, Gate, Unit
from lms.authoring.sentences import Sentence
from lms.text import LANGUAGES, Language, visible

_HARD: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:traffick\w*|exploit\w*|abus\w*|violen\w*|forced (?:work|labour|to work)|groom(?:ing|ed)"
        r"|sextort\w*|beat(?:en|ing|s)?\b|debt bondage|sexual\w*)\b",
        re.IGNORECASE,
    ),
    "km": re.compile("ជួញដូរ|កេងប្រវ័ញ្ច|រំលោភបំពាន|ហិង្សា|ពលកម្មដោយបង្ខំ|ផ្លូវភេទ"),
}
_HELP: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\bhelp page\b|\bhelp card\b|\badults? (?:that )?(?:you|i|we|they|he|she) trust|\btrusted adult"
        r"|\b(?:ask|call|look) for help\b|\bget help\b|\b1280\b|\btell an adult\b"
        r"|\btalk (?:to|with) an adult\b",
        re.IGNORECASE,
    ),
    "km": re.compile("ទំព័រជំនួយ|ប័ណ្ណជំនួយ|ទុកចិត្ត|សុំជំនួយ|រកជំនួយ|ស្វែងរកជំនួយ|សុំគេជួយ|ប្រាប់មនុស្សធំ|1280"),
}
_MANY = 3
"""So many texts with a hard word, and the subject itself is hard."""


def find_note(unit: Unit) -> Iterator[Finding]:
    """Yield a note about hard content that does not say, in both languages, where there is help."""
    name = f"{unit.home}module.yaml"
    for one in unit.sentences:
        if one.name == name and one.place == ("content_note",):
            for language in LANGUAGES:
                if not _HELP[language].search(_words(one, language)):
                    yield unit.say(name, ("content_note", language), "note_without_help")


def find_lessons(unit: Unit) -> Iterator[Finding]:
    """Yield a module on a hard subject without a note, or none of whose lessons says where there is help."""
    name = f"{unit.home}module.yaml"
    if unit.module is None or unit.module.for_adults or name not in unit.files:
        return
    told = [one for one in unit.sentences if "/lessons/" in one.name]
    has_note = unit.module.head.content_note is not None
    for language in LANGUAGES:
        hard = sum(bool(_HARD[language].search(_words(one, language))) for one in told)
        if hard < _MANY and not has_note:
            continue
        if not has_note:
            yield unit.say(name, (), "no_content_note", count=str(hard))
        if not any(_HELP[language].search(_words(one, language)) for one in told):
            yield unit.say(name, ("lessons",), "lessons_without_help", language=language)


def _words(one: Sentence, language: Language) -> str:
    return visible(one.km if language == "km" else one.en)


GATES = (
    Gate("help-in-note", find_note, blocks=True),
    Gate("help-in-lessons", find_lessons, blocks=True),
)
