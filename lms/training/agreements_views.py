"""What is kept about a child, for everybody to read, and the papers of consent for the trainer to print."""

from typing import Literal

from flask import Blueprint, Response, render_template

from lms import clock, i18n
from lms.db import db
from lms.permissions import Action
from lms.printing.agreement import Paper, agreement_paper, paper_name
from lms.printing.source import Printed
from lms.training import agreements_text
from lms.training.agreements import Agreement
from lms.web import allow, public

bp = Blueprint("agreements", __name__)

Which = Literal["consent", "assent", "privacy", "pledge"]


@bp.get("/<any(km, en):language>/kept")
@public
def kept() -> str:
    """Tell what is kept about a child; the address and the title say no more than that."""
    return render_template("training/kept.html", agreements=agreements_text.agreements(db.session()))


@bp.get(
    "/<any(km, en):language>/agreements/<any(km, en, both):printed_in>"
    "/<any(consent, assent, privacy, pledge):which>.pdf"
)
@allow(Action.MATERIAL_PRINT)
def paper(printed_in: Printed, which: Which) -> Response:
    """Send one of the texts as a paper."""
    found = agreements_text.agreements(db.session())
    text = found.texts[which]
    said = Paper(
        title=text.title,
        opening=text.opening,
        points=tuple(one.text for one in text.points),
        closing=text.closing,
        says=text.says if isinstance(text, Agreement) else None,
        by_family=which == "consent",
        version=found.version,
    )
    response = Response(
        agreement_paper(said, printed_in, i18n.local_day(clock.now())), mimetype="application/pdf"
    )
    response.headers["Content-Disposition"] = f'inline; filename="{paper_name(which, printed_in)}"'
    return response
