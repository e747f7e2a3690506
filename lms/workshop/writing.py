"""Opening and saving one file, published or drafted; nobody writes over what they have not seen."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from lms.authoring.units import is_content_name, unit_of
from lms.courses.yaml_file import LARGEST
from lms.errors import Conflict, LmsError, NotFound
from lms.permissions import Action, Actor, require
from lms.text import Text
from lms.workshop import drafts, shelf
from lms.workshop.models import Draft, DraftEdit

NOTHING = ""
"""Stands for a file that is not there, where otherwise the digest of its bytes would."""


class TooLong(LmsError):
    """A text that no content file can hold."""

    status = 413
    message = Text(
        en="A file can have 256 KiB at most. Divide it, such as into two lessons.",
        km="ឯកសារអាចមានយ៉ាងច្រើន ២៥៦ គីឡូបៃ។ សូមបំបែកវា ដូចជាពីរមេរៀន។",
    )


class SavedMeanwhile(Conflict):
    """Somebody else has saved the file since it was opened; `there` is what stands there now."""

    message = drafts.EditedMeanwhile.message

    def __init__(self, there: "Opened") -> None:
        self.there = there
        super().__init__()


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it stands: in the open draft of its unit, or as published where none is open.

    `seen` is the digest of what it says, NOTHING for a file that is not there; `text` has line ends as in
    the file. `edit` is the newest saving in the draft, if the file was saved there at all.
    """

    name: str
    unit: str
    seen: str
    text: str
    draft: Draft | None
    edit: DraftEdit | None

    @property
    def is_there(self) -> bool:
        """Whether there is such a file."""
        return self.seen != NOTHING


def open_file(session: Session, actor: Actor, name: str) -> Opened:
    """Return a file as it stands, also one that is yet to be written; raise NotFound for another name."""
    require(actor, Action.CONTENT_READ)
    if not is_content_name(name) or not name.endswith(".yaml"):
        raise NotFound
    unit = unit_of(name)
    return _opened(session, name, unit, drafts.open_one(session, unit))


def save_text(
    session: Session, actor: Actor, name: str, text: str | None, *, seen: str, now: datetime
) -> Opened:
    """Keep the text of a file in the draft of its unit, or take the file away (None); return it as it stands.

    `seen` is the digest of what was opened. Opens a draft where there is none. The same text again
    changes nothing. Raises SavedMeanwhile when something else stands there, TooLong, and NotFound.
    """
    require(actor, Action.CONTENT_WRITE)
    there = open_file(session, actor, name)
    text = _with_ends_of(there.text, text) if text is not None else None
    data = text.encode("utf-8") if text is not None else None
    if data is not None and len(data) > LARGEST:
        raise TooLong
    if there.text == (text or "") and there.is_there == (text is not None):
        return there
    draft = there.draft or drafts.open_draft(session, actor, there.unit, now)
    # Whoever saves at the same time waits here, and then sees what was saved.
    session.get_one(Draft, draft.id, with_for_update=True, populate_existing=True)
    if draft.closed_at is not None:
        raise SavedMeanwhile(open_file(session, actor, name))
    there = _opened(session, name, there.unit, draft)
    if there.seen != seen:
        raise SavedMeanwhile(there)
    replaces = there.edit.number if there.edit else None
    drafts.save(session, actor, draft, name, data, replaces=replaces, now=now)
    return _opened(session, name, there.unit, draft)


def _with_ends_of(before: str, text: str) -> str:
    """Return the text with the line ends that the file had: a browser sends others than it was given."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("\n", "\r\n") if "\r\n" in before else plain


def _opened(session: Session, name: str, unit: str, draft: Draft | None) -> Opened:
    edit = drafts.edits(session, draft).get(name) if draft else None
    digest = edit.file if edit else shelf.published(session).get(name)
    data = shelf.contents(session, [digest])[digest] if digest else b""
    # A byte that is no UTF-8 can only have come in a package; the check says so, and it is shown as "?".
    return Opened(name, unit, digest or NOTHING, data.decode("utf-8", errors="replace"), draft, edit)
