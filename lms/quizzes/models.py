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
        CheckConstraint("moment IN ('before', 'after')", name="moment"),
        CheckConstraint("earned IS NULL OR earned BETWEEN 0 AND possible", name="points"),
        Index("ix_attempt_learner_module", "learner_id", "module"),
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
    moment: Mapped[str] = mapped_column(String(10))
    # Empty for a first attempt, which keeps the author's order, so a group can talk about it.
    seed: Mapped[str] = mapped_column(String(32), default="")
    started_at: Mapped[datetime] = mapped_column(UtcTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)
    skipped: Mapped[bool] = mapped_column(default=False)
    earned: Mapped[int | None] = mapped_column(default=None)
    possible: Mapped[int | None] = mapped_column(default=None)
    missed_critical: Mapped[int | None] = mapped_column(default=None)


class Mark(Base):
    """What one item of an attempt earned, and the part of the answer that may be kept."""

    __tablename__ = "mark"
    __table_args__ = (CheckConstraint("points BETWEEN 0 AND possible", name="points"),)

    attempt_id: Mapped[str] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    item: Mapped[str] = mapped_column(String(60), primary_key=True)
    points: Mapped[int]
    possible: Mapped[int]
    kept: Mapped[dict[str, Any]] = mapped_column(JSON)
    misconception: Mapped[str | None] = mapped_column(String(8), default=None)
    saved_at: Mapped[datetime] = mapped_column(UtcTime)
