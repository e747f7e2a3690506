"""The pages on which a trainer types in a group's paper quiz: choose, type, look at the sums, keep."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock
from lms.db import db
from lms.i18n import local_day
from lms.people.secrets import shown_code
from lms.permissions import Action
from lms.printing.sheet import LETTERS
from lms.printing.source import short
from lms.printing.typed import keys_of
from lms.quizzes.quiz import Moment
from lms.text import Language, Text, latin_digits
from lms.training import paper_entry, paper_sheet
from lms.training.grid import Learner
from lms.training.paper_entry import Typed
from lms.training.paper_rows import Checked
from lms.training.paper_sheet import Sheet
from lms.web import allow, me

bp = Blueprint("papers", __name__)

_HOME = "/<any(km, en):language>/cohorts/<cohort_id>/paper"
_MOMENTS = ", ".join(f'"{one}"' for one in Moment)
_GRID = f"{_HOME}/<code>/<any({_MOMENTS}):moment>"
LONGEST_CELL = 2200
_ROW = re.compile(r"row-[0-9]{1,3}")
_COUNT = re.compile(r"[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of the grid: a learner, what they are called here, and what was typed."""

    learner_id: str
    name: str
    code: str
    cells: Mapping[int, str]


@bp.get(_HOME)
@allow(Action.PAPER_ENTER)
def choose(cohort_id: str) -> str:
    """Ask which quiz lies on the table."""
    cohort, lines = paper_sheet.lacking(db.session(), me(), cohort_id, clock.now())
    return render_template("training/paper_choose.html", cohort=cohort, lines=lines)


@bp.get(_GRID)
@allow(Action.PAPER_ENTER)
def grid(cohort_id: str, code: str, moment: str) -> str:
    """Show an empty row for each learner who lacks this quiz."""
    sheet = _sheet(cohort_id, code, moment, request.args)
    return _grid(sheet, clock.new_id(), None, {"day": str(local_day(clock.now()))})


@bp.post(_GRID)
@allow(Action.PAPER_ENTER)
def enter(cohort_id: str, code: str, moment: str) -> str | Response:
    """Look at what was typed; keep it once its sums were confirmed."""
    session, now, form = db.session(), clock.now(), request.form
    entry_id = form.get("entry", "")[:32]
    if entry_id and paper_entry.find_same(session, me(), cohort_id, entry_id) is not None:
        return redirect(url_for(".entered", cohort_id=cohort_id, entry_id=entry_id), 303)
    sheet = _sheet(cohort_id, code, moment, form)
    typed = _typed(sheet, entry_id or clock.new_id(), form)
    checked = paper_entry.look(session, me(), sheet, typed, now)
    if checked.slips or form.get("step") == "change":
        return _grid(sheet, typed.entry_id, checked if form.get("step") != "change" else None, form)
    if form.get("step") != "keep":
        rows = [row for row in _rows(sheet, form) if row.learner_id in checked.answers]
        return render_template(
            "training/paper_check.html", sheet=sheet, typed=typed, checked=checked, rows=rows, sent=form
        )
    entry = paper_entry.keep(session, me(), sheet, typed, now)
    session.commit()
    return redirect(url_for(".entered", cohort_id=cohort_id, entry_id=entry.id), 303)


@bp.get(f"{_HOME}/entries/<entry_id>")
@allow(Action.PAPER_ENTER)
def entered(cohort_id: str, entry_id: str) -> str:
    """Show what was kept."""
    found = paper_entry.find_entered(db.session(), me(), cohort_id, entry_id, clock.now())
    return render_template("training/paper_done.html", found=found, moment=Moment(found.entry.moment))


def _sheet(cohort_id: str, code: str, moment: str, said: Mapping[str, str]) -> Sheet:
    return paper_sheet.sheet_for(
        db.session(),
        me(),
        cohort_id,
        code,
        Moment(moment),
        now=clock.now(),
        release=said.get("release") or None,
        form=said.get("form") or None,
    )


def _grid(sheet: Sheet, entry_id: str, checked: Checked | None, said: Mapping[str, str]) -> str:
    slips = checked.slips if checked else ()
    return render_template(
        "training/paper_grid.html",
        sheet=sheet,
        entry_id=entry_id,
        rows=_rows(sheet, said),
        others=_by_reason(sheet),
        slips=slips,
        wrong={(slip.row, slip.question) for slip in slips},
        said=said,
        letters=LETTERS,
        keys_of=keys_of,
        short=short,
    )


def _by_reason(sheet: Sheet) -> list[tuple[Text, list[Learner]]]:
    """Return why some learners have no row here, each reason once."""
    found: dict[str, tuple[Text, list[Learner]]] = {}
    for learner, why in sheet.others.values():
        found.setdefault(why.en, (why, []))[1].append(learner)
    return list(found.values())


def _rows(sheet: Sheet, said: Mapping[str, str]) -> list[Shown]:
    """Return the rows as they were sent, then those of learners who had none."""
    known = {one.id: one for one in (*sheet.learners, *(learner for learner, _ in sheet.others.values()))}
    sent = [(learner, _cells(sheet, said, number)) for number, learner in _sent_rows(said)]
    listed = {learner for learner, _ in sent}
    sent += [(one.id, {}) for one in sheet.learners if one.id not in listed]
    return [_shown(learner, known.get(learner), cells) for learner, cells in sent]


def _shown(learner_id: str, learner: Learner | None, cells: Mapping[int, str]) -> Shown:
    if learner is None:
        return Shown(learner_id, "–", "", cells)
    code = shown_code(learner.login) if learner.name_km is None else learner.login
    name = learner.nickname or learner.name_km
    return Shown(learner_id, name or code, code if name else "", cells)


def _sent_rows(said: Mapping[str, str]) -> list[tuple[int, str]]:
    numbers = sorted(int(name[4:]) for name in said if _ROW.fullmatch(name))
    return [(number, said[f"row-{number}"]) for number in numbers]


def _cells(sheet: Sheet, said: Mapping[str, str], row: int) -> dict[int, str]:
    numbers = (question.number for question in sheet.questions)
    return {number: said.get(f"{row}-{number}", "")[:LONGEST_CELL] for number in numbers}


def _typed(sheet: Sheet, entry_id: str, said: Mapping[str, str]) -> Typed:
    count = latin_digits(said.get("sheets", "")).strip()
    language: Language = "en" if said.get("in") == "en" else "km"
    return Typed(
        entry_id=entry_id,
        sheets=int(count) if _COUNT.fullmatch(count) else 0,
        day=_day(said.get("day", "")),
        rows=tuple((learner, _cells(sheet, said, number)) for number, learner in _sent_rows(said)),
        language=language,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(latin_digits(text).strip())
    except ValueError:
        return None
