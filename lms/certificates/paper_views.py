"""The certificate to print and to take along, for the one who has it and the one who trained them."""

from flask import Blueprint, Response

from lms import clock
from lms.certificates import awards
from lms.certificates.issuing import certificate_of, issuer_of
from lms.certificates.paper import render_certificate
from lms.db import db
from lms.people import accounts
from lms.permissions import Action
from lms.web import allow, me, settings

bp = Blueprint("paper", __name__)


@bp.get("/<any(km, en):language>/certificates/<award_id>.pdf")
@allow(Action.CERTIFICATE_READ)
def certificate(award_id: str) -> Response:
    """Send the certificate as a PDF."""
    given = awards.find_award(db.session(), me(), award_id, clock.now())
    demonstration = accounts.is_demonstration(db.session())
    printed = certificate_of(given, issuer_of(settings()), demonstration=demonstration)
    response = Response(render_certificate(printed), mimetype="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="certificate.pdf"'
    return response
