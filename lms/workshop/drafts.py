"""Drafts: every saving is kept, and nobody writes over what somebody else has written unseen."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from lms import clock
from lms.authoring.units import is_content_name, own_files, unit_of
from lms.courses.files import Parcel
from lms.errors import Conflict, LmsError, NotFound
from lms.permissions import Action, Actor, require
from lms.text import Text
from lms.workshop import shelf
from lms.workshop.models import Draft, DraftEdit


class WrongName(LmsError):
    """A file that this unit cannot have."""

    message = Text(
        en="A module cannot have a file of this name. Use small letters, digits and hyphens.",
        km="ម៉ូឌុលមិនអាចមានឯកសារឈ្មោះនេះទេ។ សូមប្រើអក្សរឡាតាំងតូច លេខ និងសហសញ្ញា។",
    )


class EditedMeanwhile(Conflict):
    """Somebody else has saved the same file since it was opened; both versions are kept."""

    message = Text(
        en="Somebody has saved this file since you opened it. Look at both and put them together.",
        km="មានអ្នកផ្សេងបានរក្សាទុកឯកសារនេះ បន្ទាប់ពីលោកគ្រូ អ្នកគ្រូបើកវា។ សូមមើលទាំងពីរ ហើយបញ្ចូលគ្នា។",
    )

    def __init__(self, newer: DraftEdit) -> None:
        self.newer = newer
        super().__init__()


def open_draft(session: Session, actor: Actor, unit: str, now: datetime) -> Draft:
    """Return the open draft of a unit, a new one where there is none."""
    require(actor, Action.CONTENT_WRITE)
    found = open_one(session, unit)
    if found is not None:
        return found
    base = shelf.newest(session, unit)
    draft = Draft(id=clock.new_id(), unit=unit, begun_by=actor.id, begun_at=now)
    draft.based_on = base.id if base else None
    try:
        with session.begin_nested():
            session.add(draft)
    except IntegrityError:
        # Somebody else began one at the same moment.
        other = open_one(session, unit)
        if other is None:
            raise
        return other
    return draft


def open_one(session: Session, unit: str) -> Draft | None:
    """Return the open draft of a unit, if there is one."""
    return session.scalar(select(Draft).where(Draft.unit == unit, Draft.closed_at.is_(None)))


def open_drafts(session: Session) -> list[Draft]:
    """Return all open drafts, the oldest first; no actor is asked."""
    return list(session.scalars(select(Draft).where(Draft.closed_at.is_(None)).order_by(Draft.begun_at)))


def find_draft(session: Session, actor: Actor, draft_id: str) -> Draft:
    """Return a draft, open or closed; raise NotFound."""
    require(actor, Action.CONTENT_READ)
    draft = session.get(Draft, draft_id)
    if draft is None:
        raise NotFound
    return draft


def edits(session: Session, draft: Draft) -> dict[str, DraftEdit]:
    """Return the newest saving of each file of a draft by name."""
    rows = session.scalars(select(DraftEdit).where(DraftEdit.draft_id == draft.id).order_by(DraftEdit.number))
    return {edit.name: edit for edit in rows}


def digests(session: Session, draft: Draft) -> dict[str, str]:
    """Return the digest of each file of the draft's unit as it stands in the draft."""
    base = {name: one for name, one in shelf.published(session).items() if unit_of(name) == draft.unit}
    for name, edit in edits(session, draft).items():
        base.pop(name, None)
        if edit.file is not None:
            base[name] = edit.file
    return dict(sorted(base.items()))


def whole(session: Session, draft: Draft) -> Parcel:
    """Return all content as it would be with the draft published."""
    others = {name: one for name, one in shelf.published(session).items() if unit_of(name) != draft.unit}
    return shelf.parcel(session, {**others, **digests(session, draft)})


def own(draft: Draft, entries: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of the draft's unit among others."""
    return {name: entries[name] for name in own_files(draft.unit, entries)}


def save(
    session: Session,
    actor: Actor,
    draft: Draft,
    name: str,
    data: bytes | None,
    *,
    replaces: int | None,
    now: datetime,
) -> DraftEdit:
    """Keep a file as it is now, or take it away (None); return the saving.

    `replaces` is the number of the saving that was opened, None for the published file or a new one.
    Raises EditedMeanwhile when there is a newer one with other content, WrongName, and Conflict for a
    draft that is closed.
    """
    require(actor, Action.CONTENT_WRITE)
    _assert_can_have(draft, name)
    # The row of the draft is held, so that two who save at once come one after the other.
    session.get_one(Draft, draft.id, with_for_update=True, populate_existing=True)
    newer = edits(session, draft).get(name)
    file = shelf.store(session, data) if data is not None else None
    if newer is not None and newer.file == file:
        return newer
    if newer is not None and newer.number != replaces:
        raise EditedMeanwhile(newer)
    last = session.scalar(select(func.max(DraftEdit.number)).where(DraftEdit.draft_id == draft.id)) or 0
    edit = DraftEdit(
        draft_id=draft.id,
        number=last + 1,
        name=name,
        file=file,
        replaces=replaces,
        saved_by=actor.id,
        saved_at=now,
    )
    session.add(edit)
    session.flush()
    return edit


def _assert_can_have(draft: Draft, name: str) -> None:
    if not is_content_name(name) or unit_of(name) != draft.unit:
        raise WrongName
    if draft.closed_at is not None:
        raise Conflict
