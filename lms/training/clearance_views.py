"""The first page of a safeguarding focal point: which adults may work with children, and since when."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock, i18n
from lms.db import db
from lms.permissions import ROLE_NAMES, Action
from lms.text import Text
from lms.training import clearances, declarations
from lms.training.declaration_form import GivenForm
from lms.training.declarations import METHOD_NAMES, WrongDay
from lms.web import allow, me

bp = Blueprint("clearances", __name__)


@bp.get("/<any(km, en):language>/clearances")
@allow(Action.CLEARANCE_RECORD)
def page() -> str:
    """Show every adult, cleared or not yet."""
    return _page()


@bp.post("/<any(km, en):language>/clearances/<account_id>")
@allow(Action.CLEARANCE_RECORD)
def record(account_id: str) -> str | Response:
    """Record that an adult was cleared."""
    session, given = db.session(), GivenForm(request.form).given()
    if given is None:
        return _page(account_id, WrongDay.message)
    try:
        clearances.clear(session, me(), account_id, given, clock.now())
    except WrongDay as error:
        return _page(account_id, error.message)
    session.commit()
    return redirect(url_for(".page", _anchor=f"a{account_id}"), 303)


@bp.post("/<any(km, en):language>/clearances/<declaration_id>/withdraw")
@allow(Action.CLEARANCE_RECORD)
def withdraw(declaration_id: str) -> Response:
    """Take a clearance back; that it was given once stays."""
    session = db.session()
    row = declarations.withdraw(session, me(), declaration_id, clock.now())
    session.commit()
    return redirect(url_for(".page", _anchor=f"a{row.account_id}"), 303)


def _page(wrong_id: str | None = None, problem: Text | None = None) -> str:
    listed = clearances.clearances(db.session(), me(), clock.now())
    return render_template(
        "training/clearances.html",
        listed=sorted(listed, key=lambda pair: pair[1] is not None),
        role_names=ROLE_NAMES,
        method_names=METHOD_NAMES,
        today=str(i18n.local_day(clock.now())),
        form=GivenForm(request.form),
        wrong_id=wrong_id,
        problem=problem,
    )
