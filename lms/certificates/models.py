"""The tables of awards: what was given by whom on what evidence, what was taken back, which keys sign."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from lms.db import Base, UtcTime

_PENDING = text("confirmed_at IS NULL AND withdrawn_at IS NULL")


class Award(Base):
    """A certificate as it was given; the names and words on it stay what they were that day.

    One that needs four eyes is worth nothing until a second person has confirmed it. A child's `card`
    is printed and never published: it has no status index, no statement and no credential.
    """

    __tablename__ = "award"
    __table_args__ = (
        CheckConstraint("awarded_by <> account_id", name="never_oneself"),
        CheckConstraint("confirmed_by <> account_id AND confirmed_by <> awarded_by", name="four_eyes"),
        CheckConstraint("paper IN ('certificate', 'card')", name="paper"),
        CheckConstraint("(revoked_at IS NULL) = (revoked_by IS NULL)", name="revoked"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"), index=True)
    rule: Mapped[str] = mapped_column(String(60))
    rule_version: Mapped[int]
    words: Mapped[dict[str, Any]] = mapped_column(JSON)
    evidence: Mapped[list[Any]] = mapped_column(JSON)
    awarded_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    awarded_at: Mapped[datetime] = mapped_column(UtcTime)
    awarded_on: Mapped[date] = mapped_column(Date)
    expires_on: Mapped[date] = mapped_column(Date)
    paper: Mapped[str] = mapped_column(String(12), default="certificate")
    # The certificate that this one goes on from.
    # Checked at the end of a transaction, so that a restore may bring awards in any order.
    renews: Mapped[str | None] = mapped_column(
        ForeignKey("award.id", deferrable=True, initially="DEFERRED"), default=None
    )
    # Whether a second person has to confirm it, and who did.
    four_eyes: Mapped[bool] = mapped_column(default=True)
    confirmed_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"), default=None)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)
    # Its place in the list of what was taken back; drawn by lot.
    status_index: Mapped[int | None] = mapped_column(unique=True, default=None)
    # What the QR code says and the Open Badge, as signed when it was confirmed.
    statement: Mapped[str | None] = mapped_column(String(2000), default=None)
    credential: Mapped[str | None] = mapped_column(Text, default=None)
    revoked_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"), default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)


class AwardKept(Base):
    """An award that stays although a corrected key took a condition away: who decided so, and when."""

    __tablename__ = "award_kept"

    award_id: Mapped[str] = mapped_column(ForeignKey("award.id"), primary_key=True)
    release: Mapped[str] = mapped_column(ForeignKey("regrade.release"), primary_key=True)
    kept_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    kept_at: Mapped[datetime] = mapped_column(UtcTime)


class Revocation(Base):
    """Somebody asks that a certificate be taken back, for a reason; another person says yes or no."""

    __tablename__ = "revocation"
    __table_args__ = (
        CheckConstraint("confirmed_by <> asked_by", name="four_eyes"),
        CheckConstraint("confirmed_at IS NULL OR withdrawn_at IS NULL", name="one_end"),
        CheckConstraint(
            "reason IN ('conduct', 'safeguarding', 'mistake', 'key', 'left', 'wish')", name="reason"
        ),
        Index(
            "uq_revocation_pending",
            "award_id",
            unique=True,
            sqlite_where=_PENDING,
            postgresql_where=_PENDING,
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    award_id: Mapped[str] = mapped_column(ForeignKey("award.id"))
    reason: Mapped[str] = mapped_column(String(20))
    asked_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    asked_at: Mapped[datetime] = mapped_column(UtcTime)
    confirmed_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"), default=None)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)
    withdrawn_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"), default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)


class SigningKey(Base):
    """The public half of a key that signs certificates; the private half is in a file and never here.

    `kind` is `ed25519` for Open Badges or `p256` for QR codes; a retired key goes on verifying.
    """

    __tablename__ = "signing_key"
    __table_args__ = (CheckConstraint("kind IN ('ed25519', 'p256')", name="kind"),)

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))
    public: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    retired_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)
