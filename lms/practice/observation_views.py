"""The pages of observations: filling one in during a session, and signing what was seen of oneself."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock
from lms.db import db
from lms.permissions import Action, Role
from lms.practice import observation_list, observation_sheet, observations, signatures
from lms.practice.observation_forms import read_seen
from lms.practice.observation_sheet import ObservationSheet
from lms.practice.page_id import page_id
from lms.web import allow, me

bp = Blueprint("observations", __name__)


@bp.get("/<any(km, en):language>/observations")
@allow(Action.OBSERVATION_FILL)
def index() -> str:
    """List the observations one makes, and those that wait for one's own signature."""
    session = db.session()
    return render_template(
        "practice/observations.html",
        made=observation_list.made_by_me(session, me(), clock.now()),
        of_me=observation_list.made_of_me(session, me()),
    )


@bp.get("/<any(km, en):language>/trainers/<account_id>/sessions")
@allow(Action.TRAINER_READ)
def of_trainee(account_id: str) -> str:
    """Show a master trainer the sessions of a trainer: days, modules and sums, nobody's name."""
    person, led = observation_list.sessions_of_trainee(db.session(), me(), account_id, clock.now())
    titles = observation_list.module_titles(db.session())
    return render_template("practice/trainee_sessions.html", person=person, led=led, modules=titles)


@bp.get("/<any(km, en):language>/sessions/<session_id>/observe/<account_id>")
@allow(Action.OBSERVATION_FILL)
def new(session_id: str, account_id: str) -> str | Response:
    """Show the checklist for somebody who leads a session; the one that was begun already."""
    session, now = db.session(), clock.now()
    sheet = observation_sheet.blank_sheet(session, me(), session_id, account_id, now)
    if sheet.row is not None:
        return redirect(url_for(".observation", observation_id=sheet.row.id), 303)
    return _form_page(sheet, clock.new_id())


@bp.post("/<any(km, en):language>/sessions/<session_id>/observe/<account_id>")
@allow(Action.OBSERVATION_FILL)
def begin(session_id: str, account_id: str) -> str | Response:
    """Keep what was seen first; sign when asked to."""
    session, now = db.session(), clock.now()
    row = observations.begin(
        session,
        me(),
        session_id,
        account_id,
        read_seen(request.form),
        observation_id=page_id("observation_id"),
        now=now,
    )
    session.commit()
    return _go_on(row.id)


@bp.get("/<any(km, en):language>/observations/<observation_id>")
@allow(Action.OBSERVATION_FILL)
def observation(observation_id: str) -> str:
    """Show one's own observation: to go on with, or as it was signed."""
    sheet = observation_sheet.sheet_of(db.session(), me(), observation_id, clock.now())
    if sheet.row is not None and sheet.row.observer_signed_at is not None:
        return render_template("practice/observation.html", sheet=sheet, mine=False)
    return _form_page(sheet, observation_id)


@bp.post("/<any(km, en):language>/observations/<observation_id>")
@allow(Action.OBSERVATION_FILL)
def save(observation_id: str) -> str | Response:
    """Keep what was seen so far; sign when asked to."""
    session = db.session()
    observations.save(session, me(), observation_id, read_seen(request.form), clock.now())
    session.commit()
    return _go_on(observation_id)


def _go_on(observation_id: str) -> str | Response:
    """Sign what has just been saved, or show it again with what is still missing."""
    session, now = db.session(), clock.now()
    if request.form.get("do") == "sign":
        sheet = observation_sheet.sheet_of(session, me(), observation_id, now)
        if sheet.missing:
            return _form_page(sheet, observation_id, signing=True)
        signatures.sign(session, me(), observation_id, now)
        session.commit()
    return redirect(url_for(".observation", observation_id=observation_id, saved=1), 303)


def _form_page(sheet: ObservationSheet, observation_id: str, *, signing: bool = False) -> str:
    return render_template(
        "practice/observation_form.html",
        sheet=sheet,
        observation_id=observation_id,
        signing=signing,
        saved="saved" in request.args,
    )


@bp.get("/<any(km, en):language>/practice")
@allow(Action.OBSERVATION_SIGN)
def mine() -> str:
    """List what others have seen while one led, to read and to sign."""
    return render_template(_for_me("my_practice"), of_me=observation_list.made_of_me(db.session(), me()))


@bp.get("/<any(km, en):language>/practice/<observation_id>")
@allow(Action.OBSERVATION_SIGN)
def one_of_mine(observation_id: str) -> str:
    """Show what somebody has seen while one led; a child reads what went well and what to try next."""
    sheet = observation_sheet.sheet_of_me(db.session(), me(), observation_id)
    return render_template(_for_me("observation"), sheet=sheet, mine=True)


@bp.post("/<any(km, en):language>/practice/<observation_id>/sign")
@allow(Action.OBSERVATION_SIGN)
def countersign(observation_id: str) -> Response:
    """Sign what was seen of oneself; final from then on."""
    session = db.session()
    signatures.countersign(session, me(), observation_id, clock.now())
    session.commit()
    return redirect(url_for(".one_of_mine", observation_id=observation_id), 303)


@bp.post("/<any(km, en):language>/practice/<observation_id>/talk")
@allow(Action.OBSERVATION_SIGN)
def talk_first(observation_id: str) -> Response:
    """Give it back unsigned, to talk about it first."""
    session = db.session()
    signatures.talk_first(session, me(), observation_id, clock.now())
    session.commit()
    return redirect(url_for(".mine", talk=1), 303)


def _for_me(page: str) -> str:
    return f"practice/child_{page}.html" if me().role is Role.LEARNER else f"practice/{page}.html"
