"""The preview of a draft in the browser workshop; keys are seen here, so only by those who read content."""

from flask import Blueprint, Response, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms import clock
from lms.authoring.units import SHARED
from lms.courses.cache import Cache
from lms.db import db
from lms.errors import NotFound
from lms.i18n import local_day
from lms.permissions import Action
from lms.web import allow, me
from lms.workshop import preview_files, preview_pages
from lms.workshop.preview_desk import Desk, Ways

bp = Blueprint("previews", __name__)

# A draft by its id, or a unit by its name: its open draft, and what is published where there is none.
_DRAFT = "/<any(km, en):language>/workshop/draft/<draft_id>"
_STEP = "<home>/<part>/<int:number>"
_CACHE = Cache()


class _Ways(Ways):
    shell = "training/_staff.html"

    def __init__(self, draft_id: str, unit: str) -> None:
        self.draft_id = draft_id
        self.live = {"data-unit": unit}

    def start(self) -> str:
        return url_for("previews.module", draft_id=self.draft_id)

    def home(self) -> str:
        return url_for("workshop.unit", unit=self.live["data-unit"])

    def module(self, home: str) -> str:
        return url_for("previews.figures", draft_id=self.draft_id, home=home)

    def page(self, home: str, part: str, number: int) -> str:
        return url_for("previews.step", draft_id=self.draft_id, home=home, part=part, number=number)

    def frame(self, home: str, part: str, number: int) -> str:
        return url_for("previews.frame", draft_id=self.draft_id, home=home, part=part, number=number)

    def file(self, home: str, name: str) -> str:
        return url_for("previews.file", draft_id=self.draft_id, home=home, name=name)

    def editor(self, name: str, line: int) -> str | None:
        return url_for("editor.page", name=name, line=line)


@bp.get(f"{_DRAFT}/preview")
@allow(Action.CONTENT_READ)
def module(draft_id: str) -> AnyResponse:
    """Show the draft's module, or every module where the draft is of what they share.

    With `file` and `line`, go to the step that shows that line.
    """
    return _begin(draft_id, alone=False)


@bp.get(f"{_DRAFT}/frame")
@allow(Action.CONTENT_READ)
def frame_at(draft_id: str) -> AnyResponse:
    """Show the step of a line of a file (`file` and `line`) alone, for a frame."""
    return _begin(draft_id, alone=True)


@bp.get(f"{_DRAFT}/preview/<home>")
@allow(Action.CONTENT_READ)
def figures(draft_id: str, home: str) -> Response:
    """Show a module with its figures and all that is wrong in it."""
    return preview_pages.module(*_desk(draft_id, home), home)


@bp.get(f"{_DRAFT}/preview/{_STEP}")
@allow(Action.CONTENT_READ)
def step(draft_id: str, home: str, part: str, number: int) -> Response:
    """Show a step with its source and its key."""
    return preview_pages.step(*_desk(draft_id, home), home, part, number)


@bp.get(f"{_DRAFT}/frame/{_STEP}")
@allow(Action.CONTENT_READ)
def frame(draft_id: str, home: str, part: str, number: int) -> AnyResponse:
    """Show a step alone, for a frame."""
    return preview_pages.frame(*_desk(draft_id, home), home, part, number)


@bp.post(f"{_DRAFT}/frame/{_STEP}")
@allow(Action.CONTENT_READ)
def answer(draft_id: str, home: str, part: str, number: int) -> AnyResponse:
    """Say what an answer is worth. It is kept nowhere."""
    return preview_pages.frame(*_desk(draft_id, home), home, part, number)


@bp.get(f"{_DRAFT}/frame/<home>/file/<path:name>")
@allow(Action.CONTENT_READ)
def file(draft_id: str, home: str, name: str) -> Response:
    """Send a drawing or a recording of the draft."""
    return preview_pages.file(_desk(draft_id, home)[0], home, name)


def _begin(draft_id: str, *, alone: bool) -> AnyResponse:
    unit = preview_files.find(db.session(), me(), draft_id).unit
    desk, ways = _desk(draft_id, unit)
    name, line = request.args.get("file", ""), request.args.get("line", "")
    if name or alone:
        wanted = name or f"modules/{unit}/module.yaml"
        return preview_pages.found_at(desk, ways, wanted, line, alone=alone)
    if unit == SHARED:
        return preview_pages.modules(desk, ways)
    return preview_pages.module(desk, ways, unit)


def _desk(draft_id: str, home: str) -> tuple[Desk, Ways]:
    session, actor = db.session(), me()
    seen = preview_files.find(session, actor, draft_id)
    if seen.unit not in {home, SHARED}:
        raise NotFound
    files = preview_files.files_of(session, actor, seen, home)
    earlier = preview_files.earlier(session, actor, seen)
    return Desk(files, earlier, local_day(clock.now()), _CACHE), _Ways(draft_id, seen.unit)
