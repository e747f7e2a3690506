"""What an observer's page sends: points, crossed red lines, how the session was led."""

from collections.abc import Mapping

from werkzeug.datastructures import MultiDict
from wtforms import Form, SelectMultipleField, StringField

from lms.practice.checklist import MOST_FOR_A_POINT
from lms.practice.observations import Seen

POINT = "point-"
_GIVEN = {str(number): number for number in range(MOST_FOR_A_POINT + 1)}


class ObservationForm(Form):
    """The parts that every checklist has; its points come as fields of their own."""

    red = SelectMultipleField(choices=[], validate_choice=False)
    setting = StringField()


def read_seen(sent: MultiDict[str, str]) -> Seen:
    """Return what was seen; a point that was not given, or is no number of points, is left out."""
    form = ObservationForm(sent)
    return Seen(_points(sent), frozenset(form.red.data or ()), form.setting.data or None)


def _points(sent: MultiDict[str, str]) -> Mapping[str, int]:
    return {
        name.removeprefix(POINT): _GIVEN[given]
        for name, given in sent.items()
        if name.startswith(POINT) and given in _GIVEN
    }
