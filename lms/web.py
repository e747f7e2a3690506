"""What every request passes: closed doors, the Origin check, headers, compression."""

import gzip
import logging
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, redirect, request, url_for
from flask.globals import request_ctx
from flask_login import current_user
from werkzeug.routing import IntegerConverter
from werkzeug.wrappers import Response as AnyResponse

from lms import i18n, permissions
from lms.config import Settings
from lms.db import will_write
from lms.errors import Forbidden, LmsError, NotFound, NotSignedIn, Refused
from lms.failures import explain_failures
from lms.permissions import Action, Actor
from lms.text import LANGUAGES

log = logging.getLogger("lms")

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}
_SMALLEST_TO_COMPRESS = 400

View = Callable[..., Any]


def public(view: View) -> View:
    """Open a view to everybody, signed in or not."""
    view.access = "public"  # type: ignore[attr-defined]  # read by the guard and the access test
    return view


def allow(*actions: Action) -> Callable[[View], View]:
    """Open a view to the roles that are granted one of the actions, however far."""

    def mark(view: View) -> View:
        view.access = actions  # type: ignore[attr-defined]  # read by the guard and the access test
        return view

    return mark


def me() -> Actor:
    """Return the person who asks; raise NotSignedIn when nobody is."""
    if not current_user.is_authenticated:
        raise NotSignedIn
    return cast(Actor, current_user)


def settings() -> Settings:
    """Return the settings of the running program."""
    return cast(Settings, current_app.extensions["settings"])


class ShortNumber(IntegerConverter):
    """A number in an address; thousands of digits are no number of ours."""

    regex = r"[0-9]{1,4}"


def protect(app: Flask) -> None:
    """Close every door that is not marked open, and dress every answer."""
    app.url_map.converters["int"] = ShortNumber
    app.before_request(_open)
    app.after_request(_finish)
    explain_failures(app)
    app.url_value_preprocessor(_take_language)
    app.url_defaults(_give_language)
    app.context_processor(_for_templates)
    app.teardown_request(_stop_writing)


def _stop_writing(_error: BaseException | None) -> None:
    will_write.set(False)


def _take_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    (values or {}).pop("language", None)
    # Of the path, so that an address that does not exist answers in its language too.
    i18n.speak("en" if request.path.startswith("/en/") else "km")


def _give_language(endpoint: str, values: dict[str, Any]) -> None:
    if "language" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "language"):
        values["language"] = i18n.spoken()


def _open() -> AnyResponse | None:
    will_write.set(request.method not in SAFE_METHODS)
    if request.endpoint is None:
        return None
    access = getattr(current_app.view_functions[request.endpoint], "access", None)
    if request.endpoint == "static":
        access = "public"
    if request.method not in SAFE_METHODS:
        _check_origin()
    _check_signs()
    if access == "public":
        return None
    if access is None:
        raise Forbidden
    person = me()
    if current_user.must_change and Action.PASSWORD_CHANGE not in access:
        return redirect(url_for("people.password"), 303)
    if all(permissions.scope(person.role, action) is permissions.Scope.NONE for action in access):
        raise Forbidden
    return None


def _check_origin() -> None:
    """Refuse a request that changes something unless our own page sent it."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        raise Refused
    sender = request.headers.get("Origin") or request.headers.get("Referer")
    if sender is None or urlsplit(sender).netloc != request.host:
        raise Refused


def _check_signs() -> None:
    """Refuse the one sign that no person types and PostgreSQL cannot keep."""
    if "\0" in request.path:
        raise NotFound
    if any("\0" in value for values in request.form.listvalues() for value in values):
        raise LmsError


def _finish(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
    response.headers.extend(HEADERS)
    if settings().https:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return _compressed(response)


def _compressed(response: Response) -> Response:
    if request.endpoint == "static" and response.status_code == 200:
        # Flask would stream a file past the next lines; ours are small, and kept for a year once sent.
        response.direct_passthrough = False
    if (
        response.direct_passthrough
        or "Content-Encoding" in response.headers
        or not (response.mimetype or "").startswith(("text/", "application/json", "image/svg"))
        or "gzip" not in request.headers.get("Accept-Encoding", "")
    ):
        return response
    body = response.get_data()
    if len(body) >= _SMALLEST_TO_COMPRESS:
        response.set_data(gzip.compress(body, 6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    response.headers.add("Vary", "Accept-Encoding")
    return response


def _for_templates() -> dict[str, Any]:
    return {
        "language": i18n.spoken(),
        "other_language": i18n.other(),
        "static_file": static_file,
        "may": _may,
        "demonstration": current_app.extensions["is_demonstration"](),
    }


def _may(action: str) -> bool:
    person = current_user
    return (
        person.is_authenticated
        and permissions.scope(person.role, Action(action)) is not permissions.Scope.NONE
    )


def in_other_language() -> str:
    """Return the address of this page in the other language."""
    if not request.view_args and request.endpoint in {None, "home.door"}:
        return url_for("home.front", language=i18n.other())
    if "neutral" in g or not _can_be_opened():
        return url_for("home.front", language=i18n.other())
    parts = request.path.split("/", 2)
    rest = parts[2] if len(parts) > 2 and parts[1] in LANGUAGES else ""
    return f"/{i18n.other()}/{rest}"


def _can_be_opened() -> bool:
    """Whether the address of this page can be opened by a link, or only be sent to."""
    adapter = request_ctx.url_adapter
    return adapter is not None and bool(adapter.test(method="GET"))


def framed(response: Response) -> Response:
    """Let our own pages show this answer in a frame; everybody else's still cannot."""
    return _with_policy(response, CONTENT_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"))


def framing(response: Response) -> Response:
    """Let this page show others of ours in a frame."""
    return _with_policy(response, f"{CONTENT_POLICY}; frame-src 'self'")


def _with_policy(response: Response, policy: str) -> Response:
    response.headers["Content-Security-Policy"] = policy
    return response


def static_file(name: str) -> str:
    """Return the address of a static file; it changes with the content, so it may be kept for ever."""
    digests: dict[str, str] = current_app.extensions["static_digests"]
    return url_for("static", filename=name, v=digests.get(name, ""))
