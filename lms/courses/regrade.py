"""Without this, attempts marked by a wrong key would stay wrong; each is marked again, once, with a log."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from lms.courses import regrading, releases, taking
from lms.courses.models import MarkChange, Regrade, Release
from lms.quizzes import service as quizzes
from lms.quizzes.grading import missed_critical
from lms.quizzes.kinds import Answer, Item
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Quiz

BATCH = 200
"""Attempts in one transaction: few enough that nobody who answers meanwhile waits long."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far a correction has come: `done` of `total` attempts looked at."""

    release: str
    module: str
    done: int
    total: int
    finished: bool


def waits(session: Session) -> bool:
    """Whether any attempt has yet to be marked again. It only reads."""
    rows = _in_order(session)
    return any(row.finished_at is None for row in rows) or _late(session, rows) is not None


def work(session: Session, now: datetime, *, batch: int = BATCH) -> Step | None:
    """Mark the next batch of attempts again; None when nothing waits.

    The caller commits after each call: what is committed is done for good, and what is not is done
    again from the same place. Two workers take turns at the row of the correction.
    """
    rows = _in_order(session)
    row = next((one for one in rows if one.finished_at is None), None) or _late(session, rows)
    if row is None:
        return None
    row = session.get_one(Regrade, row.release, with_for_update=True, populate_existing=True)
    finished_at = row.finished_at
    if finished_at is not None:
        # Another worker has just finished it, or attempts came in late, from before the correction.
        row.finished_at, row.cursor = None, ""
    waiting = _waiting(session, row)
    if not row.cursor:
        count = select(func.count()).select_from(Attempt).where(waiting)
        row.total = row.done + (session.scalar(count) or 0)
    attempts = session.scalars(
        select(Attempt)
        .where(waiting, Attempt.id > row.cursor)
        .order_by(Attempt.id)
        .limit(batch)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    _mark_all(session, row, attempts, now)
    row.done += len(attempts)
    row.total = max(row.total, row.done)
    if len(attempts) == batch:
        row.cursor = attempts[-1].id
    else:
        row.finished_at = now if attempts else finished_at or now
        row.total = row.done
    session.flush()
    return Step(row.release, row.module, row.done, row.total, row.finished_at is not None)


def save_answer(
    session: Session, attempt: Attempt, asked: Quiz, item: Item, given: Answer, now: datetime
) -> None:
    """Keep an answer in an open attempt by the key in force, which may be newer than the question asked."""
    if attempt.graded_by is None or attempt.finished_at is not None:
        quizzes.save_answer(session, attempt, asked, item.id, given, now)
        return
    marking = taking.quiz_as_marked(session, attempt)
    quizzes.save_answer(session, attempt, marking, item.id, regrading.readable(item, given), now)


def before(one: Regrade, other: Regrade) -> bool:
    """Whether a correction came before another."""
    return (one.queued_at, one.release) < (other.queued_at, other.release)


def earlier_releases(row: Regrade) -> Select[str]:
    """Select the releases of the module that were published before a correction."""
    return select(Release.digest).where(
        Release.module == row.module, Release.published_at < row.queued_at, Release.digest != row.release
    )


def _in_order(session: Session) -> Sequence[Regrade]:
    return session.scalars(select(Regrade).order_by(Regrade.queued_at, Regrade.release)).all()


def _late(session: Session, rows: Sequence[Regrade]) -> Regrade | None:
    """Return the newest correction of a module with attempts that came in after it was done."""
    newest = {row.module: row for row in rows}
    return next(
        (
            row
            for row in newest.values()
            if session.scalar(select(Attempt.id).where(_waiting(session, row)).limit(1))
        ),
        None,
    )


def _waiting(session: Session, row: Regrade) -> ColumnElement[bool]:
    """Return the condition on attempts that were not yet marked by the key of this correction.

    All attempts at earlier releases come to have its key, whatever they ask: then before and after
    were marked by the same key. What was marked by a later key is left alone.
    """
    older = [one.release for one in _in_order(session) if one.module == row.module and before(one, row)]
    return and_(
        Attempt.module == row.module,
        Attempt.release.in_(earlier_releases(row)),
        Attempt.skipped.is_(False),
        or_(Attempt.graded_by.is_(None), Attempt.graded_by.in_(older)),
    )


def _mark_all(session: Session, row: Regrade, attempts: Sequence[Attempt], now: datetime) -> None:
    keys = releases.keys(session, row.module)
    ids = [one.id for one in attempts]
    marks, points = _marks(session, ids, list(keys[row.release])), _points(session, ids)
    for attempt in attempts:
        asked = taking.quiz_of(session, attempt)
        before, after = _by(asked, keys.get(attempt.graded_by or "", {})), _by(asked, keys[row.release])
        own = marks[attempt.id]
        touched = [item.id for item in asked.items if item.id in keys[row.release]]
        for item in touched:
            if item in own:
                _mark(session, row.release, own[item], before, after, now)
                points[attempt.id][item] = own[item].points
        if touched and attempt.finished_at is not None:
            _add_up(attempt, after, points[attempt.id])
        attempt.graded_by = row.release


def _marks(session: Session, attempts: Sequence[str], items: Sequence[str]) -> dict[str, dict[str, Mark]]:
    """Return the marks of corrected items, by attempt and item."""
    wanted = select(Mark).where(Mark.attempt_id.in_(attempts), Mark.item.in_(items))
    found: dict[str, dict[str, Mark]] = defaultdict(dict)
    for mark in session.scalars(wanted.execution_options(populate_existing=True)):
        found[mark.attempt_id][mark.item] = mark
    return found


def _points(session: Session, attempts: Sequence[str]) -> dict[str, dict[str, int]]:
    """Return the points of every mark, by attempt and item."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    rows = session.execute(
        select(Mark.attempt_id, Mark.item, Mark.points).where(Mark.attempt_id.in_(attempts))
    )
    for attempt, item, points in rows:
        found[attempt][item] = points
    return found


def _by(quiz: Quiz, key: regrading.Key) -> Quiz:
    return replace(quiz, items=regrading.in_force(quiz.items, key))


def _mark(session: Session, release: str, mark: Mark, before: Quiz, after: Quiz, now: datetime) -> None:
    """Mark one answer again; the old mark goes into the log, and what was chosen stays as it is."""
    old, new = before.find_item(mark.item), after.find_item(mark.item)
    outcome = regrading.mark_again(old, new, mark.kept) if old and new else None
    if outcome is None or (outcome.points, outcome.misconception) == (mark.points, mark.misconception):
        return
    session.add(
        MarkChange(
            release=release,
            attempt_id=mark.attempt_id,
            item=mark.item,
            old_points=mark.points,
            new_points=outcome.points,
            old_misconception=mark.misconception,
            new_misconception=outcome.misconception,
            changed_at=now,
        )
    )
    mark.points, mark.misconception = outcome.points, outcome.misconception


def _add_up(attempt: Attempt, quiz: Quiz, points: Mapping[str, int]) -> None:
    if points:
        attempt.earned = sum(points.values())
    attempt.missed_critical = len(tuple(missed_critical(quiz, points)))
