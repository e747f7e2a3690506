"""The roster of adults across the programme, for its manager: on a page and as a file."""

from flask import Blueprint, Response, render_template, request

from lms import clock
from lms.db import db
from lms.i18n import spoken
from lms.permissions import ROLE_NAMES, Action, Role
from lms.places import gazetteer
from lms.reports import download
from lms.staff.roster import Wanted, roster, totals
from lms.staff.roster_table import NO_ROLE, STATUS_NAMES, roster_table, totals_table
from lms.web import allow, me

bp = Blueprint("roster", __name__)

_ON_A_PAGE = 50


@bp.get("/<any(km, en):language>/roster")
@allow(Action.ROSTER_READ)
def page() -> str | Response:
    """Show the adults of the programme, or send them as the file that is asked for."""
    now = clock.now()
    wanted = Wanted(*(request.args.get(name, "").strip() for name in ("role", "place", "status")))
    rows = roster(db.session(), me(), wanted, now)
    sums = totals_table(totals(rows), spoken())
    number = max(1, request.args.get("page", 1, type=int))
    pages = max(1, -(-len(rows) // _ON_A_PAGE))
    shown = rows[(number - 1) * _ON_A_PAGE : number * _ON_A_PAGE]
    whole = roster_table(rows if "as" in request.args else shown, spoken())
    return download.asked_for(now, whole, sums) or render_template(
        "staff/roster.html",
        count=len(rows),
        at=number,
        pages=pages,
        place=gazetteer.find(wanted.place),
        role_names={**{role: ROLE_NAMES[role] for role in Role if role is not Role.LEARNER}, "none": NO_ROLE},
        status_names=STATUS_NAMES,
        sums=sums,
        table=whole,
        wanted=wanted,
    )
