"""A question as a template prints it: its boxes and lines, and for a trainer what to say to each answer."""

from lms.printing.sheet import Question, Shape
from lms.printing.source import Source, plain
from lms.quizzes.kinds.base import ItemBase, Picture, Wrong
from lms.quizzes.kinds.categorise import Categorise
from lms.quizzes.kinds.gap_fill import GapFill
from lms.quizzes.kinds.hotspot import Hotspot
from lms.quizzes.kinds.number import Number
from lms.quizzes.kinds.open_answer import OpenAnswer
from lms.quizzes.kinds.scale import Scale
from lms.quizzes.kinds.short_answer import ShortAnswer
from lms.text import LANGUAGES


def asked(question: Question) -> dict[str, object]:
    """Return what a learner sees of a question; nothing in it tells which answer is right."""
    item = question.item
    return {
        "number": question.number,
        "stem": plain(item.stem),
        "shape": str(question.shape),
        "how": _how(question),
        "choices": [{"text": plain(one.text), "picture": shown(one.picture)} for one in question.choices],
        "lines": [
            {
                "text": plain(line.text),
                "choices": [plain(one.text) for one in line.choices] if isinstance(item, GapFill) else [],
            }
            for line in question.lines
        ],
        "sentence": _sentence(item) if isinstance(item, GapFill) else None,
        "picture": shown(item.picture) if isinstance(item, Hotspot) else None,
        "areas": [[area.x, area.y, area.width, area.height] for area in item.areas]
        if isinstance(item, Hotspot)
        else [],
        "unit": plain(item.unit) if isinstance(item, Number) else None,
        "knows_not": plain(question.knows_not),
        "open": isinstance(item, OpenAnswer),
    }


def answered(question: Question, source: Source) -> dict[str, object]:
    """Return the question with the right answer, kind words for each other one, and the belief behind it."""
    item = question.item
    said = asked(question)
    choices = said["choices"]
    ways = item.wrong_ways()
    if question.shape in {Shape.ONE, Shape.SEVERAL} and isinstance(choices, list) and item.scored:
        letters = question.right()
        for place, choice in enumerate(choices):
            value = question.choices[place].value
            answer = {"answer": [value]}
            choice["right"] = "abcdefgh"[place] in letters
            choice["feedback"] = plain(item.feedback(answer)[0])
            choice["belief"] = _belief(item.grade(answer).misconception, source)
        ways = ()
    return said | {
        "solution": [plain(line) for line in item.solution()],
        "explain": plain(item.explain),
        "ways": _ways(item, ways, source),
        "points": item.points,
        "critical": item.critical,
        "typed": question.right() if not isinstance(item, OpenAnswer) else "",
        "rubric": [{"text": plain(one.text), "points": one.points} for one in item.rubric]
        if isinstance(item, OpenAnswer)
        else [],
    }


def _ways(item: ItemBase, ways: tuple[Wrong, ...], source: Source) -> list[dict[str, object]]:
    """Return the kind words for each wrong answer, what it was about, and its belief where it comes first."""
    things = item.things if isinstance(item, Categorise) else ()
    about = {id(one.if_wrong): one.text for one in things if one.if_wrong is not None}
    told: set[str | None] = set()
    said: list[dict[str, object]] = []
    for way in ways:
        first = way.misconception not in told
        told.add(way.misconception)
        said.append(
            {
                "about": plain(about[id(way)]) if id(way) in about else None,
                "feedback": plain(way.feedback),
                "belief": _belief(way.misconception, source) if first else None,
            }
        )
    return said


def shown(picture: Picture | None) -> dict[str, object] | None:
    """Return a picture as a template finds it."""
    return {"file": picture.file, "alt": plain(picture.alt)} if picture else None


def _how(question: Question) -> str:
    item = question.item
    match item:
        case Scale():
            return "view"
        case Number():
            return "number"
        case ShortAnswer():
            return "short"
        case OpenAnswer():
            return "open"
        case GapFill():
            return "gaps"
    match question.shape:
        case Shape.LETTERS:
            return "match" if item.kind == "matching" else "sort"
        case shape:
            return str(shape)


def _sentence(item: GapFill) -> dict[str, list[object]]:
    """Return the pieces of the text in each language; a number stands for the gap with that number."""
    places = {gap.id: place for place, gap in enumerate(item.gaps, 1)}
    return {
        language: [one if isinstance(one, str) else places[one.id] for one in item.sentence(language)]
        for language in LANGUAGES
    }


def _belief(misconception: str | None, source: Source) -> dict[str, object] | None:
    known = source.misconceptions.get(misconception or "")
    return {"belief": plain(known.belief), "truth": plain(known.truth)} if known else None
