"""One file in the editor: opening, saving, saving while typing, and what is wrong with what is typed."""

from collections.abc import Sequence
from typing import Any

from flask import (
    Blueprint,
    Response,
    current_app,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response as AnyResponse

from lms import clock, i18n
from lms.authoring import merging
from lms.courses.yaml_file import LARGEST
from lms.db import db
from lms.errors import NotFound
from lms.i18n import gettext as _
from lms.permissions import Action
from lms.text import Text
from lms.web import allow, framing, me
from lms.workshop import beginning, checking, completion, modules, shelf, writing
from lms.workshop.checking import Wrong
from lms.workshop.hours import hour
from lms.workshop.people import writers
from lms.workshop.writing import NOTHING, Opened, SavedMeanwhile, TooLong

bp = Blueprint("editor", __name__)

BUILT = "built/editor.js"
_KEEP_ONE = Text(
    en="Both of you changed this. Above is theirs, below is yours: keep one, and delete this line.",
    km="ទាំងពីរនាក់បានប្តូរកន្លែងនេះ។ ខាងលើជារបស់គេ ខាងក្រោមជារបស់លោកគ្រូ អ្នកគ្រូ៖ ទុកតែមួយ ហើយលុបបន្ទាត់នេះ។",
)


@bp.url_value_preprocessor
def allow_a_whole_file(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let a text of the largest size in: as a form sends it, a Khmer letter of three bytes takes nine."""
    request.max_content_length = request.max_form_memory_size = 4 * LARGEST


@bp.get("/<any(km, en):language>/workshop/file/<path:name>")
@allow(Action.CONTENT_READ)
def page(name: str) -> Response:
    """Show a file to write in."""
    there = writing.open_file(db.session(), me(), name)
    if not there.is_there and there.draft is None:
        raise NotFound
    return _page(there, there.text)


@bp.post("/<any(km, en):language>/workshop/file/<path:name>")
@allow(Action.CONTENT_WRITE)
def save(name: str) -> AnyResponse | tuple[Response | str, int]:
    """Keep what was written; show both versions where somebody else has saved meanwhile."""
    session, text, seen = db.session(), request.form.get("text", ""), request.form.get("seen", NOTHING)
    try:
        writing.save_text(session, me(), name, text, seen=seen, now=clock.now())
    except SavedMeanwhile as meanwhile:
        session.rollback()
        return _both(meanwhile.there, text, seen), 409
    except TooLong as too_long:
        session.rollback()
        return _page(writing.open_file(session, me(), name), text, too_long.message, seen), 413
    session.commit()
    return redirect(url_for(".page", name=name), 303)


@bp.post("/<any(km, en):language>/workshop/keep/<path:name>")
@allow(Action.CONTENT_WRITE)
def keep(name: str) -> Response | tuple[Response, int]:
    """Keep what is being typed; answer with what to say about it, and with what was seen from now on."""
    session, form = db.session(), request.form
    try:
        kept = writing.save_text(
            session, me(), name, form.get("text", ""), seen=form.get("seen", NOTHING), now=clock.now()
        )
    except SavedMeanwhile as meanwhile:
        session.rollback()
        return jsonify(said=meanwhile.message.to(i18n.spoken())), 409
    session.commit()
    at = hour(kept.edit.saved_at) if kept.edit else ""
    return jsonify(seen=kept.seen, said=_("Saved at %(hour)s", hour=at) if at else "")


@bp.post("/<any(km, en):language>/workshop/check/<path:name>")
@allow(Action.CONTENT_READ)
def check(name: str) -> Response:
    """Answer with everything that is wrong with a text that is not saved yet."""
    there = writing.open_file(db.session(), me(), name)
    today = i18n.local_day(clock.now())
    wrong = checking.look(db.session(), me(), there.name, request.form.get("text", ""), today)
    return jsonify(
        mistakes=[
            {
                "line": one.line,
                "column": one.column,
                "code": one.code,
                "where": one.where,
                "said": one.said.to(i18n.spoken()),
                "warning": one.is_warning,
            }
            for one in wrong
        ],
        head=_counted(wrong),
    )


@bp.get("/<any(km, en):language>/workshop/words/<path:name>")
@allow(Action.CONTENT_READ)
def words(name: str) -> Response:
    """Answer with the keys and values that can be written in a file, for completing them."""
    there = writing.open_file(db.session(), me(), name)
    return jsonify(completion.words(db.session(), me(), there.name, i18n.local_day(clock.now())))


def _page(there: Opened, text: str, refused: Text | None = None, seen: str | None = None) -> Response:
    session, today = db.session(), i18n.local_day(clock.now())
    wrong = checking.look(session, me(), there.name, text, today)
    edit = there.edit
    shown = render_template(
        "workshop/file.html",
        there=there,
        text=text,
        seen=there.seen if seen is None else seen,
        wrong=wrong,
        head=_counted(wrong),
        refused=refused,
        unit=modules.find_unit(session, me(), there.unit),
        title=modules.title_of(there.name, there.text),
        by=writers(session, [edit.saved_by]).get(edit.saved_by) if edit else None,
        can_go=beginning.can_go(there.name),
        built=BUILT if BUILT in current_app.extensions["static_digests"] else None,
        hour=hour,
    )
    return framing(make_response(shown))


def _both(there: Opened, mine: str, seen: str) -> str:
    """Show what is there and what was typed beside each other, and a third text to put together."""
    session = db.session()
    mine = mine.replace("\r\n", "\n")
    theirs = there.text.replace("\r\n", "\n")
    base = shelf.contents(session, [seen]).get(seen, b"").decode("utf-8", errors="replace")
    merged = merging.put_together(base.replace("\r\n", "\n"), mine, theirs, _KEEP_ONE.to(i18n.spoken()))
    edit = there.edit
    return render_template(
        "workshop/both.html",
        there=there,
        mine=mine,
        rows=merging.near_changes(merging.side_by_side(theirs, mine)),
        merged=merged,
        unit=modules.find_unit(session, me(), there.unit),
        title=modules.title_of(there.name, there.text),
        by=writers(session, [edit.saved_by]).get(edit.saved_by) if edit else None,
        hour=hour,
    )


def _counted(wrong: Sequence[Wrong]) -> str:
    mistakes = sum(not one.is_warning for one in wrong)
    if not mistakes:
        return _("No mistakes")
    return i18n.ngettext("%(num)s mistake", "%(num)s mistakes", mistakes)
