"""The facilitator's guide: a module as sessions that one adult can hold from paper, safely and in time."""

from lms.courses.content import Lesson, Module, Screen
from lms.courses.markup import to_html
from lms.courses.registers import Misconception
from lms.printing.asked import answered
from lms.printing.guide_words import CLOSING, GUIDE, MATERIALS, NEVER, OPENING, TOLD
from lms.printing.leading import led
from lms.printing.leading_words import LEADING
from lms.printing.prose import prose
from lms.printing.sheet import question_of
from lms.printing.source import Printed, Source, frame, help_lines, plain
from lms.printing.timing import CLOSING as CLOSING_MINUTES
from lms.printing.timing import OPENING as OPENING_MINUTES
from lms.printing.timing import Session, card_numbers, sessions_of
from lms.printing.typesetting import as_pdf
from lms.quizzes.kinds import Item
from lms.text import Text


def guide(source: Source, language: Printed) -> bytes:
    """Return the guide to a module. It tells the answers of practice questions only. Raises LetterMissing."""
    module = source.module
    sessions, cards = sessions_of(module), card_numbers(module.lessons)
    parts = zip(module.lessons, sessions, cards, strict=True)
    said = frame(source, "guide", language, GUIDE | LEADING) | {
        "summary": plain(module.head.summary),
        "note": plain(module.head.content_note),
        "objectives": [plain(one.text) for one in module.head.objectives],
        "materials": [plain(one) for one in MATERIALS],
        "opening": _list(OPENING),
        "closing": _list(CLOSING),
        "never": _list(NEVER),
        "told": _list(TOLD),
        "led": led(module.facilitation) if module.facilitation else None,
        "opening_minutes": OPENING_MINUTES,
        "closing_minutes": CLOSING_MINUTES,
        "sessions": [_session(lesson, one, numbers, source) for lesson, one, numbers in parts],
        "beliefs": [_belief(one) for one in _believed(source)],
        "help": help_lines(source),
    }
    return as_pdf("guide.typ", said, source.on)


def _list(texts: tuple[Text, ...]) -> list[dict[str, str] | None]:
    return [plain(text) for text in texts]


def _session(lesson: Lesson, session: Session, cards: tuple[int, ...], source: Source) -> dict[str, object]:
    return {
        "title": plain(lesson.title),
        "objectives": [
            plain(one.text) for one in source.module.head.objectives if one.id in lesson.objectives
        ],
        "total": session.total,
        "before": session.before,
        "after": session.after,
        "screens": [
            _screen(screen, minutes, card, source)
            for screen, minutes, card in zip(lesson.screens, session.screens, cards[:-1], strict=True)
        ],
        "activity": {
            "title": plain(lesson.activity.title),
            "minutes": session.activity,
            "steps": prose(lesson.activity.steps),
            "card": cards[-1],
        },
    }


def _screen(screen: Screen, minutes: int, card: int, source: Source) -> dict[str, object]:
    practice = screen.practice
    return {
        "minutes": minutes,
        "card": card,
        "heading": plain(screen.heading),
        "text": prose(screen.text) if screen.text else None,
        "question": answered(question_of(practice, 1), source) if practice else None,
    }


def _believed(source: Source) -> list[Misconception]:
    """Return the registered wrong beliefs that the module's wrong answers stand for, in their order."""
    named = {way.misconception for item in _items(source.module) for way in item.wrong_ways()}
    return [one for id_, one in sorted(source.misconceptions.items()) if id_ in named]


def _items(module: Module) -> list[Item]:
    practice = [
        screen.practice
        for lesson in module.lessons
        for screen in lesson.screens
        if screen.practice is not None
    ]
    return [*practice, *(item for form in module.forms.values() for item in form)]


def _belief(one: Misconception) -> dict[str, object]:
    activity = one.activity
    return {
        "belief": plain(one.belief),
        "truth": plain(one.truth),
        "activity": {
            "title": plain(activity.title),
            "minutes": activity.minutes,
            # In the register the steps are as their author wrote them.
            "steps": prose(Text(en=to_html(activity.steps.en), km=to_html(activity.steps.km))),
        }
        if activity
        else None,
    }
