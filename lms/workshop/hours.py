"""The hour of a saving as people say it; a day alone would not tell two savings apart."""

from datetime import datetime

from lms import i18n
from lms.i18n import CAMBODIA


def hour(moment: datetime) -> str:
    """Write the hour and minute it is in Cambodia at a moment, in the digits of this request's language."""
    local = moment.astimezone(CAMBODIA)
    return i18n.number(f"{local.hour}:{local.minute:02}")
