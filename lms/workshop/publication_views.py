"""The pages of what was published: every publication of a module, one of them, two compared."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock
from lms.db import db
from lms.errors import NotFound
from lms.interop.languages import parted
from lms.permissions import Action
from lms.web import allow, me
from lms.workshop import past, releasing
from lms.workshop.hours import hour

bp = Blueprint("publication", __name__)


@bp.get("/<any(km, en):language>/workshop/published/<unit>")
@allow(Action.CONTENT_READ)
def index(unit: str) -> str:
    """List every publication of a module; with `old` and `new`, go to what these differ in."""
    found, told = past.of_unit(db.session(), me(), unit)
    return render_template("workshop/published.html", unit=found, told=told, hour=hour)


@bp.get("/<any(km, en):language>/workshop/publication/<publication_id>")
@allow(Action.CONTENT_READ)
def page(publication_id: str) -> str:
    """Show one publication, and what it changed against the one before or another one."""
    session, against = db.session(), request.args.get("against")
    unit, told = past.find(session, me(), publication_id)
    before = told.before
    if against:
        other, chosen = past.find(session, me(), against)
        if other.id != unit.id:
            raise NotFound
        before = chosen.publication
    return render_template(
        "workshop/publication.html",
        parted=parted,
        unit=unit,
        told=told,
        before=before,
        about=past.differences(session, before, told.publication) if before else (),
        others=past.of_unit(session, me(), unit.id)[1],
        hour=hour,
    )


@bp.post("/<any(km, en):language>/workshop/publication/<publication_id>/back")
@allow(Action.CONTENT_WRITE)
def back(publication_id: str) -> Response:
    """Open a draft with these files, for another person to confirm."""
    session = db.session()
    draft = releasing.bring_back(
        session, me(), publication_id, message=request.form.get("message", ""), now=clock.now()
    )
    draft_id = draft.id
    session.commit()
    return redirect(url_for("release.page", draft_id=draft_id), 303)
