"""What is in the modules, counted; without it nobody could say whether forms are parallel and fair."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lms.authoring.characters import by_sex
from lms.authoring.gates.choices import Group, groups
from lms.authoring.gates.key_positions import position
from lms.authoring.gates.lengths import is_longest
from lms.authoring.gates.lesson_parts import parts_of_lesson
from lms.authoring.guessing import guessed
from lms.courses.checks import words_of_lesson
from lms.courses.content import Lesson, Module
from lms.courses.registers import Character, Fact, Sex
from lms.quizzes.kinds import Item
from lms.quizzes.kinds.single_choice import SingleChoice
from lms.quizzes.quiz import Form
from lms.text import LANGUAGES, Language, Text


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson: its words in English and, estimated, in Khmer; and which of the advised parts it has."""

    id: str
    title: Text
    screens: int
    english: int
    khmer: int
    practice: bool
    story: bool
    help: bool


@dataclass(frozen=True, slots=True)
class FormRow:
    """A form, counted.

    `cells` are by objective and level; `keys` by the letter of the place; `longest` says of how many of
    the `single` questions the right option is the longest; `named` how many of the `wrong` answers name
    a misconception; `guessed` how many items wording alone is expected to give away (see guessing);
    `girls` and `boys` how many questions tell of one.
    """

    form: Form
    items: int
    critical: int
    cells: Mapping[tuple[str, str], int]
    kinds: Mapping[str, int]
    keys: Mapping[str, int]
    single: int
    longest: Mapping[Language, int]
    wrong: int
    named: int
    guessed: float
    girls: int
    boys: int


@dataclass(frozen=True, slots=True)
class ModuleTable:
    """A module, counted: its lessons in their order, and its forms."""

    code: str
    id: str
    title: Text
    lessons: tuple[LessonRow, ...]
    forms: tuple[FormRow, ...]


def table_of(module: Module, facts: Mapping[str, Fact], people: Iterable[Character]) -> ModuleTable:
    """Count what is in a module; `people` say which names are of girls and which of boys."""
    known = tuple(people)
    return ModuleTable(
        module.head.code,
        module.head.id,
        module.head.title,
        tuple(_lesson(one, facts) for one in module.lessons),
        tuple(_form(form, items, known) for form, items in sorted(module.forms.items())),
    )


def _lesson(lesson: Lesson, facts: Mapping[str, Fact]) -> LessonRow:
    english, khmer = words_of_lesson(lesson)
    has = parts_of_lesson(lesson, facts)
    return LessonRow(
        lesson.id,
        lesson.title,
        len(lesson.screens),
        english,
        khmer,
        practice=has["lesson_no_practice"],
        story=has["lesson_no_story"],
        help=has["lesson_no_help"],
    )


def _form(form: Form, items: tuple[Item, ...], people: tuple[Character, ...]) -> FormRow:
    single = [one for one in items if isinstance(one, SingleChoice)]
    offered: list[Group] = [group for one in single for group in groups((), one)]
    ways = [way for one in items for way in one.wrong_ways()]
    told = by_sex(items, people)
    return FormRow(
        form=form,
        items=len(items),
        critical=sum(one.critical for one in items),
        cells=dict(Counter((one.objective, str(one.level or "")) for one in items)),
        kinds=dict(Counter(one.kind for one in items)),
        keys=dict(Counter("abcdef"[position(one) - 1] for one in single)),
        single=len(single),
        longest={language: sum(is_longest(one, language) for one in offered) for language in LANGUAGES},
        wrong=len(ways),
        named=sum(way.misconception is not None for way in ways),
        guessed=round(guessed(items), 2),
        girls=told[Sex.FEMALE],
        boys=told[Sex.MALE],
    )
