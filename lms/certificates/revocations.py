"""Taking a certificate back: somebody asks for a reason, another person says yes or no."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import i18n
from lms.certificates.awards import GIVEN, Status, status
from lms.certificates.models import Award, Revocation
from lms.certificates.proposals import SecondPerson
from lms.errors import Conflict, LmsError, NotFound
from lms.people.models import Account
from lms.people.one_person import same_person
from lms.people.scope import people_within
from lms.permissions import Action, Actor, require
from lms.text import Text

REASONS: dict[str, Text] = {
    "conduct": Text(en="Broke the code of conduct", km="មិនបានគោរពក្រមប្រតិបត្តិ"),
    "safeguarding": Text(en="Safeguarding decided so", km="អ្នកទទួលបន្ទុកការពារកុមារបានសម្រេចដូច្នេះ"),
    "mistake": Text(en="Given by mistake", km="បានប្រគល់ដោយច្រឡំ"),
    "key": Text(en="A result it rested on was wrong", km="លទ្ធផលដែលវិញ្ញាបនបត្រផ្អែកលើ មិនត្រឹមត្រូវ"),
    "left": Text(en="Left the programme", km="បានឈប់ពីកម្មវិធី"),
    "wish": Text(en="The holder wishes so", km="ម្ចាស់វិញ្ញាបនបត្រស្នើសុំដូច្នេះ"),
}
"""Why a certificate is taken back: one of these, and never a text."""


class NoReason(LmsError):
    """A reason is missing."""

    message = Text(en="Choose a reason first.", km="សូមជ្រើសរើសមូលហេតុជាមុនសិន។")


class Decided(Conflict):
    """Somebody has decided about it in the meantime."""

    message = Text(
        en="This was decided in the meantime. Look at the certificate again.",
        km="មានគេបានសម្រេចរឿងនេះរួចហើយ។ សូមមើលវិញ្ញាបនបត្រឡើងវិញ។",
    )


def find_given(session: Session, actor: Actor, award_id: str, now: datetime) -> tuple[Award, Account]:
    """Return a certificate that was given to somebody within the actor's reach, never one's own.

    Raises NotFound for any other, for a proposal and for a child's card.
    """
    reach = require(actor, Action.CERTIFICATE_CONFIRM)
    row = session.execute(
        select(Award, Account)
        .join(Account, Account.id == Award.account_id)
        .where(
            Award.id == award_id,
            Award.paper == "certificate",
            GIVEN,
            Account.id != actor.id,
            people_within(actor, reach, now),
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    return row[0], row[1]


def pending(session: Session, award_id: str) -> Revocation | None:
    """Return the question about an award that waits for a second person; the caller has checked who asks."""
    return session.scalar(
        select(Revocation).where(
            Revocation.award_id == award_id,
            Revocation.confirmed_at.is_(None),
            Revocation.withdrawn_at.is_(None),
        )
    )


def reason_of(session: Session, award: Award) -> Text | None:
    """Return why an award was taken back; None while it was not, and for those of older days."""
    reason = session.scalar(
        select(Revocation.reason).where(Revocation.award_id == award.id, Revocation.confirmed_at.is_not(None))
    )
    return REASONS[reason] if reason and award.revoked_at else None


def ask(
    session: Session, actor: Actor, award_id: str, reason: str, *, revocation_id: str, now: datetime
) -> Revocation:
    """Ask that a certificate be taken back; it stays valid until another person has agreed.

    Raises NotFound outside the actor's reach, NoReason, Decided when it is taken back already. Asked
    already, what was asked first is returned as it is.
    """
    award, _ = find_given(session, actor, award_id, now)
    if reason not in REASONS:
        raise NoReason
    # Held, so that of two who ask at the same moment the second finds the first.
    session.scalar(select(Award.id).where(Award.id == award.id).with_for_update())
    if status(award, i18n.local_day(now)) is Status.REVOKED:
        raise Decided
    before = pending(session, award.id)
    if before is not None:
        return before
    asked = Revocation(id=revocation_id, award_id=award.id, reason=reason, asked_by=actor.id, asked_at=now)
    session.add(asked)
    session.flush()
    return asked


def confirm(session: Session, actor: Actor, revocation_id: str, now: datetime) -> Award:
    """Take a certificate back, as another person has asked; it stays, as one that was taken back.

    Raises NotFound outside the actor's reach, SecondPerson, Decided.
    """
    asked, award = _find(session, actor, revocation_id, now)
    if same_person(session, asked.asked_by, actor.id):
        raise SecondPerson
    if asked.confirmed_at is not None or asked.withdrawn_at is not None:
        raise Decided
    asked.confirmed_by, asked.confirmed_at = actor.id, now
    award.revoked_by, award.revoked_at = actor.id, now
    session.flush()
    return award


def dismiss(session: Session, actor: Actor, revocation_id: str, now: datetime) -> Award:
    """Let a certificate stay; who asked may say so too. Raises NotFound outside the reach, Decided."""
    asked, award = _find(session, actor, revocation_id, now)
    if asked.confirmed_at is not None:
        raise Decided
    if asked.withdrawn_at is None:
        asked.withdrawn_by, asked.withdrawn_at = actor.id, now
        session.flush()
    return award


def waiting(session: Session, actor: Actor, now: datetime) -> list[tuple[Revocation, Award, Account]]:
    """Return what is asked about certificates within the actor's reach, the oldest question first."""
    reach = require(actor, Action.CERTIFICATE_CONFIRM)
    rows = session.execute(
        select(Revocation, Award, Account)
        .join(Award, Award.id == Revocation.award_id)
        .join(Account, Account.id == Award.account_id)
        .where(
            Revocation.confirmed_at.is_(None),
            Revocation.withdrawn_at.is_(None),
            Account.id != actor.id,
            people_within(actor, reach, now),
        )
        .order_by(Revocation.asked_at, Revocation.id)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def _find(session: Session, actor: Actor, revocation_id: str, now: datetime) -> tuple[Revocation, Award]:
    reach = require(actor, Action.CERTIFICATE_CONFIRM)
    row = session.execute(
        select(Revocation, Award)
        .join(Award, Award.id == Revocation.award_id)
        .join(Account, Account.id == Award.account_id)
        .where(Revocation.id == revocation_id, Account.id != actor.id, people_within(actor, reach, now))
        .with_for_update(of=Revocation)
    ).one_or_none()
    if row is None:
        raise NotFound
    return row[0], row[1]
