"""The certificate: one's own way to it, awarding it, the paper, and the check for everybody."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms import clock, i18n
from lms.certificates import awards
from lms.certificates.awards import Words
from lms.certificates.models import Award
from lms.certificates.paper import Certificate, render_certificate
from lms.db import db
from lms.people import accounts
from lms.permissions import Action
from lms.text import Text
from lms.web import allow, me, public, settings

bp = Blueprint("certificates", __name__)


@bp.get("/<any(km, en):language>/certificate")
@allow(Action.CERTIFICATE_READ)
def way() -> str:
    """Show the actor's own way to each certificate."""
    today = i18n.local_day(clock.now())
    standings = awards.own_standing(db.session(), me(), today)
    return render_template("certificates/way.html", standings=standings)


@bp.post("/<any(km, en):language>/trainers/<account_id>/award")
@allow(Action.CERTIFICATE_AWARD)
def award(account_id: str) -> AnyResponse:
    """Award a certificate that was earned."""
    session, own = db.session(), settings()
    given = awards.award(
        session,
        me(),
        account_id,
        request.form.get("rule", ""),
        award_id=clock.new_id(),
        organisation=Text(en=own.organisation_en, km=own.organisation_km),
        now=clock.now(),
    )
    # A name that no font can print is heard of now, by the one who can mend it.
    render_certificate(_certificate(given, demonstration=False))
    session.commit()
    return redirect(url_for("staff.trainer", account_id=account_id), 303)


@bp.post("/<any(km, en):language>/certificates/<award_id>/revoke")
@allow(Action.CERTIFICATE_AWARD)
def revoke(award_id: str) -> AnyResponse:
    """Take a certificate back."""
    session = db.session()
    given = awards.revoke(session, me(), award_id, clock.now())
    account_id = given.account_id
    session.commit()
    return redirect(url_for("staff.trainer", account_id=account_id), 303)


@bp.get("/<any(km, en):language>/certificates/<award_id>.pdf")
@allow(Action.CERTIFICATE_READ)
def paper(award_id: str) -> Response:
    """Send the certificate as a PDF."""
    given = awards.find_award(db.session(), me(), award_id, clock.now())
    demonstration = accounts.is_demonstration(db.session())
    response = Response(render_certificate(_certificate(given, demonstration)), mimetype="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="certificate.pdf"'
    return response


@bp.get("/<any(km, en):language>/c/<award_id>")
@public
def check(award_id: str) -> str:
    """Show everybody who knows the id what the certificate is worth today, and no more."""
    given = awards.check(db.session(), award_id)
    today = i18n.local_day(clock.now())
    return render_template(
        "certificates/check.html",
        award=given,
        words=Words.model_validate(given.words),
        status=awards.status(given, today),
        demonstration=accounts.is_demonstration(db.session()),
    )


def _certificate(given: Award, demonstration: bool) -> Certificate:
    words = Words.model_validate(given.words)
    return Certificate(
        name_km=words.name_km,
        name_latin=words.name_latin,
        title=words.title,
        achievement=words.achievement,
        organisation=words.organisation,
        awarded_on=given.awarded_on,
        expires_on=given.expires_on,
        awarded_by_km=words.awarded_by_km,
        awarded_by_latin=words.awarded_by_latin,
        number=given.id[:8].upper(),
        check_address=settings().public_address + url_for(".check", language="km", award_id=given.id),
        demonstration=demonstration,
    )
