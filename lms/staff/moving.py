"""What goes from one account of a person to the other, and what stays; without it work could be lost."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from lms.certificates.models import Award
from lms.courses.models import Reading
from lms.people.models import Account, Cohort, Declaration, Enrolment, Lineage, RoleTerm, Teaching
from lms.practice.models import Attendance, Observation, TrainingSession
from lms.quizzes.models import Attempt
from lms.staff.ledger import Ledger, snapshot

Spanned = Enrolment | Teaching | Lineage | RoleTerm

OWNED: tuple[InstrumentedAttribute[Any], ...] = (
    Award.account_id,
    Cohort.focal_point_id,
    Declaration.account_id,
    Lineage.trainer_id,
    Observation.observed_id,
    Observation.observer_id,
    TrainingSession.co_led_by,
    TrainingSession.led_by,
)
"""Columns that say whose something is. Who wrote something down stays who it was."""
SPANS: tuple[tuple[InstrumentedAttribute[str], InstrumentedAttribute[str] | None], ...] = (
    (Enrolment.learner_id, Enrolment.cohort_id),
    (Teaching.trainer_id, Teaching.cohort_id),
    (Lineage.trainee_id, None),
    (RoleTerm.account_id, None),
)
"""Columns of rows from when to when, with the column within which two of a person may not overlap."""


def move_everything(session: Session, ledger: Ledger, kept: Account, gone: Account, now: datetime) -> Any:
    """Move what is `gone`'s to `kept`; return snapshots of the readings that moved.

    Roles do not move in force: the account that stays keeps its own.
    """
    for column in OWNED:
        for row in session.scalars(select(column.class_).where(column == gone.id)).all():
            ledger.set(row, **{column.key: kept.id})
    for term in session.scalars(select(RoleTerm).where(RoleTerm.account_id == gone.id)).all():
        if _in_force(term, now):
            ledger.set(term, until_at=now)
    for owner, within in SPANS:
        _move_spans(session, ledger, owner, within, kept.id, gone.id, now)
    _move_attendance(session, ledger, kept.id, gone.id)
    _move_attempts(session, ledger, kept.id, gone.id)
    _fill_gaps(ledger, kept, gone)
    return _move_readings(session, ledger, kept.id, gone.id)


def renumber(session: Session, ledger: Ledger, learner_id: str) -> None:
    """Count the attempts of somebody at each moment again, by when they began; an open one is the next."""
    found: dict[tuple[str, str], list[Attempt]] = defaultdict(list)
    query = select(Attempt).where(Attempt.learner_id == learner_id, Attempt.skipped.is_(False))
    for attempt in session.scalars(query.order_by(Attempt.started_at, Attempt.id)):
        found[attempt.module, attempt.moment].append(attempt)
    for attempts in found.values():
        in_order = sorted(attempts, key=lambda one: one.finished_at is None)
        for number, attempt in enumerate(in_order, 1):
            if attempt.ordinal != number:
                ledger.set(attempt, ordinal=number)


def _in_force(row: Spanned, now: datetime) -> bool:
    return row.until_at is None or row.until_at > now


def _overlap(one: Spanned, other: Spanned) -> bool:
    early, late = sorted((one, other), key=lambda row: row.from_at)
    return early.from_at == late.from_at or early.until_at is None or early.until_at > late.from_at


def _move_spans(
    session: Session,
    ledger: Ledger,
    owner: InstrumentedAttribute[str],
    within: InstrumentedAttribute[str] | None,
    kept: str,
    gone: str,
    now: datetime,
) -> None:
    """Move rows from when to when; what overlaps one of the other account ends now and stays."""
    own: Sequence[Spanned] = session.scalars(select(owner.class_).where(owner == kept)).all()
    theirs: Sequence[Spanned] = session.scalars(select(owner.class_).where(owner == gone)).all()
    for row in theirs:
        same = [one for one in own if within is None or getattr(one, within.key) == getattr(row, within.key)]
        meeting = [one for one in same if _overlap(one, row)]
        if not meeting:
            ledger.set(row, **{owner.key: kept})
            continue
        if isinstance(row, Teaching) and row.lead and _in_force(row, now):
            for one in meeting:
                if isinstance(one, Teaching) and not one.lead and _in_force(one, now):
                    ledger.set(one, lead=True)
        if _in_force(row, now):
            ledger.set(row, until_at=now)
        ledger.leave(row)


def _move_attendance(session: Session, ledger: Ledger, kept: str, gone: str) -> None:
    there = set(session.scalars(select(Attendance.session_id).where(Attendance.learner_id == kept)))
    for row in session.scalars(select(Attendance).where(Attendance.learner_id == gone)).all():
        if row.session_id in there:
            ledger.leave(row)
        else:
            ledger.set(row, learner_id=kept)


def _move_attempts(session: Session, ledger: Ledger, kept: str, gone: str) -> None:
    query = select(Attempt.module, Attempt.moment).where(
        Attempt.learner_id == kept, Attempt.finished_at.is_(None)
    )
    begun = {(row.module, row.moment) for row in session.execute(query)}
    for attempt in session.scalars(select(Attempt).where(Attempt.learner_id == gone)).all():
        if attempt.finished_at is None and (attempt.module, attempt.moment) in begun:
            ledger.leave(attempt)
        else:
            ledger.set(attempt, learner_id=kept)
    renumber(session, ledger, kept)


def _fill_gaps(ledger: Ledger, kept: Account, gone: Account) -> None:
    """Take from the other account what is not known of the one that stays."""
    if kept.sex == "not-recorded" and gone.sex != kept.sex:
        ledger.set(kept, sex=gone.sex)
    if kept.birth_year is None and gone.birth_year is not None:
        ledger.set(kept, birth_year=gone.birth_year)
    if not kept.nickname and gone.nickname:
        ledger.set(kept, nickname=gone.nickname)
    if kept.commune_code is None and gone.commune_code is not None:
        ledger.set(kept, commune_code=gone.commune_code)


def _move_readings(session: Session, ledger: Ledger, kept: str, gone: str) -> list[dict[str, Any]]:
    """Let the account that stays have come as far as the further one of the two, lesson by lesson."""
    own = {
        (row.module, row.lesson): row
        for row in session.scalars(select(Reading).where(Reading.learner_id == kept))
    }
    moved = []
    for row in session.scalars(select(Reading).where(Reading.learner_id == gone)).all():
        mine = own.get((row.module, row.lesson))
        if mine is None:
            row.learner_id = kept
            session.flush()
            moved.append(snapshot(row))
            continue
        ledger.leave(row)
        if _how_far(row) > _how_far(mine):
            ledger.set(mine, **{name: getattr(row, name) for name in _READ})
    return moved


_READ = ("release", "screen", "began_at", "moved_at", "finished_at")


def _how_far(row: Reading) -> tuple[bool, int, datetime]:
    return (row.finished_at is not None, row.screen, row.moved_at)
