"""The forms of people's pages. They say what is wrong where; the templates say it in words."""

from wtforms import Form, IntegerField, PasswordField, StringField
from wtforms.validators import AnyOf, InputRequired, Length, NumberRange, Regexp, ValidationError

from lms.people.accounts import SEXES, Sex
from lms.places import gazetteer
from lms.text import latin_digits


class StaffSignInForm(Form):
    """User name and password."""

    login = StringField()
    password = PasswordField()


class AddLearnersForm(Form):
    """How many learners to add, by sex; names are not asked for."""

    girls = IntegerField(default=0, validators=[NumberRange(0, 60)])
    boys = IntegerField(default=0, validators=[NumberRange(0, 60)])
    not_recorded = IntegerField(default=0, validators=[NumberRange(0, 60)])

    def counts(self) -> dict[Sex, int]:
        """Return the numbers by sex."""
        return {
            "female": self.girls.data or 0,
            "male": self.boys.data or 0,
            "not-recorded": self.not_recorded.data or 0,
        }

    def total(self) -> int:
        """Return how many learners that are."""
        return sum(self.counts().values())


class LearnerForm(Form):
    """What may be known of a learner, all of it optional."""

    # No telephone number stands in for a name.
    nickname = StringField(validators=[Length(max=20), Regexp(r"^(?!.*([0-9០-៩][^0-9០-៩]{0,2}){6})")])
    sex = StringField(validators=[AnyOf(SEXES)])
    birth_year = StringField(validators=[Regexp(r"^([0-9]{4})?\Z")])
    commune_code = StringField(filters=[lambda typed: latin_digits(typed or "").strip()])

    def validate_commune_code(self, field: StringField) -> None:
        """Refuse a code that no commune has; one that is kept already may be retired by now."""
        code = field.data or ""
        known = len(code) == 6 and gazetteer.find(code) is not None
        if code and not known and code != field.object_data:
            raise ValidationError("unknown")


class PasswordForm(Form):
    """The old and the new password."""

    old = PasswordField(validators=[InputRequired()])
    new = PasswordField(validators=[InputRequired(), Length(min=10, max=200)])
