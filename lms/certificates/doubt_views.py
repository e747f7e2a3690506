"""The page of awards that a corrected key has put in doubt: a person decides about each."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from lms import clock
from lms.certificates import doubts
from lms.db import db
from lms.permissions import Action
from lms.web import allow, me

bp = Blueprint("doubts", __name__)


@bp.get("/<any(km, en):language>/awards-to-look-at")
@allow(Action.CERTIFICATE_AWARD)
def awards_in_doubt() -> str:
    """Show the awards with the condition that each has lost."""
    found = doubts.awards_in_doubt(db.session(), me(), clock.now())
    return render_template("certificates/doubts.html", doubts=found)


@bp.post("/<any(km, en):language>/awards-to-look-at/<award_id>/keep")
@allow(Action.CERTIFICATE_AWARD)
def keep(award_id: str) -> Response:
    """Let an award stay."""
    session = db.session()
    doubts.keep(session, me(), award_id, clock.now())
    session.commit()
    return redirect(url_for(".awards_in_doubt"), 303)
