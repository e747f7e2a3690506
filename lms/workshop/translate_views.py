"""The pages for translators: English and Khmer side by side, and files for those who work elsewhere."""

from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms import clock
from lms.authoring import parcel, po, sheet
from lms.authoring.difference_subjects import place_in_words
from lms.authoring.incoming import REASONS, Incoming, Plan
from lms.authoring.parcel import BadParcel
from lms.authoring.safe_sheet import NoSheet
from lms.db import db
from lms.errors import LmsError
from lms.permissions import Action
from lms.text import Text
from lms.web import allow, me
from lms.workshop import translate_page, translating
from lms.workshop.translate_page import Row, Wanted
from lms.workshop.translating import Desk

bp = Blueprint("translate", __name__)

# A draft by its id, or a unit by its name: its open draft, and what is published where there is none.
_PAGE = "/<any(km, en):language>/workshop/draft/<draft_id>/translate"
ALL = "*"
"""Sent by the button that says of every text on the page that its Khmer is right."""
_LARGEST_FILE = 4 * 1024 * 1024
_TYPES = {
    "po": "text/x-gettext-translation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_NO_PO = Text(
    en="This file cannot be read as PO. Send the file as your program saved it.",
    km="មិនអាចអានឯកសារនេះជា PO បានទេ។ សូមផ្ញើឯកសារ ដូចដែលកម្មវិធីរបស់លោកគ្រូ អ្នកគ្រូបានរក្សាទុក។",
)
_OTHER_UNIT = Text(
    en="This file is of another module.",
    km="ឯកសារនេះជារបស់ម៉ូឌុលផ្សេង។",
)


@bp.url_value_preprocessor
def allow_a_whole_module(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let all texts of a module in: as a form sends it, a Khmer letter of three bytes takes nine."""
    request.max_content_length = request.max_form_memory_size = _LARGEST_FILE


@bp.get(_PAGE)
@allow(Action.CONTENT_WRITE)
def page(draft_id: str) -> str:
    """Show the texts that are wanted, each with a field for its Khmer."""
    desk = translating.desk(db.session(), me(), draft_id)
    wanted = Wanted.read(request.args, desk)
    found = wanted.all_of(desk)
    start = (wanted.page - 1) * translate_page.ON_A_PAGE
    rows = translate_page.rows_of(desk, found[start : start + translate_page.ON_A_PAGE])
    return _page(draft_id, desk, wanted, rows, last=-(-len(found) // translate_page.ON_A_PAGE) or 1)


@bp.post(_PAGE)
@allow(Action.CONTENT_WRITE)
def save(draft_id: str) -> AnyResponse | tuple[str, int]:
    """Keep what was written; what was not kept comes back as it was typed, with the reason."""
    session, sent = db.session(), _sent()
    draft, found = translating.take_in(session, me(), draft_id, sent, clock.now())
    session.commit()
    here = draft.id if draft else draft_id
    desk = translating.desk(session, me(), here)
    wanted = Wanted.read(request.args, desk)
    left = translate_page.rows_again(desk, sent, found)
    if left:
        return _page(here, desk, wanted, left, last=1, kept=len(found.changes)), 409
    saved = len(found.changes) + len(found.confirmed - {one.of.id for one in found.changes})
    show, file, number = wanted.show, wanted.file, wanted.page
    again = url_for(".page", draft_id=here, show=show, file=file, page=number, saved=saved)
    return redirect(again, 303)


@bp.get(f"{_PAGE}/texts.<any(po, xlsx):kind>")
@allow(Action.CONTENT_WRITE)
def take(draft_id: str, kind: str) -> Response:
    """Send all texts as a file for a translator's own program."""
    desk = translating.desk(db.session(), me(), draft_id)
    if kind == "po":
        data = po.write(desk.unit, desk.texts, desk.terms, clock.now())
    else:
        data = sheet.write(desk.unit, desk.texts, desk.terms)
    answer = make_response(data)
    answer.mimetype = _TYPES[kind]
    answer.headers["Content-Disposition"] = f"attachment; filename={desk.unit.strip('_')}.{kind}"
    return answer


@bp.post(f"{_PAGE}/look")
@allow(Action.CONTENT_WRITE)
def look(draft_id: str) -> str | tuple[str, int]:
    """Show what a file would change. Nothing is kept, neither the file nor a text of it."""
    session, file = db.session(), request.files.get("file")
    desk = translating.desk(session, me(), draft_id)
    data = file.read() if file else b""
    try:
        unit, rows = sheet.read(data) if data.startswith(b"PK") else po.read(data)
    except NoSheet as error:
        return _refused(draft_id, desk, error.message)
    except po.NotPo:
        return _refused(draft_id, desk, _NO_PO)
    if unit not in {"", desk.unit}:
        return _refused(draft_id, desk, _OTHER_UNIT)
    found = translating.planned(session, me(), draft_id, rows)
    return _looked(draft_id, desk, found, rows)


@bp.post(f"{_PAGE}/in")
@allow(Action.CONTENT_WRITE)
def take_in(draft_id: str) -> AnyResponse | tuple[str, int]:
    """Take in what was looked at, as far as it still fits."""
    session = db.session()
    try:
        rows = parcel.unpacked(request.form.get("parcel", ""))
    except BadParcel as error:
        return _refused(draft_id, translating.desk(session, me(), draft_id), error.message)
    draft, found = translating.take_in(session, me(), draft_id, rows, clock.now())
    session.commit()
    here = draft.id if draft else draft_id
    if not found.is_whole:
        return _looked(here, translating.desk(session, me(), here), found, (), taken=len(found.changes)), 409
    return redirect(url_for(".page", draft_id=here, saved=len(found.changes) + len(found.confirmed)), 303)


def _sent() -> list[Incoming]:
    """Return the fields of the page, in which each text has three: its id, what was seen, its Khmer."""
    form = request.form
    right = set(form.getlist("right"))
    fields = zip(form.getlist("id"), form.getlist("seen"), form.getlist("km"), strict=False)
    rows = []
    for id_, seen, km in fields:
        en, _, khmer = seen.partition(" ")
        rows.append(Incoming(id_, "", km, (en, khmer), confirmed=bool(right & {id_, ALL})))
    return rows


def _page(draft_id: str, desk: Desk, wanted: Wanted, rows: list[Row], *, last: int, kept: int = 0) -> str:
    saved = request.args.get("saved", "")
    return render_template(
        "workshop/translate.html",
        draft_id=draft_id,
        desk=desk,
        wanted=wanted,
        rows=rows,
        last=last,
        counts=translate_page.counted(desk),
        titles=translate_page.titles(desk),
        everything=ALL,
        kept=kept,
        saved=int(saved) if saved.isascii() and saved.isdigit() and len(saved) < 5 else 0,
    )


def _looked(
    draft_id: str, desk: Desk, found: Plan, rows: list[Incoming] | tuple[()], *, taken: int = 0
) -> str:
    wanted = {change.of.id for change in found.changes} | found.confirmed
    sending = [row for row in rows if row.id in wanted]
    return render_template(
        "workshop/translate_look.html",
        in_words=place_in_words,
        draft_id=draft_id,
        desk=desk,
        found=found,
        reasons=REASONS,
        taken=taken,
        parcel=parcel.packed(sending) if sending else "",
        right=len(found.confirmed - {change.of.id for change in found.changes}),
    )


def _refused(draft_id: str, desk: Desk, message: Text) -> tuple[str, int]:
    page = render_template("workshop/translate_refused.html", draft_id=draft_id, desk=desk, message=message)
    return page, LmsError.status
