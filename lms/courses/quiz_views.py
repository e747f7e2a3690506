"""The pages of a quiz: start or skip it, one question after another, and what it showed."""

import re
from collections.abc import Mapping, Sequence

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock
from lms.courses import regrade, regrade_log, releases, study, taking
from lms.courses.content import Lesson, Module
from lms.courses.sound_views import sounding_pages
from lms.db import db
from lms.errors import NotFound
from lms.permissions import Action
from lms.quizzes import marking
from lms.quizzes import service as quizzes
from lms.quizzes.kinds import Answer, Item
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.policy import Review
from lms.quizzes.quiz import Moment, Quiz
from lms.web import allow, me

bp = Blueprint("quiz", __name__)
bp.after_request(sounding_pages)

_MOMENTS = ", ".join(f"'{moment}'" for moment in Moment)
_ID = re.compile(r"[0-9a-f]{32}")


@bp.post(f"/<any(km, en):language>/m/<release>/<any({_MOMENTS}):moment>")
@allow(Action.MODULE_LEARN)
def start(release: str, moment: str) -> Response:
    """Start a quiz, go on with it, or record that it was skipped."""
    session, when, now = db.session(), Moment(moment), clock.now()
    whole = study.module_for(session, me(), release)
    way = study.progress_in(session, me(), whole.head.id, now)
    sent = request.form.get("attempt_id", "")
    attempt_id = sent if _ID.fullmatch(sent) else clock.new_id()
    if when is Moment.BEFORE and ("skip" in request.form or taking.too_late(way)):
        taking.skip(session, me(), way, attempt_id=attempt_id, now=now)
        session.commit()
        return redirect(url_for("courses.module", release=way.release), 303)
    attempt = taking.begin(session, me(), way, when, attempt_id=attempt_id, now=now)
    session.commit()
    return redirect(_next_address(attempt, _quiz(attempt), quizzes.marks_of(session, attempt.id)), 303)


@bp.get("/<any(km, en):language>/a/<attempt_id>/<int:number>")
@allow(Action.MODULE_LEARN)
def question(attempt_id: str, number: int) -> str | Response:
    """Ask one question."""
    attempt = quizzes.find_attempt(db.session(), me(), attempt_id)
    if attempt.finished_at is not None:
        return redirect(url_for(".result", attempt_id=attempt_id), 303)
    return _question_page(attempt, number)


@bp.post("/<any(km, en):language>/a/<attempt_id>/<int:number>")
@allow(Action.MODULE_LEARN)
def answer(attempt_id: str, number: int) -> str | Response:
    """Keep the answer to one question and go to the next that has none."""
    session = db.session()
    attempt = quizzes.find_attempt(session, me(), attempt_id, to_change=True)
    quiz = _quiz(attempt)
    item = _item(quiz, attempt, number)
    given = item.read(request.form.to_dict(flat=False))
    if item.is_blank(given) or item.excess(given):
        if attempt.finished_at is not None:
            return redirect(url_for(".result", attempt_id=attempt_id), 303)
        return _question_page(attempt, number, sent=given)
    regrade.save_answer(session, attempt, quiz, item, given, clock.now())
    session.commit()
    if number < len(quiz.items):
        return redirect(url_for(".question", attempt_id=attempt_id, number=number + 1), 303)
    marks = quizzes.marks_of(session, attempt.id)
    return redirect(_next_address(attempt, quiz, marks), 303)


@bp.get("/<any(km, en):language>/a/<attempt_id>/send")
@allow(Action.MODULE_LEARN)
def check(attempt_id: str) -> str | Response:
    """Show that every question has its answer, or which has not, before the quiz is sent."""
    attempt = quizzes.find_attempt(db.session(), me(), attempt_id)
    if attempt.finished_at is not None:
        return redirect(url_for(".result", attempt_id=attempt_id), 303)
    quiz = _quiz(attempt)
    marks = quizzes.marks_of(db.session(), attempt.id)
    items = quiz.shown(attempt.seed)
    return render_template("quizzes/check.html", attempt=attempt, items=items, marks=marks)


@bp.post("/<any(km, en):language>/a/<attempt_id>/send")
@allow(Action.MODULE_LEARN)
def send(attempt_id: str) -> Response:
    """Close the attempt. Sent again, it shows the same result."""
    session = db.session()
    attempt = quizzes.find_attempt(session, me(), attempt_id, to_change=True)
    quizzes.finish(session, attempt, taking.quiz_as_marked(session, attempt), clock.now())
    session.commit()
    return redirect(url_for(".result", attempt_id=attempt_id), 303)


