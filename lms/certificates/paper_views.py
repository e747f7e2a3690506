"""The certificate to print and the badge to take along, for who has it and who trained them."""

from flask import Blueprint, Response

from lms import clock
from lms.certificates import awards, badge
from lms.certificates.issuing import certificate_of, issuer_of, look_of
from lms.certificates.paper import render_certificate
from lms.certificates.png import baked
from lms.db import db
from lms.errors import NotFound
from lms.people import accounts
from lms.permissions import Action
from lms.web import allow, me, settings

bp = Blueprint("paper", __name__)


@bp.get("/<any(km, en):language>/certificates/<award_id>.pdf")
@allow(Action.CERTIFICATE_READ)
def certificate(award_id: str) -> Response:
    """Send the certificate as a PDF."""
    session, own = db.session(), settings()
    given = awards.find_award(session, me(), award_id, clock.now())
    printed = certificate_of(
        given,
        issuer_of(own),
        demonstration=accounts.is_demonstration(session),
        look=look_of(session, given, own),
    )
    response = Response(render_certificate(printed), mimetype="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="certificate.pdf"'
    return response


@bp.get("/<any(km, en):language>/certificates/<award_id>.json")
@allow(Action.CERTIFICATE_READ)
def badge_file(award_id: str) -> Response:
    """Send the Open Badge as a file; neither its name nor its content says who it is about."""
    return _file(_credential(award_id).encode(), badge.MEDIA_TYPE, "badge.json")


@bp.get("/<any(km, en):language>/certificates/<award_id>.png")
@allow(Action.CERTIFICATE_READ)
def badge_picture(award_id: str) -> Response:
    """Send the Open Badge inside a picture."""
    return _file(baked(_credential(award_id)), "image/png", "badge.png")


def _credential(award_id: str) -> str:
    given = awards.find_award(db.session(), me(), award_id, clock.now())
    if given.credential is None:
        raise NotFound
    return given.credential


def _file(content: bytes, media_type: str, name: str) -> Response:
    response = Response(content, mimetype=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
