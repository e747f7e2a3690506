"""The code of conduct: an adult reads it and promises to keep it."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from lms import clock
from lms.db import db
from lms.permissions import Action
from lms.training import conduct_text, declarations
from lms.training.declarations import Kind
from lms.web import allow, me

bp = Blueprint("conduct", __name__)


@bp.get("/<any(km, en):language>/conduct")
@allow(Action.CONDUCT_PROMISE)
def page() -> str:
    """Show the text, and since when the reader has promised it."""
    session = db.session()
    text = conduct_text.conduct(session)
    given = declarations.in_force(session, [me().id])[me().id].get(Kind.CODE_OF_CONDUCT)
    return render_template("training/conduct.html", conduct=text, given=given)


@bp.post("/<any(km, en):language>/conduct")
@allow(Action.CONDUCT_PROMISE)
def promise() -> Response:
    """Keep that the reader promised the text as it is today."""
    session = db.session()
    declarations.promise(session, me(), conduct_text.conduct(session).version, clock.now())
    session.commit()
    return redirect(url_for(".page"), 303)
