"""The tally sheet: who was there and how hands were raised, on one page for each lesson, without a name."""

from lms.courses.content import Lesson
from lms.printing.asked import asked
from lms.printing.sheet import question_of
from lms.printing.source import Printed, Source, frame, plain
from lms.printing.typesetting import as_pdf
from lms.printing.words import TALLY


def tally(source: Source, language: Printed) -> bytes:
    """Return a sheet for each session of a module. Raises LetterMissing."""
    said = frame(source, "tally", language, TALLY) | {
        "lessons": [_lesson(lesson) for lesson in source.module.lessons]
    }
    return as_pdf("tally.typ", said, source.on)


def _lesson(lesson: Lesson) -> dict[str, object]:
    practice = [screen.practice for screen in lesson.screens if screen.practice is not None]
    return {
        "title": plain(lesson.title),
        "questions": [asked(question_of(item, number)) for number, item in enumerate(practice, 1)],
    }
