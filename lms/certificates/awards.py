"""An award as it is kept: what stands on it, what it is worth today, and who may find it."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from lms.certificates.models import Award
from lms.errors import NotFound
from lms.people.models import Account
from lms.people.scope import people_within
from lms.permissions import Action, Actor, require
from lms.text import Content, Text


class Words(Content):
    """What stands on a certificate or a card, as it was on the day of the award.

    A card has no name: it is written by hand, or printed as the child is called in the cohort.
    """

    title: Text
    achievement: Text
    name_km: str
    name_latin: str
    organisation: Text
    awarded_by_km: str
    awarded_by_latin: str
    # Who confirmed it, where a second person has to.
    confirmed_by_km: str = ""
    confirmed_by_latin: str = ""
    refresher_on: date | None = None


class Status(StrEnum):
    """What an award is worth today. Who needs a refresher has a valid one all the same."""

    PROPOSED = "proposed"
    DISMISSED = "dismissed"
    VALID = "valid"
    NEEDS_REFRESHER = "needs-refresher"
    EXPIRED = "expired"
    REVOKED = "revoked"

    @property
    def in_force(self) -> bool:
        """Whether it is valid, with or without a refresher."""
        return self in {Status.VALID, Status.NEEDS_REFRESHER}


GIVEN: ColumnElement[bool] = or_(Award.four_eyes.is_(False), Award.confirmed_at.is_not(None))
"""Whether an award was given: one that waits for a second person, or waited in vain, never was."""


def status(award: Award, today: date, *, refreshed: bool = True) -> Status:
    """Return what an award is worth on a day.

    `refreshed` says whether nothing has to be refreshed; whoever checks a certificate is told no more
    than that it is valid.
    """
    if award.four_eyes and award.confirmed_at is None:
        return Status.PROPOSED if award.revoked_at is None else Status.DISMISSED
    if award.revoked_at is not None:
        return Status.REVOKED
    if today > award.expires_on:
        return Status.EXPIRED
    return Status.VALID if refreshed else Status.NEEDS_REFRESHER


def find_award(session: Session, actor: Actor, award_id: str, now: datetime) -> Award:
    """Return one's own certificate, or one of somebody the actor trains; else raise NotFound.

    What was not confirmed is no certificate, and a card is printed by the child's trainer only.
    """
    reach = require(actor, Action.CERTIFICATE_READ)
    found = session.scalar(
        select(Award)
        .join(Account, Account.id == Award.account_id)
        .where(
            Award.id == award_id,
            Award.paper == "certificate",
            GIVEN,
            (Account.id == actor.id) | people_within(actor, reach, now),
        )
    )
    if found is None:
        raise NotFound
    return found


def check(session: Session, award_id: str) -> Award:
    """Return a certificate for anybody who knows its id; raise NotFound for any other id.

    A proposal and a child's card are nothing that anybody could check.
    """
    found = session.scalar(select(Award).where(Award.id == award_id, Award.paper == "certificate", GIVEN))
    if found is None:
        raise NotFound
    return found
