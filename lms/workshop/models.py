"""The tables of the workshop: files as they were saved, drafts, reviews, and what was published by whom."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from lms.db import Base, UtcTime

_OPEN = text("closed_at IS NULL")


class StoredFile(Base):
    """A content file as it once was, under the digest of its bytes; never changed."""

    __tablename__ = "stored_file"

    digest: Mapped[str] = mapped_column(String(32), primary_key=True)
    size: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary)


class Draft(Base):
    """Changes to one unit (a module, or what all modules share) that are not published yet.

    Whoever writes in the same unit at the same time writes in the same draft.
    """

    __tablename__ = "draft"
    __table_args__ = (
        CheckConstraint("ended IN ('published', 'dropped')", name="ended"),
        CheckConstraint("origin IN ('browser', 'package', 'earlier')", name="origin"),
        CheckConstraint("(ended IS NULL) = (closed_at IS NULL)", name="closed"),
        Index("ix_draft_unit", "unit", "begun_at"),
        Index("uq_draft_open", "unit", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    unit: Mapped[str] = mapped_column(String(60))
    begun_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    begun_at: Mapped[datetime] = mapped_column(UtcTime)
    # What the unit was when the draft began; None for a new module.
    based_on: Mapped[str | None] = mapped_column(ForeignKey("publication.id"), default=None)
    # Written here, taken from a package, or what was published once and is to come back.
    origin: Mapped[str] = mapped_column(String(10), default="browser")
    # For people who read the history.
    message: Mapped[str] = mapped_column(String(400), default="")
    correction: Mapped[bool] = mapped_column(default=False)
    # When it is to be published, and who said so; None while nobody has.
    publish_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)
    publish_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"), default=None)
    ended: Mapped[str | None] = mapped_column(String(10), default=None)
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)


class DraftEdit(Base):
    """One saving of one file in a draft; the highest number of a name is what stands now."""

    __tablename__ = "draft_edit"
    __table_args__ = (Index("ix_draft_edit_name", "draft_id", "name", "number"),)

    draft_id: Mapped[str] = mapped_column(ForeignKey("draft.id"), primary_key=True)
    # Counted from 1 over all savings of the draft.
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(200))
    # None where the file was taken away.
    file: Mapped[str | None] = mapped_column(ForeignKey("stored_file.digest"), default=None)
    # The number it was written over; None where the file stood as published, or was not there.
    replaces: Mapped[int | None] = mapped_column(default=None)
    saved_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    saved_at: Mapped[datetime] = mapped_column(UtcTime)


class Review(Base):
    """What somebody else was asked to read, file by file, and what they said."""

    __tablename__ = "review"
    __table_args__ = (
        CheckConstraint("kind IN ('content', 'safety')", name="kind"),
        CheckConstraint("verdict IN ('approved', 'returned')", name="verdict"),
        CheckConstraint("(verdict IS NULL) = (decided_by IS NULL)", name="decided"),
        Index("ix_review_draft", "draft_id", "asked_at"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    draft_id: Mapped[str] = mapped_column(ForeignKey("draft.id"))
    kind: Mapped[str] = mapped_column(String(10))
    # The digest of each file of the unit by name: what is approved is these bytes and no others.
    files: Mapped[dict[str, str]] = mapped_column(JSON)
    asked_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    asked_at: Mapped[datetime] = mapped_column(UtcTime)
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"), default=None)
    decided_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)
    verdict: Mapped[str | None] = mapped_column(String(10), default=None)
    note: Mapped[str] = mapped_column(String(1000), default="")


class Publication(Base):
    """One publishing of one unit: which files, by whom, read by whom, and what was waived.

    The newest one of each unit together are the content that is published.
    """

    __tablename__ = "publication"
    __table_args__ = (
        CheckConstraint("origin IN ('browser', 'files', 'package', 'earlier')", name="origin"),
        Index("ix_publication_unit", "unit", "published_at"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    unit: Mapped[str] = mapped_column(String(60))
    # None for what all modules share.
    release: Mapped[str | None] = mapped_column(ForeignKey("release.digest"), default=None)
    files: Mapped[dict[str, str]] = mapped_column(JSON)
    origin: Mapped[str] = mapped_column(String(10))
    message: Mapped[str] = mapped_column(String(400), default="")
    correction: Mapped[bool] = mapped_column(default=False)
    # Each waived gate with its place, reason and the name of who waived it, as printed.
    waivers: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    # None for the command line.
    published_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"), default=None)
    published_at: Mapped[datetime] = mapped_column(UtcTime)
    reviewed_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"), default=None)
    # The safeguarding focal point, where the change touched what only they may approve.
    cleared_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"), default=None)
