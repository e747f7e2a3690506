"""What there is to write: every module and what all share, published or drafted, and the files of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.authoring.names_of_files import called, in_order
from lms.authoring.units import SHARED, unit_of
from lms.courses.loader import Survey
from lms.courses.yaml_file import Plain, YamlFile, parse_yaml
from lms.errors import NotFound
from lms.permissions import Action, Actor, require
from lms.text import Text, visible
from lms.workshop import checking, drafts, shelf
from lms.workshop.models import Draft, DraftEdit, Publication, Review
from lms.workshop.people import Writer, writers

SHARED_TITLE = Text(en="What all modules share", km="អ្វីដែលម៉ូឌុលទាំងអស់ប្រើរួមគ្នា")

# The folders whose files go by the title they have.
_TITLED = ("lessons", "certificates", "checklists")


@dataclass(frozen=True, slots=True)
class Unit:
    """A module, or what all modules share, and how far it is."""

    id: str
    title: Text
    code: str
    published_at: datetime | None
    published_by: Writer | None
    draft: Draft | None
    draft_by: Writer | None
    saved_at: datetime | None
    in_review: bool

    @property
    def is_shared(self) -> bool:
        """Whether it is what all modules share."""
        return self.id == SHARED


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as the page of a module lists it. `edit` is its newest saving in the draft, if any."""

    name: str
    title: Text
    mistakes: int
    edit: DraftEdit | None
    by: Writer | None

    @property
    def is_text(self) -> bool:
        """Whether it is written in the editor."""
        return self.name.endswith(".yaml")

    @property
    def has_questions(self) -> bool:
        """Whether it is a list of questions."""
        return "/items/" in self.name


def list_units(session: Session, actor: Actor) -> list[Unit]:
    """Return the modules in the order of their codes, and what all share at the end."""
    require(actor, Action.CONTENT_READ)
    open_ones = {one.unit: one for one in session.scalars(select(Draft).where(Draft.closed_at.is_(None)))}
    names = {unit_of(name) for name in shelf.published(session)} | set(open_ones) | {SHARED}
    units = [_unit(session, one, open_ones.get(one)) for one in names]
    return sorted(units, key=lambda one: (one.is_shared, one.code == "", one.code, one.id))


def find_unit(session: Session, actor: Actor, unit: str) -> Unit:
    """Return one of them; raise NotFound where there is neither draft nor publication."""
    require(actor, Action.CONTENT_READ)
    draft = drafts.open_one(session, unit)
    if draft is None and unit != SHARED and shelf.newest(session, unit) is None:
        raise NotFound
    return _unit(session, unit, draft)


def list_files(session: Session, actor: Actor, unit: Unit, today: date) -> list[Entry]:
    """Return the files of a unit in a writer's order, each with how many mistakes it has today."""
    checked = checking.check_unit(session, actor, unit.id, today)
    found, counts = checked.survey, checking.counted(checked)
    edits = drafts.edits(session, unit.draft) if unit.draft else {}
    by = writers(session, (one.saved_by for one in edits.values()))
    there = {name for name in found.source.all_names() if unit_of(name) == unit.id}
    head = found.files.get(f"modules/{unit.id}/module.yaml")
    listed = head.root.get("lessons") if head else None
    lessons = [str(one) for one in listed] if isinstance(listed, list) else []
    # A lesson that is listed and not written yet is a mistake of a file that is not there.
    names = in_order(there | {name for name in counts if unit_of(name) == unit.id}, lessons)
    return [
        Entry(
            name,
            _titled(found, name),
            counts.get(name, 0),
            edit := edits.get(name),
            by.get(edit.saved_by) if edit else None,
        )
        for name in names
    ]


def _titled(found: Survey, name: str) -> Text:
    if name in found.files or not name.endswith(".yaml") or not found.source.has(name):
        return _title_of(found.files.get(name)) or called(name)
    return title_of(name, found.source.read(name).decode("utf-8", errors="replace"))


def title_of(name: str, text: str) -> Text:
    """Return what people call a file that says `text`: a lesson goes by its title."""
    file = parse_yaml(text.removeprefix("\ufeff"), name)
    return (_title_of(file) if isinstance(file, YamlFile) else None) or called(name)


def next_code(session: Session, actor: Actor) -> str:
    """Return the first code M1, M2, … that no module has."""
    taken = {one.code for one in list_units(session, actor)}
    return next(f"M{number}" for number in range(1, 100) if f"M{number}" not in taken)


def _unit(session: Session, unit: str, draft: Draft | None) -> Unit:
    publication = shelf.newest(session, unit)
    edits = list(drafts.edits(session, draft).values()) if draft else []
    last = max(edits, key=lambda one: one.number, default=None)
    root = _head(session, unit, draft, publication)
    published_by = publication.published_by if publication else None
    by = writers(session, (published_by, draft.begun_by if draft else None))
    return Unit(
        id=unit,
        title=SHARED_TITLE if unit == SHARED else _text(root.get("title")) or Text(en=unit, km=unit),
        code=str(root.get("code") or ""),
        published_at=publication.published_at if publication else None,
        published_by=by.get(published_by or ""),
        draft=draft,
        draft_by=by.get(draft.begun_by) if draft else None,
        saved_at=last.saved_at if last else None,
        in_review=draft is not None and _in_review(session, draft),
    )


def _in_review(session: Session, draft: Draft) -> bool:
    waiting = select(Review.id).where(Review.draft_id == draft.id, Review.verdict.is_(None))
    return session.scalar(waiting.limit(1)) is not None


def _head(
    session: Session, unit: str, draft: Draft | None, publication: Publication | None
) -> Mapping[str, Plain]:
    """Return what module.yaml says, as far as it can be read: first the draft, then as published."""
    name = f"modules/{unit}/module.yaml"
    drafted = drafts.edits(session, draft).get(name) if draft else None
    published = publication.files.get(name) if publication else None
    for digest in (drafted and drafted.file, published):
        data = shelf.contents(session, [digest]).get(digest, b"") if digest else b""
        file = parse_yaml(data.decode("utf-8-sig", errors="replace"), name)
        if isinstance(file, YamlFile):
            return file.root
    return {}


def _title_of(file: YamlFile | None) -> Text | None:
    if file is None or not any(f"{one}/" in file.name for one in _TITLED):
        return None
    return _text(file.root.get("title"))


def _text(value: Plain) -> Text | None:
    """Return a title of which one language may be missing still."""
    if not isinstance(value, dict):
        return None
    said = [str(value.get(language) or "") for language in ("en", "km")]
    en, km = (one if visible(one).strip() else "" for one in said)
    return Text(en=en or km, km=km or en) if en or km else None
