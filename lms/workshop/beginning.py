"""Beginning a module, a lesson or a form with files to fill in, and taking a file away again."""

from datetime import datetime
from itertools import count

from sqlalchemy.orm import Session

from lms.authoring import skeleton, skeleton_leading
from lms.authoring.graft import CannotChange, replace_part
from lms.authoring.skeleton import Asked, NewLesson, NewModule
from lms.authoring.units import SHARED, is_content_name
from lms.courses.yaml_file import Plain, YamlFile, parse_yaml
from lms.errors import Conflict, LmsError
from lms.permissions import Action, Actor, require
from lms.text import Language, Text
from lms.workshop import checking, drafts, shelf, writing
from lms.workshop.models import Draft
from lms.workshop.writing import Opened


class Taken(Conflict):
    """There is one of this name already; what it holds stays as it is."""

    message = Text(
        en="There is one with this id already. Choose another id.",
        km="មានលេខសម្គាល់នេះរួចហើយ។ សូមជ្រើសរើសលេខសម្គាល់ផ្សេង។",
    )


class Needed(LmsError):
    """A file without which there would be no module."""

    status = 409
    message = Text(
        en="A module cannot be without this file. Its text can be changed.",
        km="ម៉ូឌុលមិនអាចគ្មានឯកសារនេះទេ។ អាចប្តូរអត្ថបទក្នុងវាបាន។",
    )


def begin_module(session: Session, actor: Actor, new: NewModule, language: Language, now: datetime) -> Draft:
    """Open the draft of a new module with every file it needs, explained in `language`; raise Taken."""
    require(actor, Action.CONTENT_WRITE)
    if drafts.open_one(session, new.id) or shelf.newest(session, new.id):
        raise Taken
    draft = drafts.open_draft(session, actor, new.id, now)
    for name, text in skeleton.module_files(new, language).items():
        drafts.save(session, actor, draft, name, text.encode(), replaces=None, now=now)
    return draft


def add_lesson(
    session: Session, actor: Actor, unit: str, new: NewLesson, language: Language, now: datetime
) -> str:
    """Add a lesson to the end of a module; return the name of its file. Raises Taken and CannotChange."""
    require(actor, Action.CONTENT_WRITE)
    name = f"modules/{unit}/lessons/{new.id}.yaml"
    head, root = _head(session, actor, unit)
    lessons, objectives = _ids(root.get("lessons")), _ids(root.get("objectives"))
    if writing.open_file(session, actor, name).is_there:
        raise Taken
    listed = [*lessons, *([] if new.id in lessons else [new.id])]
    changed = replace_part(head.text, (), {**root, "lessons": list[Plain](listed)})
    writing.save_text(session, actor, head.name, changed, seen=head.seen, now=now)
    found = checking.check_unit(session, actor, unit, now.date()).survey
    written = [found.source.read(one).decode("utf-8", errors="replace") for one in found.source.all_names()]
    practice = next(
        one
        for one in (f"{unit}-p{number}" for number in count(1))
        if not any(f"id: {one}\n" in text for text in written)
    )
    text = skeleton.lesson_file(new, practice, objectives[-1] if objectives else "o1", language)
    writing.save_text(session, actor, name, text, seen=writing.NOTHING, now=now)
    return name


def add_form(session: Session, actor: Actor, unit: str, form: str, language: Language, now: datetime) -> str:
    """Add a form (`A`, `B`, `C`), `attitudes` or `facilitation`; return the name of its file.

    Raises Taken, CannotChange.
    """
    require(actor, Action.CONTENT_WRITE)
    own = {"attitudes": "items/attitudes", "facilitation": "facilitation"}
    name = f"modules/{unit}/{own.get(form, f'items/form-{form.lower()}')}.yaml"
    there = writing.open_file(session, actor, name)
    if there.is_there:
        raise Taken
    _, root = _head(session, actor, unit)
    if form == "attitudes":
        text = skeleton.attitudes_file(unit, next(iter(_ids(root.get("objectives"))), "o1"), language)
    elif form == "facilitation":
        text = skeleton_leading.facilitation_file(language)
    else:
        text = skeleton.form_file(unit, form, _cells(root) or [Asked("o1")], language)
    writing.save_text(session, actor, name, text, seen=there.seen, now=now)
    return name


def take_away(session: Session, actor: Actor, name: str, *, seen: str, now: datetime) -> Opened:
    """Take a file out of the draft, and a lesson off the list; what was saved stays in the history.

    Raises Needed, SavedMeanwhile and CannotChange.
    """
    require(actor, Action.CONTENT_WRITE)
    if not can_go(name):
        raise Needed
    gone = writing.save_text(session, actor, name, None, seen=seen, now=now)
    if "/lessons/" in name:
        head, root = _head(session, actor, gone.unit)
        lesson = name.rsplit("/", 1)[1].removesuffix(".yaml")
        left = [one for one in _ids(root.get("lessons")) if one != lesson]
        if left and left != _ids(root.get("lessons")):
            changed = replace_part(head.text, (), {**root, "lessons": list[Plain](left)})
            writing.save_text(session, actor, head.name, changed, seen=head.seen, now=now)
    return gone


def can_go(name: str) -> bool:
    """Whether the content can be without a file of this name."""
    needed = ("module.yaml", "form-a.yaml", "form-b.yaml", "facts.yaml", "misconceptions.yaml", "help.yaml")
    return name.rsplit("/", 1)[-1] not in needed


def is_new_id(unit: str) -> bool:
    """Whether a module can be called so."""
    return unit != SHARED and is_content_name(f"modules/{unit}/module.yaml")


def _head(session: Session, actor: Actor, unit: str) -> tuple[Opened, dict[str, Plain]]:
    head = writing.open_file(session, actor, f"modules/{unit}/module.yaml")
    file = parse_yaml(head.text, head.name)
    if not isinstance(file, YamlFile):
        raise CannotChange
    return head, file.root


def _ids(value: Plain) -> list[str]:
    entries = value if isinstance(value, list) else []
    return [str(one.get("id")) if isinstance(one, dict) else str(one) for one in entries]


def _cells(root: dict[str, Plain]) -> list[Asked]:
    blueprint = root.get("blueprint")
    found: list[Asked] = []
    for cell in blueprint if isinstance(blueprint, list) else []:
        if isinstance(cell, dict):
            items = cell.get("items")
            one = Asked(str(cell.get("objective")), str(cell.get("level")), cell.get("critical") is True)
            found += [one] * (items if isinstance(items, int) and 0 < items <= 10 else 1)
    return found
