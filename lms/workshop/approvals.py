"""Reviews: somebody else reads exactly these files and approves them, or sends them back with a note."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock
from lms.authoring.difference import Change, compare
from lms.authoring.units import SHARED, unit_of
from lms.courses.releases import current_releases
from lms.errors import NotFound
from lms.permissions import Action, Actor, require
from lms.workshop import drafts, eyes, looked_at, shelf
from lms.workshop.looked_at import Looked
from lms.workshop.models import Draft, Review
from lms.workshop.refusals import (
    Blocked,
    Decided,
    EditedSince,
    NothingToRead,
    NotOnTheShelf,
    worded,
)

Verdict = Literal["approved", "returned"]
_MAY = {"content": Action.CONTENT_REVIEW, "safety": Action.CONTENT_CLEAR}
LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a draft is on its way. `content` and `safety` are the reviews asked for last, if any."""

    draft: Draft
    files: Mapping[str, str]
    changes: tuple[Change, ...]
    looked: Looked
    content: Review | None
    safety: Review | None
    is_new: bool
    """Whether it is a module that no learner has seen yet."""

    @property
    def needs_safety(self) -> bool:
        """Whether the safeguarding focal point has to clear it: a new module always, whatever is in it."""
        return self.is_new or any(one.safety for one in self.changes)

    def is_current(self, review: Review | None) -> bool:
        """Whether a review is of the files as they stand."""
        return review is not None and dict(review.files) == dict(self.files)

    def state(self, review: Review | None) -> str:
        """Return `none`, `waiting`, `approved`, `returned`; or `void` when the files changed since."""
        if review is None:
            return "none"
        if review.verdict != "returned" and not self.is_current(review):
            return "void"
        return review.verdict or "waiting"

    @property
    def approved(self) -> bool:
        """Whether everybody who has to has approved exactly these files."""
        wanted = [self.content, *([self.safety] if self.needs_safety else [])]
        return all(self.state(one) == "approved" for one in wanted)


def standing(session: Session, actor: Actor, draft_id: str, today: date) -> Standing:
    """Return how far a draft is, open or closed; raise NotFound."""
    require(actor, Action.CONTENT_READ)
    return stand(session, drafts.find_draft(session, actor, draft_id), today)


def stand(session: Session, draft: Draft, today: date) -> Standing:
    """Return how far a draft is; no actor is asked."""
    before, after = shelf.parcel(session, shelf.published(session)), drafts.whole(session, draft)
    return Standing(
        draft,
        drafts.digests(session, draft),
        compare(before, after, draft.unit),
        looked_at.look(after, before.entries, draft.unit, today),
        latest(session, draft, "content"),
        latest(session, draft, "safety"),
        draft.unit != SHARED and draft.unit not in current_releases(session),
    )


def latest(session: Session, draft: Draft, kind: str) -> Review | None:
    """Return the review of a kind that was asked for last."""
    rows = select(Review).where(Review.draft_id == draft.id, Review.kind == kind)
    return session.scalar(rows.order_by(Review.asked_at.desc(), Review.id.desc()).limit(1))


def all_of(session: Session, draft: Draft) -> list[Review]:
    """Return every review of a draft, the newest first."""
    rows = select(Review).where(Review.draft_id == draft.id)
    return list(session.scalars(rows.order_by(Review.asked_at.desc(), Review.id.desc())))


def ask(
    session: Session,
    actor: Actor,
    draft_id: str,
    *,
    message: str,
    correction: bool,
    today: date,
    now: datetime,
) -> Standing:
    """Ask for the files of a draft, as they stand, to be read; the message is for whoever reads the history.

    Raises Unsaid, NothingToRead, NotOnTheShelf, Blocked with what the loader says, and Decided for a
    closed draft. What waits already for the same files and words is asked for once.
    """
    require(actor, Action.CONTENT_WRITE)
    draft = hold(session, actor, draft_id)
    said = worded(message)
    assert_shelved(session, draft.unit)
    found = stand(session, draft, today)
    if not found.changes and dict(found.files) == published_of(session, draft.unit):
        raise NothingToRead
    if found.looked.mistakes:
        raise Blocked(found.looked.mistakes)
    same = (draft.message, draft.correction) == (said, correction)
    draft.message, draft.correction = said, correction
    kinds = ["content", *(["safety"] if found.needs_safety else [])]
    for kind in kinds:
        last = found.content if kind == "content" else found.safety
        if not (same and found.state(last) in {"waiting", "approved"}):
            session.add(asked(draft, kind, found.files, actor.id, now))
    session.flush()
    return stand(session, draft, today)


