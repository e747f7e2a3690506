"""The pages of a quiz: start or skip it, one question after another, and what it showed."""

import re
from collections.abc import Mapping, Sequence

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lms import clock
from lms.courses import releases, study
from lms.courses.content import Lesson, Module
from lms.courses.progress import Kind, Progress, State
from lms.db import db
from lms.errors import LmsError, NotFound
from lms.permissions import Action
from lms.quizzes import service as quizzes
from lms.quizzes.kinds import Item
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Form, Moment, Quiz, form_for
from lms.text import Text
from lms.web import allow, me

bp = Blueprint("quiz", __name__)

_ID = re.compile(r"[0-9a-f]{32}")


class LessonsFirst(LmsError):
    """The quiz after comes after the lessons."""

    status = 409
    message = Text(
        en="Read all the lessons first. Then this quiz opens.",
        km="សូមអានមេរៀនទាំងអស់ជាមុនសិន។ បន្ទាប់មក កម្រងសំណួរនេះនឹងបើក។",
    )


@bp.post("/<any(km, en):language>/m/<release>/<any(before, after):moment>")
@allow(Action.MODULE_LEARN)
def start(release: str, moment: str) -> Response:
    """Start a quiz, go on with it, or record that it was skipped."""
    session, when = db.session(), Moment(moment)
    whole = releases.find_module(session, release)
    way = study.progress_in(session, me(), whole.head.id)
    if when is Moment.AFTER and not _lessons_read(way):
        raise LessonsFirst
    sent = request.form.get("attempt_id", "")
    attempt_id = sent if _ID.fullmatch(sent) else clock.new_id()
    tries = quizzes.count_finished(session, me().id, whole.head.id, when)
    quiz = way.module.quiz(way.release, form_for(when, tries))
    if when is Moment.BEFORE and ("skip" in request.form or _too_late(way)):
        if way.steps[0].state in {State.OPEN, State.BEGUN}:
            quizzes.skip(session, me(), quiz, attempt_id=attempt_id, moment=when, now=clock.now())
            session.commit()
        return redirect(url_for("courses.module", release=way.release), 303)
    attempt = quizzes.start(session, me(), quiz, attempt_id=attempt_id, moment=when, now=clock.now())
    session.commit()
    return redirect(_next_address(attempt, _quiz(attempt), quizzes.marks_of(session, attempt.id)), 303)


@bp.get("/<any(km, en):language>/a/<attempt_id>/<int:number>")
@allow(Action.MODULE_LEARN)
def question(attempt_id: str, number: int) -> str | Response:
    """Ask one question."""
    attempt = quizzes.find_attempt(db.session(), me(), attempt_id)
    if attempt.finished_at is not None:
        return redirect(url_for(".result", attempt_id=attempt_id), 303)
    return _question_page(attempt, number, missing=False)


@bp.post("/<any(km, en):language>/a/<attempt_id>/<int:number>")
@allow(Action.MODULE_LEARN)
def answer(attempt_id: str, number: int) -> str | Response:
    """Keep the answer to one question and go to the next that has none."""
    session = db.session()
    attempt = quizzes.find_attempt(session, me(), attempt_id, to_change=True)
    quiz = _quiz(attempt)
    item = _item(quiz, attempt, number)
    given = item.read(request.form.to_dict(flat=False))
    if item.is_blank(given):
        return _question_page(attempt, number, missing=True)
    quizzes.save_answer(session, attempt, quiz, item.id, given, clock.now())
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
    quizzes.finish(session, attempt, _quiz(attempt), clock.now())
    session.commit()
    return redirect(url_for(".result", attempt_id=attempt_id), 303)


@bp.get("/<any(km, en):language>/a/<attempt_id>/result")
@allow(Action.MODULE_LEARN)
def result(attempt_id: str) -> str:
    """Show what the learner knew before and knows now, and what to read again."""
    attempt = _finished(attempt_id)
    way = study.progress_in(db.session(), me(), attempt.module)
    if attempt.moment == Moment.BEFORE:
        return render_template("quizzes/before_done.html", attempt=attempt, way=way)
    whole = releases.find_module(db.session(), attempt.release)
    quiz, marks = _quiz(attempt), quizzes.marks_of(db.session(), attempt.id)
    missed = [item for item in quiz.items if not _right(item, marks)]
    weak = {item.objective for item in missed}
    return render_template(
        "quizzes/result.html",
        attempt=attempt,
        way=way,
        module=whole,
        strong=[one for one in whole.head.objectives if one.id not in weak],
        again=_lessons_for(whole, missed),
        critical=any(item.critical for item in missed),
    )


@bp.get("/<any(km, en):language>/a/<attempt_id>/review")
@allow(Action.MODULE_LEARN)
def review(attempt_id: str) -> str:
    """Show the questions of an after-quiz again, with the kind reason for each answer given."""
    attempt = _finished(attempt_id)
    if attempt.moment != Moment.AFTER:
        raise NotFound
    quiz, marks = _quiz(attempt), quizzes.marks_of(db.session(), attempt.id)
    return render_template(
        "quizzes/review.html", attempt=attempt, items=quiz.shown(attempt.seed), marks=marks
    )


def _finished(attempt_id: str) -> Attempt:
    attempt = quizzes.find_attempt(db.session(), me(), attempt_id)
    if attempt.finished_at is None or attempt.skipped:
        raise NotFound
    return attempt


def _quiz(attempt: Attempt) -> Quiz:
    whole = releases.find_module(db.session(), attempt.release)
    return whole.quiz(attempt.release, Form(attempt.form))


def _item(quiz: Quiz, attempt: Attempt, number: int) -> Item:
    if not 1 <= number <= len(quiz.items):
        raise NotFound
    return quiz.shown(attempt.seed)[number - 1]


def _question_page(attempt: Attempt, number: int, *, missing: bool) -> str:
    quiz = _quiz(attempt)
    item = _item(quiz, attempt, number)
    mark = quizzes.marks_of(db.session(), attempt.id).get(item.id)
    return render_template(
        "quizzes/question.html",
        attempt=attempt,
        item=item,
        number_here=number,
        last=len(quiz.items),
        given=mark.kept if mark else {},
        missing=missing,
    )


def _next_address(attempt: Attempt, quiz: Quiz, marks: Mapping[str, Mark]) -> str:
    if attempt.finished_at is not None:
        return url_for(".result", attempt_id=attempt.id)
    for number, item in enumerate(quiz.shown(attempt.seed), 1):
        if item.id not in marks:
            return url_for(".question", attempt_id=attempt.id, number=number)
    return url_for(".check", attempt_id=attempt.id)


def _too_late(way: Progress) -> bool:
    """Whether a quiz before, begun now, would measure what the lessons taught: then it is missing."""
    before, *later = way.steps
    learnt = any(step.state is State.DONE for step in later) or later[-1].state is not State.OPEN
    return before.state is State.DONE or (learnt and before.state is not State.BEGUN)


def _lessons_read(way: Progress) -> bool:
    """Whether the quiz after is open; one that was begun stays so when a correction adds a lesson."""
    return way.steps[-1].state is State.BEGUN or all(
        step.state is State.DONE for step in way.steps if step.kind is Kind.LESSON
    )


def _right(item: Item, marks: Mapping[str, Mark]) -> bool:
    return item.id in marks and marks[item.id].points == item.points


def _lessons_for(whole: Module, missed: Sequence[Item]) -> list[tuple[int, Lesson]]:
    wanted = {item.objective for item in missed}
    return [
        (number, lesson)
        for number, lesson in enumerate(whole.lessons, 1)
        if wanted.intersection(lesson.objectives)
    ]
