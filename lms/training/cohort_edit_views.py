"""The pages on which a cohort is planned, changed, opened and closed, and its help card to print."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock
from lms.courses import releases
from lms.db import db
from lms.i18n import local_day, spoken
from lms.people.models import Cohort
from lms.permissions import Action
from lms.places import gazetteer
from lms.text import Text
from lms.training import cohort_head, cohort_plans, cohort_types, cohorts
from lms.training.cohort_forms import CONTACTS, CohortForm, Offer, filled, read_plan
from lms.training.cohort_plans import Plan, StillNeeded
from lms.web import allow, me

bp = Blueprint("plans", __name__)

_MOST_PLACES = 12


@bp.get("/<any(km, en):language>/cohorts/new")
@allow(Action.COHORT_CREATE)
def new() -> str:
    """Ask for what a new cohort needs, on one page."""
    return _page(filled(Plan(name="", kind=""), local_day(clock.now())), None)


@bp.post("/<any(km, en):language>/cohorts")
@allow(Action.COHORT_CREATE)
def create() -> str | Response:
    """Keep a new cohort as a plan, and open it when that was asked and nothing is missing."""
    form, session, now = CohortForm(request.form), db.session(), clock.now()
    if request.form.get("do") == "find":
        return _page(form, None)
    plan, wrong = read_plan(form, _offer(None, now))
    if wrong:
        return _page(form, None, wrong)
    cohort = cohort_plans.make(session, me(), plan, cohort_id=_new_id(), now=now)
    return _kept(cohort, now)


@bp.get("/<any(km, en):language>/cohorts/<cohort_id>/edit")
@allow(Action.COHORT_EDIT)
def edit(cohort_id: str) -> str:
    """Show everything that is said of a cohort, to change it."""
    cohort = _find(cohort_id)
    return _page(filled(cohort_plans.plan_of(db.session(), cohort), local_day(clock.now())), cohort)


@bp.post("/<any(km, en):language>/cohorts/<cohort_id>/edit")
@allow(Action.COHORT_EDIT)
def save(cohort_id: str) -> str | Response:
    """Keep what was changed, and open the cohort when that was asked and nothing is missing."""
    form, session, now = CohortForm(request.form), db.session(), clock.now()
    cohort = _find(cohort_id)
    if request.form.get("do") == "find":
        return _page(form, cohort)
    plan, wrong = read_plan(form, _offer(cohort, now))
    if wrong:
        return _page(form, cohort, wrong)
    try:
        cohort = cohort_plans.change(session, me(), cohort_id, plan, now)
    except StillNeeded as refused:
        return _page(form, cohort, {"contacts": refused.message})
    return _kept(cohort, now)


@bp.post("/<any(km, en):language>/cohorts/<cohort_id>/close")
@allow(Action.COHORT_EDIT)
def close(cohort_id: str) -> Response:
    """Close a cohort."""
    session = db.session()
    cohort_plans.close(session, me(), cohort_id, clock.now())
    session.commit()
    return redirect(url_for("today.page"), 303)


@bp.get("/<any(km, en):language>/cohorts/<cohort_id>/help-card")
@allow(Action.COHORT_EDIT)
def help_card(cohort_id: str) -> str:
    """Show the help cards of a cohort, to print and cut."""
    session, now = db.session(), clock.now()
    head = cohort_head.head_of(session, me(), _find(cohort_id), now)
    return render_template("training/help_card.html", head=head, found=releases.help_card(session))


@bp.app_context_processor
def _places() -> dict[str, Any]:
    return {"place_named": lambda code: gazetteer.named(code, spoken())}


def _find(cohort_id: str) -> Cohort:
    return cohorts.find_cohort(db.session(), me(), cohort_id, Action.COHORT_EDIT, clock.now())


def _new_id() -> str:
    """Return the id that came with the page, so that a page sent twice makes one cohort."""
    sent = request.form.get("cohort_id", "")
    return sent if len(sent) == len(clock.new_id()) and sent.isalnum() and sent.isascii() else clock.new_id()


def _kept(cohort: Cohort, now: datetime) -> Response:
    session, wants_open = db.session(), request.form.get("do") == "open"
    missing = cohort_plans.open_now(session, me(), cohort.id, now) if wants_open else ()
    session.commit()
    if missing or cohort.opened_at is None:
        return redirect(url_for(".edit", cohort_id=cohort.id, _anchor="planned"), 303)
    return redirect(url_for("cohorts.cohort", cohort_id=cohort.id), 303)


def _offer(cohort: Cohort | None, now: datetime) -> Offer:
    session = db.session()
    kinds = {one.id: one for one in cohort_plans.kinds_for(session, me())}
    if cohort is not None and cohort.opened_at is not None:
        kinds = {cohort.kind: cohort_types.find_type(session, cohort.kind)}
    return Offer(
        kinds=kinds,
        modules=tuple(cohort_plans.modules_for(session, kinds.values())),
        focal_points=frozenset(one.id for one in cohort_plans.focal_points(session, now)),
        today=local_day(now),
        kept=None if cohort is None else cohort_plans.plan_of(session, cohort),
    )


def _page(form: CohortForm, cohort: Cohort | None, wrong: Mapping[str, Text] | None = None) -> str:
    session, now = db.session(), clock.now()
    typed = form.typed("place")
    found = gazetteer.search(typed, _MOST_PLACES) if typed else []
    return render_template(
        "training/cohort_form.html",
        form=form,
        offer=_offer(cohort, now),
        focal_points=cohort_plans.focal_points(session, now),
        head=None if cohort is None else cohort_head.head_of(session, me(), cohort, now),
        follow_ups=[] if cohort is None else cohort_head.follow_up_days(session, cohort),
        found=found,
        chosen=form.typed("commune_code"),
        wrong=wrong or {},
        rows=CONTACTS,
        cohort_id=request.form.get("cohort_id") or clock.new_id(),
    )
