"""Typst with the fonts that are shipped; without it every machine would print something else."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

import typst

from lms.errors import LmsError
from lms.text import Text

_HERE = Path(__file__).parent
_FONTS = _HERE / "fonts"
_MOST_KEPT = 24
"""Papers, of some hundred kilobytes each."""

_ONE_AT_A_TIME = Lock()


class LetterMissing(LmsError):
    """A text has a letter that none of the shipped fonts has."""

    status = 422
    message = Text(
        en="A text has a letter that cannot be printed, such as a drawing or a letter of another script. "
        "Write it in Khmer or Latin letters.",
        km="អត្ថបទមួយមានតួអក្សរដែលមិនអាចបោះពុម្ពបាន ដូចជារូបតូចៗ ឬអក្សរភាសាផ្សេង។ សូមសរសេរជាអក្សរខ្មែរ ឬអក្សរឡាតាំង។",
    )


# A consonant without a sign at the end of a phrase closes the syllable before it, unless it is a subscript.
# Dictionaries of words sometimes part the two, and a line then begins with half a word.
_LAST_CONSONANT = re.compile(r"(?<=[\u1780-\u17d1])([\u1780-\u17a2])(?![\u1780-\u17d3])")
_WORD_JOINER = "\u2060"


def kept_whole(text: str) -> str:
    """Return the text with last consonants tied to their syllables; a subscript stays below its letter."""
    return _LAST_CONSONANT.sub(rf"{_WORD_JOINER}\1", text)


@cache
def fonts() -> typst.Fonts:
    """Return the fonts that are shipped, read once; those of the machine are not used."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(_FONTS)])


def as_pdf(template: str, said: Mapping[str, object], on: date) -> bytes:
    """Return a template of this folder, filled in, as a tagged PDF (PDF/UA-1); equal values, equal bytes.

    What is `said` is data: nothing in it is ever read as markup. Raises LetterMissing.
    """
    text = kept_whole(json.dumps(said, ensure_ascii=False, sort_keys=True))
    # Setting takes seconds of a core; a hall that prints at once must not stand in the way of who learns.
    with _ONE_AT_A_TIME:
        return _set(template, text, on)


@lru_cache(maxsize=_MOST_KEPT)
def _set(template: str, said: str, on: date) -> bytes:
    """Return the same paper asked for again without setting it again."""
    try:
        made: bytes = typst.compile(
            str(_HERE / template),
            root=str(_HERE),
            font_paths=fonts(),
            sys_inputs={"said": said},
            pdf_standards="ua-1",
            timestamp=datetime.combine(on, time(), UTC),
        )
    except typst.TypstError as error:
        if "could not be displayed" in error.message:
            raise LetterMissing from error
        raise
    return made