def asked(draft: Draft, kind: str, files: Mapping[str, str], by: str, now: datetime) -> Review:
    """Return a new review of exactly these files, asked for by an account."""
    return Review(
        id=clock.new_id(), draft_id=draft.id, kind=kind, files=dict(files), asked_by=by, asked_at=now
    )


def decide(
    session: Session,
    actor: Actor,
    review_id: str,
    verdict: Verdict,
    *,
    note: str,
    today: date,
    now: datetime,
    seen: str | None = None,
) -> Review:
    """Approve what was read, or send it back with a note.

    `seen` is what `fingerprint` gave when the page was made; a waiver given since makes it another.
    Raises NotFound, Forbidden for the other kind, OwnWork, BothReviews, EditedSince, Decided, Unsaid for
    sending back without a word, and Blocked for approving what cannot be published as it stands.
    """
    require(actor, Action.CONTENT_READ)
    review = session.get(Review, review_id)
    if review is None:
        raise NotFound
    assert_may(actor, review)
    draft = hold(session, actor, review.draft_id)
    session.refresh(review)
    if seen is not None and seen != fingerprint(review):
        raise EditedSince
    assert_can_decide(session, actor, draft, review)
    if verdict == "returned":
        note = worded(note, LONGEST_NOTE)
    elif review.kind == "content":
        eyes.assert_waivers(session, draft)
        hinders = stand(session, draft, today).looked.blocking
        if hinders:
            raise Blocked(hinders)
    review.verdict, review.note = verdict, note.strip()[:LONGEST_NOTE]
    review.decided_by, review.decided_at = actor.id, now
    session.flush()
    return review


def fingerprint(review: Review) -> str:
    """Return 128 bits of the SHA-256 of the files that a review is of."""
    return hashlib.sha256(json.dumps(dict(review.files), sort_keys=True).encode()).hexdigest()[:32]


def assert_may(actor: Actor, review: Review) -> None:
    """Raise Forbidden when an actor's role does not decide reviews of this kind."""
    require(actor, _MAY[review.kind])


def assert_can_decide(session: Session, actor: Actor, draft: Draft, review: Review) -> None:
    """Raise what hinders this person from deciding this review now."""
    if review.verdict is not None or draft.closed_at is not None:
        raise Decided
    if dict(review.files) != drafts.digests(session, draft):
        raise EditedSince
    other = latest(session, draft, "safety" if review.kind == "content" else "content")
    eyes.assert_second(session, actor.id, draft, review, other)


def hold(session: Session, actor: Actor, draft_id: str) -> Draft:
    """Return an open draft, held so that of two who decide at once one comes after the other."""
    draft = drafts.find_draft(session, actor, draft_id)
    session.get_one(Draft, draft.id, with_for_update=True, populate_existing=True)
    if draft.closed_at is not None:
        raise Decided
    return draft


def published_of(session: Session, unit: str) -> dict[str, str]:
    """Return the digests of a unit's files as they are published."""
    return {name: one for name, one in shelf.published(session).items() if unit_of(name) == unit}


def assert_shelved(session: Session, unit: str) -> None:
    """Raise NotOnTheShelf while a unit is published whose files, or those all share, nobody has kept."""
    released = current_releases(session)
    needed = [one for one in (unit, SHARED) if one in released or (one == SHARED and released)]
    if any(shelf.newest(session, one) is None for one in needed):
        raise NotOnTheShelf


def draft_of(session: Session, actor: Actor, review_id: str) -> str:
    """Return the id of the draft a review is of; raise NotFound."""
    require(actor, Action.CONTENT_READ)
    review = session.get(Review, review_id)
    if review is None:
        raise NotFound
    return review.draft_id
