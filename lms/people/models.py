"""The tables of people: the least that works, and nothing else about a child."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from lms.db import Base, UtcTime

ID = String(32)


class Account(Base):
    """A person who can sign in. A learner's row can hold no name but a nickname."""

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint("sex IN ('female', 'male', 'not-recorded')", name="sex"),
        CheckConstraint(
            "role <> 'learner' OR (name_km IS NULL AND name_latin IS NULL)", name="nameless_learner"
        ),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    role: Mapped[str] = mapped_column(String(20))
    # A learner's code without its hyphen, or an adult's user name in small letters.
    login: Mapped[str] = mapped_column(String(40), unique=True)
    secret: Mapped[str] = mapped_column(String(200))
    must_change: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    nickname: Mapped[str | None] = mapped_column(String(40), default=None)
    name_km: Mapped[str | None] = mapped_column(String(120), default=None)
    name_latin: Mapped[str | None] = mapped_column(String(120), default=None)
    sex: Mapped[str] = mapped_column(String(12), default="not-recorded")
    birth_year: Mapped[int | None] = mapped_column(default=None)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    # Checked at the end of a transaction, so that a restore may bring accounts in any order.
    created_by: Mapped[str | None] = mapped_column(
        ForeignKey("account.id", deferrable=True, initially="DEFERRED"), default=None
    )


class SignIn(Base):
    """One stay of a person, from signing in to signing out."""

    __tablename__ = "sign_in"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"), index=True)
    began_at: Mapped[datetime] = mapped_column(UtcTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)


class Throttle(Base):
    """How often signing in went wrong for a login or from an address.

    The key is a keyed hash: no login that was tried and no address can be read from it.
    """

    __tablename__ = "throttle"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    tries: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(UtcTime)
    blocked_until: Mapped[datetime | None] = mapped_column(UtcTime, default=None)


class Cohort(Base):
    """A group taught together."""

    __tablename__ = "cohort"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(20))
    commune_code: Mapped[str | None] = mapped_column(String(6), default=None)
    opened_at: Mapped[datetime] = mapped_column(UtcTime)
    # The first day of teaching; the day it was opened when nobody says otherwise.
    begins_on: Mapped[date | None] = mapped_column(default=None)
    # Half of the learners start with form B, so that a difference between the forms cancels out.
    swap_forms: Mapped[bool] = mapped_column(default=False)
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)


class Teaching(Base):
    """Who teaches a cohort, from when to when."""

    __tablename__ = "teaching"
    __table_args__ = (Index("ix_teaching_trainer", "trainer_id", "until_at"),)

    cohort_id: Mapped[str] = mapped_column(ForeignKey("cohort.id"), primary_key=True)
    trainer_id: Mapped[str] = mapped_column(ForeignKey("account.id"), primary_key=True)
    from_at: Mapped[datetime] = mapped_column(UtcTime, primary_key=True)
    until_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)


class Enrolment(Base):
    """Who belongs to a cohort, from when to when."""

    __tablename__ = "enrolment"
    __table_args__ = (Index("ix_enrolment_learner", "learner_id", "until_at"),)

    cohort_id: Mapped[str] = mapped_column(ForeignKey("cohort.id"), primary_key=True)
    learner_id: Mapped[str] = mapped_column(ForeignKey("account.id"), primary_key=True)
    from_at: Mapped[datetime] = mapped_column(UtcTime, primary_key=True)
    until_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)


class Installation(Base):
    """Things said once: `purpose` is `real` or `demonstration`; `batch/…` is a page that was used."""

    __tablename__ = "installation"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(String(200))
