"""Open answers as a master trainer reads them: the question, the rubric, the text, and who wrote it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from lms.courses import releases, taking
from lms.errors import NotFound
from lms.permissions import Actor
from lms.quizzes import marking
from lms.quizzes.kinds import Item
from lms.quizzes.kinds.base import FIELD
from lms.quizzes.kinds.open_answer import OpenAnswer
from lms.quizzes.marking import Written
from lms.quizzes.models import Attempt, Marking
from lms.quizzes.quiz import Form, Quiz


@dataclass(frozen=True, slots=True)
class Listed:
    """An answer in a list: where it is kept, its question, and the code of its module."""

    written: Written
    item: Item
    code: str


@dataclass(frozen=True, slots=True)
class Opened:
    """An answer to be marked; `text` is as it was written, `marking` what it was given last, if anything."""

    written: Written
    code: str
    item: OpenAnswer
    text: str
    marking: Marking | None
    attempt: Attempt
    quiz: Quiz


def waiting(session: Session, actor: Actor, now: datetime) -> list[Listed]:
    """Return the answers within the actor's reach that wait to be marked, oldest first."""
    return _listed(session, marking.waiting(session, actor, now))


def lately(session: Session, actor: Actor, now: datetime) -> list[Listed]:
    """Return the answers within the actor's reach that were marked last, newest first."""
    return _listed(session, marking.lately(session, actor, now))


def open_answer(session: Session, actor: Actor, attempt_id: str, item_id: str, now: datetime) -> Opened:
    """Return one answer within the actor's reach; raise NotFound for anything else."""
    written, attempt, mark = marking.find_answer(session, actor, attempt_id, item_id, now)
    quiz = taking.quiz_of(session, attempt)
    item = marking.item_to_mark(quiz, mark)
    return Opened(
        written=written,
        code=releases.find_module(session, attempt.release).head.code,
        item=item,
        text=str(mark.kept[FIELD][0]),
        marking=marking.markings_of(session, attempt_id).get(item_id),
        attempt=attempt,
        quiz=quiz,
    )


def mark(
    session: Session,
    actor: Actor,
    opened: Opened,
    points: Mapping[str, int],
    *,
    marking_id: str,
    now: datetime,
) -> Written | None:
    """Keep the points of an opened answer; return the answer to read next, None when none waits.

    Raises what `marking.mark_by_hand` raises.
    """
    item = opened.item.id
    marking.mark_by_hand(
        session, actor, opened.attempt, opened.quiz, item, points, marking_id=marking_id, now=now
    )
    left = marking.waiting(session, actor, now)
    later = (one for one in left if one.place > opened.written.place)
    return next(later, left[0] if left else None)


def _listed(session: Session, answers: Sequence[Written]) -> list[Listed]:
    return [_one(session, answer) for answer in answers]


def _one(session: Session, answer: Written) -> Listed:
    whole = releases.find_module(session, answer.release)
    item = whole.quiz(answer.release, Form(answer.form)).find_item(answer.item)
    if item is None:
        raise NotFound
    return Listed(answer, item, whole.head.code)
