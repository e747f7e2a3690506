"""What was probably meant: the nearest key, id, date or number to what a writer typed."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from lms.text import latin_digits

_LANGUAGES = {
    "km": ("kh", "khm", "khmer", "km-kh", "kh-km", "cambodian", "ខ្មែរ", "cam"),
    "en": ("eng", "english", "en-us", "en-gb", "gb", "us", "uk"),
}
_ALIASES = {other: code for code, others in _LANGUAGES.items() for other in others}
_SMART = "“”„‟«»‘’‚‛\"' "
_DAY = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})")


def hint(word: str, known: Iterable[str]) -> str:
    """Return the known word that is nearly this one, or nothing."""
    names = [one for one in known if one != word]
    spelt = _ALIASES.get(word.lower().replace("_", "-"), word.lower().replace("-", "_").strip(_SMART))
    for one in (spelt, spelt.replace("_", "-")):
        if one in names:
            return one
    return _nearest(word, tuple(names))


@lru_cache(maxsize=4096)
def _nearest(word: str, names: tuple[str, ...]) -> str:
    """Return the name that looks most alike; a slip that stands in a thousand places is looked at once."""
    near = get_close_matches(word, names, n=1)
    return near[0] if near else ""


def meant_id(value: object) -> str:
    """Return the id that a text would be with small letters and hyphens; nothing where it cannot be one."""
    if not isinstance(value, str):
        return ""
    words = re.findall("[a-z0-9]+", value.lower())
    said = "-".join(words)
    return said if words and value.isascii() and said != value and len(said) <= 60 else ""


def meant_day(value: object) -> str:
    """Return a date as it has to be written; nothing where it is not sure which one is meant."""
    found = _DAY.fullmatch(latin_digits(str(value)).strip(_SMART))
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else ""


def meant_number(value: object) -> str:
    """Return a number typed with Khmer digits as it has to be written; nothing for anything else."""
    text = str(value).strip(_SMART)
    said = latin_digits(text)
    return said if said != text and re.fullmatch("-?[0-9]+", said) else ""
