"""One's own way to each certificate, and proposing one for somebody else."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock, i18n
from lms.certificates import proposals, standing
from lms.certificates.issuing import certificate_of, issuer_of
from lms.certificates.paper import render_certificate
from lms.db import db
from lms.permissions import Action
from lms.web import allow, me, settings

bp = Blueprint("certificates", __name__)


@bp.get("/<any(km, en):language>/certificate")
@allow(Action.CERTIFICATE_READ)
def way() -> str:
    """Show the actor's own way to each certificate."""
    today = i18n.local_day(clock.now())
    standings = standing.own_standing(db.session(), me(), today)
    return render_template("certificates/way.html", standings=standings)


@bp.post("/<any(km, en):language>/trainers/<account_id>/award")
@allow(Action.CERTIFICATE_AWARD)
def award(account_id: str) -> Response:
    """Propose a certificate that was earned; it is worth nothing before a second person confirms it."""
    session, issuer = db.session(), issuer_of(settings())
    given = proposals.propose(
        session,
        me(),
        account_id,
        request.form.get("rule", ""),
        award_id=clock.new_id(),
        organisation=issuer.organisation,
        now=clock.now(),
    )
    # A name that no font can print is heard of now, by the one who can mend it.
    render_certificate(certificate_of(given, issuer, demonstration=False))
    session.commit()
    return redirect(url_for("staff.trainer", account_id=account_id), 303)
