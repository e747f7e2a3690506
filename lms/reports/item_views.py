"""The pages about questions, for those who write them; no person is named on any of them."""

from collections.abc import Iterable, Sequence

from flask import Blueprint, Response, render_template, request

from lms import clock
from lms.db import db
from lms.permissions import Action
from lms.quizzes.quiz import MOMENT_NAMES, Moment
from lms.reports import item_statistics, item_tables
from lms.reports.download import asked_for
from lms.reports.histogram import histogram, share_width
from lms.reports.item_choices import Share, offered
from lms.reports.item_figures import ItemFigures
from lms.reports.item_words import LANGUAGE, SEX, between_words, remarks
from lms.text import Text
from lms.web import allow, me

bp = Blueprint("items", __name__)

_LONGEST_SEARCH = 100


@bp.get("/<any(km, en):language>/items")
@allow(Action.ITEM_STATISTICS)
def index() -> str | Response:
    """Show every module with what was answered, and find a question by its words."""
    words = request.args.get("q", "").strip()[:_LONGEST_SEARCH]
    if words:
        found = item_statistics.search(db.session(), me(), words)
        return render_template("reports/items_found.html", words=words, found=found)
    modules = item_statistics.list_modules(db.session(), me())
    table = item_tables.overview(modules)
    return asked_for(clock.now(), table) or render_template(
        "reports/items.html", modules=modules, table=table
    )


@bp.get("/<any(km, en):language>/items/<code>")
@allow(Action.ITEM_STATISTICS)
def module(code: str) -> str | Response:
    """Show each form of a module at each moment: the quiz as a whole, then its questions."""
    found = item_statistics.find_module(db.session(), me(), code)
    sheets = [
        (
            form,
            item_tables.form_table(code, form),
            item_tables.points_table(code, form),
            item_tables.items_table(code, form),
        )
        for form in found.forms
    ]
    file = asked_for(clock.now(), *(table for _, *tables in sheets for table in tables)) if sheets else None
    return file or render_template(
        "reports/items_module.html",
        found=found,
        sheets=sheets,
        histogram=histogram,
        remarks=lambda one: remarks(one, offered(one.item)),
        moments=MOMENT_NAMES,
    )


@bp.get("/<any(km, en):language>/items/<code>/<place>")
@allow(Action.ITEM_STATISTICS)
def item(code: str, place: str) -> str | Response:
    """Show one question as it is asked, what was answered before and after, and what its figures mean."""
    found, forms = item_statistics.find_item(db.session(), me(), code, place)
    pairs = [(form, next(one for one in form.items if one.place == place)) for form in forms]
    figures = [one for _, one in pairs]
    tables = (
        (item_tables.shares_table(code, place, figures), item_tables.item_table(code, place, pairs))
        if pairs
        else ()
    )
    file = asked_for(clock.now(), *tables) if tables else None
    return file or render_template(
        "reports/items_item.html",
        found=found,
        figures=figures,
        tables=tables,
        bars=_bars(figures),
        remarks=lambda one: remarks(one, offered(one.item)),
        between=[(one, *_compared(one)) for one in figures],
        moments=MOMENT_NAMES,
    )


def _compared(one: ItemFigures) -> tuple[Text, Text]:
    return between_words(one.by_sex, SEX), between_words(one.by_language, LANGUAGE)


def _bars(figures: Sequence[ItemFigures]) -> Iterable[tuple[str, list[tuple[Moment, int, Share]]]]:
    """Yield each answer with a bar for each moment at which enough answered."""
    judged = [one for one in figures if one.judged]
    for share in item_tables.listed_shares(judged):
        own = [(one.moment, item_tables.share_in(one, share.offered.id)) for one in judged]
        drawn = [(moment, share_width(there.n, there.of), there) for moment, there in own]
        yield item_tables.option_words(share), drawn
