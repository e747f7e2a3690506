"""The pages of follow-ups: whose are due in a cohort, and the dates they are counted from."""

from datetime import date, timedelta

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock
from lms.db import db
from lms.i18n import local_day
from lms.permissions import Action
from lms.text import latin_digits
from lms.training import cohorts, due_list
from lms.training.cohorts import Grid
from lms.training.due_list import Dates
from lms.web import allow, me

bp = Blueprint("due", __name__)

FARTHEST = timedelta(days=5 * 366)


@bp.get("/<any(km, en):language>/cohorts/<cohort_id>/due")
@allow(Action.COHORT_READ)
def cohort(cohort_id: str) -> str:
    """Show whose follow-ups are due, overdue, done and coming."""
    return _page(cohorts.grid(db.session(), me(), cohort_id, clock.now()), wrong=frozenset())


@bp.post("/<any(km, en):language>/cohorts/<cohort_id>/due")
@allow(Action.COHORT_READ)
def move(cohort_id: str) -> str | Response:
    """Move the dates from which the follow-ups are counted."""
    session, now = db.session(), clock.now()
    grid = cohorts.grid(session, me(), cohort_id, now)
    wanted = {"begins": None, **{one.head.code: one.head.id for one in grid.modules}}
    read = {name: _day(request.form.get(name, ""), local_day(now)) for name in wanted}
    begins = read.pop("begins")
    wrong = {name for name, day in read.items() if day == "wrong"}
    if not isinstance(begins, date):
        wrong.add("begins")
    if wrong or not isinstance(begins, date):
        return _page(grid, wrong=frozenset(wrong))
    taught = {wanted[code] or "": day for code, day in read.items() if isinstance(day, date)}
    dates = Dates(begins, taught, "swap" in request.form)
    due_list.set_dates(session, me(), cohort_id, dates, now)
    session.commit()
    return redirect(url_for(".cohort", cohort_id=cohort_id), 303)


def _page(grid: Grid, *, wrong: frozenset[str]) -> str:
    session, now = db.session(), clock.now()
    lines = due_list.due_list(session, grid, now)
    dates = due_list.dates_of(session, grid.cohort)
    typed = {name: value for name, value in request.form.items() if wrong}
    kept = {one.head.code: dates.taught_on.get(one.head.id) for one in grid.modules}
    return render_template(
        "training/due.html",
        grid=grid,
        open_now=[line for line in lines if line.station.state.waits],
        coming=due_list.coming(lines),
        done=[line for line in lines if line.station.taken is not None],
        dates=dates,
        values={"begins": str(dates.begins_on), **{code: str(day or "") for code, day in kept.items()}}
        | typed,
        swap="swap" in request.form if wrong else dates.swap_forms,
        wrong=wrong,
    )


def _day(text: str, today: date) -> date | str:
    """Read a day as a browser sends it, in either digits; nothing is nothing, and odd is wrong."""
    plain = latin_digits(text).strip()
    if not plain:
        return ""
    try:
        day = date.fromisoformat(plain)
    except ValueError:
        return "wrong"
    return day if abs(day - today) <= FARTHEST else "wrong"
