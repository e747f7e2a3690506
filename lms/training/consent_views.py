"""A trainer's pages of consent: a whole cohort with a few ticks, and one child."""

from collections.abc import Mapping

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock, i18n
from lms.db import db
from lms.permissions import Action
from lms.text import Text
from lms.training import consents, declarations
from lms.training.consents import Children
from lms.training.declaration_form import GivenForm
from lms.training.declarations import KIND_NAMES, METHOD_NAMES, OF_CHILDREN, Kind, WitnessNeeded, WrongDay
from lms.web import allow, me

bp = Blueprint("consent", __name__)

NOTHING_TICKED = Text(
    en="Nothing was ticked yet, so nothing was recorded.", km="មិនទាន់បានគូសអ្វីទេ ដូច្នេះមិនទាន់បានកត់ត្រាអ្វីឡើយ។"
)
Ticks = Mapping[Kind, set[str]]


@bp.get("/<any(km, en):language>/cohorts/<cohort_id>/consent")
@allow(Action.CONSENT_RECORD)
def cohort(cohort_id: str) -> str:
    """Show who has consent, assent and pledge, with a tick for what is not there yet."""
    return _cohort_page(consents.of_cohort(db.session(), me(), cohort_id, clock.now()))


@bp.post("/<any(km, en):language>/cohorts/<cohort_id>/consent")
@allow(Action.CONSENT_RECORD)
def record(cohort_id: str) -> str | Response:
    """Record what was ticked, all with one day, one way and one witness."""
    found = consents.of_cohort(db.session(), me(), cohort_id, clock.now())
    ticked = _ticked(found)
    problem = _recorded(ticked)
    if problem is not None:
        return _cohort_page(found, ticked, problem)
    return redirect(url_for(".cohort", cohort_id=cohort_id), 303)


@bp.get("/<any(km, en):language>/learners/<learner_id>/consent")
@allow(Action.CONSENT_RECORD)
def learner(learner_id: str) -> str:
    """Show what one child, or the guardian, has declared."""
    return _learner_page(consents.of_learner(db.session(), me(), learner_id, clock.now()))


@bp.post("/<any(km, en):language>/learners/<learner_id>/consent")
@allow(Action.CONSENT_RECORD)
def record_one(learner_id: str) -> str | Response:
    """Record what was ticked for one child."""
    found = consents.of_learner(db.session(), me(), learner_id, clock.now())
    ticked = _ticked(found)
    problem = _recorded(ticked)
    if problem is not None:
        return _learner_page(found, ticked, problem)
    return redirect(url_for(".learner", learner_id=learner_id), 303)


@bp.post("/<any(km, en):language>/consent/<declaration_id>/withdraw")
@allow(Action.CONSENT_RECORD)
def withdraw(declaration_id: str) -> Response:
    """Take a consent, an assent or a pledge back; that it was given once stays."""
    session = db.session()
    row = declarations.withdraw(session, me(), declaration_id, clock.now())
    session.commit()
    return redirect(url_for(".learner", learner_id=row.account_id), 303)


def _ticked(found: Children) -> Ticks:
    """Return the learners ticked by kind; a tick for everybody means all who have not declared it yet."""
    everybody = set(request.form.getlist("all"))
    return {
        kind: found.lacking(kind) if kind.value in everybody else set(request.form.getlist(kind.value))
        for kind in OF_CHILDREN
    }


def _recorded(ticked: Ticks) -> Text | None:
    """Record and commit what was ticked; return what was wrong instead."""
    session, given = db.session(), GivenForm(request.form).given()
    wanted = {kind: ids for kind, ids in ticked.items() if ids}
    if not wanted:
        return NOTHING_TICKED
    if given is None:
        return WrongDay.message
    try:
        declarations.record(session, me(), wanted, given, clock.now())
    except (WrongDay, WitnessNeeded) as error:
        return error.message
    session.commit()
    return None


def _cohort_page(found: Children, ticked: Ticks | None = None, problem: Text | None = None) -> str:
    return _page("training/consent.html", found, ticked, problem)


def _learner_page(found: Children, ticked: Ticks | None = None, problem: Text | None = None) -> str:
    return _page("training/learner_consent.html", found, ticked, problem)


def _page(template: str, found: Children, ticked: Ticks | None, problem: Text | None) -> str:
    form = GivenForm(request.form, day=str(i18n.local_day(clock.now())), witness=me().id)
    return render_template(
        template,
        found=found,
        kinds=OF_CHILDREN,
        kind_names=KIND_NAMES,
        method_names=METHOD_NAMES,
        ticked=ticked or {},
        form=form,
        problem=problem,
        everybody=request.form.getlist("all"),
    )
