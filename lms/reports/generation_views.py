"""The pages of the generation report: where the cascade loses what it teaches, and who has fallen quiet."""

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from lms import clock
from lms.courses.chart import Bars, Value, bars
from lms.db import db
from lms.permissions import Action
from lms.quizzes.quiz import Moment
from lms.reports import generation_tables, generations
from lms.reports.download import asked_for
from lms.reports.generation import Generation
from lms.web import allow, me

bp = Blueprint("generations", __name__)


@bp.get("/<any(km, en):language>/generations")
@allow(Action.GENERATION_READ)
def overview() -> str | Response:
    """Show in every module what each generation learnt, and first what somebody should look at."""
    now = clock.now()
    found = generations.report(db.session(), me(), now)
    table, quiet = generation_tables.overview(found), generation_tables.quiet(found)
    return asked_for(now, table, quiet) or render_template(
        "reports/generations.html",
        found=found,
        table=table,
        quiet=quiet,
        name_of=generation_tables.name_of,
        chart=_chart,
        whole=generation_tables.whole,
    )


@bp.get("/<any(km, en):language>/generations/<code>")
@allow(Action.GENERATION_READ)
def module(code: str) -> str | Response:
    """Show the generations in one module: known, gained, lost, kept, and trainer by trainer."""
    now = clock.now()
    found = generations.report(db.session(), me(), now, code)
    one = found.modules[0]
    tables = generation_tables.tables(found, one)
    return asked_for(now, *tables.values()) or render_template(
        "reports/generation.html",
        found=found,
        one=one,
        tables=tables,
        chart=_chart,
        whole=generation_tables.whole,
    )


def _chart(line: Generation) -> Bars:
    """Return the means of a generation before and after as bars."""
    return bars((Value(Moment.BEFORE, line.gain.mean_before), Value(Moment.AFTER, line.gain.mean_after)))
