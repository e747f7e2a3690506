"""The table of what left the program: who took which rows out, by whose permission and why."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from lms.db import Base, UtcTime


class Export(Base):
    """A file of rows about single learners that somebody took out of the program."""

    __tablename__ = "export"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    taken_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    taken_at: Mapped[datetime] = mapped_column(UtcTime)
    # In the words of whoever takes it: who allowed it, and what it is for.
    permission: Mapped[str] = mapped_column(String(400))
    reason: Mapped[str] = mapped_column(String(400))
    module: Mapped[str] = mapped_column(String(60))
    rows: Mapped[int]
    # SHA-256 of the file, so that a copy met later can be known.
    digest: Mapped[str] = mapped_column(String(64))