@bp.get("/<any(km, en):language>/a/<attempt_id>/result")
@allow(Action.MODULE_LEARN)
def result(attempt_id: str) -> str:
    """Show what the learner knew before and knows now, and what to read again."""
    attempt = _finished(attempt_id)
    way = study.progress_in(db.session(), me(), attempt.module, clock.now())
    marked_again = regrade_log.has_changed(db.session(), attempt.id)
    if attempt.moment == Moment.BEFORE:
        return render_template(
            "quizzes/before_done.html", attempt=attempt, way=way, marked_again=marked_again
        )
    whole = releases.find_module(db.session(), attempt.release)
    quiz, marks = _quiz(attempt), quizzes.marks_of(db.session(), attempt.id)
    unread = {item.objective for item in quiz.items if item.id in marks and marks[item.id].waits}
    missed = [item for item in quiz.items if item.scored and not _settled(item, marks)]
    weak = {item.objective for item in missed} | unread
    return render_template(
        "quizzes/result.html",
        attempt=attempt,
        way=way,
        module=whole,
        strong=[one for one in whole.head.objectives if one.id not in weak],
        again=_lessons_for(whole, missed),
        critical=any(item.critical for item in missed),
        policy=taking.policy_of(db.session(), attempt),
        marked_again=marked_again,
    )


@bp.get("/<any(km, en):language>/a/<attempt_id>/review")
@allow(Action.MODULE_LEARN)
def review(attempt_id: str) -> str:
    """Show the questions again, with the kind reason for each answer given, where the rules allow it."""
    attempt, session = _finished(attempt_id), db.session()
    policy = taking.policy_of(session, attempt)
    if policy is None or policy.review is Review.NOTHING:
        raise NotFound
    quiz, marks = taking.quiz_as_marked(session, attempt), quizzes.marks_of(session, attempt.id)
    way = study.progress_in(session, me(), attempt.module, clock.now())
    return render_template(
        "quizzes/review.html",
        attempt=attempt,
        module=releases.find_module(session, attempt.release),
        items=quiz.shown(attempt.seed),
        marks=marks,
        markings=marking.markings_of(session, attempt.id),
        show_right=policy.review is Review.ANSWERS and taking.keys_may_be_shown(way, attempt.moment),
    )


def _finished(attempt_id: str) -> Attempt:
    attempt = quizzes.find_attempt(db.session(), me(), attempt_id)
    if attempt.finished_at is None or attempt.skipped:
        raise NotFound
    return attempt


def _quiz(attempt: Attempt) -> Quiz:
    return taking.quiz_of(db.session(), attempt)


def _item(quiz: Quiz, attempt: Attempt, number: int) -> Item:
    if not 1 <= number <= len(quiz.items):
        raise NotFound
    return quiz.shown(attempt.seed)[number - 1]


def _question_page(attempt: Attempt, number: int, *, sent: Answer | None = None) -> str:
    """Ask a question; `sent` is an answer that was not kept, shown again so that it can be changed."""
    quiz = _quiz(attempt)
    item = _item(quiz, attempt, number)
    mark = quizzes.marks_of(db.session(), attempt.id).get(item.id)
    missing = sent is not None and item.is_blank(sent)
    kept: Answer = mark.kept if mark else {}
    return render_template(
        "quizzes/question.html",
        attempt=attempt,
        module=releases.find_module(db.session(), attempt.release),
        item=item,
        number_here=number,
        last=len(quiz.items),
        given=kept if sent is None or missing else sent,
        missing=missing,
        excess=item.excess(sent or {}),
    )


def _next_address(attempt: Attempt, quiz: Quiz, marks: Mapping[str, Mark]) -> str:
    if attempt.finished_at is not None:
        return url_for(".result", attempt_id=attempt.id)
    for number, item in enumerate(quiz.shown(attempt.seed), 1):
        if item.id not in marks:
            return url_for(".question", attempt_id=attempt.id, number=number)
    return url_for(".check", attempt_id=attempt.id)


def _settled(item: Item, marks: Mapping[str, Mark]) -> bool:
    """Whether an answer was right; one that nobody has read yet is not held against anybody."""
    mark = marks.get(item.id)
    return mark is not None and (mark.waits or mark.points == item.points)


def _lessons_for(whole: Module, missed: Sequence[Item]) -> list[tuple[int, Lesson]]:
    wanted = {item.objective for item in missed}
    return [
        (number, lesson)
        for number, lesson in enumerate(whole.lessons, 1)
        if wanted.intersection(lesson.objectives)
    ]
