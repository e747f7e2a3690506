"""The tables of practice: sessions with who was there, and observations once signed never changed."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from lms.db import Base, UtcTime

ID = String(32)


class TrainingSession(Base):
    """One dated meeting of a cohort: planned, held, or called off. The id is made by whoever logs it.

    The five counts are heads in the room, learners of the cohort or not; nobody is named by them.
    A session is independent when nobody led it together with `led_by`.
    """

    __tablename__ = "training_session"
    __table_args__ = (
        CheckConstraint("planned_on IS NOT NULL OR held_on IS NOT NULL", name="dated"),
        CheckConstraint(
            "girls >= 0 AND boys >= 0 AND women >= 0 AND men >= 0 AND not_recorded >= 0", name="counts"
        ),
        CheckConstraint("co_led_by IS NULL OR co_led_by <> led_by", name="two_leaders"),
        Index("ix_training_session_cohort", "cohort_id", "held_on"),
        Index("ix_training_session_led_by", "led_by", "held_on"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    cohort_id: Mapped[str] = mapped_column(ForeignKey("cohort.id"))
    planned_on: Mapped[date | None] = mapped_column(default=None)
    held_on: Mapped[date | None] = mapped_column(default=None)
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)
    # With people from outside, led for them: heads are counted, and nobody of the cohort had to come.
    community: Mapped[bool] = mapped_column(default=False)
    # Ids of the modules taught, or meant to be taught.
    modules: Mapped[list[str]] = mapped_column(JSON)
    led_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    co_led_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"), default=None)
    place_code: Mapped[str | None] = mapped_column(String(6), default=None)
    girls: Mapped[int] = mapped_column(default=0)
    boys: Mapped[int] = mapped_column(default=0)
    women: Mapped[int] = mapped_column(default=0)
    men: Mapped[int] = mapped_column(default=0)
    not_recorded: Mapped[int] = mapped_column(default=0)
    made_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    logged_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"), default=None)
    logged_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)


class Attendance(Base):
    """That a member of the cohort was there."""

    __tablename__ = "attendance"

    session_id: Mapped[str] = mapped_column(ForeignKey("training_session.id"), primary_key=True)
    learner_id: Mapped[str] = mapped_column(ForeignKey("account.id"), primary_key=True, index=True)
    marked_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    marked_at: Mapped[datetime] = mapped_column(UtcTime)


class Observation(Base):
    """A checklist that somebody filled in while watching another lead; final once both have signed.

    The database refuses every change of a final one (migration 0002), but for whose account it is.
    `points` are 0, 1 or 2 by the id of a point, `red_lines` the ids of the lines that were crossed,
    `body` the checklist in its words of that day.
    """

    __tablename__ = "observation"
    __table_args__ = (
        CheckConstraint("observer_id <> observed_id", name="never_oneself"),
        CheckConstraint("setting IN ('practice', 'co-facilitation', 'independent')", name="setting"),
        CheckConstraint(
            "observed_signed_at IS NULL OR observer_signed_at IS NOT NULL", name="observer_signs_first"
        ),
        Index("ix_observation_observed", "observed_id", "observed_signed_at"),
        Index("ix_observation_observer", "observer_id", "observed_signed_at"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("training_session.id"), index=True)
    checklist: Mapped[str] = mapped_column(String(60))
    checklist_version: Mapped[int]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    observed_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    observer_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    setting: Mapped[str] = mapped_column(String(20))
    points: Mapped[dict[str, int]] = mapped_column(JSON)
    red_lines: Mapped[list[str]] = mapped_column(JSON)
    begun_at: Mapped[datetime] = mapped_column(UtcTime)
    saved_at: Mapped[datetime] = mapped_column(UtcTime)
    # When the observed gave it back unsigned, to talk about it first.
    talk_asked_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)
    observer_signed_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)
    observed_signed_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)
