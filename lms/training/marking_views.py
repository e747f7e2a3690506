"""A master trainer's pages for open answers: which wait, and reading one with its rubric."""

import re

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock
from lms.db import db
from lms.permissions import Action
from lms.quizzes.kinds.open_answer import OpenAnswer
from lms.training import answers
from lms.training.answers import Opened
from lms.web import allow, me

bp = Blueprint("answers", __name__)

_ID = re.compile(r"[0-9a-f]{32}")


@bp.get("/<any(km, en):language>/answers")
@allow(Action.ANSWER_MARK)
def waiting() -> str:
    """Show the answers that wait to be read, and those that were read last."""
    session, now = db.session(), clock.now()
    return render_template(
        "training/answers.html",
        waiting=answers.waiting(session, me(), now),
        lately=answers.lately(session, me(), now),
        saved="saved" in request.args,
    )


@bp.get("/<any(km, en):language>/answers/<attempt_id>/<item_id>")
@allow(Action.ANSWER_MARK)
def answer(attempt_id: str, item_id: str) -> str:
    """Show one answer with the rubric, and the points it has been given."""
    opened = answers.open_answer(db.session(), me(), attempt_id, item_id, clock.now())
    given = dict(opened.marking.points) if opened.marking else {}
    return _page(opened, given, saved="saved" in request.args)


@bp.post("/<any(km, en):language>/answers/<attempt_id>/<item_id>")
@allow(Action.ANSWER_MARK)
def mark(attempt_id: str, item_id: str) -> str | Response:
    """Keep the points, and open the next answer that waits; ask again for points that are missing."""
    session, now = db.session(), clock.now()
    opened = answers.open_answer(session, me(), attempt_id, item_id, now)
    given = _sent(opened.item)
    sent = request.form.get("marking_id", "")
    marking_id = sent if _ID.fullmatch(sent) else clock.new_id()
    if len(given) < len(opened.item.rubric):
        return _page(opened, given, missing=True)
    further = answers.mark(session, me(), opened, given, marking_id=marking_id, now=now)
    session.commit()
    if further is None:
        return redirect(url_for(".waiting", saved=1), 303)
    address = url_for(".answer", attempt_id=further.attempt_id, item_id=further.item, saved=1)
    return redirect(address, 303)


def _page(opened: Opened, given: dict[str, int], *, saved: bool = False, missing: bool = False) -> str:
    return render_template(
        "training/answer.html",
        opened=opened,
        item=opened.item,
        given=given,
        saved=saved,
        missing=missing,
        marking_id=clock.new_id(),
    )


def _sent(item: OpenAnswer) -> dict[str, int]:
    """Return the points that were sent, by criterion; what is no number of a few digits was not sent."""
    typed = {one.id: request.form.get(f"points-{one.id}", "") for one in item.rubric}
    return {id_: int(value) for id_, value in typed.items() if re.fullmatch(r"[0-9]{1,2}", value)}
