"""The preview of a folder, for who writes in an editor of their own: no accounts, no database, no network."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Flask, Response, current_app, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms import clock, i18n
from lms.authoring.addresses import OUTSIDE
from lms.authoring.stage import static_address
from lms.config import Settings
from lms.courses.cache import Cache
from lms.db import db
from lms.errors import Refused
from lms.i18n import local_day
from lms.text import Language
from lms.web import protect, public
from lms.workshop import preview_pages
from lms.workshop.preview_desk import Desk, Ways
from lms.workshop.watch import Remembered, Watch

bp = Blueprint("alone", __name__)

_LANGUAGE = "/<any(km, en):language>"
_STEP = "<home>/<part>/<int:number>"
_LONGEST_WAIT = 20.0


def make_preview(folder: Path, watch: Watch, hosts: frozenset[str], language: Language) -> Flask:
    """Return a program that shows what is in a folder, to requests for one of the `hosts` alone."""
    app = Flask("lms", static_folder="static")
    app.config.update(SQLALCHEMY_DATABASE_URI="sqlite://", MAX_CONTENT_LENGTH=256 * 1024)
    app.extensions["settings"] = Settings(folder, folder, "sqlite://", "", https=False)
    app.extensions["is_demonstration"] = lambda: False
    app.extensions["static_digests"] = {}
    app.extensions["preview"] = (Remembered(folder), watch, Cache(), language)
    db.init_app(app)
    i18n.set_up_templates(app.jinja_env)
    app.before_request(lambda: _refuse_strangers(hosts))
    protect(app)
    # Our pages lead to others that are not here; so they lead back to the list.
    app.jinja_env.globals.update(url_for=_known_address, in_other_language=_in_other_language)
    app.context_processor(lambda: {"static_file": static_address})
    app.register_blueprint(bp)
    return app


class _Ways(Ways):
    shell = "workshop/preview_alone.html"

    def __init__(self) -> None:
        self.live = {"data-news": url_for("alone.news")}

    def start(self) -> str:
        return url_for("alone.start")

    def module(self, home: str) -> str:
        return url_for("alone.module", home=home)

    def page(self, home: str, part: str, number: int) -> str:
        return url_for("alone.step", home=home, part=part, number=number)

    def frame(self, home: str, part: str, number: int) -> str:
        return url_for("alone.frame", home=home, part=part, number=number)

    def file(self, home: str, name: str) -> str:
        return url_for("alone.file", home=home, name=name)

    def editor(self, name: str, line: int) -> str | None:
        return None


@bp.get("/")
@public
def door() -> AnyResponse:
    """Begin in the language that was asked for."""
    return redirect(url_for(".start", language=current_app.extensions["preview"][3]), 303)


@bp.get(f"{_LANGUAGE}/")
@public
def start() -> AnyResponse:
    """List the modules; with `file` and `line`, go to the step that shows that line."""
    name = request.args.get("file", "")
    if name:
        return preview_pages.found_at(*_desk(), name, request.args.get("line", ""), alone=False)
    return preview_pages.modules(*_desk())


@bp.get(f"{_LANGUAGE}/preview/<home>")
@public
def module(home: str) -> Response:
    """Show a module with its figures and all that is wrong in it."""
    return preview_pages.module(*_desk(home), home)


@bp.get(f"{_LANGUAGE}/preview/{_STEP}")
@public
def step(home: str, part: str, number: int) -> Response:
    """Show a step with its source and its key."""
    return preview_pages.step(*_desk(home), home, part, number)


@bp.get(f"{_LANGUAGE}/frame/{_STEP}")
@public
def frame(home: str, part: str, number: int) -> AnyResponse:
    """Show a step alone."""
    return preview_pages.frame(*_desk(home), home, part, number)


@bp.post(f"{_LANGUAGE}/frame/{_STEP}")
@public
def answer(home: str, part: str, number: int) -> AnyResponse:
    """Say what an answer is worth. It is kept nowhere."""
    return preview_pages.frame(*_desk(home), home, part, number)


@bp.get(f"{_LANGUAGE}/frame/<home>/file/<path:name>")
@public
def file(home: str, name: str) -> Response:
    """Send a drawing or a recording."""
    return preview_pages.file(_desk(home)[0], home, name)


@bp.get("/news")
@public
def news() -> Response:
    """Answer as soon as anything was saved since the version that the page knows."""
    watch: Watch = current_app.extensions["preview"][1]
    since = request.args.get("since", "")
    if not (since.isascii() and since.isdigit() and len(since) < 10):
        return jsonify(version=watch.version)
    return jsonify(version=watch.wait(int(since), _LONGEST_WAIT))


def _desk(home: str = "") -> tuple[Desk, Ways]:
    files, watch, cache, _ = current_app.extensions["preview"]
    if home in files.folders("modules"):
        watch.look_at(home)
    return Desk(files, files.earlier, local_day(clock.now()), cache), _Ways()


def _refuse_strangers(hosts: frozenset[str]) -> None:
    """Refuse what another page or another name of this machine asks for.

    A page elsewhere can have its own name lead to 127.0.0.1; the browser then names that host here.
    """
    sender = request.headers.get("Origin")
    foreign = sender is not None and urlsplit(sender).netloc not in hosts
    site = request.headers.get("Sec-Fetch-Site", "none")
    if request.host not in hosts or foreign or site not in {"same-origin", "none"}:
        raise Refused


def _known_address(endpoint: str, **values: Any) -> str:
    if endpoint in current_app.view_functions:
        return url_for(endpoint, **values)
    return (
        url_for("alone.frame", home=OUTSIDE, part=OUTSIDE, number=1)
        if "leave" in endpoint
        else url_for("alone.start")
    )


def _in_other_language() -> str:
    return request.path.replace(f"/{i18n.spoken()}/", f"/{i18n.other()}/", 1)
