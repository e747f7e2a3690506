"""The forms about adults. They say what is wrong where; the templates say it in words."""

from datetime import date

from wtforms import Form, StringField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, Regexp, ValidationError

from lms.people.accounts import SEXES, Sex
from lms.permissions import Role
from lms.places import gazetteer
from lms.text import latin_digits

_EARLIEST_YEAR = 1920


def _plain(value: str | None) -> str:
    return latin_digits(value or "").strip()


def known_place(_form: Form, field: StringField) -> None:
    """Let through no place, or the official code of one."""
    if field.data and gazetteer.find(field.data) is None:
        raise ValidationError


def _day(_form: Form, field: StringField) -> None:
    if field.data:
        try:
            date.fromisoformat(field.data)
        except ValueError:
            raise ValidationError from None


def _year(_form: Form, field: StringField) -> None:
    typed = field.data or ""
    # Read only when it is short: Python refuses to read a number of thousands of digits.
    if typed and not (typed.isdecimal() and len(typed) == 4 and int(typed) >= _EARLIEST_YEAR):
        raise ValidationError


class AdultForm(Form):
    """A new adult account; sex, year of birth and place may stay open."""

    login = StringField(validators=[InputRequired(), Regexp(r"^[a-z0-9][a-z0-9._-]{2,39}\Z")])
    name_km = StringField(validators=[DataRequired(), Length(max=120)])
    name_latin = StringField(validators=[DataRequired(), Length(max=120)])
    role = StringField(validators=[AnyOf([role.value for role in Role])])
    sex = StringField(default="not-recorded", validators=[AnyOf(SEXES)])
    birth_year = StringField(filters=[_plain], validators=[_year, Length(max=4)])
    place_code = StringField(filters=[_plain], validators=[known_place])

    def sex_said(self) -> Sex:
        """Return the sex that was chosen."""
        return next((sex for sex in SEXES if sex == self.sex.data), "not-recorded")

    def year_said(self) -> int | None:
        """Return the year of birth; None when it stayed open."""
        return int(self.birth_year.data) if self.birth_year.data else None


class RoleForm(Form):
    """A role, where it is held, and the last day of it when that is known."""

    role = StringField(validators=[AnyOf([role.value for role in Role])])
    place_code = StringField(filters=[_plain], validators=[known_place])
    last_day = StringField(filters=[_plain], validators=[_day])

    def last_day_said(self) -> date | None:
        """Return the last day; None when the role has no end yet."""
        return date.fromisoformat(self.last_day.data) if self.last_day.data else None
