"""Questions filled in as a form that writes the lines of YAML they stand for."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock, i18n
from lms.authoring import question_fields
from lms.authoring.field_words import CHOICES
from lms.authoring.graft import CannotChange
from lms.authoring.questions_in import at_fields, find_question, questions_in, with_question, without_question
from lms.courses.yaml_file import Plain, spell
from lms.db import db
from lms.errors import NotFound
from lms.permissions import Action
from lms.text import Text
from lms.web import allow, me
from lms.workshop import checking, completion, modules, writing
from lms.workshop.writing import Opened, SavedMeanwhile

bp = Blueprint("questions", __name__)

_NO_STEM = Text(en="Not written yet", km="មិនទាន់បានសរសេរ")


@bp.get("/<any(km, en):language>/workshop/questions/<path:name>")
@allow(Action.CONTENT_READ)
def index(name: str) -> str:
    """List the questions of a file, and the kinds a new one can have."""
    there = _open(name)
    try:
        found, refused = questions_in(there.text), None
    except CannotChange as cannot:
        found, refused = (), cannot.message
    return render_template(
        "workshop/questions.html",
        there=there,
        unit=modules.find_unit(db.session(), me(), there.unit),
        title=modules.title_of(name, there.text),
        questions=[(one, CHOICES.get(one.kind), _stem(one.value)) for one in found],
        kinds={kind: CHOICES[kind] for kind in question_fields.kinds()},
        refused=refused,
    )


@bp.get("/<any(km, en):language>/workshop/question/<path:name>")
@allow(Action.CONTENT_READ)
def page(name: str) -> str:
    """Show a question as a form: the one with the id `was`, or an empty one of a `kind`."""
    there, was = _open(name), request.args.get("was", "")
    value: dict[str, Plain] = find_question(there.text, was).value if was else {}
    kind = str(value.get("kind") or request.args.get("kind", ""))
    return _page(there, was, kind, value if was else _begun(there, kind))


@bp.post("/<any(km, en):language>/workshop/question/<path:name>")
@allow(Action.CONTENT_WRITE)
def save(name: str) -> str | Response | tuple[str, int]:
    """Write the question into the file; or change a list of the form; or say what is not right yet."""
    there, form, do = _open(name), request.form, request.form.get("do", "save")
    was, kind = form.get("was", ""), form.get("kind", "")
    if kind not in question_fields.kinds():
        raise NotFound
    # A list of ids comes as a choice for each; what is not chosen comes empty.
    sent = {field: "\n".join(form.getlist(field)) for field in form}
    value = question_fields.value_from(question_fields.kinds()[kind], sent)
    if do.startswith(("add:", "remove:", "up:")):
        changed = question_fields.with_list_changed(question_fields.kinds()[kind], value, do)
        return _page(there, was, kind, changed)
    if there.seen != form.get("seen", ""):
        return _page(there, was, kind, value, refused=SavedMeanwhile.message), 409
    try:
        return _saved(there, was, kind, value, do)
    except (CannotChange, SavedMeanwhile) as refused:
        db.session.rollback()
        return _page(_open(name), was, kind, value, refused=refused.message), 409


def _saved(
    there: Opened, was: str, kind: str, value: dict[str, Plain], do: str
) -> str | Response | tuple[str, int]:
    session = db.session()
    text = without_question(there.text, was) if do == "delete" else with_question(there.text, was, value)
    if do == "save":
        wrong = checking.look(session, me(), there.name, text, i18n.local_day(clock.now()))
        found = find_question(text, str(value.get("id") or "") if was else "")
        place = spell(found.place)
        said: dict[str, list[str]] = {}
        for one in wrong:
            if not one.is_warning and (one.where == place or one.where.startswith(f"{place} ")):
                said.setdefault(one.where, []).append(one.said.to(i18n.spoken()))
        if said:
            fields = question_fields.fields_of(question_fields.kinds()[kind], value)
            return _page(there, was, kind, value, wrong=at_fields(fields, found.place, said)), 422
    writing.save_text(session, me(), there.name, text, seen=there.seen, now=clock.now())
    session.commit()
    return redirect(url_for(".index", name=there.name, saved=None if do == "delete" else 1), 303)


def _page(
    there: Opened,
    was: str,
    kind: str,
    value: dict[str, Plain],
    *,
    wrong: dict[str, list[str]] | None = None,
    refused: Text | None = None,
) -> str:
    session = db.session()
    model = question_fields.kinds().get(kind)
    if model is None:
        raise NotFound
    found = checking.check_unit(session, me(), there.unit, i18n.local_day(clock.now())).survey
    return render_template(
        "workshop/question.html",
        there=there,
        unit=modules.find_unit(session, me(), there.unit),
        title=modules.title_of(there.name, there.text),
        was=was,
        kind=kind,
        kind_name=CHOICES[kind],
        fields=question_fields.fields_of(model, value),
        wrong=wrong or {},
        refused=refused,
        choices=CHOICES,
        ids=completion.ids(found, there.unit),
    )


def _open(name: str) -> Opened:
    there = writing.open_file(db.session(), me(), name)
    if not there.is_there or not ("/items/" in name or "/lessons/" in name):
        raise NotFound
    return there


def _begun(there: Opened, kind: str) -> dict[str, Plain]:
    """Return what a new question starts from: an id that is free, and entries in each list."""
    taken = {one.id for one in questions_in(there.text)}
    part = there.name.rsplit("/", 1)[1].removesuffix(".yaml").removeprefix("form-")
    home = there.unit if "/items/" in there.name else f"{there.unit}-{part}"
    letter = {"attitudes": "v"}.get(part, part) if "/items/" in there.name else "p"
    free = next(
        f"{home}-{letter}{number}" for number in range(1, 1000) if f"{home}-{letter}{number}" not in taken
    )
    model = question_fields.kinds().get(kind)
    return {"id": free[:60], **(question_fields.begun(model) if model else {})}


def _stem(value: dict[str, Plain]) -> Text:
    stem = value.get("stem")
    en, km = (str(stem.get(one) or "") if isinstance(stem, dict) else "" for one in ("en", "km"))
    if not (en + km).strip():
        return _NO_STEM
    return Text(en=en.strip() or km.strip(), km=km.strip() or en.strip())
