"""Everything that the page of a draft on its way to learners shows, gathered once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from lms import i18n
from lms.authoring.difference import Change
from lms.authoring.word_marks import Piece, marked
from lms.errors import Forbidden, LmsError, NotFound
from lms.permissions import Action, Actor, Scope, require, scope
from lms.text import Text
from lms.workshop import approvals, drafts, eyes, modules, releasing
from lms.workshop.approvals import Standing
from lms.workshop.models import Draft, Review
from lms.workshop.modules import Unit
from lms.workshop.people import Writer, writers

_SHOWN_AROUND = 60
_MORE = " … "
_FOR_OTHERS = {
    "content": Text(en="It waits for curriculum staff to read it.", km="រង់ចាំបុគ្គលិកកម្មវិធីសិក្សាពិនិត្យ។"),
    "safety": Text(en="It waits for the safeguarding focal point.", km="រង់ចាំអ្នកទទួលបន្ទុកការពារកុមារអនុម័ត។"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A change with its texts marked word by word."""

    change: Change
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class About:
    """The changes of one question, screen or file."""

    subject: Text
    name: str
    changes: tuple[Shown, ...]

    @property
    def safety(self) -> bool:
        """Whether a child's safety may hang on any of them."""
        return any(one.change.safety for one in self.changes)


@dataclass(frozen=True, slots=True)
class Asked:
    """A review with the names in it; `refused` says why whoever looks cannot decide it."""

    review: Review
    state: str
    asked_by: Writer | None
    decided_by: Writer | None
    refused: Text | None

    @property
    def can_decide(self) -> bool:
        """Whether whoever looks can approve it or send it back."""
        return self.refused is None and self.state == "waiting"


@dataclass(frozen=True, slots=True)
class Desk:
    """A draft with all that is said about it. `hinders` says why it cannot be published now."""

    unit: Unit
    draft: Draft
    standing: Standing
    about: tuple[About, ...]
    asked: tuple[Asked, ...]
    earlier: tuple[Asked, ...]
    hinders: LmsError | None
    missed: bool
    may_waive: bool
    unbacked: tuple[dict[str, str], ...]


def desk(session: Session, actor: Actor, draft_id: str, now: datetime) -> Desk:
    """Return what there is to say of an open draft; raise NotFound, also for a closed one."""
    require(actor, Action.CONTENT_READ)
    draft = drafts.find_draft(session, actor, draft_id)
    if draft.closed_at is not None:
        raise NotFound
    found = approvals.stand(session, draft, i18n.local_day(now))
    latest = [one for one in (found.content, found.safety) if one is not None]
    every = approvals.all_of(session, draft)
    by = writers(session, [name for one in every for name in (one.asked_by, one.decided_by)])
    asked = {one.id: _asked(session, actor, found, one, by) for one in every}
    may_review = scope(actor.role, Action.CONTENT_REVIEW) is not Scope.NONE
    return Desk(
        modules.find_unit(session, actor, draft.unit),
        draft,
        found,
        tuple(gathered(found.changes)),
        tuple(asked[one.id] for one in latest),
        tuple(asked[one.id] for one in every if one not in latest),
        releasing.what_hinders(session, found),
        releasing.missed(draft, now),
        may_review and not eyes.has_written(session, actor.id, draft),
        tuple(eyes.dict_of(one) for one in sorted(eyes.unbacked(session, draft))),
    )


def _asked(session: Session, actor: Actor, found: Standing, review: Review, by: dict[str, Writer]) -> Asked:
    state = found.state(review)
    refused: Text | None = None
    try:
        approvals.assert_may(actor, review)
        approvals.assert_can_decide(session, actor, found.draft, review)
    except Forbidden:
        refused = _FOR_OTHERS[review.kind]
    except LmsError as error:
        refused = error.message
    return Asked(review, state, by.get(review.asked_by), by.get(review.decided_by or ""), refused)


def gathered(changes: Iterable[Change]) -> Iterator[About]:
    """Yield changes by what they are about, in their order, with the words marked."""
    groups: dict[tuple[str, str], list[Change]] = {}
    for one in changes:
        groups.setdefault((one.name, one.subject.en), []).append(one)
    for (name, _), some in groups.items():
        yield About(some[0].subject, name, tuple(Shown(one, shown(one)) for one in some))


def shown(change: Change) -> tuple[Piece, ...]:
    """Return the texts of a change in one row, what stayed the same cut short."""
    if not change.old and not change.new:
        return ()
    pieces = marked(change.old, change.new)
    last = len(pieces) - 1
    return tuple(
        Piece(piece.kind, _cut(piece.text, place, last)) if piece.kind == "same" else piece
        for place, piece in enumerate(pieces)
    )


def _cut(text: str, place: int, last: int) -> str:
    if len(text) <= 2 * _SHOWN_AROUND:
        return text
    head = text[:_SHOWN_AROUND] if place > 0 else ""
    tail = text[-_SHOWN_AROUND:] if place < last else ""
    return f"{head}{_MORE}{tail}"


@dataclass(frozen=True, slots=True)
class ToRead:
    """A review that waits for somebody such as the one who looks."""

    unit: Unit
    draft: Draft
    review: Review
    asked_by: Writer | None


def to_read(session: Session, actor: Actor) -> list[ToRead]:
    """Return the reviews the actor could decide now, the oldest first."""
    require(actor, Action.CONTENT_READ)
    found = []
    for draft in drafts.open_drafts(session):
        for kind in ("content", "safety"):
            review = approvals.latest(session, draft, kind)
            if review is None or not _could(session, actor, draft, review):
                continue
            by = writers(session, [review.asked_by])
            unit = modules.find_unit(session, actor, draft.unit)
            found.append(ToRead(unit, draft, review, by.get(review.asked_by)))
    return sorted(found, key=lambda one: one.review.asked_at)


def _could(session: Session, actor: Actor, draft: Draft, review: Review) -> bool:
    try:
        approvals.assert_may(actor, review)
        approvals.assert_can_decide(session, actor, draft, review)
    except LmsError:
        return False
    return True
