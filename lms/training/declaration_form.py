"""The three questions that go with every declaration: which day, how, and before whom."""

from datetime import date

from wtforms import Form, StringField
from wtforms.validators import AnyOf

from lms.text import latin_digits, visible
from lms.training.declarations import METHODS, Given


class GivenForm(Form):
    """A day as a browser sends it, a way of declaring, and the account id of a witness or nothing."""

    day = StringField()
    method = StringField(default="paper", validators=[AnyOf(METHODS)])
    witness = StringField()

    def given(self) -> Given | None:
        """Return what was said; None when the day or the way cannot be read."""
        day = read_day(self.day.data or "")
        if day is None or not self.validate():
            return None
        return Given(day, self.method.data or "", self.witness.data or None)


def read_day(typed: str) -> date | None:
    """Read a day as a browser sends it, in either digits; None when it is none."""
    try:
        return date.fromisoformat(latin_digits(visible(typed)).strip())
    except ValueError:
        return None
