"""The table of awards: who was given which certificate by whom, on what evidence."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from lms.db import Base, UtcTime


class Award(Base):
    """A certificate as it was given; the names and words on it stay what they were that day."""

    __tablename__ = "award"
    __table_args__ = (
        CheckConstraint("awarded_by <> account_id", name="never_oneself"),
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
    revoked_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"), default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)


class AwardKept(Base):
    """An award that stays although a corrected key took a condition away: who decided so, and when."""

    __tablename__ = "award_kept"

    award_id: Mapped[str] = mapped_column(ForeignKey("award.id"), primary_key=True)
    release: Mapped[str] = mapped_column(ForeignKey("regrade.release"), primary_key=True)
    kept_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    kept_at: Mapped[datetime] = mapped_column(UtcTime)
