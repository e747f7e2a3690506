"""What waits for a second person: proposals to confirm, certificates to take back."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock, i18n
from lms.certificates import awards, proposals, revocations
from lms.certificates.awards import Words
from lms.certificates.issuing import issuer_of
from lms.certificates.revocations import REASONS, NoReason
from lms.db import db
from lms.permissions import Action
from lms.web import allow, me, settings

bp = Blueprint("decisions", __name__)


@bp.get("/<any(km, en):language>/certificates/waiting")
@allow(Action.CERTIFICATE_CONFIRM)
def waiting() -> str:
    """Show the proposals and the questions about certificates within one's reach."""
    session, now = db.session(), clock.now()
    return render_template(
        "certificates/waiting.html",
        proposals=proposals.waiting(session, me(), now),
        questions=revocations.waiting(session, me(), now),
        reasons=REASONS,
    )


@bp.post("/<any(km, en):language>/certificates/<award_id>/confirm")
@allow(Action.CERTIFICATE_CONFIRM)
def confirm(award_id: str) -> Response:
    """Confirm what somebody else has proposed."""
    session = db.session()
    proposals.confirm(session, me(), award_id, issuer=issuer_of(settings()), now=clock.now())
    session.commit()
    return redirect(url_for(".waiting"), 303)


@bp.post("/<any(km, en):language>/certificates/<award_id>/dismiss")
@allow(Action.CERTIFICATE_CONFIRM)
def dismiss(award_id: str) -> Response:
    """Turn a proposal down."""
    session = db.session()
    proposals.dismiss(session, me(), award_id, clock.now())
    session.commit()
    return redirect(url_for(".waiting"), 303)


@bp.get("/<any(km, en):language>/certificates/<award_id>/about")
@allow(Action.CERTIFICATE_CONFIRM)
def about(award_id: str) -> str:
    """Show one certificate with the evidence of its day, and how to have it taken back."""
    return _about(award_id)


@bp.post("/<any(km, en):language>/certificates/<award_id>/revoke")
@allow(Action.CERTIFICATE_CONFIRM)
def ask(award_id: str) -> str | Response:
    """Ask that a certificate be taken back; it stays valid until another person agrees."""
    session, reason = db.session(), request.form.get("reason", "")
    try:
        revocations.ask(session, me(), award_id, reason, revocation_id=clock.new_id(), now=clock.now())
    except NoReason as error:
        return _about(award_id, error)
    session.commit()
    return redirect(url_for(".about", award_id=award_id), 303)


@bp.post("/<any(km, en):language>/revocations/<revocation_id>/confirm")
@allow(Action.CERTIFICATE_CONFIRM)
def take_back(revocation_id: str) -> Response:
    """Take a certificate back, as somebody else has asked."""
    session = db.session()
    revocations.confirm(session, me(), revocation_id, clock.now())
    session.commit()
    return redirect(url_for(".waiting"), 303)


@bp.post("/<any(km, en):language>/revocations/<revocation_id>/dismiss")
@allow(Action.CERTIFICATE_CONFIRM)
def let_stay(revocation_id: str) -> Response:
    """Let a certificate stay valid."""
    session = db.session()
    revocations.dismiss(session, me(), revocation_id, clock.now())
    session.commit()
    return redirect(url_for(".waiting"), 303)


def _about(award_id: str, error: NoReason | None = None) -> str:
    session, now = db.session(), clock.now()
    award, person = revocations.find_given(session, me(), award_id, now)
    return render_template(
        "certificates/about.html",
        award=award,
        person=person,
        words=Words.model_validate(award.words),
        status=awards.status(award, i18n.local_day(now)),
        pending=revocations.pending(session, award.id),
        reason=revocations.reason_of(session, award),
        reasons=REASONS,
        error=error,
    )
