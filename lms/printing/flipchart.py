"""The flipchart: a card for each idea, to be read from four metres, with the trainer's words on its back."""

from lms.courses.content import Lesson, Screen
from lms.printing.asked import answered, asked, shown
from lms.printing.prose import blocks_of, first_list, first_paragraph, first_sentence, prose, strong_parts
from lms.printing.sheet import question_of
from lms.printing.source import Printed, Source, frame, plain
from lms.printing.timing import card_numbers, minutes_of
from lms.printing.typesetting import as_pdf
from lms.printing.words import FLIPCHART
from lms.text import LANGUAGES

_MOST = 6
_LONGEST = 60
_LONGEST_ALONE = 150


def flipchart(source: Source, language: Printed) -> bytes:
    """Return the cards of a module, A4 landscape, front and back in turn. Raises LetterMissing."""
    module = source.module
    cards: list[dict[str, object]] = []
    for lesson, numbers in zip(module.lessons, card_numbers(module.lessons), strict=True):
        fronts = [*(_card(screen, source) for screen in lesson.screens), _activity(lesson)]
        title = {"lesson": plain(lesson.title)}
        cards += [{"number": number, **title, **one} for number, one in zip(numbers, fronts, strict=True)]
    said = frame(source, "flipchart", language, FLIPCHART) | {"cards": cards}
    return as_pdf("flipchart.typ", said, source.on)


def _card(screen: Screen, source: Source) -> dict[str, object]:
    minutes = {"minutes": minutes_of(screen)}
    if screen.practice is not None:
        question = question_of(screen.practice, 1)
        return minutes | {
            "kind": "question",
            "question": asked(question),
            "answers": answered(question, source),
        }
    return minutes | {
        "kind": "idea",
        "heading": plain(screen.heading),
        "picture": shown(screen.picture),
        "few": _few(screen),
        "text": prose(screen.text) if screen.text else None,
    }


def _few(screen: Screen) -> dict[str, list[str]]:
    """Return the few words of a card: by preference what its author wrote in bold."""
    if screen.text is None:
        return {language: [] for language in LANGUAGES}
    return {language: few_in(screen.text.to(language)) for language in LANGUAGES}


def few_in(html: str) -> list[str]:
    """Return all of a short text, else pieces in bold, a list of short things, or how the text begins."""
    strong, whole = strong_parts(html), first_paragraph(html)
    if len(blocks_of(html)) == 1 and 0 < len(whole) <= _LONGEST_ALONE:
        return [_bare(whole)]
    if len(strong) == 1 and len(strong[0]) <= _LONGEST_ALONE:
        return [_bare(strong[0])]
    listed = first_list(html)
    for pieces in (strong, listed if all(len(one) <= _LONGEST for one in listed) else []):
        short = [_bare(piece) for piece in pieces if len(piece) <= _LONGEST][:_MOST]
        if short:
            return short
    return [one for one in (whole, first_sentence(html)) if 0 < len(one) <= _LONGEST_ALONE][:1]


def _bare(part: str) -> str:
    return part.rstrip(" .:។៖")


def _activity(lesson: Lesson) -> dict[str, object]:
    return {
        "kind": "activity",
        "minutes": lesson.activity.minutes,
        "heading": plain(lesson.activity.title),
        "text": prose(lesson.activity.steps),
    }
