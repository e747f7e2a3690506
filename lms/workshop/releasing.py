"""Publishing what was approved, now or at a planned hour; what cannot be published then stays a draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import i18n
from lms.courses.mistakes import ContentError
from lms.errors import Forbidden, LmsError, NotFound
from lms.people import roles
from lms.people.models import Account
from lms.permissions import Action, Actor, Role, require
from lms.workshop import approvals, drafts, eyes, publishing, shelf
from lms.workshop.approvals import Standing
from lms.workshop.models import Draft, Publication
from lms.workshop.publishing import Said
from lms.workshop.refusals import Blocked, NotApproved, SomethingOpen, TooSoon


@dataclass(frozen=True, slots=True)
class Doer:
    """Whoever planned a publishing, when the hour has come."""

    id: str
    role: Role


def publish(session: Session, actor: Actor, draft_id: str, *, today: date, now: datetime) -> Publication:
    """Publish a draft that somebody else has approved as it stands; return its publication.

    Raises NotFound, Decided for a closed draft, NotApproved, OwnWork when two accounts turned out to be one
    person's, WaivedByWriter, Blocked naming each sentence, CannotMarkAgain and NotOnTheShelf.
    """
    require(actor, Action.CONTENT_PUBLISH)
    shelf.hold(session)
    draft = approvals.hold(session, actor, draft_id)
    found = approvals.stand(session, draft, today)
    hinders = what_hinders(session, found)
    if hinders is not None:
        raise hinders
    return _published(session, actor, found, today, now)


def what_hinders(session: Session, found: Standing) -> LmsError | None:
    """Return why a draft could not be published now; None when nothing hinders."""
    try:
        approvals.assert_shelved(session, found.draft.unit)
        if not found.approved:
            raise NotApproved
        _assert_four_eyes(session, found)
        if found.looked.blocking:
            raise Blocked(found.looked.blocking)
    except LmsError as error:
        return error
    return None


def _assert_four_eyes(session: Session, found: Standing) -> None:
    """Look again at who approved: accounts may have turned out to be one person's since."""
    content, safety = found.content, found.safety if found.needs_safety else None
    for review, other in ((content, safety), (safety, content)):
        if review is not None and review.decided_by is not None:
            eyes.assert_second(session, review.decided_by, found.draft, review, other)
    eyes.assert_waivers(session, found.draft)


def _published(session: Session, actor: Actor, found: Standing, today: date, now: datetime) -> Publication:
    draft = found.draft
    said = Said(
        origin=draft.origin,
        message=draft.message,
        correction=draft.correction,
        published_by=actor.id,
        reviewed_by=found.content.decided_by if found.content else None,
        cleared_by=found.safety.decided_by if found.safety and found.needs_safety else None,
    )
    try:
        publishing.publish(session, drafts.whole(session, draft), said, now, today=today)
    except ContentError as error:
        raise Blocked(error.mistakes) from error
    draft.ended, draft.closed_at = "published", now
    session.flush()
    newest = shelf.newest(session, draft.unit)
    if newest is None:
        raise NotApproved
    return newest


def plan(session: Session, actor: Actor, draft_id: str, at: datetime, *, today: date, now: datetime) -> Draft:
    """Have an approved draft published at an hour to come; raises TooSoon, and what `publish` raises."""
    require(actor, Action.CONTENT_PUBLISH)
    draft = approvals.hold(session, actor, draft_id)
    if at <= now:
        raise TooSoon
    hinders = what_hinders(session, approvals.stand(session, draft, today))
    if hinders is not None:
        raise hinders
    draft.publish_at, draft.publish_by = at, actor.id
    session.flush()
    return draft


def withdraw(session: Session, actor: Actor, draft_id: str) -> Draft:
    """Take a plan back; the draft stays, approved as it was."""
    require(actor, Action.CONTENT_PUBLISH)
    draft = approvals.hold(session, actor, draft_id)
    draft.publish_at = draft.publish_by = None
    session.flush()
    return draft


def due(session: Session, now: datetime) -> list[str]:
    """Return the ids of the drafts whose planned hour has come; no actor is asked."""
    rows = (
        select(Draft.id)
        .where(Draft.closed_at.is_(None), Draft.publish_by.is_not(None), Draft.publish_at <= now)
        .order_by(Draft.publish_at, Draft.id)
    )
    return list(session.scalars(rows))


def publish_due(session: Session, draft_id: str, now: datetime) -> Publication | LmsError:
    """Publish a draft whose hour has come, for whoever planned it; return why not when it cannot be.

    What cannot be published stays a draft with the hour that was missed, so that its page can say why, and
    nobody is surprised by a release days later: it has to be planned anew.
    """
    draft = session.get_one(Draft, draft_id)
    try:
        with session.begin_nested():
            actor = _planner(session, draft, now)
            return publish(session, actor, draft_id, today=i18n.local_day(now), now=now)
    except LmsError as error:
        session.refresh(draft)
        draft.publish_by = None
        session.flush()
        return error


def unit_of_draft(session: Session, draft_id: str) -> str:
    """Return the unit a draft is of; no actor is asked."""
    return session.get_one(Draft, draft_id).unit


def _planner(session: Session, draft: Draft, now: datetime) -> Actor:
    rows = select(Account).where(Account.id == draft.publish_by, Account.active, roles.acts(now))
    account = session.scalar(rows)
    if account is None:
        raise Forbidden
    return Doer(account.id, Role(account.role))


def missed(draft: Draft, now: datetime) -> bool:
    """Whether a planned hour has passed without the draft being published."""
    return (
        draft.closed_at is None
        and draft.publish_at is not None
        and draft.publish_at <= now
        and draft.publish_by is None
    )


def bring_back(session: Session, actor: Actor, publication_id: str, *, message: str, now: datetime) -> Draft:
    """Open a draft with the files of an earlier publication; it is read and published like any other.

    One other person confirms it as its reader. A release that was a correction stays one. Raises NotFound
    and SomethingOpen.
    """
    require(actor, Action.CONTENT_WRITE)
    earlier = find_publication(session, actor, publication_id)
    if drafts.open_one(session, earlier.unit) is not None:
        raise SomethingOpen
    draft = drafts.open_draft(session, actor, earlier.unit, now)
    draft.origin, draft.message = "earlier", message.strip()[:400]
    lay(session, actor, draft, shelf.contents(session, earlier.files.values()), earlier.files, now)
    return draft


def lay(
    session: Session,
    actor: Actor,
    draft: Draft,
    contents: Mapping[str, bytes],
    files: Mapping[str, str],
    now: datetime,
) -> None:
    """Let a new draft hold exactly these files, given by the digest of each name."""
    here = drafts.digests(session, draft)
    for name in sorted({*files, *here}):
        if files.get(name) != here.get(name):
            data = contents[files[name]] if name in files else None
            drafts.save(session, actor, draft, name, data, replaces=None, now=now)


def find_publication(session: Session, actor: Actor, publication_id: str) -> Publication:
    """Return a publication; raise NotFound."""
    require(actor, Action.CONTENT_READ)
    found = session.get(Publication, publication_id)
    if found is None:
        raise NotFound
    return found
