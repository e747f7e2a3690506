"""Translating in the browser: the texts of a draft, kept without losing what others wrote meanwhile."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from lms.authoring.glossary import Term, read_terms
from lms.authoring.incoming import Change, Incoming, Plan, carried_out, plan
from lms.authoring.translatable import Translatable, translatables, unreadable
from lms.courses.files import Files
from lms.errors import Conflict
from lms.permissions import Action, Actor, require
from lms.workshop import drafts, preview_files
from lms.workshop.models import Draft


@dataclass(frozen=True, slots=True)
class Desk:
    """The texts of a unit as they stand, the glossary, and the files nobody can look into.

    `draft` is None where nobody has begun one.
    """

    unit: str
    draft: Draft | None
    texts: tuple[Translatable, ...]
    terms: tuple[Term, ...]
    unreadable: tuple[str, ...]


def desk(session: Session, actor: Actor, named: str) -> Desk:
    """Return what is to be translated in a draft (its id) or a unit (its name); raise NotFound."""
    require(actor, Action.CONTENT_WRITE)
    seen = preview_files.find(session, actor, named)
    files = preview_files.files_of(session, actor, seen, seen.unit)
    return Desk(
        seen.unit,
        seen.draft,
        translatables(files, seen.unit),
        read_terms(files),
        unreadable(files, seen.unit),
    )


def planned(session: Session, actor: Actor, named: str, rows: Iterable[Incoming]) -> Plan:
    """Return what would change if these texts came back now."""
    return plan(desk(session, actor, named).texts, rows)


def take_in(
    session: Session, actor: Actor, named: str, rows: Iterable[Incoming], now: datetime
) -> tuple[Draft | None, Plan]:
    """Keep these texts in the draft of their unit, a new one where there is none; return what happened.

    What somebody else has changed meanwhile, and what would break a text, is not taken in and stands in
    the plan. Raises Conflict for a draft that is closed.
    """
    require(actor, Action.CONTENT_WRITE)
    rows = list(rows)
    seen = preview_files.find(session, actor, named)
    found = plan(_texts(session, actor, seen), rows)
    if not found.changes and not found.confirmed:
        return seen.draft, found
    draft = seen.draft or drafts.open_draft(session, actor, seen.unit, now)
    # Whoever saves at the same time waits here, and then sees what was saved.
    session.get_one(Draft, draft.id, with_for_update=True, populate_existing=True)
    if draft.closed_at is not None:
        raise Conflict
    held = replace(seen, draft=draft)
    found = plan(_texts(session, actor, held), rows)
    files = preview_files.files_of(session, actor, held, seen.unit)
    written, refused = carried_out(files, seen.unit, found.changes, found.confirmed)
    numbers = {name: edit.number for name, edit in drafts.edits(session, draft).items()}
    for name, data in sorted(written.items()):
        drafts.save(session, actor, draft, name, data, replaces=numbers.get(name), now=now)
    return draft, _without(found, refused)


def _without(found: Plan, refused: tuple[Change, ...]) -> Plan:
    kept = tuple(change for change in found.changes if change not in refused)
    return replace(found, changes=kept, broken=(*found.broken, *refused))


def _texts(session: Session, actor: Actor, seen: preview_files.Seen) -> tuple[Translatable, ...]:
    files: Files = preview_files.files_of(session, actor, seen, seen.unit)
    return translatables(files, seen.unit)
