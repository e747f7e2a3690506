"""The workshop's pages about modules: the list, one module with its files, beginning and taking away."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock, i18n
from lms.authoring.graft import CannotChange
from lms.authoring.names_of_files import called
from lms.authoring.skeleton import NewLesson, NewModule, id_from, lessons_from
from lms.authoring.units import unit_of
from lms.db import db
from lms.errors import LmsError, NotFound
from lms.permissions import Action
from lms.text import Text
from lms.web import allow, me
from lms.workshop import beginning, drafts, history, modules, release_desk, writing, written_beside
from lms.workshop.beginning import Taken
from lms.workshop.hours import hour
from lms.workshop.new_forms import LessonForm, ModuleForm
from lms.workshop.people import writers

bp = Blueprint("workshop", __name__)


@bp.get("/<any(km, en):language>/workshop")
@allow(Action.CONTENT_READ)
def index() -> str:
    """List every module, and what all modules share."""
    session = db.session()
    waiting = len(release_desk.to_read(session, me()))
    units = modules.list_units(session, me())
    return render_template("workshop/index.html", units=units, waiting=waiting, hour=hour)


@bp.get("/<any(km, en):language>/workshop/new")
@allow(Action.CONTENT_WRITE)
def new_page() -> str:
    """Ask what a new module is called."""
    return _new_page(ModuleForm.blank(modules.next_code(db.session(), me())), {})


@bp.post("/<any(km, en):language>/workshop/new")
@allow(Action.CONTENT_WRITE)
def new() -> str | Response:
    """Begin a module; whatever was typed comes back where it cannot be begun."""
    session, form = db.session(), ModuleForm.read(request.form)
    wrong = form.wrong()
    if wrong:
        return _new_page(form, wrong)
    lessons = lessons_from(form.titles())
    ages = int(form.min_age), int(form.max_age)
    wanted = NewModule(form.id, form.code, form.title_en, form.title_km, lessons, *ages)
    try:
        beginning.begin_module(session, me(), wanted, i18n.spoken(), clock.now())
    except Taken as taken:
        session.rollback()
        return _new_page(form, {"id": taken.message})
    session.commit()
    return redirect(url_for(".unit", unit=form.id), 303)


@bp.get("/<any(km, en):language>/workshop/of/<unit>")
@allow(Action.CONTENT_READ)
def unit(unit: str) -> str:
    """Show the files of a module, or of what all share, with how many mistakes each has."""
    session, today = db.session(), i18n.local_day(clock.now())
    found = modules.find_unit(session, me(), unit)
    return render_template(
        "workshop/unit.html",
        unit=found,
        files=modules.list_files(session, me(), found, today),
        shared_draft=written_beside.draft_beside(session, me(), unit),
        hour=hour,
    )


@bp.get("/<any(km, en):language>/workshop/of/<unit>/add")
@allow(Action.CONTENT_WRITE)
def add_page(unit: str) -> str:
    """Ask which lesson or form is to be added."""
    return _add_page(unit, LessonForm("", "", ""), {})


@bp.post("/<any(km, en):language>/workshop/of/<unit>/add")
@allow(Action.CONTENT_WRITE)
def add(unit: str) -> str | Response:
    """Add a lesson or a form, and go on to write it."""
    session, form = db.session(), LessonForm.read(request.form)
    found, kind = modules.find_unit(session, me(), unit), request.form.get("kind", "")
    if found.is_shared or kind not in {"lesson", "A", "B", "C", "attitudes", "facilitation"}:
        raise NotFound
    wrong = form.wrong() if kind == "lesson" else {}
    if wrong:
        return _add_page(unit, form, wrong)
    try:
        name = _added(unit, kind, form)
    except (Taken, CannotChange) as refused:
        session.rollback()
        return _add_page(unit, form, {"id" if kind == "lesson" else "kind": refused.message})
    session.commit()
    return redirect(url_for("editor.page", name=name), 303)


@bp.get("/<any(km, en):language>/workshop/draft/<draft_id>/drop")
@allow(Action.CONTENT_WRITE)
def drop_page(draft_id: str) -> str:
    """Ask whether a draft is really to be dropped."""
    session = db.session()
    draft = drafts.find_draft(session, me(), draft_id)
    if draft.closed_at is not None:
        raise NotFound
    found, edits = modules.find_unit(session, me(), draft.unit), drafts.edits(session, draft)
    by = writers(session, (one.saved_by for one in edits.values()))
    return render_template(
        "workshop/drop.html", unit=found, draft=draft, edits=edits, by=by, title_of=_title_of, hour=hour
    )


@bp.post("/<any(km, en):language>/workshop/draft/<draft_id>/drop")
@allow(Action.CONTENT_WRITE)
def drop(draft_id: str) -> Response:
    """Drop a draft; what was written in it stays in the history of each file."""
    session = db.session()
    history.drop(session, me(), draft_id, clock.now())
    session.commit()
    return redirect(url_for(".index"), 303)


@bp.get("/<any(km, en):language>/workshop/without/<path:name>")
@allow(Action.CONTENT_WRITE)
def take_away_page(name: str) -> str:
    """Ask whether a file is really to be taken away."""
    return _take_away_page(name, None)


@bp.post("/<any(km, en):language>/workshop/without/<path:name>")
@allow(Action.CONTENT_WRITE)
def take_away(name: str) -> str | Response:
    """Take a file out of the draft."""
    session = db.session()
    try:
        beginning.take_away(session, me(), name, seen=request.form.get("seen", ""), now=clock.now())
    except LmsError as refused:
        session.rollback()
        if isinstance(refused, NotFound):
            raise
        return _take_away_page(name, refused.message)
    session.commit()
    return redirect(url_for(".unit", unit=unit_of(name)), 303)


def _title_of(name: str) -> Text:
    there = writing.open_file(db.session(), me(), name) if name.endswith(".yaml") else None
    return modules.title_of(name, there.text) if there else called(name)


def _added(unit: str, kind: str, form: LessonForm) -> str:
    session, now = db.session(), clock.now()
    if kind == "lesson":
        lesson = NewLesson(form.id or id_from(form.title_en), form.title_en, form.title_km)
        return beginning.add_lesson(session, me(), unit, lesson, i18n.spoken(), now)
    return beginning.add_form(session, me(), unit, kind, i18n.spoken(), now)


def _new_page(form: ModuleForm, wrong: dict[str, Text]) -> str:
    return render_template("workshop/new.html", form=form, wrong=wrong)


def _add_page(unit: str, form: LessonForm, wrong: dict[str, Text]) -> str:
    session = db.session()
    found = modules.find_unit(session, me(), unit)
    if found.is_shared:
        raise NotFound
    files = modules.list_files(session, me(), found, i18n.local_day(clock.now()))
    there: dict[str, Any] = {one.name.rsplit("/", 1)[1]: one for one in files}
    return render_template("workshop/add.html", unit=found, form=form, wrong=wrong, there=there)


def _take_away_page(name: str, refused: Text | None) -> str:
    session = db.session()
    there = writing.open_file(session, me(), name)
    if not there.is_there:
        raise NotFound
    found = modules.find_unit(session, me(), there.unit)
    return render_template(
        "workshop/take_away.html",
        there=there,
        unit=found,
        title=modules.title_of(name, there.text),
        can_go=beginning.can_go(name),
        refused=refused,
    )
