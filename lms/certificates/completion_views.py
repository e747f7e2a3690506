"""A trainer's pages of completion cards: who has earned one, giving them, and printing them."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from lms import clock
from lms.certificates import completion
from lms.certificates.issuing import issuer_of
from lms.db import db
from lms.permissions import Action
from lms.web import allow, me, settings

bp = Blueprint("completion", __name__)


@bp.get("/<any(km, en):language>/cohorts/<cohort_id>/completion")
@allow(Action.CARD_AWARD)
def page(cohort_id: str) -> str:
    """Show how far each child of a cohort is."""
    cohort, ways = completion.ways(db.session(), me(), cohort_id, clock.now())
    return render_template("certificates/completion.html", cohort=cohort, ways=ways)


@bp.post("/<any(km, en):language>/cohorts/<cohort_id>/completion")
@allow(Action.CARD_AWARD)
def give(cohort_id: str) -> Response:
    """Give the card to all who have earned it."""
    session = db.session()
    organisation = issuer_of(settings()).organisation
    completion.give_all(session, me(), cohort_id, organisation=organisation, now=clock.now())
    session.commit()
    return redirect(url_for(".page", cohort_id=cohort_id), 303)


@bp.get("/<any(km, en):language>/cohorts/<cohort_id>/completion/cards")
@allow(Action.CARD_AWARD)
def cards(cohort_id: str) -> str:
    """Show the cards on sheets to print and cut."""
    cohort, found = completion.cards(db.session(), me(), cohort_id, clock.now())
    return render_template("certificates/completion_cards.html", cohort=cohort, cards=found)
