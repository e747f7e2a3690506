"""The files of a draft as a preview reads them: as they would be published, and as they were before."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.authoring.units import SHARED, unit_of
from lms.courses.files import Files, Parcel
from lms.errors import NotFound
from lms.permissions import Action, Actor, require
from lms.workshop import drafts, shelf, written_beside
from lms.workshop.models import Draft, DraftEdit

_MOST_EARLIER = 20
_ID = re.compile(r"[0-9a-f]{32}")


class Shelved(Files):
    """Files on the shelf by name; what was not fetched beforehand (recordings, say) is fetched when read."""

    def __init__(self, session: Session, digests: Mapping[str, str], fetched: Iterable[str]) -> None:
        self.title = Parcel({}).title
        self._session, self._digests = session, digests
        self._kept = shelf.contents(session, {digests[name] for name in fetched})

    def read(self, name: str) -> bytes:
        """Return what is in a file."""
        digest = self._digests.get(name)
        if digest is None:
            raise FileNotFoundError(name)
        if digest not in self._kept:
            self._kept |= shelf.contents(self._session, [digest])
        return self._kept[digest]

    def all_names(self) -> Iterable[str]:
        """Return the names of all files."""
        return self._digests

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return name in self._digests

    def folders(self, below: str) -> list[str]:
        """Return the names of the folders directly in another."""
        return Parcel(dict.fromkeys(self._digests, b"")).folders(below)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is looked at: a draft of a unit, or the unit as it is published while nobody has begun one."""

    unit: str
    draft: Draft | None


def find(session: Session, actor: Actor, named: str) -> Seen:
    """Return the draft of this id, or the unit of this name with its open draft; raise NotFound."""
    require(actor, Action.CONTENT_READ)
    if _ID.fullmatch(named):
        draft = drafts.find_draft(session, actor, named)
        return Seen(draft.unit, draft)
    open_one = drafts.open_one(session, named)
    if open_one is None and shelf.newest(session, named) is None:
        raise NotFound
    return Seen(named, open_one)


def files_of(session: Session, actor: Actor, seen: Seen, home: str) -> Files:
    """Return all content as it would be with the draft published; a module's files are fetched at once."""
    require(actor, Action.CONTENT_READ)
    published = shelf.published(session)
    if seen.draft is not None:
        published = {name: one for name, one in published.items() if unit_of(name) != seen.unit}
        published |= drafts.digests(session, seen.draft)
        if seen.unit != SHARED:
            published |= written_beside.registers(session)
    wanted = (name for name in published if unit_of(name) in {home, SHARED} and not name.endswith(".opus"))
    return Shelved(session, published, wanted)


def earlier(session: Session, actor: Actor, seen: Seen) -> Callable[[str], Iterator[bytes]]:
    """Return how to ask for what a file said before, the newest first."""
    require(actor, Action.CONTENT_READ)

    def said(name: str) -> Iterator[bytes]:
        digests = _saved(session, seen.draft, name) if seen.draft is not None else []
        digests += [one for one in [shelf.published(session).get(name)] if one]
        kept = shelf.contents(session, digests)
        yield from (kept[one] for one in digests)

    return said


def _saved(session: Session, draft: Draft, name: str) -> list[str]:
    wanted = (
        select(DraftEdit.file)
        .where(DraftEdit.draft_id == draft.id, DraftEdit.name == name, DraftEdit.file.is_not(None))
        .order_by(DraftEdit.number.desc())
        .limit(_MOST_EARLIER)
    )
    return [one for one in session.scalars(wanted) if one]
