"""The page of certificates that end soon: one's own, and those of whom one looks after."""

from flask import Blueprint, render_template

from lms import clock
from lms.certificates.due import due
from lms.db import db
from lms.permissions import Action
from lms.web import allow, me

bp = Blueprint("renewals", __name__)


@bp.get("/<any(km, en):language>/certificates/due")
@allow(Action.CERTIFICATE_READ, Action.CERTIFICATE_CONFIRM)
def certificates() -> str:
    """Show what ends within 30, 60 and 90 days, what has ended, and who needs a refresher."""
    return render_template("certificates/due.html", lists=due(db.session(), me(), clock.now()))
