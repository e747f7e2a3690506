"""A database that holds only the sample, and drafts of it in the states the workshop knows."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from lms import clock
from lms.authoring.units import SHARED
from lms.courses.files import Folder
from lms.courses.models import Release
from lms.people import roles
from lms.people.models import Account
from lms.permissions import Role
from lms.workshop import approvals, drafts, publishing, shelf
from lms.workshop.models import Draft, Publication, Review
from lms.workshop.publishing import Said
from tests.conftest import NOW
from tests.courses.samples import FACTS, FORM_B, HEAD, LESSON, SAMPLE
from tests.factories import Someone

UNIT = "clean-hands"
TODAY = NOW.date()
THEN = NOW + timedelta(hours=1)


def only_the_sample(session: Session) -> None:
    """Forget the shipped content, and publish the sample from files."""
    session.execute(delete(Publication))
    session.execute(delete(Release))
    publishing.publish(session, Folder(SAMPLE), Said("files"), NOW, today=TODAY)


def somebody(session: Session, role: Role) -> Someone:
    """Make an adult who never signs in: hashing a password is slow on purpose."""
    row = Account(
        id=clock.new_id(),
        role=role,
        login=clock.new_id()[:12],
        secret="none",
        name_km=None if role is Role.LEARNER else "សុខ ចាន់",
        name_latin=None if role is Role.LEARNER else "Sok Chan",
        created_at=NOW - timedelta(days=30),
    )
    session.add(row)
    session.flush()
    if role is not Role.LEARNER:
        roles.begin(session, row, role, place_code=None, by=None, now=NOW - timedelta(days=30))
    return Someone(row.id, role)


def author(session: Session) -> Someone:
    return somebody(session, Role.AUTHOR)


def focal_point(session: Session) -> Someone:
    return somebody(session, Role.SAFEGUARDING)


def write(
    session: Session,
    writer: Someone,
    name: str,
    *pairs: tuple[str, str],
    unit: str = UNIT,
    now: datetime = NOW,
) -> Draft:
    """Let somebody change a file of a unit."""
    draft = drafts.open_draft(session, writer, unit, now)
    newest = drafts.edits(session, draft).get(name)
    digest = drafts.digests(session, draft)[name]
    text = shelf.contents(session, [digest])[digest].decode()
    for old, new in pairs:
        assert text.count(old) == 1, f"{name} says {old!r} {text.count(old)} times"
        text = text.replace(old, new)
    number = newest.number if newest else None
    drafts.save(session, writer, draft, name, text.encode(), replaces=number, now=now)
    return draft


def write_plain(session: Session, writer: Someone) -> Draft:
    """Change what no child's safety hangs on."""
    return write(session, writer, HEAD, ("achieved_percent: 70", "achieved_percent: 75"))


def write_safety(session: Session, writer: Someone) -> Draft:
    """Change a critical question, in both languages."""
    pairs = (("en: It is 1289.", "en: It is 1289, by day."), ("km: គឺ 1289។", "km: គឺ 1289 នៅពេលថ្ងៃ។"))
    return write(session, writer, FORM_B, *pairs)


def write_stale(session: Session, writer: Someone) -> Draft:
    """Change the English of a critical sentence, and forget its Khmer."""
    return write(session, writer, FORM_B, ("en: It is 1289.", "en: It is 1289, and free."))


def write_number(session: Session, writer: Someone) -> Draft:
    """Change the day on which a telephone number expires."""
    pair = ("expires_on: 2027-02-02", "expires_on: 2027-02-01")
    return write(session, writer, FACTS, pair, unit=SHARED)


def write_lesson(session: Session, writer: Someone, minutes: int = 15) -> Draft:
    return write(session, writer, LESSON, ("minutes: 10", f"minutes: {minutes}"))


def ask(
    session: Session, asker: Someone, draft: Draft, message: str = "Said better", now: datetime = NOW
) -> dict[str, Review]:
    """Ask for a draft to be read; return the reviews by kind."""
    found = approvals.ask(session, asker, draft.id, message=message, correction=False, today=TODAY, now=now)
    return {one.kind: one for one in (found.content, found.safety) if one is not None}


def approve(session: Session, reader: Someone, review: Review, note: str = "") -> Review:
    return approvals.decide(session, reader, review.id, "approved", note=note, today=TODAY, now=THEN)


def approved(session: Session, writer: Someone, draft: Draft) -> tuple[Someone, Someone | None]:
    """Let others approve a draft; return who."""
    asked = ask(session, writer, draft)
    reader = author(session)
    approve(session, reader, asked["content"])
    if "safety" not in asked:
        return reader, None
    cleared = focal_point(session)
    approve(session, cleared, asked["safety"])
    return reader, cleared
