"""The page that shows new PINs, once, after learners were added or got new ones."""

from collections.abc import Mapping, Sequence

from flask import render_template

from lms.people import secrets
from lms.people.accounts import Issued
from lms.people.pin_names import PICTURE_NAMES


def pin_slips(cohort_id: str | None, issued: Sequence[Issued], rows: Mapping[str, int] | None = None) -> str:
    """Return the page; `rows` are the rows of a file from which the accounts came, by account."""
    slips = [(one, secrets.shown_code(one.login), secrets.pin_pictures(one.secret)) for one in issued]
    return render_template(
        "training/pins.html", slips=slips, cohort_id=cohort_id, names=PICTURE_NAMES, rows=rows or {}
    )
