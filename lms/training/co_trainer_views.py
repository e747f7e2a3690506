"""Adding a trainer to a cohort, ending it, and handing the lead over."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock
from lms.db import db
from lms.permissions import Action
from lms.training import co_trainers, cohort_head, cohorts
from lms.training.co_trainers import LeadStays, NobodyForThis
from lms.web import allow, me

bp = Blueprint("co_trainers", __name__)


@bp.get("/<any(km, en):language>/cohorts/<cohort_id>/trainers")
@allow(Action.COHORT_EDIT)
def page(cohort_id: str) -> str:
    """Show who teaches a cohort."""
    return _page(cohort_id)


@bp.post("/<any(km, en):language>/cohorts/<cohort_id>/trainers")
@allow(Action.COHORT_EDIT)
def add(cohort_id: str) -> str | Response:
    """Let somebody teach a cohort too."""
    session, login = db.session(), request.form.get("login", "")
    try:
        co_trainers.add(session, me(), cohort_id, login, clock.now())
    except NobodyForThis as refused:
        return _page(cohort_id, refused, login)
    session.commit()
    return redirect(url_for(".page", cohort_id=cohort_id), 303)


@bp.post("/<any(km, en):language>/cohorts/<cohort_id>/trainers/<account_id>/end")
@allow(Action.COHORT_EDIT)
def end(cohort_id: str, account_id: str) -> str | Response:
    """End somebody's teaching of a cohort."""
    session = db.session()
    try:
        co_trainers.end(session, me(), cohort_id, account_id, clock.now())
    except LeadStays as refused:
        return _page(cohort_id, refused)
    session.commit()
    if account_id == me().id:
        return redirect(url_for("today.page"), 303)
    return redirect(url_for(".page", cohort_id=cohort_id), 303)


@bp.post("/<any(km, en):language>/cohorts/<cohort_id>/trainers/<account_id>/lead")
@allow(Action.COHORT_EDIT)
def hand_over(cohort_id: str, account_id: str) -> Response:
    """Make somebody who teaches a cohort its lead trainer."""
    session = db.session()
    co_trainers.hand_over(session, me(), cohort_id, account_id, clock.now())
    session.commit()
    return redirect(url_for(".page", cohort_id=cohort_id), 303)


def _page(cohort_id: str, refused: LeadStays | NobodyForThis | None = None, login: str = "") -> str:
    session, now = db.session(), clock.now()
    cohort = cohorts.find_cohort(session, me(), cohort_id, Action.COHORT_EDIT, now)
    head = cohort_head.head_of(session, me(), cohort, now)
    return render_template("training/co_trainers.html", head=head, problem=refused, login=login)
