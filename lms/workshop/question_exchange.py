"""Questions of other programs into a draft, and a module's questions out of the workshop."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath

from sqlalchemy.orm import Session

from lms.authoring.units import SHARED
from lms.errors import LmsError, NotFound
from lms.interop import giving
from lms.interop.drafting import FORMS, added, draft, file_name
from lms.interop.formats import READERS, read_questions
from lms.interop.notes import Exported, Imported, Note
from lms.interop.pictures import with_free_names
from lms.permissions import Action, Actor, require
from lms.text import Text
from lms.workshop import checking, drafts, modules, shelf, writing

_MOST_LESSONS = 100


class HasMistakes(LmsError):
    """A module whose questions cannot be given away, because it is not whole."""

    status = 409
    message = Text(
        en="This module still has mistakes. Mend them first; then its questions can go to other programs.",
        km="ម៉ូឌុលនេះនៅមានកំហុស។ សូមកែជាមុនសិន ទើបអាចយកសំណួរទៅកម្មវិធីផ្សេងបាន។",
    )


@dataclass(frozen=True, slots=True)
class Sent:
    """A file, what it is called, its format, and perhaps the same questions in the other language."""

    data: bytes
    source: str
    format: str = ""
    second: bytes | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of it: the content file that now has the questions, and the report."""

    name: str
    report: tuple[Note, ...]

    @property
    def count(self) -> int:
        """How many questions were taken."""
        return sum(line.kind == "taken" for line in self.report)


def take(
    session: Session, actor: Actor, unit: str, sent: Sent, form: str, *, seen: str, now: datetime
) -> Taken:
    """Write the questions of a foreign file into the draft of a module, below those that are there.

    `seen` is the digest of the form's file when the page was opened, so that the same file sent twice is
    not taken twice. Raises Unreadable, UnsafeZip, NoSheet, SavedMeanwhile and NotFound; nothing is
    written then.
    """
    require(actor, Action.CONTENT_WRITE)
    modules.find_unit(session, actor, unit)
    if unit == SHARED or form not in FORMS or (sent.format and sent.format not in READERS):
        raise NotFound
    there = room_for(session, actor, unit, form)
    imported = read_questions(sent.data, sent.format, sent.second)
    imported = with_free_names(imported, _pictures(session, unit))
    if there.is_there:
        text = added(there.text, imported, sent.source)
    else:
        text = draft(imported, form, sent.source, PurePosixPath(there.name).stem)
    opened = writing.save_text(session, actor, there.name, text, seen=seen, now=now)
    if opened.draft is not None:
        _keep_pictures(session, actor, opened.draft.id, unit, imported, now)
    return Taken(there.name, imported.report)


def room_for(session: Session, actor: Actor, unit: str, form: str) -> writing.Opened:
    """Return the file that questions for a form go into; practice gets a lesson that is not there yet."""
    names = (file_name(unit, form, number) for number in range(1, _MOST_LESSONS))
    found = (writing.open_file(session, actor, name) for name in names)
    return next(one for one in found if form != giving.PRACTICE or not one.is_there)


def give(session: Session, actor: Actor, unit: str, format_: str, part: str, today: date) -> Exported:
    """Return the questions of a module as it stands, drafted or published, for another program.

    Raises HasMistakes for a module that is not whole, and NotFound.
    """
    require(actor, Action.CONTENT_READ)
    modules.find_unit(session, actor, unit)
    module = checking.check_unit(session, actor, unit, today).survey.modules.get(unit)
    if module is None:
        raise NotFound if unit == SHARED else HasMistakes
    return giving.written(module, format_, part)


def parts(session: Session, actor: Actor, unit: str, today: date) -> list[str]:
    """Return which parts of a module can be given away; none while it has mistakes."""
    require(actor, Action.CONTENT_READ)
    module = checking.check_unit(session, actor, unit, today).survey.modules.get(unit)
    return giving.parts_of(module) if module else []


def _pictures(session: Session, unit: str) -> dict[str, bytes]:
    open_one = drafts.open_one(session, unit)
    digests = drafts.digests(session, open_one) if open_one else shelf.published(session)
    home = f"modules/{unit}/pictures/"
    found = {name: digest for name, digest in digests.items() if name.startswith(home)}
    contents = shelf.contents(session, list(found.values()))
    return {PurePosixPath(name).name: contents[digest] for name, digest in found.items()}


def _keep_pictures(
    session: Session, actor: Actor, draft_id: str, unit: str, imported: Imported, now: datetime
) -> None:
    opened = drafts.find_draft(session, actor, draft_id)
    there = _pictures(session, unit)
    for name, svg in imported.pictures.items():
        if name not in there:
            path = f"modules/{unit}/pictures/{name}"
            edit = drafts.edits(session, opened).get(path)
            replaces = edit.number if edit else None
            drafts.save(session, actor, opened, path, svg.encode(), replaces=replaces, now=now)
