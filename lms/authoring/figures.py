"""What each lesson of a module asks of a child: words, minutes, bytes and seconds on a slow line."""

from collections.abc import Iterator
from dataclasses import dataclass

from lms.authoring import weight
from lms.authoring.addresses import Learners
from lms.authoring.sketch import Sketch
from lms.authoring.stage import Stage, static_bytes
from lms.authoring.steps import Kind, Step, item_at, steps
from lms.authoring.weight import Weight
from lms.courses.content import Lesson
from lms.quizzes.kinds.base import ItemBase, Wrong
from lms.text import LANGUAGES, Language, Text, parts_of


@dataclass(frozen=True, slots=True)
class Screen:
    """What one page weighs in each language, pictures apart."""

    step: Step
    weights: dict[Language, Weight]

    @property
    def heaviest(self) -> Weight:
        """The weight in the language that makes it heavier."""
        return max(self.weights.values(), key=lambda one: one.first)


@dataclass(frozen=True, slots=True)
class LessonFigures:
    """The figures of a lesson, or of a form: words and minutes by language, and its pages."""

    part: str
    title: Text | None
    words: dict[Language, int]
    minutes: dict[Language, int]
    screens: tuple[Screen, ...]

    @property
    def heaviest(self) -> Weight:
        """The weight of its heaviest page."""
        return max((one.heaviest for one in self.screens), key=lambda one: one.first)

    @property
    def first_seconds(self) -> float:
        """Seconds on 2G until its heaviest page can be read by somebody who comes for the first time."""
        return weight.seconds(self.heaviest)

    @property
    def later_seconds(self) -> float:
        """Seconds on 2G for all its pages, one after another, when style and script are there already."""
        return sum(weight.seconds(one.heaviest, first=False) for one in self.screens)


def figures(sketch: Sketch) -> tuple[LessonFigures, ...]:
    """Return the figures of each lesson and each form that has anything to show."""
    way = steps(sketch)
    parts = dict.fromkeys(step.part for step in way if step.kind not in {Kind.PATH, Kind.RESULT, Kind.HELP})
    return tuple(_figures(sketch, part, [step for step in way if step.part == part]) for part in parts)


def weigh_step(sketch: Sketch, step: Step) -> Screen:
    """Return what the page of a step will weigh for a learner."""
    weights: dict[Language, Weight] = {}
    for language in LANGUAGES:
        page = Stage(sketch, language, Learners(language, sketch.home)).show(step)
        weights[language] = weight.weigh(page, static_bytes)
    return Screen(step, weights)


def _figures(sketch: Sketch, part: str, way: list[Step]) -> LessonFigures:
    lesson = sketch.module.lessons[int(part.removeprefix("lesson-")) - 1] if "lesson" in part else None
    told = list(_read(sketch, lesson, way))
    words: dict[Language, int] = {one: weight.words(told, one) for one in LANGUAGES}
    return LessonFigures(
        part=part,
        title=lesson.title if lesson else None,
        words=words,
        minutes={one: weight.minutes(words[one]) for one in LANGUAGES},
        screens=tuple(weigh_step(sketch, step) for step in way),
    )


def _read(sketch: Sketch, lesson: Lesson | None, way: list[Step]) -> Iterator[Text]:
    """Yield what a child reads: headings, texts, the activity, and questions without what answers bring."""
    for screen in lesson.screens if lesson else ():
        yield from (text for text in (screen.heading, screen.text) if text)
    if lesson and lesson.activity is not None:
        yield from (lesson.activity.title, lesson.activity.steps)
    for step in way:
        item = item_at(sketch, step)
        if item is not None:
            yield from _asked(item)


def _asked(item: ItemBase) -> Iterator[Text]:
    unread = {id(item.explain), *(id(one.feedback) for one in parts_of(item, Wrong))}
    for text in parts_of(item, Text):
        if id(text) not in unread:
            yield text
