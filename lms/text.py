"""One sentence in both languages, and the frozen base of everything that is authored."""

import re
from collections.abc import Iterable
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, field_validator
from pydantic_core import PydanticCustomError

Language = Literal["km", "en"]

LANGUAGES: tuple[Language, ...] = ("km", "en")

_KHMER_DIGITS = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
_LATIN_DIGITS = str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789")
# What Unicode has a reader ignore (Default_Ignorable_Code_Point), and control characters but white space.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
_SEEN = re.compile("[!-~\u1780-\u17b3]")


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
        value = value.strip()
        # Most texts begin with a letter that is seen; only in others has one to be looked for.
        if not _SEEN.match(value) and not visible(value).strip():
            raise PydanticCustomError("blank", "")
        return value

    def to(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.km if language == "km" else self.en


def joined(first: Text, second: Text) -> Text:
    """Return two texts that belong together, in one line."""
    return Text(en=f"{first.en} → {second.en}", km=f"{first.km} → {second.km}")


def khmer_digits(number: int | str) -> str:
    """Write a number with Khmer digits: 12 becomes ១២."""
    return str(number).translate(_KHMER_DIGITS)


def latin_digits(text: str) -> str:
    """Write the Khmer digits of a text as Latin ones: ១២ becomes 12."""
    return text.translate(_LATIN_DIGITS)


def visible(text: str) -> str:
    """Return the text without the characters nobody sees, such as zero-width spaces."""
    # Python knows at once of plain English that nothing in it is hidden.
    return text if text.isascii() and text.isprintable() else _INVISIBLE.sub("", text)


P = TypeVar("P", bound=Content)


def parts_of(value: object, wanted: type[P]) -> Iterable[P]:
    """Yield every part of a kind within an authored value, in the order of its fields."""
    if isinstance(value, wanted):
        yield value
    elif isinstance(value, Content):
        for name in type(value).model_fields:
            yield from parts_of(getattr(value, name), wanted)
    elif isinstance(value, tuple):
        for part in value:
            yield from parts_of(part, wanted)
