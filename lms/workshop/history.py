"""Every saving of a file, by whom and when; without it nobody could take a change back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.errors import Conflict, NotFound
from lms.permissions import Action, Actor, require
from lms.workshop import drafts, shelf, writing
from lms.workshop.models import Draft, DraftEdit, Publication
from lms.workshop.people import Writer, writers

_CLOSE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Saving:
    """One saving of a file: in a draft, or by publishing (`number` 0, then `draft_id` is the publication's).

    `file` is None where it was taken away.
    """

    draft_id: str
    number: int
    by: Writer | None
    at: datetime
    file: str | None


def savings(session: Session, actor: Actor, name: str) -> list[Saving]:
    """Return every saving of a file, the newest first; publishing counts where it changed the file."""
    there = writing.open_file(session, actor, name)
    rows = list(
        session.scalars(
            select(DraftEdit)
            .join(Draft, Draft.id == DraftEdit.draft_id)
            .where(Draft.unit == there.unit, DraftEdit.name == name)
        )
    )
    published: list[tuple[Publication, str | None]] = []
    before = None
    for one in reversed(shelf.history(session, there.unit)):
        if (digest := one.files.get(name)) != before:
            published.append((one, digest))
            before = digest
    by = writers(session, [*(one.saved_by for one in rows), *(one.published_by for one, _ in published)])
    found = [Saving(one.draft_id, one.number, by.get(one.saved_by), one.saved_at, one.file) for one in rows]
    found += [
        Saving(one.id, 0, by.get(one.published_by or ""), one.published_at, digest)
        for one, digest in published
    ]
    return sorted(found, key=lambda one: (one.at, one.number), reverse=True)


def in_runs(savings: list[Saving]) -> list[tuple[Saving, ...]]:
    """Return savings (the newest first) in runs: what one person saved with few minutes between."""
    runs: list[list[Saving]] = []
    for one in savings:
        last = runs[-1][-1] if runs else None
        if last and _who(last) == _who(one) and one.number and last.at - one.at < _CLOSE:
            runs[-1].append(one)
        else:
            runs.append([one])
    return [tuple(run) for run in runs]


def _who(saving: Saving) -> tuple[str, str]:
    return (saving.draft_id, saving.by.id if saving.by else "")


def find_saving(session: Session, actor: Actor, name: str, draft_id: str, number: int) -> tuple[Saving, str]:
    """Return a saving with its text, empty where the file was taken away; raise NotFound."""
    for one in savings(session, actor, name):
        if (one.draft_id, one.number) == (draft_id, number):
            data = shelf.contents(session, [one.file])[one.file] if one.file else b""
            return one, data.decode("utf-8", errors="replace")
    raise NotFound


def drop(session: Session, actor: Actor, draft_id: str, now: datetime) -> Draft:
    """Close a draft that nobody wants to publish; every saving stays in the history. Raises Conflict."""
    require(actor, Action.CONTENT_WRITE)
    draft = drafts.find_draft(session, actor, draft_id)
    session.get_one(Draft, draft.id, with_for_update=True, populate_existing=True)
    if draft.closed_at is not None:
        raise Conflict
    draft.ended, draft.closed_at = "dropped", now
    session.flush()
    return draft
