"""The tables of quizzes on paper: who typed in which sheets, so that paper and phone results are one."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from lms.db import Base, UtcTime


class PaperEntry(Base):
    """One typing-in of the answer sheets of a group, with the total its sheets were counted to have."""

    __tablename__ = "paper_entry"
    __table_args__ = (
        CheckConstraint("sheets > 0", name="sheets"),
        Index("ix_paper_entry_cohort", "cohort_id", "module", "moment"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    cohort_id: Mapped[str] = mapped_column(ForeignKey("cohort.id"))
    module: Mapped[str] = mapped_column(String(60))
    moment: Mapped[str] = mapped_column(String(20))
    release: Mapped[str] = mapped_column(ForeignKey("release.digest"))
    form: Mapped[str] = mapped_column(String(1))
    # Sheets counted on the table before typing, against which the rows are checked.
    sheets: Mapped[int]
    entered_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    entered_at: Mapped[datetime] = mapped_column(UtcTime)


class PaperAttempt(Base):
    """An attempt that was typed in from a sheet."""

    __tablename__ = "paper_attempt"

    attempt_id: Mapped[str] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    entry_id: Mapped[str] = mapped_column(ForeignKey("paper_entry.id"))
