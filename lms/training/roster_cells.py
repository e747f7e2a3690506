"""One cell of a file of people as a value, or what is wrong with it: typos must not become facts."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from lms.khmer import folded
from lms.text import latin_digits, visible
from lms.training.roster_mistakes import Problem, problem

LONGEST_NICKNAME, LONGEST_NAME = 20, 120
YOUNGEST, ADULT, OLDEST = 5, 18, 120
"""Ages in years; by the year of birth alone somebody may be a year younger than the difference."""
BUDDHIST = 543
LONGEST_SHOWN = 40

_BLANK = frozenset({"-", "–", "—"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LOST = re.compile("\ufffd|\\?{3,}")
_ERROR = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)", re.IGNORECASE)
_KHMER = re.compile("[\u1780-\u17ff]")
# Old fonts drew Khmer over Latin letters, signs and accents in the middle of a word.
_LEGACY = re.compile(
    r"[A-Za-zÀ-ÿ][)(\[\]{}<>|~^_;:\\/?!$%&*+=#\"¿¡«»¬®©§¶]+\w|[A-Za-z][¢-¿Æ×Ø÷]|[¬®©§¶¿«»][A-Za-z]"
)
_PHONE = re.compile(r"([0-9][^0-9]{0,2}){6}")
_ADDRESS = re.compile(r"@|https?:|www\.|\.(com|org|kh|me)\b", re.IGNORECASE)
_CODE = re.compile("[0-9A-HJKMNP-TV-Z]{8}")  # as lms.people.secrets makes them
_READ_AS = str.maketrans("ILO", "110")
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")
_DAY_OF_BIRTH = re.compile(r"[0-9]{1,4}[-/. ][^\s/.-]{1,12}[-/. ][0-9]{1,4}")

SEXES: Mapping[str, str] = {
    **dict.fromkeys(("f", "female", "girl", "woman", "ស្រី", "ស", "នារី", "ក្មេងស្រី"), "female"),
    **dict.fromkeys(("m", "male", "boy", "man", "ប្រុស", "ប", "ក្មេងប្រុស"), "male"),
    **dict.fromkeys(("not recorded", "not-recorded", "unknown", "n", "មិនបានកត់ត្រា", "មិនដឹង"), "not-recorded"),
}
METHODS: Mapping[str, str] = {
    **dict.fromkeys(("paper", "on paper", "written", "ក្រដាស", "លើក្រដាស", "លាយលក្ខណ៍អក្សរ"), "paper"),
    **dict.fromkeys(("spoken", "oral", "verbal", "ផ្ទាល់មាត់", "ដោយផ្ទាល់មាត់", "មាត់"), "spoken"),
    **dict.fromkeys(("screen", "on screen", "on-screen", "អេក្រង់", "លើអេក្រង់"), "on-screen"),
}
_SEXES = {folded(word): value for word, value in SEXES.items()}
_METHODS = {folded(word): value for word, value in METHODS.items()}


def plain(cell: str) -> str:
    """Return the cell without what nobody sees, with single spaces; a dash alone is an empty cell."""
    text = " ".join(visible(cell).replace("\xa0", " ").split())
    return "" if text in _BLANK else text


def shown(text: str) -> str:
    """Return a cell as a message quotes it."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def about(code: str, text: str, **values: str) -> Problem:
    """Return a problem that quotes the cell."""
    return problem(code, value=shown(text), **values)


def odd(cell: str) -> Problem | None:
    """Return what is wrong with a cell whatever its column is."""
    text = plain(cell)
    if _CONTROL.search(cell):
        return problem("control-sign")
    if _LOST.search(text):
        return about("broken-letters", text)
    if _ERROR.fullmatch(text):
        return about("formula-error", text)
    return about("formula", text) if text[:1] in {"=", "+", "-", "@"} else None


def sex(text: str) -> str | Problem:
    """Read a sex; nothing is "not recorded"."""
    return _SEXES.get(folded(text)) or about("sex-unknown", text) if text else "not-recorded"


