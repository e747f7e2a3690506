"""The page of what to verify before field use, to be printed and taken along."""

from itertools import groupby

from flask import Blueprint, render_template
from flask import Response as FileResponse
from werkzeug.wrappers import Response

from lms import clock, i18n
from lms.authoring import verify_words
from lms.authoring.units import SHARED
from lms.authoring.verify import to_verify
from lms.db import db
from lms.permissions import Action
from lms.reports.download import asked_for
from lms.web import allow, me
from lms.workshop import checking
from lms.workshop.verify_table import as_table

bp = Blueprint("verify", __name__)


@bp.get("/<any(km, en):language>/workshop/verify")
@allow(Action.CONTENT_READ)
def page() -> str | FileResponse | Response:
    """List it by groups, as published and as drafted of what all modules share; or as a sheet to fill in."""
    today, language = i18n.local_day(clock.now()), i18n.spoken()
    survey = checking.see(db.session(), me(), SHARED, today)
    entries = to_verify(survey, today)
    sheet = as_table(entries, today, language)
    file = asked_for(clock.now(), sheet)
    if file is not None:
        return file
    return render_template(
        "workshop/verify.html",
        groups=[(group, list(listed)) for group, listed in groupby(entries, key=lambda one: one.group)],
        words=verify_words,
        table=sheet,
        today=today,
        broken=any(one.code != "expired" for one in survey.mistakes),
    )
