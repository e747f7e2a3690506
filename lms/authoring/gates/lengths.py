"""The right answer is not the longest: writers explain what is right, and learners come to know that."""

from collections.abc import Iterator

from lms.authoring.gates.choices import Group, Offered
from lms.authoring.gates.view import Finding, Gate, Unit
from lms.khmer import clusters
from lms.quizzes.kinds.single_choice import SingleChoice
from lms.quizzes.quiz import Form
from lms.text import LANGUAGES, Language, visible

FEWEST = 5
"""With fewer items in a form chance alone makes right answers the longest."""

MOST_PERCENT = 60
"""Of three options each is the longest in a third of the items."""

CLEARLY_PERCENT = 150
"""So much of the longest wrong option, and nobody has to read the others."""

LONG_ENOUGH = 12
"""Below so many signs a difference is not seen."""


def find_each(unit: Unit) -> Iterator[Finding]:
    """Yield each question whose right option is clearly longer than every other, in either language."""
    for question in unit.questions:
        for group in question.groups if isinstance(question.item, SingleChoice) else ():
            for language in LANGUAGES:
                right, wrong = _lengths(group, language)
                if right >= LONG_ENOUGH and right * 100 >= CLEARLY_PERCENT * wrong:
                    where = next((*one.place, language) for one in group if one.right)
                    found = {"right": str(right), "wrong": str(wrong)}
                    yield unit.say(question.name, where, "option_longest", **found)


def find_forms(unit: Unit) -> Iterator[Finding]:
    """Yield each form in which most right options are the longest, in either language."""
    for form in unit.module.forms if unit.module else ():
        yield from _form(unit, form)


def _form(unit: Unit, form: Form) -> Iterator[Finding]:
    name = unit.form_name(form)
    asked = (one for one in unit.questions if one.name == name and isinstance(one.item, SingleChoice))
    single = [group for one in asked for group in one.groups]
    for language in LANGUAGES if len(single) >= FEWEST else ():
        longest = sum(is_longest(group, language) for group in single)
        if longest * 100 > MOST_PERCENT * len(single):
            values = {"found": str(longest), "total": str(len(single)), "language": language}
            yield unit.say(name, ("items",), "options_longest", **values)


def is_longest(group: Group, language: Language) -> bool:
    """Whether the right option is longer than each of the others."""
    right, wrong = _lengths(group, language)
    return right > wrong


def _lengths(group: Group, language: Language) -> tuple[int, int]:
    """Return the length of the right option and of the longest wrong one, in letters as they are seen."""
    right = max(_length(one, language) for one in group if one.right)
    return right, max(_length(one, language) for one in group if not one.right)


def _length(one: Offered, language: Language) -> int:
    words = one.to(language)
    return clusters(words) if language == "km" else len(visible(words))


GATES = (
    Gate("longest-option", find_each, blocks=False),
    Gate("longest-options", find_forms, blocks=True),
)
