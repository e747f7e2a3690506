"""Signed certificates, made directly: for tests of what is signed, not of how one comes to it."""

from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from lms import clock
from lms.certificates import signing
from lms.certificates.issuer import Issuer
from lms.certificates.models import Award
from lms.i18n import local_day
from lms.people.models import Account
from lms.text import Text
from tests.factories import Someone, make_adult

ORGANISATION = Text(en="A programme", km="កម្មវិធី")


def issuer_in(folder: Path, address: str = "https://learn.example.org") -> Issuer:
    """Return the issuer that the program has when its data is in a folder."""
    return Issuer(ORGANISATION, address, folder / "keys", "a key for tests")


def make_signed(
    session: Session,
    issuer: Issuer,
    *,
    now: datetime,
    holder: Someone | None = None,
    name_km: str = "សុខ ស្រីមុំ",
    name_latin: str = "SOK Sreymom",
    days: int = 365,
) -> Award:
    """Make a certificate that one proposed and another confirmed, valid for some days, and sign it."""
    holder = holder or make_adult(session)
    giver, second = make_adult(session), make_adult(session)
    award = make_unsigned(session, holder, giver, now=now, days=days, name_km=name_km, name_latin=name_latin)
    award.confirmed_by, award.confirmed_at = second.id, now
    signing.sign_award(session, award, issuer, now)
    return award


def make_unsigned(
    session: Session,
    holder: Someone,
    giver: Someone,
    *,
    now: datetime,
    days: int = 365,
    paper: str = "certificate",
    name_km: str = "សុខ ស្រីមុំ",
    name_latin: str = "SOK Sreymom",
) -> Award:
    """Make what waits for a second person."""
    day: date = local_day(now)
    words = {
        "title": {"en": "Trainer", "km": "គ្រូបណ្តុះបណ្តាល"},
        "achievement": {"en": "has completed the course", "km": "បានបញ្ចប់វគ្គ"},
        "organisation": ORGANISATION.model_dump(),
        "name_km": name_km,
        "name_latin": name_latin,
        "awarded_by_km": session.get_one(Account, giver.id).name_km,
        "awarded_by_latin": session.get_one(Account, giver.id).name_latin,
    }
    award = Award(
        id=clock.new_id(),
        account_id=holder.id,
        rule="trainer",
        rule_version=1,
        words=words,
        evidence=[],
        paper=paper,
        awarded_by=giver.id,
        awarded_at=now,
        awarded_on=day,
        expires_on=day + timedelta(days=days),
    )
    session.add(award)
    session.flush()
    return award
