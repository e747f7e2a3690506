"""What to teach again, what was learnt and what lasted: one page for a trainer, and its tables as files."""

from functools import lru_cache

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from lms import clock
from lms.courses import releases
from lms.courses.markup import to_html
from lms.db import db
from lms.i18n import spoken
from lms.permissions import Action
from lms.reports import learning, learnt_charts
from lms.reports.believed import to_teach_again
from lms.reports.download import asked_for
from lms.reports.learnt import FEW, Part, part_of
from lms.reports.learnt_tables import tables
from lms.reports.table import Column, rounded, shown
from lms.text import Text
from lms.training.grid import FEW_ANSWERED
from lms.web import allow, me

bp = Blueprint("learning", __name__)

_FIGURE = Column("figure", Text(en="Figure", km="តួលេខ"), 0)
_STEPS = Column("steps", Text(en="Steps", km="កម្រិត"), 1)


@bp.get("/<any(km, en):language>/cohorts/<cohort_id>/learnt")
@allow(Action.COHORT_AGGREGATE)
def newest(cohort_id: str) -> Response:
    """Lead to the module in which a quiz was finished last."""
    code = learning.newest_module(db.session(), me(), cohort_id, clock.now())
    return redirect(url_for(".cohort", cohort_id=cohort_id, code=code), 303)


@bp.get("/<any(km, en):language>/cohorts/<cohort_id>/learnt/<code>")
@allow(Action.COHORT_AGGREGATE)
def cohort(cohort_id: str, code: str) -> str | Response:
    """Show what a cohort learnt in a module, what lasted, and what to teach again."""
    session, now = db.session(), clock.now()
    report = learning.report(session, me(), cohort_id, code, now)
    known = releases.misconceptions(session)
    if report.too_few:
        return render_template("reports/learnt_too_few.html", report=report)
    found = report.figures
    made = tables(found, known, report.published)
    return asked_for(now, *made.values()) or render_template(
        "reports/learnt.html",
        report=report,
        found=found,
        gain=found.gained.gain,
        part=_part(found.gained.gain.normalised, found.gained.gain.n_matched),
        again=[(one, known[one.id]) for one in to_teach_again(found.beliefs) if one.id in known],
        tables=made,
        charts=learnt_charts,
        few=FEW,
        steps=_steps,
        whole=_whole,
        tenths=_tenths,
        few_answered=FEW_ANSWERED,
    )


def _part(normalised: float | None, n: int) -> Part | None:
    return None if normalised is None or n < FEW else part_of(normalised)


def _whole(value: float | None) -> str:
    """Write a figure in whole numbers."""
    return shown(rounded(value, 0), _FIGURE, spoken())


def _tenths(value: float) -> str:
    """Write how far a view moved, in tenths of a step and whichever way."""
    return shown(rounded(abs(value), 1), _STEPS, spoken())


@lru_cache(maxsize=256)
def _steps(markdown: str) -> str:
    """Return an activity's steps as sanitised HTML; the register keeps them as they were written."""
    return to_html(markdown)
