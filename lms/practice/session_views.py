"""The pages of sessions: the list, planning one, logging one in two minutes, moving it, calling it off."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock, i18n
from lms.db import db
from lms.people.models import Account
from lms.permissions import Action
from lms.places import gazetteer
from lms.practice import observation_list, session_log, session_plans, session_sheet, sessions
from lms.practice.page_id import page_id
from lms.practice.said import MOST_TIMES
from lms.practice.session_forms import MoveForm, PlanForm, SessionForm
from lms.practice.session_people import adults_named
from lms.practice.session_sheet import Sheet
from lms.text import Text
from lms.web import allow, me

bp = Blueprint("sessions", __name__)


@bp.get("/<any(km, en):language>/cohorts/<cohort_id>/sessions")
@allow(Action.SESSION_LOG)
def index(cohort_id: str) -> str:
    """List the sessions of a cohort."""
    session, now = db.session(), clock.now()
    listed = sessions.list_sessions(session, me(), cohort_id, now)
    sheet = session_sheet.blank_sheet(session, me(), cohort_id, now)
    leaders = {one for row in listed.held for one in (row.led_by, row.co_led_by) if one}
    return render_template(
        "practice/sessions.html",
        listed=listed,
        heads=sessions.heads,
        named=adults_named(session, leaders) | sheet.named,
        modules=sheet.modules,
    )


@bp.get("/<any(km, en):language>/cohorts/<cohort_id>/sessions/new")
@allow(Action.SESSION_LOG)
def new(cohort_id: str) -> str:
    """Ask how a session went that nobody has planned; `community` for one with people from outside."""
    sheet = session_sheet.blank_sheet(db.session(), me(), cohort_id, clock.now())
    community = "1" if "community" in request.args else ""
    return _log_page(sheet, SessionForm(data=_usual(sheet) | {"community": community}), clock.new_id())


@bp.post("/<any(km, en):language>/cohorts/<cohort_id>/sessions")
@allow(Action.SESSION_LOG)
def create(cohort_id: str) -> str | Response:
    """Keep a session that nobody has planned."""
    sheet = session_sheet.blank_sheet(db.session(), me(), cohort_id, clock.now())
    return _log(sheet, page_id("session_id"))


@bp.get("/<any(km, en):language>/sessions/<session_id>")
@allow(Action.SESSION_LOG)
def session(session_id: str) -> str:
    """Show a session: what was logged, or the page to log or correct it."""
    sheet = session_sheet.sheet_of(db.session(), me(), session_id, clock.now())
    if sheet.said is not None and not ("correct" in request.args and sheet.can_be_corrected):
        return render_template(
            "practice/session.html",
            sheet=sheet,
            place=_place(sheet.said.place_code),
            observable=_observable(sheet),
        )
    return _log_page(sheet, SessionForm(data=_kept(sheet)), session_id)


@bp.post("/<any(km, en):language>/sessions/<session_id>")
@allow(Action.SESSION_LOG)
def log(session_id: str) -> str | Response:
    """Keep a planned session as it was held, or correct one."""
    return _log(session_sheet.sheet_of(db.session(), me(), session_id, clock.now()), session_id)


@bp.get("/<any(km, en):language>/cohorts/<cohort_id>/sessions/plan")
@allow(Action.SESSION_LOG)
def plan_page(cohort_id: str) -> str:
    """Ask for a session to come."""
    sheet = session_sheet.blank_sheet(db.session(), me(), cohort_id, clock.now())
    usual = _usual(sheet) | {"planned_on": "", "modules": []}
    return _plan_page(sheet, PlanForm(data=usual), clock.new_id())


@bp.post("/<any(km, en):language>/cohorts/<cohort_id>/sessions/plan")
@allow(Action.SESSION_LOG)
def plan(cohort_id: str) -> str | Response:
    """Keep a session to come, or one each month."""
    session, now, form = db.session(), clock.now(), PlanForm(request.form)
    sheet, plan_id = session_sheet.blank_sheet(session, me(), cohort_id, now), page_id("plan_id")
    wanted, wrong = form.plan(), form.wrong()
    if wanted is not None:
        wrong = session_plans.doubts(session, me(), cohort_id, wanted, now=now)
    if wanted is None or wrong:
        return _plan_page(sheet, form, plan_id, wrong)
    session_plans.plan(session, me(), cohort_id, wanted, plan_id=plan_id, now=now)
    session.commit()
    return redirect(url_for(".index", cohort_id=cohort_id), 303)


@bp.post("/<any(km, en):language>/sessions/<session_id>/move")
@allow(Action.SESSION_LOG)
def move(session_id: str) -> str | Response:
    """Move a planned session to another day."""
    session, now, form = db.session(), clock.now(), MoveForm(request.form)
    sheet, day = session_sheet.sheet_of(session, me(), session_id, now), form.planned_on.day
    if day is None or session_plans.day_doubts(day, now):
        return _log_page(sheet, SessionForm(data=_kept(sheet)), session_id, moving=form)
    session_plans.move(session, me(), session_id, day, now)
    session.commit()
    return redirect(url_for(".index", cohort_id=sheet.cohort.id), 303)


@bp.post("/<any(km, en):language>/sessions/<session_id>/call-off")
@allow(Action.SESSION_LOG)
def call_off(session_id: str) -> Response:
    """Call a planned session off."""
    session = db.session()
    row = session_plans.call_off(session, me(), session_id, clock.now())
    session.commit()
    return redirect(url_for(".index", cohort_id=row.cohort_id), 303)


def _log(sheet: Sheet, session_id: str) -> str | Response:
    """Tick all, count the ticks, or keep what was sent; whatever was typed comes back with the page."""
    session, now, form = db.session(), clock.now(), SessionForm(request.form)
    wanted = request.form.get("do")
    if wanted == "all":
        form.present.data = [one.id for one in sheet.people.members]
    if wanted in {"all", "count"}:
        if wanted == "count":
            form.fill_in(sheet.suggested(frozenset(form.present.data or ())))
        return _log_page(sheet, form, session_id)
    said, wrong = form.said(), form.wrong()
    if said is not None:
        total = form.paper_total.number
        wrong = session_log.doubts(
            session, me(), sheet.cohort.id, said, session_id=session_id, paper_total=total, now=now
        )
    if said is None or wrong:
        return _log_page(sheet, form, session_id, wrong)
    seen = form.seen.data or ""
    session_log.log(session, me(), sheet.cohort.id, said, session_id=session_id, seen=seen, now=now)
    session.commit()
    return redirect(url_for(".session", session_id=session_id), 303)


def _log_page(
    sheet: Sheet,
    form: SessionForm,
    session_id: str,
    wrong: dict[str, Text] | None = None,
    moving: MoveForm | None = None,
) -> str:
    ticked = frozenset(form.present.data or ())
    return render_template(
        "practice/session_log.html",
        sheet=sheet,
        form=form,
        session_id=session_id,
        wrong=wrong or {},
        ticked=ticked,
        suggested=sheet.suggested(ticked),
        today=i18n.local_day(clock.now()),
        place=_place(form.place),
        moving=moving,
        observable=_observable(sheet),
    )


def _plan_page(sheet: Sheet, form: PlanForm, plan_id: str, wrong: dict[str, Text] | None = None) -> str:
    return render_template(
        "practice/session_plan.html",
        sheet=sheet,
        form=form,
        plan_id=plan_id,
        wrong=wrong or {},
        today=i18n.local_day(clock.now()),
        place=_place(form.place),
        most_times=MOST_TIMES,
    )


def _usual(sheet: Sheet) -> dict[str, Any]:
    """Return what a new session starts from: today, the place of the cohort, led by whoever asks."""
    trainers = [one.id for one in sheet.people.trainers]
    leader = me().id if me().id in trainers else next(iter(trainers), "")
    return {
        "held_on": str(i18n.local_day(clock.now())),
        "led_by": leader,
        "place_code": sheet.cohort.commune_code or "",
    }


def _kept(sheet: Sheet) -> dict[str, Any]:
    """Return what the page of a session starts from: what was logged, or what was planned."""
    row, said = sheet.row, sheet.said
    if row is None:
        return _usual(sheet)
    kept = {
        "held_on": str(i18n.local_day(clock.now())),
        "modules": row.modules,
        "led_by": row.led_by,
        "co_led_by": row.co_led_by or "",
        "place_code": row.place_code or sheet.cohort.commune_code or "",
        "community": "1" if row.community else "",
    }
    if said is None:
        return kept
    counts = ("girls", "boys", "women", "men", "not_recorded")
    numbers = dict(zip(counts, map(str, said.heads.each()), strict=True))
    logged = {"held_on": str(said.held_on), "present": list(said.present), "seen": said.fingerprint}
    return kept | numbers | logged | {"place_code": said.place_code or ""}


def _observable(sheet: Sheet) -> list[Account]:
    found = sheet.row
    return observation_list.leaders_to_observe(db.session(), me(), found, clock.now()) if found else []


def _place(code: str | None) -> str:
    return gazetteer.named(code, i18n.spoken())
