"""The pages on which modules go to another office and come from one, as a package."""

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request

from lms import clock
from lms.authoring.package import LARGEST_PACKAGE, unpack
from lms.authoring.units import SHARED
from lms.db import db
from lms.errors import LmsError
from lms.interop.languages import parted
from lms.permissions import Action
from lms.web import allow, me
from lms.workshop import exchange, modules

bp = Blueprint("package", __name__)

_ROOM_FOR_THE_FORM = 64 * 1024


@bp.url_value_preprocessor
def allow_a_package(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let a package of the largest size in."""
    request.max_content_length = LARGEST_PACKAGE + _ROOM_FOR_THE_FORM


@bp.get("/<any(km, en):language>/workshop/packages")
@allow(Action.CONTENT_WRITE)
def page() -> str:
    """Offer every module as a package, and ask for one."""
    return _page(None)


@bp.get("/<any(km, en):language>/workshop/packages/<unit>.zip")
@allow(Action.CONTENT_WRITE)
def download(unit: str) -> Response:
    """Send a module as a package; `all` sends everything that is published."""
    data = exchange.make_package(db.session(), me(), None if unit == "all" else unit)
    answer = make_response(data)
    answer.mimetype = "application/zip"
    name = "shared" if unit == SHARED else unit
    answer.headers["Content-Disposition"] = f"attachment; filename={name}.zip"
    return answer


@bp.post("/<any(km, en):language>/workshop/packages")
@allow(Action.CONTENT_WRITE)
def upload() -> str | Response:
    """Check a package and open drafts for what is new in it; tell what came of it."""
    session, sent = db.session(), request.files.get("file")
    try:
        package = unpack(sent.read() if sent else b"")
        report = exchange.look_through(session, me(), package)
        made = {one.unit: one.id for one in exchange.take_in(session, me(), package, clock.now())}
    except LmsError as error:
        session.rollback()
        return make_response(_page(error), 422)
    session.commit()
    titles = {one.id: one.title for one in modules.list_units(session, me())}
    return render_template(
        "workshop/package_taken.html", report=report, drafts=made, titles=titles, parted=parted
    )


def _page(error: LmsError | None) -> str:
    units = modules.list_units(db.session(), me())
    shown = [one for one in units if one.published_at]
    return render_template("workshop/packages.html", units=shown, error=error, parted=parted)
