"""The forms of sessions: days and counts in either digits, and what was typed kept when it cannot be read."""

from collections.abc import Sequence
from datetime import date

from wtforms import Form, HiddenField, SelectMultipleField, StringField

from lms.places import gazetteer
from lms.practice.said import MOST_HEADS, Heads, Plan, Said
from lms.text import Text, latin_digits

NO_NUMBER = Text(en="Write a number, or leave it empty.", km="សូមសរសេរជាលេខ ឬទុកឱ្យទទេ។")
NO_DAY = Text(en="Choose a day.", km="សូមជ្រើសរើសថ្ងៃ។")
NO_PLACE = Text(
    en="A commune's code has six digits, and is in the official list.",
    km="លេខកូដឃុំ សង្កាត់ មាន ៦ ខ្ទង់ ហើយត្រូវមានក្នុងបញ្ជីផ្លូវការ។",
)
_MOST_DIGITS = len(str(MOST_HEADS))


class CountField(StringField):
    """A whole number that is not negative, in Latin or Khmer digits."""

    @property
    def number(self) -> int | None:
        """Return the number; None for nothing and for what is no number."""
        text = latin_digits(self.data or "").strip()
        return int(text) if text.isdecimal() and text.isascii() and len(text) <= _MOST_DIGITS else None

    @property
    def is_odd(self) -> bool:
        """Whether something was typed that is no number."""
        return bool((self.data or "").strip()) and self.number is None


class DayField(StringField):
    """A day as a browser sends it, in Latin or Khmer digits."""

    @property
    def day(self) -> date | None:
        """Return the day; None for nothing and for what is no day."""
        try:
            return date.fromisoformat(latin_digits(self.data or "").strip())
        except ValueError:
            return None


class _Named(Form):
    """What a plan and a log have in common."""

    modules = SelectMultipleField(choices=[], validate_choice=False)
    led_by = StringField()
    co_led_by = StringField()
    place_code = StringField()
    community = HiddenField()

    @property
    def place(self) -> str | None:
        """Return the code of the place in Latin digits; None for nothing."""
        return latin_digits(self.place_code.data or "").strip() or None

    def wrong_place(self) -> dict[str, Text]:
        """Return what is wrong with the place; a session takes place in a commune."""
        found = gazetteer.find(self.place)
        fits = self.place is None or (found is not None and found.code == self.place and len(found.code) == 6)
        return {} if fits else {"place_code": NO_PLACE}


class SessionForm(_Named):
    """A session as it was held. `seen` is the fingerprint of what the page was filled in from."""

    held_on = DayField()
    girls = CountField()
    boys = CountField()
    women = CountField()
    men = CountField()
    not_recorded = CountField()
    paper_total = CountField()
    present = SelectMultipleField(choices=[], validate_choice=False)
    seen = HiddenField()

    @property
    def counts(self) -> Sequence[CountField]:
        """Return the five counts in their order."""
        return self.girls, self.boys, self.women, self.men, self.not_recorded

    def heads(self) -> Heads:
        """Return the heads; nothing typed is nobody."""
        return Heads(*(one.number or 0 for one in self.counts))

    def wrong(self) -> dict[str, Text]:
        """Return what cannot be read, by the name of the field."""
        found = {one.name: NO_NUMBER for one in (*self.counts, self.paper_total) if one.is_odd}
        if self.held_on.day is None:
            found["held_on"] = NO_DAY
        return found | self.wrong_place()

    def said(self) -> Said | None:
        """Return what is said; None while something cannot be read."""
        if self.held_on.day is None or self.wrong():
            return None
        return Said(
            self.held_on.day,
            tuple(self.modules.data or ()),
            self.led_by.data or "",
            self.co_led_by.data or None,
            self.place,
            bool(self.community.data),
            self.heads(),
            frozenset(self.present.data or ()),
        )

    def fill_in(self, heads: Heads) -> None:
        """Put numbers into the five counts."""
        for field, number in zip(self.counts, heads.each(), strict=True):
            field.data = str(number)


class PlanForm(_Named):
    """A session to come, or one each month."""

    planned_on = DayField()
    times = CountField(default="1")

    def wrong(self) -> dict[str, Text]:
        """Return what cannot be read, by the name of the field."""
        found = {"times": NO_NUMBER} if self.times.is_odd else {}
        if self.planned_on.day is None:
            found["planned_on"] = NO_DAY
        return found | self.wrong_place()

    def plan(self) -> Plan | None:
        """Return the plan; None while something cannot be read."""
        if self.planned_on.day is None or self.wrong():
            return None
        return Plan(
            self.planned_on.day,
            tuple(self.modules.data or ()),
            self.led_by.data or "",
            self.co_led_by.data or None,
            self.place,
            bool(self.community.data),
            self.times.number if self.times.number is not None else 1,
        )


class MoveForm(Form):
    """Another day for a planned session."""

    planned_on = DayField()
