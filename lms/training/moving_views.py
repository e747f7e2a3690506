"""The page on which a trainer moves people from another of their cohorts into this one."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock
from lms.db import db
from lms.permissions import Action
from lms.training import moving
from lms.web import allow, me

bp = Blueprint("moving", __name__)


@bp.get("/<any(km, en):language>/cohorts/<cohort_id>/move")
@allow(Action.LEARNER_ADD, Action.ACCOUNT_CREATE)
def page(cohort_id: str) -> str:
    """Show who of the trainer's other cohorts may come."""
    return _page(cohort_id)


@bp.post("/<any(km, en):language>/cohorts/<cohort_id>/move")
@allow(Action.LEARNER_ADD, Action.ACCOUNT_CREATE)
def move(cohort_id: str) -> str | Response:
    """Move those who were ticked."""
    session, now = db.session(), clock.now()
    wanted = [(leaving, account_id) for leaving, ids in request.form.lists() for account_id in ids]
    if not wanted:
        return _page(cohort_id, nobody=True)
    moving.move(session, me(), cohort_id, wanted, now)
    session.commit()
    return redirect(url_for("cohorts.cohort", cohort_id=cohort_id), 303)


def _page(cohort_id: str, *, nobody: bool = False) -> str:
    found = moving.movable(db.session(), me(), cohort_id, clock.now())
    return render_template("training/move.html", found=found, nobody=nobody)
