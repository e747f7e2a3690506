"""The handout: what a learner takes home of every lesson, with the way to help."""

from lms.courses.content import Lesson, Screen
from lms.printing.prose import prose
from lms.printing.source import Printed, Source, frame, help_lines, plain
from lms.printing.typesetting import as_pdf
from lms.printing.words import HANDOUT


def handout(source: Source, language: Printed) -> bytes:
    """Return the handout of a module, each lesson on a page of its own. Raises LetterMissing."""
    head = source.module.head
    said = frame(source, "handout", language, HANDOUT) | {
        "summary": plain(head.summary),
        "note": plain(head.content_note),
        "can": [plain(one.can) for one in head.objectives],
        "lessons": [_lesson(lesson) for lesson in source.module.lessons],
        "help": help_lines(source),
    }
    return as_pdf("handout.typ", said, source.on)


def _lesson(lesson: Lesson) -> dict[str, object]:
    return {
        "title": plain(lesson.title),
        "screens": [_screen(one) for one in lesson.screens if one.practice is None],
        "activity": {
            "title": plain(lesson.activity.title),
            "minutes": lesson.activity.minutes,
            "steps": prose(lesson.activity.steps),
        },
    }


def _screen(screen: Screen) -> dict[str, object]:
    picture = screen.picture
    return {
        "heading": plain(screen.heading),
        "picture": {"file": picture.file, "alt": plain(picture.alt)} if picture else None,
        "text": prose(screen.text) if screen.text else None,
    }
