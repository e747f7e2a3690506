"""The page of one adult: roles and places in time, who trained them, whom they train."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock
from lms.db import db
from lms.i18n import spoken
from lms.people.lineage import Circle
from lms.permissions import ROLE_NAMES, Action, Role
from lms.places import gazetteer
from lms.staff import appointments
from lms.staff.appointments import AlreadyOver
from lms.staff.forms import RoleForm
from lms.staff.person import person
from lms.text import Text
from lms.web import allow, me

bp = Blueprint("person", __name__)

_MOST_TRAINERS = 40


@bp.get("/<any(km, en):language>/people/<account_id>")
@allow(Action.ROLE_GIVE)
def page(account_id: str) -> str:
    """Show an adult's roles and place in the cascade, and what may be changed."""
    return _page(account_id)


@bp.post("/<any(km, en):language>/people/<account_id>/role")
@allow(Action.ROLE_GIVE)
def give_role(account_id: str) -> str | Response:
    """Give an adult a role or a place from now on."""
    session, form = db.session(), RoleForm(request.form)
    if not form.validate():
        return _page(account_id, form)
    try:
        appointments.give_role(
            session,
            me(),
            account_id,
            Role(form.role.data or ""),
            place_code=form.place_code.data or None,
            last_day=form.last_day_said(),
            now=clock.now(),
        )
    except AlreadyOver as wrong:
        return _page(account_id, form, wrong.message)
    session.commit()
    return redirect(url_for(".page", account_id=account_id), 303)


@bp.post("/<any(km, en):language>/people/<account_id>/role/end")
@allow(Action.ROLE_GIVE)
def end_role(account_id: str) -> Response:
    """End an adult's role: with their next request they get nothing."""
    session = db.session()
    appointments.end_role(session, me(), account_id, clock.now())
    session.commit()
    return redirect(url_for(".page", account_id=account_id), 303)


@bp.post("/<any(km, en):language>/people/<account_id>/trainer")
@allow(Action.LINEAGE_SET)
def set_trainer(account_id: str) -> str | tuple[str, int] | Response:
    """Move an adult under another trainer; who trained them before is kept."""
    session, wanted = db.session(), request.form.get("trainer", "")
    if not wanted:
        return _page(account_id)
    try:
        appointments.set_trainer(
            session, me(), account_id, None if wanted == "nobody" else wanted, clock.now()
        )
    except Circle as wrong:
        return _page(account_id, circle=wrong.message), wrong.status
    session.commit()
    return redirect(url_for(".page", account_id=account_id), 303)


def _page(
    account_id: str, form: RoleForm | None = None, over: Text | None = None, circle: Text | None = None
) -> str:
    session, now = db.session(), clock.now()
    found = person(session, me(), account_id, now)
    words = request.args.get("q", "")
    trainers = appointments.trainers_for(session, me(), found.account, words, now)
    current = next((term for term in found.terms if found.acts), None)
    shown = form or RoleForm(
        role=found.account.role, place_code=current.place_code if current else None, last_day=""
    )
    return render_template(
        "staff/person.html",
        one=found,
        form=shown,
        over=over,
        circle=circle,
        free=appointments.may_free(me()),
        q=words,
        trainers=trainers[:_MOST_TRAINERS],
        many=len(trainers) > _MOST_TRAINERS or bool(words),
        roles=appointments.may_give(me()) if appointments.may_change(me(), found.account) else (),
        role_names=ROLE_NAMES,
        place_named=lambda code: gazetteer.named(code, spoken()),
    )
