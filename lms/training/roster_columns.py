"""The columns of a file of people: how their headings may be written, and which are never kept."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum
from functools import cache

from lms.khmer import folded
from lms.text import Text


class Column(StrEnum):
    """What a column holds."""

    NICKNAME = "nickname"
    SEX = "sex"
    BIRTH_YEAR = "birth-year"
    AGE = "age"
    COMMUNE = "commune"
    CONSENT_ON = "consent-on"
    CONSENT_METHOD = "consent-method"
    ASSENT_ON = "assent-on"
    CODE = "code"
    NAME_KM = "name-km"
    NAME_LATIN = "name-latin"
    LOGIN = "login"
    PLACE = "place"


OF_CHILDREN = (
    Column.NICKNAME,
    Column.SEX,
    Column.BIRTH_YEAR,
    Column.COMMUNE,
    Column.CONSENT_ON,
    Column.CONSENT_METHOD,
    Column.ASSENT_ON,
    Column.CODE,
)
OF_ADULTS = (
    Column.NAME_KM,
    Column.NAME_LATIN,
    Column.LOGIN,
    Column.SEX,
    Column.BIRTH_YEAR,
    Column.PLACE,
)
EITHER = frozenset({Column.AGE})
"""An age may stand instead of a year of birth."""
NEEDED = {False: (Column.SEX,), True: (Column.NAME_KM, Column.NAME_LATIN, Column.SEX)}
"""The columns without which a file is refused, for children and (True) for adults."""

TITLES: Mapping[Column, Text] = {
    Column.NICKNAME: Text(en="nickname", km="ឈ្មោះហៅ"),
    Column.SEX: Text(en="sex", km="ភេទ"),
    Column.BIRTH_YEAR: Text(en="birth year", km="ឆ្នាំកំណើត"),
    Column.AGE: Text(en="age", km="អាយុ"),
    Column.COMMUNE: Text(en="commune code", km="លេខកូដឃុំ"),
    Column.CONSENT_ON: Text(en="guardian consent date", km="ថ្ងៃអាណាព្យាបាលយល់ព្រម"),
    Column.CONSENT_METHOD: Text(en="consent method", km="របៀបយល់ព្រម"),
    Column.ASSENT_ON: Text(en="assent date", km="ថ្ងៃកុមារយល់ព្រម"),
    Column.CODE: Text(en="code", km="លេខកូដសិក្ខាកាម"),
    Column.NAME_KM: Text(en="name in Khmer", km="ឈ្មោះជាអក្សរខ្មែរ"),
    Column.NAME_LATIN: Text(en="name in Latin letters", km="ឈ្មោះជាអក្សរឡាតាំង"),
    Column.LOGIN: Text(en="user name", km="ឈ្មោះអ្នកប្រើ"),
    Column.PLACE: Text(en="place code", km="លេខកូដកន្លែង"),
}
_ALSO: Mapping[Column, tuple[str, ...]] = {
    Column.NICKNAME: ("nick name", "call name", "ឈ្មោះហៅក្រៅ"),
    Column.SEX: ("gender", "m/f", "f/m"),
    Column.BIRTH_YEAR: ("year of birth", "year born", "ឆ្នាំកើត"),
    Column.COMMUNE: ("commune", "ឃុំ", "ឃុំ/សង្កាត់", "លេខកូដឃុំ/សង្កាត់"),
    Column.CONSENT_ON: ("consent date", "guardian consent", "consent", "ថ្ងៃយល់ព្រម"),
    Column.CONSENT_METHOD: ("method",),
    Column.ASSENT_ON: ("assent", "child assent date", "ថ្ងៃប្អូនយល់ព្រម"),
    Column.CODE: ("learner code", "លេខកូដ"),
    Column.NAME_KM: ("khmer name", "name (khmer)", "ឈ្មោះខ្មែរ"),
    Column.NAME_LATIN: ("latin name", "name (latin)", "ឈ្មោះឡាតាំង"),
    Column.LOGIN: ("username", "login"),
    Column.PLACE: ("place", "commune code", "commune", "លេខកូដឃុំ"),
}
_COUNTING = ("no", "no.", "nr", "n°", "#", "ល.រ", "លរ", "លេខរៀង")
_NOT_KEPT = (
    "phone", "phone number", "telephone", "tel", "mobile", "លេខទូរស័ព្ទ", "ទូរស័ព្ទ", "លេខទូរសព្ទ", "ទូរសព្ទ",
    "address", "home address", "អាសយដ្ឋាន", "village", "ភូមិ", "e-mail", "email", "អ៊ីមែល", "facebook",
    "telegram", "photo", "រូបថត",
    "name", "full name", "first name", "last name", "family name", "given name", "surname", "ឈ្មោះ", "នាមត្រកូល",
    "នាមខ្លួន", "គោត្តនាម និងនាម", "ឈ្មោះពេញ", "date of birth", "birth date", "birthday", "dob", "ថ្ងៃខែឆ្នាំកំណើត",
    "father", "mother", "father's name", "mother's name", "parents", "guardian name", "ឈ្មោះឪពុក", "ឈ្មោះម្ដាយ",
    "school", "សាលារៀន", "សាលា", "class", "grade", "ថ្នាក់", "religion", "សាសនា", "ethnicity", "ជនជាតិ",
    "id card", "id number", "អត្តសញ្ញាណប័ណ្ណ", "poor card", "id poor", "notes",
    "remarks", "comment", "សម្គាល់", "ផ្សេងៗ",
)  # fmt: skip


_LONGEST = 200
"""Looking for what is like a text takes time for each of its parts."""


class Known(StrEnum):
    """A heading that is known and holds nothing to keep."""

    COUNTING = "counting"
    NOT_KEPT = "not-kept"


def title(column: Column) -> str:
    """Return the heading as the template has it, in both languages."""
    return f"{TITLES[column].km} / {TITLES[column].en}"


def read_heading(text: str, *, adults: bool) -> Column | Known | None:
    """Return what a heading stands for; either language, or both beside each other."""
    for part in (text, *re.split(r"[/()\n|]", text)):
        key = folded(part)
        if key and key in _spellings(adults):
            return _spellings(adults)[key]
    return None


def near(text: str, *, adults: bool) -> Column | None:
    """Return the column whose heading looks much like the text; a long text is no heading."""
    if len(text) > _LONGEST:
        return None
    known = {key: one for key, one in _spellings(adults).items() if isinstance(one, Column)}
    for part in (text, *re.split(r"[/()\n|]", text)):
        found = get_close_matches(folded(part), known, n=1, cutoff=0.75)
        if found:
            return known[found[0]]
    return None


def belongs(column: Column, *, adults: bool) -> bool:
    """Whether a column is one for the people of the file."""
    return column in EITHER or column in (OF_ADULTS if adults else OF_CHILDREN)


@cache
def _spellings(adults: bool) -> dict[str, Column | Known]:
    found: dict[str, Column | Known] = {}
    own = OF_ADULTS if adults else OF_CHILDREN
    # The file's own columns last, so that a spelling which two columns share is theirs.
    for column in (*(one for one in Column if one not in own), *own):
        for spelling in (TITLES[column].en, TITLES[column].km, column.value, *_ALSO.get(column, ())):
            found[folded(spelling)] = column
    found |= {folded(one) or one: Known.COUNTING for one in _COUNTING}
    return found | {folded(one): Known.NOT_KEPT for one in _NOT_KEPT}
