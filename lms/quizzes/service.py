"""Starting, answering and finishing an attempt: each thing is stored once, whoever sends it twice."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from lms.db import insert_once
from lms.errors import Conflict, NotFound
from lms.permissions import Action, Actor, require
from lms.quizzes.grading import missed_critical
from lms.quizzes.kinds.base import Answer, Outcome
from lms.quizzes.marking import adults_only
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Moment, Quiz
from lms.quizzes.taken import Taken
from lms.text import Language

# Made once: making a statement takes longer than the database takes to answer it.
_OWN = select(Attempt).where(
    Attempt.id == bindparam("attempt_id"), Attempt.learner_id == bindparam("learner_id")
)
_OWN_TO_CHANGE = _OWN.with_for_update()
TAKEN = tuple(getattr(Attempt, field.name) for field in fields(Taken))
"""The columns of a plain attempt, to be selected and read with `taken`."""
_TAKEN_NAMES = tuple(field.name for field in fields(Taken))
_MARKS = select(Mark).where(Mark.attempt_id == bindparam("attempt_id"))


@dataclass(frozen=True, slots=True)
class Submission:
    """A whole attempt at once, with the id that whoever made it gave it."""

    attempt_id: str
    moment: Moment
    answers: Mapping[str, Answer]
    started_at: datetime
    language: Language = "km"


def find_attempt(session: Session, actor: Actor, attempt_id: str, *, to_change: bool = False) -> Attempt:
    """Return the actor's own attempt; raise NotFound for anything else.

    `to_change` holds the row, so that no answer slips in while another process finishes it.
    """
    require(actor, Action.MODULE_LEARN)
    own = {"attempt_id": attempt_id, "learner_id": actor.id}
    attempt = session.scalar(_OWN_TO_CHANGE if to_change else _OWN, own)
    if attempt is None:
        raise NotFound
    return attempt


def taken(row: Row[Any]) -> Taken:
    """Return the attempt in a row that begins with the columns TAKEN."""
    values = dict(zip(_TAKEN_NAMES, row, strict=False))
    return Taken(**{**values, "moment": Moment(values["moment"])})


def count_finished(session: Session, learner_id: str, module: str, moment: Moment) -> int:
    """Return how many attempts the learner has finished at this moment; skipped ones do not count."""
    return (
        session.scalar(
            select(func.count()).where(
                Attempt.learner_id == learner_id,
                Attempt.module == module,
                Attempt.moment == moment,
                Attempt.finished_at.is_not(None),
                Attempt.skipped.is_(False),
            )
        )
        or 0
    )


def finished_at_last(session: Session, learner_id: str, module: str, moment: Moment) -> datetime | None:
    """Return when the learner finished an attempt at this moment last; None before the first."""
    return session.scalar(
        select(func.max(Attempt.finished_at)).where(
            Attempt.learner_id == learner_id,
            Attempt.module == module,
            Attempt.moment == moment,
            Attempt.skipped.is_(False),
        )
    )


def find_open(session: Session, learner_id: str, module: str, moment: Moment) -> Attempt | None:
    """Return the attempt the learner has begun and not finished."""
    return session.scalar(
        select(Attempt).where(
            Attempt.learner_id == learner_id,
            Attempt.module == module,
            Attempt.moment == moment,
            Attempt.finished_at.is_(None),
        )
    )


def start(
    session: Session,
    actor: Actor,
    quiz: Quiz,
    *,
    attempt_id: str,
    moment: Moment,
    now: datetime,
    language: Language = "km",
) -> Attempt:
    """Start an attempt, or go on with the one that is open.

    The same id sent again gives the same attempt; an id that belongs to anything else raises
    Conflict. Free text is kept of adults only: for a child such a quiz raises Forbidden.
    """
    require(actor, Action.MODULE_LEARN)
    adults_only(session, actor.id, quiz.items)
    known = session.get(Attempt, attempt_id)
    if known is not None:
        return _same(known, actor, quiz.module, moment)
    going_on = find_open(session, actor.id, quiz.module, moment)
    if going_on is not None:
        return going_on
    tries = count_finished(session, actor.id, quiz.module, moment)
    seed = attempt_id if tries or quiz.take is not None else ""
    attempt = Attempt(
        id=attempt_id,
        learner_id=actor.id,
        module=quiz.module,
        release=quiz.release,
        form=quiz.form,
        moment=moment,
        ordinal=tries + 1,
        language=language,
        seed=seed,
        started_at=now,
        possible=sum(item.points for item in quiz.drawn(seed).items),
    )
    return _added(session, attempt, actor, moment)


def _added(session: Session, attempt: Attempt, actor: Actor, moment: Moment) -> Attempt:
    try:
        with session.begin_nested():
            session.add(attempt)
    except IntegrityError:
        # Another process was quicker by a moment; what it stored is what counts.
        other = session.get(Attempt, attempt.id) or find_open(session, actor.id, attempt.module, moment)
        if other is None:
            raise
        return _same(other, actor, attempt.module, moment)
    return attempt


def _same(known: Attempt, actor: Actor, module: str, moment: Moment) -> Attempt:
    if (known.learner_id, known.module, known.moment) != (actor.id, module, moment):
        raise Conflict
    return known


def skip(
    session: Session, actor: Actor, quiz: Quiz, *, attempt_id: str, moment: Moment, now: datetime
) -> None:
    """Record that the learner chose not to take the quiz: missing, not zero."""
    attempt = start(session, actor, quiz, attempt_id=attempt_id, moment=moment, now=now)
    if attempt.finished_at is None and not marks_of(session, attempt.id):
        attempt.skipped, attempt.finished_at = True, now
        session.flush()


def save_answer(
    session: Session, attempt: Attempt, quiz: Quiz, item_id: str, answer: Answer, now: datetime
) -> Outcome:
    """Grade and keep the answer to one item of a drawn quiz. Until it is finished it may be changed.

    Raises NotFound for an item of another quiz, Conflict when the finished attempt holds
    another answer, Forbidden for a child's answer in words of their own.
    """
    item = quiz.find_item(item_id)
    if item is None:
        raise NotFound
    adults_only(session, attempt.learner_id, [item])
    outcome = item.grade(answer)
    if attempt.finished_at is not None:
        mark = session.get(Mark, (attempt.id, item_id))
        if mark is None or mark.kept != dict(outcome.kept):
            raise Conflict
        return outcome
    insert_once(
        session,
        Mark,
        {
            "attempt_id": attempt.id,
            "item": item_id,
            "points": outcome.points,
            "possible": item.points,
            "kept": dict(outcome.kept),
            "misconception": outcome.misconception,
            "choice": outcome.choice,
            "waits": outcome.waits,
            "saved_at": now,
        },
        update=("points", "kept", "misconception", "choice", "waits", "saved_at"),
    )
    return outcome


def marks_of(session: Session, attempt_id: str) -> dict[str, Mark]:
    """Return the marks of an attempt by item."""
    marks = session.scalars(_MARKS, {"attempt_id": attempt_id})
    return {mark.item: mark for mark in marks}


def finish(session: Session, attempt: Attempt, quiz: Quiz, now: datetime) -> None:
    """Close an attempt and add up its marks. Doing it twice changes nothing."""
    if attempt.finished_at is not None:
        return
    marks = marks_of(session, attempt.id)
    points = {item: mark.points for item, mark in marks.items()}
    attempt.waiting = sum(mark.waits for mark in marks.values())
    attempt.earned = sum(points.values())
    attempt.possible = sum(item.points for item in quiz.items)
    attempt.missed_critical = len(tuple(missed_critical(quiz, points)))
    attempt.finished_at = now
    session.flush()


def submit(session: Session, actor: Actor, quiz: Quiz, sent: Submission, now: datetime) -> Attempt:
    """Store a whole attempt once. Sent again it changes nothing; with other content it raises Conflict."""
    attempt = start(
        session,
        actor,
        quiz,
        attempt_id=sent.attempt_id,
        moment=sent.moment,
        now=sent.started_at,
        language=sent.language,
    )
    if attempt.id != sent.attempt_id:
        raise Conflict
    session.refresh(attempt, with_for_update=True)
    quiz = quiz.drawn(attempt.seed)
    for item in quiz.items:
        save_answer(session, attempt, quiz, item.id, sent.answers.get(item.id, {}), now)
    finish(session, attempt, quiz, now)
    return attempt