def method(text: str) -> str | Problem:
    """Read a way of consenting."""
    return _METHODS.get(folded(text)) or about("method-unknown", text)


def nickname(text: str) -> str | Problem:
    """Read a nickname: short, and no number or address in its place."""
    if _PHONE.search(latin_digits(text)):
        return about("nickname-is-number", text)
    if _ADDRESS.search(text):
        return about("nickname-is-address", text)
    if _is_legacy(text):
        return about("legacy-font", text)
    if not any(unicodedata.category(sign)[0] == "L" for sign in text):
        return about("nickname-without-letters", text)
    return text if len(text) <= LONGEST_NICKNAME else problem("nickname-too-long")


def birth_year(text: str, today: date, *, adults: bool) -> int | Problem:
    """Read a year of birth that fits the people of the file."""
    digits = _digits(text)
    if _DAY_OF_BIRTH.fullmatch(latin_digits(text)):
        return problem("year-is-a-date")
    if digits is None or len(digits) > 4:
        return about("year-not-a-number", text)
    if len(digits) < 4:
        return about("year-two-digits", text)
    year = int(digits)
    if today.year - OLDEST <= year - BUDDHIST <= today.year:
        return about("year-buddhist", digits, wanted=str(year - BUDDHIST))
    if year > today.year:
        return about("year-in-future", digits)
    if year < today.year - OLDEST:
        return about("year-long-ago", digits)
    return _fitting(today.year - year, adults=adults) or year


def age(text: str, *, adults: bool) -> int | Problem:
    """Read an age in whole years that fits the people of the file."""
    digits = _digits(text)
    if digits is None or int(digits) > OLDEST:
        return about("age-not-a-number", text)
    return _fitting(int(digits), adults=adults, exact=True) or int(digits)


def _fitting(years: int, *, adults: bool, exact: bool = False) -> Problem | None:
    if years < YOUNGEST:
        return problem("too-young")
    if adults:
        return problem("child-among-adults") if years < ADULT else None
    # Whoever turns 18 this year may still be 17.
    return problem("adult-among-children") if years > (ADULT - 1 if exact else ADULT) else None


def code(text: str) -> str | Problem:
    """Read a learner's code, with or without its hyphen; a zero in front may have been eaten."""
    letters = latin_digits(text).upper().translate(_READ_AS).replace("-", "").replace(" ", "")
    letters = letters.zfill(8) if letters.isdecimal() else letters
    return letters if _CODE.fullmatch(letters) else about("code-malformed", text)


def name_km(text: str) -> str | Problem:
    """Read an adult's name in Khmer."""
    if not text:
        return problem("name-km-missing")
    if _KHMER.search(text) is None and _is_legacy(text):
        return about("legacy-font", text)
    if re.search("[0-9០-៩]", text):
        return about("name-with-digits", text)
    if re.search("[A-Za-z]", text) or _KHMER.search(text) is None:
        return about("name-km-in-latin", text)
    return text if len(text) <= LONGEST_NAME else problem("name-too-long")


def name_latin(text: str) -> str | Problem:
    """Read an adult's name in Latin letters."""
    if not text:
        return problem("name-latin-missing")
    if _is_legacy(text):
        return about("legacy-font", text)
    if re.search("[0-9០-៩]", text):
        return about("name-with-digits", text)
    if _KHMER.search(text) or not re.search("[A-Za-z]", text):
        return about("name-latin-in-khmer", text)
    return text if len(text) <= LONGEST_NAME else problem("name-too-long")


def login(text: str) -> str | Problem:
    """Read a user name."""
    small = latin_digits(text).casefold()
    return small if _LOGIN.fullmatch(small) else about("login-malformed", text)


def _digits(text: str) -> str | None:
    """Return the digits of a whole number, in either script; 2012.0 is one too."""
    found = re.fullmatch(r"([0-9]{1,9})(\.0+)?", latin_digits(text))
    return found[1] if found else None


def _is_legacy(text: str) -> bool:
    return _KHMER.search(text) is None and _LEGACY.search(text) is not None
