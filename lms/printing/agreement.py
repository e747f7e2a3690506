"""What a family or a child agrees to, on paper; without it the words would be each trainer's own."""

from dataclasses import dataclass
from datetime import date

from lms.i18n import day_in
from lms.printing.sheet import LETTERS
from lms.printing.source import Printed, plain
from lms.printing.typesetting import as_pdf
from lms.text import LANGUAGES, Language, Text

_WORDS = {
    "signed": Text(en="Signature or thumb print", km="ហត្ថលេខា ឬស្នាមមេដៃ"),
    "witness": Text(en="Witness", km="សាក្សី"),
    "day": Text(en="Day", km="ថ្ងៃទី"),
    "version": Text(en="Text of", km="អត្ថបទចុះ"),
}


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on it. `says` are the words of a yes; `by_family` asks for a signature."""

    title: Text
    opening: Text
    points: tuple[Text, ...]
    closing: Text
    says: Text | None
    by_family: bool
    version: date


def agreement_paper(paper: Paper, language: Printed, on: date) -> bytes:
    """Return the paper as a PDF. Raises LetterMissing."""
    main: Language = "en" if language == "en" else "km"
    said = {
        "language": language,
        "code": "",
        "document_title": paper.title.to(main),
        "name": plain(_WORDS["version"]),
        "release": day_in(paper.version, main),
        "on": {one: day_in(on, one) for one in LANGUAGES},
        "made": {"year": on.year, "month": on.month, "day": on.day},
        "pictures": {},
        "words": {key: plain(text) for key, text in _WORDS.items()},
        "letters": dict(LETTERS),
        "title": plain(paper.title),
        "opening": plain(paper.opening),
        "points": [plain(one) for one in paper.points],
        "closing": plain(paper.closing),
        "says": plain(paper.says),
        "signed": paper.by_family,
    }
    return as_pdf("agreement.typ", said, on)


def paper_name(which: str, language: Printed) -> str:
    """Return the name of the file; a phone may keep it."""
    return f"{which}-{language}.pdf"
