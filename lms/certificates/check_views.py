"""The page where anybody who holds a certificate in the hand sees what it is worth."""

from flask import Blueprint, render_template

from lms import clock, i18n
from lms.certificates import awards
from lms.certificates.awards import Words
from lms.db import db
from lms.people import accounts
from lms.web import public

bp = Blueprint("check", __name__)


@bp.get("/<any(km, en):language>/c/<award_id>")
@public
def award(award_id: str) -> str:
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
