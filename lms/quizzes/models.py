"""The tables of answers: attempts are added and finished, never overwritten or dropped."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from lms.db import Base, UtcTime

_OPEN = text("finished_at IS NULL")


class Attempt(Base):
    """One learner taking one form once. The id is made by whoever starts it."""

    __tablename__ = "attempt"
    __table_args__ = (
        CheckConstraint(
            "moment IN ('before', 'after', 'follow-up-1', 'follow-up-2', 'follow-up-3', 'refresher')",
            name="moment",
        ),
        CheckConstraint("language IN ('km', 'en')", name="language"),
        CheckConstraint("earned IS NULL OR earned BETWEEN 0 AND possible", name="points"),
        Index("ix_attempt_learner_module", "learner_id", "module"),
        Index("ix_attempt_module", "module", "moment"),
        Index(
            "uq_attempt_open",
            "learner_id",
            "module",
            "moment",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    learner_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    module: Mapped[str] = mapped_column(String(60))
    release: Mapped[str] = mapped_column(ForeignKey("release.digest"))
    form: Mapped[str] = mapped_column(String(1))
    moment: Mapped[str] = mapped_column(String(20))
    # Counted from 1 over this learner's finished attempts at this moment; what was skipped has none.
    ordinal: Mapped[int] = mapped_column(default=1)
    # The language in which it was begun.
    language: Mapped[str] = mapped_column(String(2), default="km")
    # Empty for a first attempt, which keeps the author's order, so a group can talk about it.
    seed: Mapped[str] = mapped_column(String(32), default="")
    started_at: Mapped[datetime] = mapped_column(UtcTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)
    skipped: Mapped[bool] = mapped_column(default=False)
    earned: Mapped[int | None] = mapped_column(default=None)
    possible: Mapped[int | None] = mapped_column(default=None)
    missed_critical: Mapped[int | None] = mapped_column(default=None)
    # Answers that a person has yet to mark; until then the points are not all there.
    waiting: Mapped[int] = mapped_column(default=0)
    # The release by whose key it was marked again; None while that of its own release counts.
    graded_by: Mapped[str | None] = mapped_column(ForeignKey("release.digest"), default=None)


class Mark(Base):
    """What one item of an attempt earned, and the part of the answer that may be kept."""

    __tablename__ = "mark"
    __table_args__ = (
        CheckConstraint("points BETWEEN 0 AND possible", name="points"),
        # The marks of an attempt lie side by side in one tree: reading them all takes a third of the time.
        {"sqlite_with_rowid": False},
    )

    attempt_id: Mapped[str] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    item: Mapped[str] = mapped_column(String(60), primary_key=True)
    points: Mapped[int]
    possible: Mapped[int]
    kept: Mapped[dict[str, Any]] = mapped_column(JSON)
    misconception: Mapped[str | None] = mapped_column(String(8), default=None)
    # What was chosen in a word, to be counted; None where it cannot be said so, as with free text.
    choice: Mapped[str | None] = mapped_column(String(120), default=None)
    waits: Mapped[bool] = mapped_column(default=False)
    saved_at: Mapped[datetime] = mapped_column(UtcTime)


class Marking(Base):
    """What a person gave an open answer, criterion by criterion; the newest one counts."""

    __tablename__ = "marking"
    __table_args__ = (Index("ix_marking_attempt", "attempt_id", "item"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    attempt_id: Mapped[str] = mapped_column(ForeignKey("attempt.id"))
    item: Mapped[str] = mapped_column(String(60))
    points: Mapped[dict[str, int]] = mapped_column(JSON)
    marked_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    marked_at: Mapped[datetime] = mapped_column(UtcTime)
