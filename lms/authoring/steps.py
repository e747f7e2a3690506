"""The way through a module as it is previewed, step by step, and where in the files each step stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lms.authoring.excerpt import Span, span
from lms.authoring.sketch import Numbered, Sketch, Source
from lms.courses.content import Lesson
from lms.courses.yaml_file import Place
from lms.quizzes.kinds import Item
from lms.quizzes.quiz import Form


class Kind(StrEnum):
    """What a step shows."""

    PATH = "path"
    SCREEN = "screen"
    PRACTICE = "practice"
    ACTIVITY = "activity"
    QUESTION = "question"
    RESULT = "result"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Step:
    """One page: `part` and `number` (from 1) are its address, `span` the lines it came from.

    `fresh` is false for what the file said once and does not say now.
    """

    part: str
    number: int
    kind: Kind
    name: str
    span: Span
    fresh: bool = True


def steps(sketch: Sketch) -> tuple[Step, ...]:
    """Return every step: the path, the lessons, the forms, what a quiz shows at its end, the help page."""
    return tuple(_steps(sketch))


def items_of(sketch: Sketch, form: Form) -> list[tuple[Source, int, Item]]:
    """Return the items of a form in the order of the page, what measures no knowledge last."""
    source, numbers = sketch.forms[form]
    views, view_numbers = sketch.attitudes
    found = [
        *((source, i, item) for i, item in zip(numbers, sketch.module.forms[form], strict=True)),
        *((views, i, item) for i, item in zip(view_numbers, sketch.module.attitudes, strict=True)),
    ]
    return sorted(found, key=lambda one: not one[2].scored)


def item_at(sketch: Sketch, step: Step) -> Item | None:
    """Return the question a step asks."""
    if step.kind is Kind.QUESTION:
        return items_of(sketch, Form(step.part.removeprefix("form-").upper()))[step.number - 1][2]
    if step.kind is Kind.PRACTICE:
        return lesson_at(sketch, step).screens[step.number - 1].practice
    return None


def lesson_at(sketch: Sketch, step: Step) -> Lesson:
    """Return the lesson a step belongs to."""
    return sketch.module.lessons[int(step.part.removeprefix("lesson-")) - 1]


def find(way: Sequence[Step], part: str, number: int) -> Step | None:
    """Return the step at an address."""
    return next((step for step in way if (step.part, step.number) == (part, number)), None)


def at(way: Sequence[Step], name: str, line: int) -> Step | None:
    """Return the step that shows a line of a file: the one it stands in, else the nearest above it."""
    own = [step for step in way if step.name == name]
    above = [step for step in own if step.span.first <= line]
    within = [step for step in above if line <= step.span.last]
    # Of steps that hold each other the inmost, which begins last.
    best = max(within or above, key=lambda step: step.span.first, default=None)
    return best or (own[0] if own else None)


def _steps(sketch: Sketch) -> Iterator[Step]:
    yield _step("path", 1, Kind.PATH, sketch.head, ())
    for number, (source, numbers) in enumerate(sketch.lessons, 1):
        yield from _lesson(sketch, number, source, numbers)
    for form in sketch.forms:
        for number, (source, i, _) in enumerate(items_of(sketch, form), 1):
            yield _step(form_part(form), number, Kind.QUESTION, source, ("items", i))
    if sketch.forms:
        for number in (1, 2):
            yield _step("result", number, Kind.RESULT, sketch.head, ("objectives",))
    source, card = sketch.help
    if card is not None:
        yield _step("help", 1, Kind.HELP, source, ())


def _lesson(sketch: Sketch, number: int, source: Source, numbers: Numbered) -> Iterator[Step]:
    lesson, part = sketch.module.lessons[number - 1], f"lesson-{number}"
    for here, (i, screen) in enumerate(zip(numbers, lesson.screens, strict=True), 1):
        kind = Kind.SCREEN if screen.practice is None else Kind.PRACTICE
        yield _step(part, here, kind, source, ("screens", i))
    if lesson.activity is not None:
        yield _step(part, len(numbers) + 1, Kind.ACTIVITY, source, ("activity",))


def form_part(form: Form) -> str:
    """Return how addresses call a form."""
    return f"form-{form.value.lower()}"


def _step(part: str, number: int, kind: Kind, source: Source, place: Place) -> Step:
    return Step(part, number, kind, source.name, span(source.file, place), source.fresh)
