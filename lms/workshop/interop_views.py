"""The pages where questions of other programs come in, and a module's questions go out."""

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request

from lms import clock, i18n
from lms.authoring.names_of_files import called
from lms.db import db
from lms.errors import LmsError, NotFound
from lms.interop import drafting, formats, giving
from lms.interop.languages import parted
from lms.interop.notes import Exported
from lms.interop.refusals import LARGEST
from lms.interop.sheet_columns import template
from lms.permissions import Action
from lms.text import Text
from lms.web import allow, me
from lms.workshop import modules, question_exchange
from lms.workshop.question_exchange import Sent, Taken

bp = Blueprint("interop", __name__)

_PAGE = "/<any(km, en):language>/workshop/of/<unit>/exchange"
_TYPES = {"gift": "text/plain", "moodle": "application/xml", "qti": "application/zip"}
_NO_FILE = Text(en="Choose a file first.", km="សូមជ្រើសឯកសារជាមុនសិន។")
_PRACTICE = Text(en="Practice: a new lesson", km="លំហាត់៖ មេរៀនថ្មី")
_LONGEST_NAME = 80


@bp.url_value_preprocessor
def allow_a_file(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let two files in."""
    request.max_content_length = 2 * LARGEST + 64 * 1024


@bp.get(_PAGE)
@allow(Action.CONTENT_READ)
def page(unit: str) -> str:
    """Show how questions come in and go out."""
    return _page(unit)


@bp.post(_PAGE)
@allow(Action.CONTENT_WRITE)
def take(unit: str) -> str | tuple[str, int]:
    """Take the questions of a file into the draft, and show what became of each."""
    session, file, second = db.session(), request.files.get("file"), request.files.get("second")
    form, format_ = request.form.get("form", ""), request.form.get("format", "")
    modules.find_unit(session, me(), unit)
    if form not in drafting.FORMS:
        raise NotFound
    data = file.read() if file else b""
    if file is None or not data:
        return _page(unit, refused=_NO_FILE), 422
    other = second.read() if second else b""
    sent = Sent(data, (file.filename or "")[:_LONGEST_NAME], format_, other or None)
    seen = request.form.get(f"seen-{form}", "")
    try:
        taken = question_exchange.take(session, me(), unit, sent, form, seen=seen, now=clock.now())
    except LmsError as error:
        session.rollback()
        if isinstance(error, NotFound):
            raise
        return _page(unit, refused=error.message), error.status
    session.commit()
    return _page(unit, taken=taken)


@bp.get(f"{_PAGE}/sheet.csv")
@allow(Action.CONTENT_READ)
def sheet(unit: str) -> Response:
    """Send an empty question sheet."""
    modules.find_unit(db.session(), me(), unit)
    return _file(template(), "text/csv", "questions.csv")


@bp.get(f"{_PAGE}/<any(gift, moodle, qti):kind>")
@allow(Action.CONTENT_READ)
def look(unit: str, kind: str) -> str:
    """Show what a format cannot hold, before the file is taken."""
    part = request.args.get("part", "")
    given = _given(unit, kind, part)
    return render_template(
        "workshop/questions_out.html",
        unit=modules.find_unit(db.session(), me(), unit),
        kind=kind,
        parted=parted,
        name=giving.NAMES[kind],
        part=part,
        lost=[line for line in given.report if line.kind != "taken"],
        count=sum(line.kind == "taken" for line in given.report),
    )


@bp.get(f"{_PAGE}/<any(gift, moodle, qti):kind>/file")
@allow(Action.CONTENT_READ)
def give(unit: str, kind: str) -> Response:
    """Send the file."""
    given = _given(unit, kind, request.args.get("part", ""))
    return _file(given.data, _TYPES[kind], given.name)


def _given(unit: str, kind: str, part: str) -> Exported:
    today = i18n.local_day(clock.now())
    return question_exchange.give(db.session(), me(), unit, kind, part, today)


def _file(data: bytes, type_: str, name: str) -> Response:
    answer = make_response(data)
    answer.mimetype = type_
    answer.headers["Content-Disposition"] = f"attachment; filename={name}"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _page(unit: str, *, refused: Text | None = None, taken: Taken | None = None) -> str:
    session, today = db.session(), i18n.local_day(clock.now())
    found = modules.find_unit(session, me(), unit)
    if found.is_shared:
        raise NotFound
    there = {form: question_exchange.room_for(session, me(), unit, form) for form in drafting.FORMS}
    return render_template(
        "workshop/questions_in.html",
        unit=found,
        parted=parted,
        forms=there,
        words={
            form: called(one.name) if form != drafting.PRACTICE else _PRACTICE for form, one in there.items()
        },
        formats=formats.NAMES,
        out=giving.NAMES,
        parts=question_exchange.parts(session, me(), unit, today),
        refused=refused,
        taken=taken,
    )
