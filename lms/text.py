"""One sentence in both languages, and the frozen base of everything that is authored."""

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, field_validator
from pydantic_core import PydanticCustomError

Language = Literal["km", "en"]

LANGUAGES: tuple[Language, ...] = ("km", "en")

_KHMER_DIGITS = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
_LATIN_DIGITS = str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
# A coeng DA and a coeng TA look the same, and so does coeng RO before or after another coeng.
_COENG_DA, _COENG_TA = "\u17d2\u178a", "\u17d2\u178f"
_COENG_RO_FIRST = re.compile("((?:\u17d2\u179a)+)((?:\u17d2[\u1780-\u1799\u179b-\u17a2])+)")
# So do these vowels typed in two strokes, and the dot typed before or after another vowel.
_SAME_VOWELS = {
    "\u17c1\u17b8": "\u17be",
    "\u17c1\u17b6": "\u17c4",
    "\u17c6\u17b6": "\u17b6\u17c6",
    "\u17c6\u17bb": "\u17bb\u17c6",
}
_BESIDE_KHMER = re.compile(" (?=[\u1780-\u17ff])|(?<=[\u1780-\u17ff]) ")


class Content(BaseModel):
    """Base of all authored values: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Text(Content):
    """A text in English and in Khmer; neither may be empty."""

    en: str
    km: str

    @field_validator("en", "km")
    @classmethod
    def _not_blank(cls, value: str) -> str:
        if not visible(value).strip():
            raise PydanticCustomError("blank", "")
        return value.strip()

    def to(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.km if language == "km" else self.en


def khmer_digits(number: int | str) -> str:
    """Write a number with Khmer digits: 12 becomes ១២."""
    return str(number).translate(_KHMER_DIGITS)


def latin_digits(text: str) -> str:
    """Write the Khmer digits of a text as Latin ones: ១២ becomes 12."""
    return text.translate(_LATIN_DIGITS)


def visible(text: str) -> str:
    """Return the text without the characters nobody sees, such as zero-width spaces."""
    return _INVISIBLE.sub("", text)


def folded(text: str) -> str:
    """Return the form in which two spellings of the same answer are equal.

    Invisible characters and punctuation go, spaces become one, digits Latin, letters small; coeng
    DA is read as coeng TA, coeng RO stands last and vowels have one spelling, because people cannot
    see the difference. Spaces beside Khmer go: it has none between words.
    """
    text = latin_digits(visible(text)).casefold()
    text = _COENG_RO_FIRST.sub(r"\2\1", text.replace(_COENG_DA, _COENG_TA))
    for typed, usual in _SAME_VOWELS.items():
        text = text.replace(typed, usual)
    words = re.sub(r"[.,;:!?។៖«»\"'()\-]", " ", text).split()
    return _BESIDE_KHMER.sub("", " ".join(words))
