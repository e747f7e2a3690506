"""The page where anybody who holds a certificate sees what it is worth, with a network or without."""

from pathlib import Path

from babel.dates import get_month_names
from flask import Blueprint, Response, current_app, g, jsonify, make_response, render_template

from lms import clock, i18n
from lms.certificates import awards, checking
from lms.certificates.awards import Words
from lms.certificates.issuing import issuer_of, number_of
from lms.db import db
from lms.errors import NotFound
from lms.people import accounts
from lms.web import public, settings

bp = Blueprint("check", __name__)


@bp.get("/<any(km, en):language>/check")
@public
def page() -> str:
    """Say how a certificate is checked; a phone that has opened this page can do it without a network."""
    return render_template("certificates/check_page.html", months=_months())


@bp.get("/<any(km, en):language>/c/<award_id>")
@public
def award(award_id: str) -> Response:
    """Show everybody who knows the id what the certificate is worth today, and no more.

    A child's card, a proposal and an id that does not exist all get the same answer.
    """
    try:
        given = awards.check(db.session(), award_id)
    except NotFound:
        g.neutral = True
        return make_response(render_template("certificates/not_known.html"), NotFound.status)
    shown = render_template(
        "certificates/check.html",
        award=given,
        number=number_of(given.id),
        words=Words.model_validate(given.words),
        status=awards.status(given, i18n.local_day(clock.now())),
        demonstration=accounts.is_demonstration(db.session()),
        months=_months(),
    )
    return make_response(shown)


@bp.get("/check/data.json")
@public
def data() -> Response:
    """Give what a phone keeps: public keys, titles, and the places of what was taken back."""
    session = db.session()
    demonstration = accounts.is_demonstration(session)
    known = checking.data(session, issuer_of(settings()), clock.now(), demonstration=demonstration)
    response = jsonify(known)
    response.headers["Cache-Control"] = "public, max-age=60"
    return response


@bp.get("/sw-check.js")
@public
def worker() -> Response:
    """Give the script that answers for the check page where there is no network, from an address above it."""
    script = Path(current_app.static_folder or "", "sw-check.js").read_bytes()
    response = Response(script, mimetype="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


def _months() -> str:
    return "|".join(get_month_names(locale=i18n.spoken()).values())
