"""What papers are made from: one module as it is in a release, with the registers it cites."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lms.courses.content import Library, Module
from lms.courses.registers import Fact, HelpCard, Misconception
from lms.courses.release import digest, release_body
from lms.i18n import day_in
from lms.printing.pictures import in_grey
from lms.printing.sheet import LETTERS
from lms.printing.words import NAMES
from lms.text import LANGUAGES, Text

Printed = Literal["km", "en", "both"]
"""The language of a paper; with both, Khmer stands first and English beside it."""

PRINTED: tuple[Printed, ...] = ("km", "en", "both")


@dataclass(frozen=True, slots=True)
class Source:
    """A module with its Markdown rendered, its digest, and the day that stands in the foot.

    `numbers` are the facts that hold the telephone numbers of the help card.
    """

    module: Module
    release: str
    on: date
    misconceptions: Mapping[str, Misconception]
    help: HelpCard | None
    numbers: Mapping[str, Fact]


def source_of(library: Library, module: Module, on: date) -> Source:
    """Return what files say, rendered as publishing would render it."""
    body = release_body(module)
    ready = Module.model_validate_json(body)
    return Source(ready, digest(body), on, library.misconceptions, library.help, library.facts)


def short(release: str) -> str:
    """Return the part of a release's digest that stands on paper, to be compared by eye."""
    return release[:8].upper()


def frame(source: Source, kind: str, language: Printed, words: Mapping[str, Text]) -> dict[str, object]:
    """Return what every template of a paper is told."""
    head = source.module.head
    return {
        "language": language,
        "code": head.code,
        "document_title": f"{head.code} · {NAMES[kind].to('en' if language == 'en' else 'km')}",
        "name": plain(NAMES[kind]),
        "release": short(source.release),
        "on": {one: day_in(source.on, one) for one in LANGUAGES},
        "made": {"year": source.on.year, "month": source.on.month, "day": source.on.day},
        "pictures": {name: in_grey(svg) for name, svg in source.module.pictures.items()},
        "words": {key: plain(text) for key, text in words.items()},
        "letters": dict(LETTERS),
        "title": plain(head.title),
        "theme": plain(head.theme),
        "adults": source.module.for_adults,
    }


def plain(text: Text | None) -> dict[str, str] | None:
    """Return a text as plain values; nothing stays nothing."""
    return None if text is None else {"km": text.km, "en": text.en}


def help_lines(source: Source) -> dict[str, object] | None:
    """Return the help card: the steps, and each number with who answers and when it was checked."""
    card = source.help
    if card is None:
        return None
    facts = [source.numbers[line.fact] for line in card.numbers if line.fact in source.numbers]
    return {
        "title": plain(card.title),
        "reassure": plain(card.reassure),
        "steps": [plain(step) for step in card.steps],
        "numbers": [
            {
                "number": source.numbers[line.fact].number,
                "who": plain(line.on_card or line.who),
                "when": plain(line.when),
            }
            for line in card.numbers
            if line.fact in source.numbers
        ],
        # Of several days the earliest: no number was checked before it.
        "checked": {
            one: day_in(min((fact.checked_on for fact in facts), default=source.on), one) for one in LANGUAGES
        },
    }
