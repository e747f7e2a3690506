"""The tables of people: the least that works, and nothing else about a child."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from lms.db import Base, UtcTime

ID = String(32)
_IN_FORCE = text("until_at IS NULL")


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
    # A learner's commune, if it was recorded; an adult's place stands with the role.
    commune_code: Mapped[str | None] = mapped_column(String(6), default=None)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    # Checked at the end of a transaction, so that a restore may bring accounts in any order.
    created_by: Mapped[str | None] = mapped_column(
        ForeignKey("account.id", deferrable=True, initially="DEFERRED"), default=None
    )


class RoleTerm(Base):
    """An adult's role, where and from when to when; an account acts in a role only within a term of it.

    `place_code` is an official code: two digits a province, four a district, six a commune.
    """

    __tablename__ = "role_term"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    place_code: Mapped[str | None] = mapped_column(String(6), default=None)
    from_at: Mapped[datetime] = mapped_column(UtcTime)
    until_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)
    given_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"), default=None)
    ended_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"), default=None)


class Lineage(Base):
    """Who trained an adult, from when to when, and in which cohort; the newest one is in force."""

    __tablename__ = "lineage"
    __table_args__ = (
        CheckConstraint("trainee_id <> trainer_id", name="never_oneself"),
        Index(
            "uq_lineage_in_force",
            "trainee_id",
            unique=True,
            sqlite_where=_IN_FORCE,
            postgresql_where=_IN_FORCE,
        ),
        Index("ix_lineage_trainer", "trainer_id", "until_at"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    trainee_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    trainer_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    cohort_id: Mapped[str | None] = mapped_column(ForeignKey("cohort.id"), default=None)
    from_at: Mapped[datetime] = mapped_column(UtcTime)
    until_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)
    said_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"), default=None)


class Merge(Base):
    """Two accounts of one person made one; `moved` says what came from the other, so that it can go back."""

    __tablename__ = "merge"
    __table_args__ = (CheckConstraint("kept_id <> gone_id", name="two_accounts"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    kept_id: Mapped[str] = mapped_column(ForeignKey("account.id"), index=True)
    gone_id: Mapped[str] = mapped_column(ForeignKey("account.id"), index=True)
    moved: Mapped[dict[str, Any]] = mapped_column(JSON)
    merged_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    merged_at: Mapped[datetime] = mapped_column(UtcTime)
    undone_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"), default=None)
    undone_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)


class Declaration(Base):
    """That somebody agreed, promised or was cleared: a day, how, and before whom; never a text.

    A guardian's consent and a child's assent and pledge stand with the child's account.
    """

    __tablename__ = "declaration"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('guardian-consent', 'assent', 'pledge', 'code-of-conduct', 'clearance')", name="kind"
        ),
        CheckConstraint("method IN ('paper', 'spoken', 'on-screen')", name="method"),
        Index("ix_declaration_account", "account_id", "kind"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    kind: Mapped[str] = mapped_column(String(20))
    given_on: Mapped[date]
    method: Mapped[str] = mapped_column(String(12))
    witness_id: Mapped[str | None] = mapped_column(ForeignKey("account.id"), default=None)
    recorded_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)
    withdrawn_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"), default=None)


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
    """A group taught together; planned until it is opened. `modules` are the assigned ids, None for all."""

    __tablename__ = "cohort"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(20))
    commune_code: Mapped[str | None] = mapped_column(String(6), default=None)
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    opened_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)
    # The first day of teaching; the day it was opened when nobody says otherwise.
    begins_on: Mapped[date | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)
    modules: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True), default=None)
    # To whom a trainer passes on what a child has told: an account with the role for it.
    focal_point_id: Mapped[str | None] = mapped_column(ForeignKey("account.id"), default=None)
    # Half of the learners start with form B, so that a difference between the forms cancels out.
    swap_forms: Mapped[bool] = mapped_column(default=False)
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)


class HelpContact(Base):
    """A local person or office on a cohort's help card, as checked on a day."""

    __tablename__ = "help_contact"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    cohort_id: Mapped[str] = mapped_column(ForeignKey("cohort.id"), index=True)
    who: Mapped[str] = mapped_column(String(80))
    phone: Mapped[str] = mapped_column(String(20))
    checked_on: Mapped[date]
    checked_by: Mapped[str] = mapped_column(ForeignKey("account.id"))


class Teaching(Base):
    """Who teaches a cohort, from when to when; the lead trainer is the one who trained its learners."""

    __tablename__ = "teaching"
    __table_args__ = (Index("ix_teaching_trainer", "trainer_id", "until_at"),)

    cohort_id: Mapped[str] = mapped_column(ForeignKey("cohort.id"), primary_key=True)
    trainer_id: Mapped[str] = mapped_column(ForeignKey("account.id"), primary_key=True)
    from_at: Mapped[datetime] = mapped_column(UtcTime, primary_key=True)
    until_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)
    lead: Mapped[bool] = mapped_column(default=True)


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
