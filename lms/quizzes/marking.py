"""Answers in one's own words: which of them wait for a person, and the points a person gives.

What a person gave is never overwritten by a program: marking again by a corrected key leaves out every
item that is `by_hand`, and so does whatever else marks from what was kept of an answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from lms.errors import Conflict, Forbidden, NotFound
from lms.people.models import Account
from lms.people.scope import people_within
from lms.permissions import Action, Actor, Role, require
from lms.quizzes.kinds import ItemBase
from lms.quizzes.kinds.open_answer import OpenAnswer, marked
from lms.quizzes.models import Attempt, Mark, Marking
from lms.quizzes.quiz import Quiz

MOST_LATELY = 20


@dataclass(frozen=True, slots=True)
class Written:
    """An answer that an adult sent: where it is kept, who wrote it and when it was sent."""

    attempt_id: str
    item: str
    module: str
    release: str
    form: str
    sent_at: datetime
    name_km: str
    name_latin: str

    @property
    def place(self) -> tuple[datetime, str, str]:
        """Its place among those that wait: the oldest comes first."""
        return (self.sent_at, self.attempt_id, self.item)


def adults_only(session: Session, learner_id: str, items: Iterable[ItemBase]) -> None:
    """Raise Forbidden where a child would be asked for, or would send, an answer in words of their own."""
    if not any(item.by_hand for item in items):
        return
    if session.scalar(select(Account.role).where(Account.id == learner_id)) in {None, Role.LEARNER}:
        raise Forbidden


def waiting(session: Session, actor: Actor, now: datetime) -> list[Written]:
    """Return the answers within the actor's reach that nobody has marked yet, oldest first."""
    reach = require(actor, Action.ANSWER_MARK)
    within = people_within(actor, reach, now)
    query = _sent(actor, within).where(Attempt.waiting > 0, Mark.waits)
    return [_read(row) for row in session.execute(query.order_by(Attempt.finished_at, Attempt.id, Mark.item))]


def count_waiting(session: Session, actor: Actor, now: datetime) -> int:
    """Return how many answers wait within the actor's reach."""
    reach = require(actor, Action.ANSWER_MARK)
    query = _sent(actor, people_within(actor, reach, now)).where(Attempt.waiting > 0, Mark.waits)
    return session.scalar(select(func.count()).select_from(query.subquery())) or 0


def lately(session: Session, actor: Actor, now: datetime) -> list[Written]:
    """Return the answers within the actor's reach that were marked last, the newest marking first."""
    reach = require(actor, Action.ANSWER_MARK)
    newest = (
        select(Marking.attempt_id, Marking.item, func.max(Marking.marked_at).label("at"))
        .group_by(Marking.attempt_id, Marking.item)
        .subquery()
    )
    query = (
        _sent(actor, people_within(actor, reach, now))
        .join(newest, and_(newest.c.attempt_id == Mark.attempt_id, newest.c.item == Mark.item))
        .order_by(newest.c.at.desc(), Mark.attempt_id, Mark.item)
        .limit(MOST_LATELY)
    )
    return [_read(row) for row in session.execute(query)]


def find_answer(
    session: Session, actor: Actor, attempt_id: str, item_id: str, now: datetime
) -> tuple[Written, Attempt, Mark]:
    """Return an answer that an adult within the actor's reach has sent; raise NotFound for any other.

    Nobody finds an answer of their own here, nor one of a child.
    """
    reach = require(actor, Action.ANSWER_MARK)
    query = _sent(actor, people_within(actor, reach, now)).where(
        Attempt.id == attempt_id, Mark.item == item_id
    )
    row = session.execute(query).first()
    if row is None:
        raise NotFound
    mark = session.get_one(Mark, (attempt_id, item_id))
    return _read(row), session.get_one(Attempt, attempt_id), mark


def mark_by_hand(
    session: Session,
    actor: Actor,
    attempt: Attempt,
    quiz: Quiz,
    item_id: str,
    points: Mapping[str, int],
    *,
    marking_id: str,
    now: datetime,
) -> Marking:
    """Keep the points somebody gives an answer by criterion; the newest marking counts, all stay.

    `quiz` is the attempt's as it was asked: an answer is held to the rubric its writer saw. The same
    id sent again changes nothing; with other content it raises Conflict. Raises NotFound out of reach
    and for what a person has nothing to mark of, OutsideRubric for points the rubric does not have.
    """
    require(actor, Action.ANSWER_MARK)
    _, attempt, mark = find_answer(session, actor, attempt.id, item_id, now)
    earned = marked(item_to_mark(quiz, mark), points)
    # Held, so that of two people who mark at once the second adds up what the first gave.
    session.refresh(attempt, with_for_update=True)
    session.refresh(mark)
    made = Marking(
        id=marking_id,
        attempt_id=attempt.id,
        item=item_id,
        points=dict(points),
        marked_by=actor.id,
        marked_at=now,
    )
    known = session.get(Marking, marking_id)
    if known is not None:
        return _same(known, made)
    _add(session, made)
    mark.points, mark.waits = earned, False
    session.flush()
    _add_up(session, attempt)
    return made


def item_to_mark(quiz: Quiz, mark: Mark) -> OpenAnswer:
    """Return the item whose answer a person marks; raise NotFound when nobody has to read anything."""
    item = quiz.find_item(mark.item)
    if not isinstance(item, OpenAnswer) or not item.grade(mark.kept).waits:
        raise NotFound
    return item


def markings_of(session: Session, attempt_id: str) -> dict[str, Marking]:
    """Return the marking in force by item; whoever asks was allowed to see the attempt."""
    rows = session.scalars(
        select(Marking).where(Marking.attempt_id == attempt_id).order_by(Marking.marked_at, Marking.id)
    )
    return {row.item: row for row in rows}


def _sent(actor: Actor, within: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Select the answers of adults within reach, the actor left out, in attempts that are finished."""
    return (
        select(
            Attempt.id.label("attempt_id"),
            Mark.item,
            Attempt.module,
            Attempt.release,
            Attempt.form,
            Attempt.finished_at.label("sent_at"),
            Account.name_km,
            Account.name_latin,
        )
        .join(Mark, Mark.attempt_id == Attempt.id)
        .join(Account, Account.id == Attempt.learner_id)
        .where(within, Account.role != Role.LEARNER, Account.id != actor.id, Attempt.finished_at.is_not(None))
    )


def _read(row: Row[Any]) -> Written:
    return Written(**{**row._asdict(), "name_km": row.name_km or "", "name_latin": row.name_latin or ""})


def _same(known: Marking, made: Marking) -> Marking:
    def content(one: Marking) -> tuple[str, str, dict[str, int], str]:
        return one.attempt_id, one.item, one.points, one.marked_by

    if content(known) != content(made):
        raise Conflict
    return known


def _add(session: Session, made: Marking) -> None:
    try:
        with session.begin_nested():
            session.add(made)
    except IntegrityError:
        # The attempt is held, so only a marking of another one can have taken the id just now.
        raise Conflict from None


def _add_up(session: Session, attempt: Attempt) -> None:
    marks = session.execute(select(Mark.points, Mark.waits).where(Mark.attempt_id == attempt.id)).all()
    attempt.earned = sum(row.points for row in marks)
    attempt.waiting = sum(row.waits for row in marks)
    session.flush()
