"""The forms of people's pages. They say what is wrong where; the templates say it in words."""

from wtforms import Form, IntegerField, PasswordField, StringField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, NumberRange, Regexp

from lms.people.accounts import SEXES, Sex
from lms.permissions import Role


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


class CohortForm(Form):
    """A new cohort."""

    name = StringField(validators=[DataRequired(), Length(max=80)])
    commune_code = StringField(validators=[Regexp(r"^([0-9]{6})?\Z")])


class AdultForm(Form):
    """A new adult account."""

    login = StringField(validators=[InputRequired(), Regexp(r"^[a-z0-9][a-z0-9._-]{2,39}\Z")])
    name_km = StringField(validators=[DataRequired(), Length(max=120)])
    name_latin = StringField(validators=[DataRequired(), Length(max=120)])
    role = StringField(validators=[AnyOf([role.value for role in Role])])


class LearnerForm(Form):
    """What may be known of a learner, all of it optional."""

    # No telephone number stands in for a name.
    nickname = StringField(validators=[Length(max=20), Regexp(r"^(?!.*([0-9០-៩][^0-9០-៩]{0,2}){6})")])
    sex = StringField(validators=[AnyOf(SEXES)])
    birth_year = StringField(validators=[Regexp(r"^([0-9]{4})?\Z")])


class PasswordForm(Form):
    """The old and the new password."""

    old = PasswordField(validators=[InputRequired()])
    new = PasswordField(validators=[InputRequired(), Length(min=10, max=200)])
