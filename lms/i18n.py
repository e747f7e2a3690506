"""Which language a page speaks, and how it writes texts, numbers and days."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta, timezone
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from jinja2 import Environment
from markupsafe import Markup

from lms.text import LANGUAGES, Language, Text, khmer_digits

CAMBODIA = timezone(timedelta(hours=7))
CATALOGUES = Path(__file__).parent / "translations"

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "km": "មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ",
}
_spoken: ContextVar[Language] = ContextVar("spoken", default="km")


def speak(language: Language) -> None:
    """Let everything that follows in this request speak `language`."""
    _spoken.set(language)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Let what is done within speak `language`, whatever is spoken around it."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken() -> Language:
    """Return the language of this request; Khmer unless told otherwise."""
    return _spoken.get()


def other() -> Language:
    """Return the language that is not spoken now."""
    return next(language for language in LANGUAGES if language != spoken())


@cache
def translations(language: Language) -> NullTranslations:
    """Return the catalogue of a language, read from its text file; English is the source."""
    path = CATALOGUES / language / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return NullTranslations()
    binary = BytesIO()
    with path.open("rb") as file:
        write_mo(binary, read_po(file, locale=language))
    binary.seek(0)
    return Translations(fp=binary)


def gettext(message: str, **values: object) -> str:
    """Return the message in the language of this request, with its values filled in."""
    text: str = translations(spoken()).gettext(message)
    return text % values if values else text


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """Return the message for a count; Khmer has one form for every count.

    Only the count is filled in where nothing else is given: Jinja fills in the rest itself.
    """
    text: str = translations(spoken()).ngettext(one, many, count).replace("%(num)s", number(count))
    return text % values if values else text


def tr(text: Text) -> str:
    """Return an authored text in the language of this request."""
    return text.to(spoken())


def number(value: int | str) -> str:
    """Write a number in the digits of the language of this request."""
    return khmer_digits(value) if spoken() == "km" else str(value)


def colon() -> str:
    """Return the sign between a name and what is said of it, in the language of this request."""
    return "៖" if spoken() == "km" else ":"


def percent(part: int, whole: int) -> str:
    """Write a share as a whole percentage, rounded half up; a dash when there is no whole."""
    return number(f"{(200 * part + whole) // (2 * whole)}%") if whole else "–"


def local_day(moment: datetime) -> date:
    """Return the day it is in Cambodia at a moment."""
    return moment.astimezone(CAMBODIA).date()


def day(moment: date) -> str:
    """Write a day, or the day in Cambodia of a moment, as people say it in the language of this request."""
    return day_in(moment, spoken())


def day_in(moment: date, language: Language) -> str:
    """Write a day, or the day in Cambodia of a moment, as people say it in a language."""
    local = local_day(moment) if isinstance(moment, datetime) else moment
    words = f"{local.day} {_MONTHS[language].split()[local.month - 1]} {local.year}"
    return khmer_digits(words) if language == "km" else words


def set_up_templates(jinja: Environment) -> None:
    """Teach templates to speak: messages, authored texts, numbers, days."""
    jinja.add_extension("jinja2.ext.i18n")
    jinja.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    jinja.trim_blocks = jinja.lstrip_blocks = True
    jinja.filters["tr"] = tr
    # Only for texts of a release: they were sanitised when it was published.
    jinja.filters["sanitised"] = Markup
    jinja.globals.update(number=number, percent=percent, date=day, colon=colon)
