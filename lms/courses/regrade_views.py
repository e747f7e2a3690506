"""The page of corrections for curriculum staff: how far each has come and what it changed, without names."""

from flask import Blueprint, render_template

from lms.courses import regrade_log
from lms.db import db
from lms.permissions import Action
from lms.web import allow, me

bp = Blueprint("regrades", __name__)


@bp.get("/<any(km, en):language>/regrades")
@allow(Action.REGRADE_READ)
def corrections() -> str:
    """Show every correction, the newest first."""
    return render_template("courses/regrades.html", corrections=regrade_log.corrections(db.session(), me()))
