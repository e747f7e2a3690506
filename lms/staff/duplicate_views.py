"""The page on which two accounts of one person are looked at, made one, and parted again."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock
from lms.db import db
from lms.errors import Conflict
from lms.i18n import spoken
from lms.people.lineage import Circle
from lms.permissions import ROLE_NAMES, Action
from lms.places import gazetteer
from lms.staff import merging, probable
from lms.staff.appointments import LastAdmin
from lms.staff.one_person import BothCertified, NotOnePerson
from lms.text import Text
from lms.web import allow, me

bp = Blueprint("duplicates", __name__)


@bp.get("/<any(km, en):language>/people/duplicates")
@allow(Action.ACCOUNT_MERGE)
def page() -> str:
    """Show the pairs that are probably one person, the pair that was asked for, and what was merged."""
    return _page()


@bp.post("/<any(km, en):language>/people/merges")
@allow(Action.ACCOUNT_MERGE)
def merge() -> tuple[str, int] | Response:
    """Make two accounts one; `kept` stays and `gone` is closed."""
    session = db.session()
    try:
        merging.merge(
            session,
            me(),
            request.form.get("kept", ""),
            request.form.get("gone", ""),
            both_certified_seen="seen" in request.form,
            now=clock.now(),
        )
    except (NotOnePerson, BothCertified, Circle, LastAdmin) as refused:
        session.rollback()
        return _page(refused.message), Conflict.status
    session.commit()
    return redirect(url_for(".page"), 303)


@bp.post("/<any(km, en):language>/people/merges/<merge_id>/undo")
@allow(Action.ACCOUNT_MERGE)
def undo(merge_id: str) -> Response:
    """Part two accounts again; what came from the other one goes back."""
    session = db.session()
    merging.undo(session, me(), merge_id, clock.now())
    session.commit()
    return redirect(url_for(".page"), 303)


def _page(refused: Text | None = None) -> str:
    session, now = db.session(), clock.now()
    one, other = request.values.get("one", ""), request.values.get("other", "")
    asked = probable.asked_pair(session, me(), (one, other), now) if one and other else None
    return render_template(
        "staff/duplicates.html",
        asked=asked,
        not_found=bool(one and other) and asked is None,
        merges=merging.merges(session, me(), now),
        one=one,
        other=other,
        pairs=probable.likely_pairs(session, me(), now),
        place_named=lambda code: gazetteer.named(code, spoken()),
        refused=refused,
        role_names=ROLE_NAMES,
    )
