"""The tables of the player: what was published, and how far each learner has read."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from lms.db import Base, UtcTime


class Release(Base):
    """A published module, kept for ever. Equal content has an equal digest."""

    __tablename__ = "release"
    __table_args__ = (Index("ix_release_module", "module", "published_at"),)

    digest: Mapped[str] = mapped_column(String(32), primary_key=True)
    module: Mapped[str] = mapped_column(String(60))
    published_at: Mapped[datetime] = mapped_column(UtcTime)
    # A correction (a wrong key, an unsafe sentence, a dead number) reaches everybody at once.
    correction: Mapped[bool] = mapped_column(default=False)
    message: Mapped[str] = mapped_column(String(400), default="")
    body: Mapped[str] = mapped_column(Text)


class Recording(Base):
    """A published recording of somebody reading aloud, under the digest of its bytes."""

    __tablename__ = "recording"

    digest: Mapped[str] = mapped_column(String(32), primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class Register(Base):
    """The registers as published last: `misconceptions` and `help`, as JSON."""

    __tablename__ = "register"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    body: Mapped[str] = mapped_column(Text)
    published_at: Mapped[datetime] = mapped_column(UtcTime)


class Reading(Base):
    """How far a learner has come in a lesson."""

    __tablename__ = "reading"

    learner_id: Mapped[str] = mapped_column(ForeignKey("account.id"), primary_key=True)
    module: Mapped[str] = mapped_column(String(60), primary_key=True)
    lesson: Mapped[str] = mapped_column(String(60), primary_key=True)
    release: Mapped[str] = mapped_column(ForeignKey("release.digest"))
    # The screen to go on with, counted from 1.
    screen: Mapped[int]
    began_at: Mapped[datetime] = mapped_column(UtcTime)
    moved_at: Mapped[datetime] = mapped_column(UtcTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)


class Taught(Base):
    """The day a cohort was taught a module, from which its follow-ups are counted."""

    __tablename__ = "taught"

    cohort_id: Mapped[str] = mapped_column(ForeignKey("cohort.id"), primary_key=True)
    module: Mapped[str] = mapped_column(String(60), primary_key=True)
    taught_on: Mapped[date]


class Regrade(Base):
    """Marking again what was marked by a wrong key: which release corrects what, and how far it has come."""

    __tablename__ = "regrade"

    release: Mapped[str] = mapped_column(ForeignKey("release.digest"), primary_key=True)
    module: Mapped[str] = mapped_column(String(60))
    # The ids of the corrected items.
    items: Mapped[list[str]] = mapped_column(JSON)
    queued_at: Mapped[datetime] = mapped_column(UtcTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)
    total: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    # The id of the last attempt looked at; the next one has a greater id.
    cursor: Mapped[str] = mapped_column(String(32), default="")


class MarkChange(Base):
    """What marking again changed: the old mark is kept here, the new one is in force."""

    __tablename__ = "mark_change"

    release: Mapped[str] = mapped_column(ForeignKey("regrade.release"), primary_key=True)
    attempt_id: Mapped[str] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    item: Mapped[str] = mapped_column(String(60), primary_key=True)
    old_points: Mapped[int]
    new_points: Mapped[int]
    old_misconception: Mapped[str | None] = mapped_column(String(8), default=None)
    new_misconception: Mapped[str | None] = mapped_column(String(8), default=None)
    changed_at: Mapped[datetime] = mapped_column(UtcTime)
