"""The history of a file: every saving, what it said, and taking it up again."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock
from lms.authoring import merging
from lms.db import db
from lms.permissions import Action
from lms.web import allow, me
from lms.workshop import history, modules, writing
from lms.workshop.hours import hour

bp = Blueprint("history", __name__)


@bp.get("/<any(km, en):language>/workshop/history/<path:name>")
@allow(Action.CONTENT_READ)
def index(name: str) -> str:
    """List every saving of a file; those that follow each other closely stand together."""
    session = db.session()
    there = writing.open_file(session, me(), name)
    return render_template(
        "workshop/history.html",
        there=there,
        unit=modules.find_unit(session, me(), there.unit),
        title=modules.title_of(name, there.text),
        runs=history.in_runs(history.savings(session, me(), name)),
        hour=hour,
    )


@bp.get("/<any(km, en):language>/workshop/saving/<saved_in>/<int:number>/<path:name>")
@allow(Action.CONTENT_READ)
def saving(saved_in: str, number: int, name: str) -> str:
    """Show what a file said once, and what is different now."""
    session = db.session()
    found, text = history.find_saving(session, me(), name, saved_in, number)
    there = writing.open_file(session, me(), name)
    return render_template(
        "workshop/saving.html",
        there=there,
        unit=modules.find_unit(session, me(), there.unit),
        title=modules.title_of(name, there.text),
        found=found,
        text=text,
        rows=merging.near_changes(merging.side_by_side(text, there.text)),
        hour=hour,
    )


@bp.post("/<any(km, en):language>/workshop/saving/<saved_in>/<int:number>/<path:name>")
@allow(Action.CONTENT_WRITE)
def restore(saved_in: str, number: int, name: str) -> Response:
    """Let a file say again what it said once; what it says now stays in the history."""
    session = db.session()
    _, text = history.find_saving(session, me(), name, saved_in, number)
    writing.save_text(session, me(), name, text, seen=request.form.get("seen", ""), now=clock.now())
    session.commit()
    return redirect(url_for("editor.page", name=name), 303)
