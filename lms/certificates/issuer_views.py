"""What other people's verifiers ask for: who issues badges, with which keys, and what was taken back."""

from flask import Blueprint, Response

from lms import clock
from lms.certificates import badge, checking
from lms.certificates.data_integrity import Document
from lms.certificates.issuing import issuer_of
from lms.db import db
from lms.web import public, settings

bp = Blueprint("issuer", __name__)


@bp.get("/issuer")
@public
def issuer() -> Response:
    """Say who issues here and which keys sign or signed."""
    return _to_everybody(checking.issuer_document(db.session(), issuer_of(settings())), "application/json")


@bp.get("/issuer/keys/<letters>")
@public
def key(letters: str) -> Response:
    """Give one public key."""
    found = checking.key_document(db.session(), issuer_of(settings()), letters)
    return _to_everybody(found, "application/json")


@bp.get("/issuer/status")
@public
def status() -> Response:
    """Give the list of what was taken back, signed."""
    listed = checking.status_credential(db.session(), issuer_of(settings()), clock.now())
    return _to_everybody(listed, badge.MEDIA_TYPE)


def _to_everybody(document: Document, media_type: str) -> Response:
    response = Response(badge.in_file(document), mimetype=media_type)
    response.headers["Cache-Control"] = "public, max-age=300"
    # A verifier that runs in a browser, on a page of its own, may read it: it is public.
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
