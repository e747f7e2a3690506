"""The page of a draft on its way to learners: asking, reading, approving, publishing, planning."""

from collections.abc import Mapping
from datetime import date, datetime, time

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms import clock, i18n
from lms.courses.mistakes import Mistake
from lms.db import db
from lms.errors import Forbidden, LmsError, NotFound
from lms.i18n import CAMBODIA
from lms.interop.languages import parted
from lms.permissions import Action
from lms.web import allow, me
from lms.workshop import approvals, release_desk, releasing, waiving, written_beside
from lms.workshop.hours import hour
from lms.workshop.refusals import Blocked, TooSoon

bp = Blueprint("release", __name__)


@bp.get("/<any(km, en):language>/workshop/release/<draft_id>")
@allow(Action.CONTENT_READ)
def page(draft_id: str) -> Response:
    """Show a draft: what it changes, what hinders it, who has to read it."""
    return _page(draft_id, {}, None)


@bp.get("/<any(km, en):language>/workshop/to-read")
@allow(Action.CONTENT_REVIEW, Action.CONTENT_CLEAR)
def to_read() -> str:
    """List what waits for the person who asks to read it."""
    return render_template(
        "workshop/to_read.html", waiting=release_desk.to_read(db.session(), me()), hour=hour
    )


@bp.post("/<any(km, en):language>/workshop/release/<draft_id>/ask")
@allow(Action.CONTENT_WRITE)
def ask(draft_id: str) -> AnyResponse:
    """Ask for a draft to be read."""
    session, form, now = db.session(), request.form, clock.now()
    try:
        approvals.ask(
            session,
            me(),
            draft_id,
            message=form.get("message", ""),
            correction="correction" in form,
            today=i18n.local_day(now),
            now=now,
        )
    except LmsError as error:
        return _refused(draft_id, form, error)
    session.commit()
    return redirect(url_for(".page", draft_id=draft_id), 303)


@bp.post("/<any(km, en):language>/workshop/release/<draft_id>/waive")
@allow(Action.CONTENT_REVIEW)
def waive(draft_id: str) -> AnyResponse:
    """Let a finding pass, with a reason."""
    session, form, now = db.session(), request.form, clock.now()
    try:
        waiving.waive(
            session,
            me(),
            draft_id,
            gate=form.get("gate", ""),
            at=form.get("at", ""),
            reason=form.get("reason", ""),
            today=i18n.local_day(now),
            now=now,
        )
    except LmsError as error:
        return _refused(draft_id, form, error)
    session.commit()
    return redirect(url_for(".page", draft_id=draft_id), 303)


@bp.post("/<any(km, en):language>/workshop/review/<review_id>")
@allow(Action.CONTENT_REVIEW, Action.CONTENT_CLEAR)
def decide(review_id: str) -> AnyResponse:
    """Approve, or send back with a note."""
    session, form, now = db.session(), request.form, clock.now()
    draft_id = approvals.draft_of(session, me(), review_id)
    verdict: approvals.Verdict = "approved" if form.get("do") == "approve" else "returned"
    try:
        approvals.decide(
            session,
            me(),
            review_id,
            verdict,
            note=form.get("note", ""),
            today=i18n.local_day(now),
            now=now,
            seen=form.get("seen"),
        )
    except LmsError as error:
        return _refused(draft_id, form, error)
    session.commit()
    return redirect(url_for(".page", draft_id=draft_id), 303)


@bp.post("/<any(km, en):language>/workshop/release/<draft_id>/publish")
@allow(Action.CONTENT_PUBLISH)
def publish(draft_id: str) -> AnyResponse:
    """Publish what was approved."""
    session, now = db.session(), clock.now()
    try:
        made = releasing.publish(session, me(), draft_id, today=i18n.local_day(now), now=now)
    except LmsError as error:
        return _refused(draft_id, request.form, error)
    publication = made.id
    session.commit()
    return redirect(url_for("publication.page", publication_id=publication), 303)


@bp.post("/<any(km, en):language>/workshop/release/<draft_id>/plan")
@allow(Action.CONTENT_PUBLISH)
def plan(draft_id: str) -> AnyResponse:
    """Have it published at an hour to come, or take such a plan back."""
    session, form, now = db.session(), request.form, clock.now()
    try:
        if form.get("do") == "withdraw":
            releasing.withdraw(session, me(), draft_id)
        else:
            at = _moment(form)
            releasing.plan(session, me(), draft_id, at, today=i18n.local_day(now), now=now)
    except LmsError as error:
        return _refused(draft_id, form, error)
    session.commit()
    return redirect(url_for(".page", draft_id=draft_id), 303)


def _moment(form: Mapping[str, str]) -> datetime:
    """Return the day and hour, as it is in Cambodia; raise TooSoon for what is none."""
    try:
        day, at = date.fromisoformat(form.get("day", "")), time.fromisoformat(form.get("hour", ""))
    except ValueError:
        raise TooSoon from None
    return datetime.combine(day, at, tzinfo=CAMBODIA)


def _refused(draft_id: str, typed: Mapping[str, str], error: LmsError) -> Response:
    """Show the page again with what was typed and why it was refused."""
    db.session.rollback()
    if isinstance(error, NotFound | Forbidden):
        raise error
    return _page(draft_id, typed, error)


def _page(draft_id: str, typed: Mapping[str, str], error: LmsError | None) -> Response:
    found = release_desk.desk(db.session(), me(), draft_id, clock.now())
    words = render_template(
        "workshop/release.html",
        parted=parted,
        fingerprint=approvals.fingerprint,
        desk=found,
        unit=found.unit,
        shared_draft=written_beside.draft_beside(db.session(), me(), found.unit.id),
        typed=typed,
        error=error,
        mistakes=_mistakes(error),
        hindering=_mistakes(found.hinders),
        hour=hour,
        today=i18n.local_day(clock.now()).isoformat(),
    )
    return make_response(words, error.status if error else 200)


def _mistakes(error: LmsError | None) -> tuple[Mistake, ...]:
    return error.mistakes if isinstance(error, Blocked) else ()
