"""Recordings sent to phones, and what the answer of a page with something to listen to needs."""

from flask import Blueprint, Response, request

from lms.courses import sounds
from lms.db import db
from lms.web import CONTENT_POLICY, public

bp = Blueprint("sounds", __name__)

SOUND_POLICY = f"{CONTENT_POLICY}; media-src 'self'"
# What the tag of a recording begins with on a page.
_SIGN = b"<audio "


@bp.get("/sounds/<name>.opus")
@public
def sound(name: str) -> Response:
    """Send a published recording, or the part a player asks for. Its address is its content."""
    data = sounds.find_sound(db.session(), name)
    response = Response(data, mimetype="audio/ogg")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.make_conditional(request, accept_ranges=True, complete_length=len(data))
    return response


def sounding(response: Response, page: bytes) -> Response:
    """Let a page play our recordings when its text has any."""
    if _SIGN in page:
        response.headers["Content-Security-Policy"] = SOUND_POLICY
    return response


def sounding_pages(response: Response) -> Response:
    """Do so for every page of a blueprint that is not packed yet."""
    if response.mimetype == "text/html" and "Content-Encoding" not in response.headers:
        return sounding(response, response.get_data())
    return response
