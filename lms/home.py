"""The front door: everybody is sent to the page that is theirs."""

from flask import Blueprint, redirect, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from lms.permissions import Role
from lms.web import public

bp = Blueprint("home", __name__)

FIRST_PAGES = {
    Role.LEARNER: "courses.home",
    Role.TRAINER: "today.page",
    Role.MASTER: "staff.overview",
    Role.AUTHOR: "workshop.index",
    Role.SAFEGUARDING: "clearances.page",
    Role.MANAGER: "research.page",
    Role.ADMIN: "staff.account_list",
}


@bp.get("/")
@public
def door() -> Response:
    """Begin in Khmer."""
    return redirect(url_for(".front", language="km"), 303)


@bp.get("/<any(km, en):language>/")
@public
def front() -> Response:
    """Send a person to their first page, and somebody unknown to the sign-in."""
    if not current_user.is_authenticated:
        return redirect(url_for("people.sign_in_page"), 303)
    if current_user.must_change:
        return redirect(url_for("people.password"), 303)
    return redirect(url_for(FIRST_PAGES[current_user.role]), 303)
