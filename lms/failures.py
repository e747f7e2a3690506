"""What a person reads when something did not work: words for what we expect, a number for the rest."""

import logging
from traceback import format_tb
from typing import cast

from flask import Flask, Response, g, make_response, render_template, request, url_for
from werkzeug.exceptions import HTTPException

from lms import clock
from lms.db import db
from lms.errors import LmsError, NotFound, NotSignedIn
from lms.text import Text

log = logging.getLogger("lms")


def explain_failures(app: Flask) -> None:
    """Turn every failure into a page in the reader's language; nothing half-done is kept."""
    app.register_error_handler(LmsError, _expected)
    app.register_error_handler(HTTPException, _from_http)
    app.register_error_handler(Exception, _unexpected)


def _expected(error: LmsError) -> Response:
    db.session.rollback()
    if isinstance(error, NotSignedIn) and request.method == "GET":
        return make_response("", 303, {"Location": url_for("people.sign_in_page")})
    return _page(error.status, error.message)


def _from_http(error: HTTPException) -> Response:
    if error.code in {301, 308} and error.response is not None:
        return cast(Response, error.response)
    db.session.rollback()
    if error.code == 404:
        return _page(404, NotFound.message)
    words = {
        405: Text(
            en="This address cannot be used in this way. Go back and try again.",
            km="មិនអាចប្រើអាសយដ្ឋាននេះតាមរបៀបនេះទេ។ សូមថយក្រោយ ហើយសាកល្បងម្ដងទៀត។",
        ),
        413: Text(en="This is too much at once.", km="អ្វីដែលផ្ញើមក មានទំហំធំពេក។"),
    }
    return _page(error.code or 400, words.get(error.code or 400, LmsError.message))


def _unexpected(error: Exception) -> Response:
    """Log a failure nobody foresaw under a number the person can quote; keep what is saved."""
    db.session.rollback()
    number = note(error, request.endpoint)
    words = Text(
        en=f"Something went wrong on our side. What you had sent before is kept. "
        f"If it happens again, tell your trainer this number: {number}",
        km=f"មានបញ្ហានៅខាងយើង។ អ្វីដែលបានផ្ញើពីមុន នៅរក្សាទុកដដែល។ បើកើតឡើងម្ដងទៀត សូមប្រាប់គ្រូអំពីលេខនេះ៖ {number}",
    )
    return _page(500, words)


def note(error: Exception, where: str | None) -> str:
    """Log a failure nobody foresaw, without what anybody wrote; return the number it can be found by."""
    number = clock.new_id()[:8].upper()
    log.error("failure %s at %s\n%s", number, where, _places(error))
    return number


def _places(error: BaseException) -> str:
    """Return the kind of a failure and of its causes, and where in the code; no message.

    A message may carry what somebody wrote: PostgreSQL's show the whole row.
    """
    cause = error.__cause__ or error.__context__
    own = f"{type(error).__module__}.{type(error).__qualname__}\n{''.join(format_tb(error.__traceback__))}"
    return own if cause is None else f"{own}because of {_places(cause)}"


def _page(status: int, words: Text) -> Response:
    g.neutral = True
    return make_response(render_template("error.html", words=words, status=status), status)
