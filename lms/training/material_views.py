"""The pages of papers: what can be printed of each module, and each paper as a PDF."""

from flask import Blueprint, Response, render_template

from lms.db import db
from lms.errors import NotFound
from lms.permissions import Action
from lms.printing.guide_words import GUIDE
from lms.printing.leading_words import KINDS, LEADING
from lms.printing.materials import FORMS, Material, file_name, printed
from lms.printing.source import PRINTED, Printed
from lms.printing.words import NAMES
from lms.quizzes.quiz import Form
from lms.training import agreements_text, printable
from lms.web import allow, me

bp = Blueprint("materials", __name__)

_HOME = "/<any(km, en):language>/materials"
_PAPER = f"{_HOME}/<release>/<any(km, en, both):printed_in>"
OF_MODULE = tuple(one for one in Material if one not in FORMS)


@bp.get(_HOME)
@allow(Action.MATERIAL_PRINT)
def index() -> str:
    """List the papers of every published module."""
    return render_template(
        "training/materials.html",
        modules=printable.printables(db.session(), me()),
        agreements=agreements_text.find_agreements(db.session()),
        of_module=OF_MODULE,
        of_form=(Material.QUIZ, Material.ANSWER_SHEET),
        names=NAMES,
        printed_in=PRINTED,
    )


@bp.get(f"{_HOME}/<release>/leading")
@allow(Action.MATERIAL_PRINT)
def leading(release: str) -> str:
    """Show how a session on a module is led, to read from a phone."""
    module = printable.source_for(db.session(), me(), release).module
    if module.facilitation is None:
        raise NotFound
    return render_template(
        "training/leading.html",
        head=module.head,
        led=module.facilitation,
        words=LEADING,
        note=GUIDE["note"],
        kinds=KINDS,
    )


@bp.get(f"{_PAPER}/<any(handout, guide, flipchart, tally):material>.pdf")
@allow(Action.MATERIAL_PRINT)
def paper(release: str, printed_in: Printed, material: str) -> Response:
    """Send a paper of a module."""
    return _pdf(release, printed_in, Material(material), None)


@bp.get(f'{_PAPER}/<any(quiz, "answer-sheet"):material>-<any(A, B, C):form>.pdf')
@allow(Action.MATERIAL_PRINT)
def quiz(release: str, printed_in: Printed, material: str, form: str) -> Response:
    """Send the questions of a form, or the sheet to answer them on."""
    return _pdf(release, printed_in, Material(material), Form(form))


@bp.get(f"{_PAPER}/key-<any(A, B, C):form>.pdf")
@allow(Action.CONTENT_READ)
def key(release: str, printed_in: Printed, form: str) -> Response:
    """Send the right answers of a form to who writes and clears them."""
    return _pdf(release, printed_in, Material.KEY, Form(form))


def _pdf(release: str, printed_in: Printed, material: Material, form: Form | None) -> Response:
    source = printable.source_for(db.session(), me(), release, with_key=material is Material.KEY)
    response = Response(printed(source, material, printed_in, form), mimetype="application/pdf")
    name = file_name(source.module.head.code, material, printed_in, form)
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
