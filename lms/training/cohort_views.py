"""A trainer's pages: today, the cohort, its learners, their cards and PINs."""

from collections.abc import Callable
from functools import lru_cache

from flask import Blueprint, get_template_attribute, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from lms import clock, i18n
from lms.courses import regrade_log, releases
from lms.db import db
from lms.people import accounts, secrets
from lms.people.forms import AddLearnersForm, LearnerForm
from lms.permissions import Action, Role
from lms.text import Language
from lms.training import cohort_head, cohorts, consents, declarations, learners, paper_entry
from lms.training.codes import qr_svg
from lms.training.declarations import KIND_NAMES, OF_CHILDREN
from lms.training.grid import FEW_ANSWERED, Cell, learnt
from lms.training.slips import pin_slips
from lms.web import allow, me, settings

bp = Blueprint("cohorts", __name__)


@bp.get("/<any(km, en):language>/cohorts/<cohort_id>")
@allow(Action.COHORT_READ)
def cohort(cohort_id: str) -> str:
    """Show learners × modules."""
    session, now = db.session(), clock.now()
    grid = cohorts.grid(session, me(), cohort_id, now)
    rows = sorted(grid.rows, key=cohorts.SORTS[cohorts.sort_named(request.args.get("by"))])
    sums = [learnt(row.cells[i] for row in rows) for i in range(len(grid.modules))]
    return render_template(
        "training/cohort.html",
        grid=grid,
        head=cohort_head.head_of(session, me(), grid.cohort, now),
        rows=rows,
        sums=sums,
        unseen={row.learner.id for row in cohorts.unseen(rows, now)},
        known=releases.misconceptions(session),
        few=FEW_ANSWERED,
        lacking=consents.lacking_consent(session, cohort_id, now),
        form=AddLearnersForm(),
        batch=clock.new_id(),
        cell_html=lambda cell: _cell_html(cell, i18n.spoken()),
    )


@lru_cache(maxsize=4096)
def _cell_html(cell: Cell, _language: Language) -> Markup:
    """Write a cell; equal cells look the same in every cohort, so each is written once."""
    write: Callable[[Cell], Markup] = get_template_attribute("training/_words.html", "in_grid")
    return write(cell)


@bp.post("/<any(km, en):language>/cohorts/<cohort_id>/learners")
@allow(Action.LEARNER_ADD)
def add_learners(cohort_id: str) -> str | Response:
    """Add learners and show their PINs, once."""
    form, session = AddLearnersForm(request.form), db.session()
    if not form.validate() or not form.total():
        return redirect(url_for(".cohort", cohort_id=cohort_id, _anchor="add"), 303)
    issued = learners.add_learners(
        session,
        me(),
        cohort_id,
        counts=form.counts(),
        batch=request.form.get("batch", ""),
        pepper=settings().secret_key,
        now=clock.now(),
    )
    session.commit()
    return pin_slips(cohort_id, issued)


@bp.get("/<any(km, en):language>/cohorts/<cohort_id>/cards")
@allow(Action.LEARNER_ADD)
def cards(cohort_id: str) -> str:
    """Show the code cards of a cohort, to print and cut: the code and never the PIN."""
    session, now = db.session(), clock.now()
    cohort = cohorts.find_cohort(session, me(), cohort_id, Action.LEARNER_ADD, now)
    entry = settings().public_address + url_for("people.sign_in_page", language="km")
    made = [
        (learner, secrets.shown_code(learner.login), qr_svg(f"{entry}#{learner.login}"))
        for learner in learners.learners_of(session, cohort.id, now)
        if learner.role == Role.LEARNER
    ]
    shown = entry.partition("://")[2]
    return render_template("training/cards.html", cohort=cohort, cards=made, entry=shown)


@bp.get("/<any(km, en):language>/learners/<learner_id>")
@allow(Action.LEARNER_READ)
def learner(learner_id: str) -> str:
    """Show one learner of the trainer's cohorts: what is done, not what was answered."""
    session, now = db.session(), clock.now()
    found = learners.find_learner(session, me(), learner_id, now)
    form = LearnerForm(data=learners.editable(found))
    return _learner_page(learner_id, form)


@bp.post("/<any(km, en):language>/learners/<learner_id>")
@allow(Action.LEARNER_READ)
def edit_learner(learner_id: str) -> str | Response:
    """Change what may be known of a learner."""
    session, now = db.session(), clock.now()
    found = learners.find_learner(session, me(), learner_id, now)
    form = LearnerForm(request.form, data=learners.editable(found))
    if not form.validate():
        return _learner_page(learner_id, form)
    learners.describe(found, **form.data)
    session.commit()
    return redirect(url_for(".learner", learner_id=learner_id), 303)


def _learner_page(learner_id: str, form: LearnerForm) -> str:
    session, now = db.session(), clock.now()
    return render_template(
        "training/learner.html",
        learner=learners.find_learner(session, me(), learner_id, now),
        ways=learners.progress_of(session, me(), learner_id, now),
        form=form,
        on_paper=paper_entry.on_paper_of(session, learner_id),
        kinds=[(kind, KIND_NAMES[kind]) for kind in OF_CHILDREN],
        declared=declarations.in_force(session, [learner_id])[learner_id],
        marked_again=regrade_log.changes_of(session, me(), learner_id, now),
    )


@bp.post("/<any(km, en):language>/learners/<learner_id>/pin")
@allow(Action.LEARNER_RESET)
def reset_pin(learner_id: str) -> str:
    """Give a learner a new PIN and show it, once."""
    session, now = db.session(), clock.now()
    issued = accounts.new_pin(session, me(), learner_id, pepper=settings().secret_key, now=now)
    session.commit()
    return pin_slips(None, [issued])
