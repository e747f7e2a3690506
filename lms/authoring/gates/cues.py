"""Nothing but knowing leads to the right option: no absolute word, and no echo of the question."""

import re
from collections.abc import Iterator

from lms.authoring.gates.choices import Group
from lms.authoring.gates.view import Finding, Gate, Unit
from lms.quizzes.kinds.single_choice import SingleChoice
from lms.text import LANGUAGES, Language, visible

_ABSOLUTE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:always|never|everyone|everybody|none|nothing|every(?! (?:day|week|month|year))"
        r"|all(?! (?:day|night|right|the|of the|his|her|their|my|your))"
        # What nobody may do is the law; that nobody does it is too much said.
        r"|(?:nobody|no one)(?! (?:may|can|has|should|must|is allowed|hurts)))\b",
        re.IGNORECASE,
    ),
    "km": re.compile("ជានិច្ច|មិនដែល|គ្រប់(?!គ្រាន់)|ទាំងអស់|តែងតែ|ដាច់ខាត|រាល់(?!ថ្ងៃ|ខែ|សប្តាហ៍|ឆ្នាំ)"),
}
_QUESTION = re.compile(r"[^.!?។៕\n]+\?")
_WORD = re.compile(r"[a-z]{5,}")
_COMMON = frozenset(
    _WORD.findall(
        "about after again answer answers because before child children choose could every first"
        " friend friends happen little might other people question right safer should stories story"
        " their there these thing things think those three"
        " today under using village wants which while whose would yours"
    )
)
_ECHO = 5
"""So many letters at the beginning make two English words one; more of them are endings."""

_ECHO_KHMER = 14
"""So many signs of Khmer in a row are a word or two."""


def find_absolutes(unit: Unit) -> Iterator[Finding]:
    """Yield each question with words like "always" in all wrong options, or only in the right one."""
    for name, group, _ in _single(unit):
        for language in LANGUAGES:
            has = [is_absolute(one.to(language), language) for one in group]
            right = [found for found, one in zip(has, group, strict=True) if one.right]
            wrong = [found for found, one in zip(has, group, strict=True) if not one.right]
            if (all(wrong) and not any(right)) or (all(right) and not any(wrong)):
                place = next(one.place for found, one in zip(has, group, strict=True) if found)
                yield unit.say(name, (*place, language), "option_absolute")


def is_absolute(text: str, language: Language) -> bool:
    """Whether a text says "always", "nobody" or the like."""
    return bool(_ABSOLUTE[language].search(text))


def find_echoes(unit: Unit) -> Iterator[Finding]:
    """Yield each question of which a word comes again in the right option and in no other."""
    for name, group, stem in _single(unit):
        right = next(one for one in group if one.right)
        wrong = [one for one in group if not one.right]
        english = _echo_english(stem["en"], right.text.en, [one.text.en for one in wrong])
        khmer = _echo_khmer(stem["km"], right.text.km, [one.text.km for one in wrong])
        for language, echo in (("en", english), ("km", khmer)):
            if echo:
                yield unit.say(name, (*right.place, language), "option_echo", word=echo)


def _single(unit: Unit) -> Iterator[tuple[str, Group, dict[Language, str]]]:
    for name, _, item, groups in unit.questions:
        if isinstance(item, SingleChoice):
            asked: dict[Language, str] = {one: _asked(item.stem.to(one)) for one in LANGUAGES}
            for group in groups:
                yield name, group, asked


def _asked(stem: str) -> str:
    """Return the question itself; the story before it is told with the words of every option."""
    found = _QUESTION.findall(visible(stem))
    return found[-1] if found else visible(stem)


def _echo_english(question: str, right: str, wrong: list[str]) -> str:
    asked, answer = _beginnings(question), _beginnings(right)
    others = [_beginnings(one) for one in wrong]
    for start, word in answer.items():
        if start in asked and asked[start] not in _COMMON and not any(start in one for one in others):
            return word
    return ""


def _beginnings(text: str) -> dict[str, str]:
    words: list[str] = _WORD.findall(text.lower())
    return {word[:_ECHO]: word for word in words}


def _echo_khmer(question: str, right: str, wrong: list[str]) -> str:
    right, question = visible(right), visible(question)
    for start in range(len(right) - _ECHO_KHMER + 1):
        part = right[start : start + _ECHO_KHMER]
        if part in question and not any(part in visible(one) for one in wrong):
            return part
    return ""


GATES = (
    Gate("absolute-words", find_absolutes, blocks=False),
    Gate("cue-words", find_echoes, blocks=False),
)
