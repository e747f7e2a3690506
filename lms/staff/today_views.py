"""A trainer's first page: who may need them, what is due, what to teach again."""

from flask import Blueprint, render_template

from lms import clock
from lms.courses import releases
from lms.db import db
from lms.permissions import Action
from lms.staff.day import day_of
from lms.training import cohorts
from lms.training.grid import FEW_ANSWERED
from lms.web import allow, me

bp = Blueprint("today", __name__)


@bp.get("/<any(km, en):language>/today")
@allow(Action.COHORT_READ)
def page() -> str:
    """Show who may need the trainer, what is due, what to teach again, and the cohorts."""
    session, now = db.session(), clock.now()
    listed = cohorts.list_cohorts(session, me(), now)
    children = cohorts.sees_children(me())
    grids = [cohorts.grid_of(session, cohort, now, children=children) for cohort, _ in listed]
    return render_template(
        "staff/today.html",
        day=day_of(session, me(), grids, now),
        listed=listed,
        known=releases.misconceptions(session),
        few=FEW_ANSWERED,
    )
