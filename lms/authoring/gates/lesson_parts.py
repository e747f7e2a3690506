"""A lesson is short enough for one sitting, and has a story, something to try and a way to help in it."""

from collections.abc import Iterator, Mapping

from lms.authoring.gates.view import Finding, Gate, Unit
from lms.courses.checks import words_of_lesson
from lms.courses.content import Lesson
from lms.courses.registers import Fact

ADVISED = (250, 500)
"""Words of a lesson in either language: a quarter of an hour for who reads slowly."""

STORY = "story"
"""The id of a screen with a story begins so."""


def find_length(unit: Unit) -> Iterator[Finding]:
    """Yield each lesson whose words are fewer or more than advised; the Khmer ones are estimated."""
    low, high = ADVISED
    for lesson in unit.module.lessons if unit.module else ():
        for language, words in zip(("en", "km"), words_of_lesson(lesson), strict=True):
            if not low <= words <= high:
                values = {"language": language, "found": str(words), "low": str(low), "high": str(high)}
                yield unit.say(_name(unit, lesson), (), "lesson_length", **values)


def find_parts(unit: Unit) -> Iterator[Finding]:
    """Yield each lesson without a practice question, a story, or a screen that says where help is."""
    for lesson in unit.module.lessons if unit.module else ():
        for code, there in parts_of_lesson(lesson, unit.facts).items():
            if not there:
                yield unit.say(_name(unit, lesson), ("screens",), code)


def parts_of_lesson(lesson: Lesson, facts: Mapping[str, Fact]) -> dict[str, bool]:
    """Return which of the advised parts a lesson has, by the code of what is said without it."""
    cited = [facts[one] for screen in lesson.screens for one in screen.facts if one in facts]
    return {
        "lesson_no_practice": any(screen.practice for screen in lesson.screens),
        "lesson_no_story": any(screen.id.startswith(STORY) for screen in lesson.screens),
        "lesson_no_help": any(fact.number or fact.is_guidance for fact in cited),
    }


def _name(unit: Unit, lesson: Lesson) -> str:
    return f"{unit.home}lessons/{lesson.id}.yaml"


GATES = (
    Gate("lesson-length", find_length, blocks=False),
    Gate("lesson-parts", find_parts, blocks=False),
)
