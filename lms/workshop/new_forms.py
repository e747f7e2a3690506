"""What is asked of a new module or lesson, read and looked at; what was typed is kept as it was typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lms.authoring.skeleton import id_from
from lms.authoring.units import is_content_name
from lms.text import Text, latin_digits, visible
from lms.workshop.beginning import is_new_id

MOST_LESSONS = 20
_CODE = re.compile("[A-Z][0-9]{0,2}[A-Z]?")
_NEEDED = Text(en="Please fill this in.", km="សូមបំពេញ។")
_ID = Text(
    en="Small Latin letters, digits and hyphens only, such as clean-hands.",
    km="ប្រើតែអក្សរឡាតាំងតូច លេខ និងសហសញ្ញា។",
)
_WRONG_CODE = Text(en="A capital letter and a number, such as M4.", km="អក្សរឡាតាំងធំមួយ និងលេខ ដូចជា M4។")
_AGE = Text(en="Whole years from 5 to 99, the lower age first.", km="ចំនួនឆ្នាំគត់ពី ៥ ដល់ ៩៩។ អាយុតិចជាងនៅមុខ។")
_LESSONS = Text(en="At least one lesson, and at most 20.", km="យ៉ាងតិច ១ មេរៀន យ៉ាងច្រើន ២០ មេរៀន។")


@dataclass(frozen=True, slots=True)
class ModuleForm:
    """A new module as it was filled in; each lesson's titles stand on a line of two texts."""

    title_en: str
    title_km: str
    id: str
    code: str
    min_age: str
    max_age: str
    lessons_en: str
    lessons_km: str

    @classmethod
    def blank(cls, code: str) -> "ModuleForm":
        """Return an empty form with the next code and the age of peer leaders."""
        return cls("", "", "", code, "10", "17", "", "")

    @classmethod
    def read(cls, form: Mapping[str, str]) -> "ModuleForm":
        """Return what was filled in; an id left empty is made from the English title."""
        typed = {name: form.get(name, "").strip() for name in cls.__dataclass_fields__}
        ages = {name: latin_digits(typed[name]) for name in ("min_age", "max_age")}
        return cls(**{**typed, **ages, "id": typed["id"] or id_from(typed["title_en"])})

    def titles(self) -> list[tuple[str, str]]:
        """Return the titles of the lessons, English and Khmer, line by line."""
        english, khmer = _lines(self.lessons_en), _lines(self.lessons_km)
        many = max(len(english), len(khmer))
        pad = [*english, *[""] * (many - len(english))], [*khmer, *[""] * (many - len(khmer))]
        return list(zip(*pad, strict=True))

    def wrong(self) -> dict[str, Text]:
        """Return what is not right yet, by field."""
        wrong = {name: _NEEDED for name in ("title_en", "title_km") if not visible(getattr(self, name))}
        if not is_new_id(self.id):
            wrong["id"] = _ID
        if not _CODE.fullmatch(self.code):
            wrong["code"] = _WRONG_CODE
        ages = [int(age) if re.fullmatch("[0-9]{1,2}", age) else 0 for age in (self.min_age, self.max_age)]
        if not 5 <= ages[0] <= ages[1] <= 99:
            wrong["min_age"] = _AGE
        if not 1 <= len(self.titles()) <= MOST_LESSONS:
            wrong["lessons_en"] = _LESSONS
        return wrong


@dataclass(frozen=True, slots=True)
class LessonForm:
    """A new lesson as it was filled in."""

    title_en: str
    title_km: str
    id: str

    @classmethod
    def read(cls, form: Mapping[str, str]) -> "LessonForm":
        """Return what was filled in."""
        return cls(*(form.get(name, "").strip() for name in ("title_en", "title_km", "id")))

    def wrong(self) -> dict[str, Text]:
        """Return what is not right yet, by field."""
        wrong = {name: _NEEDED for name in ("title_en", "title_km") if not visible(getattr(self, name))}
        if not is_content_name(f"modules/m/lessons/{self.id or id_from(self.title_en)}.yaml"):
            wrong["id"] = _ID
        return wrong


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
