"""What is wrong with a file while it is being written; without it mistakes would wait until publishing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from lms.authoring.units import SHARED, unit_of
from lms.courses.cache import Cache
from lms.courses.files import Parcel
from lms.courses.loader import Survey, survey
from lms.courses.mistakes import Mistake
from lms.permissions import Action, Actor, require
from lms.text import LANGUAGES, Text
from lms.workshop import drafts, shelf, written_beside
from lms.workshop.checked import check_files

_cache = Cache()


@dataclass(frozen=True, slots=True)
class Wrong:
    """A mistake in a file: line and column from 1 (column 0: the whole line), where, and what to do."""

    line: int
    column: int
    where: str
    code: str
    said: Text
    # Worth a second look; it does not keep anything from being published.
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """What is known of a unit, what is wrong with it, and what is worth a second look."""

    survey: Survey
    mistakes: tuple[Mistake, ...]
    warnings: tuple[Mistake, ...]


def look(session: Session, actor: Actor, name: str, text: str, today: date) -> tuple[Wrong, ...]:
    """Return what is wrong with a file if it said `text`, line by line; facts expire `today`."""
    checked = check_unit(session, actor, unit_of(name), today, {name: text})
    said = checked.survey.source.said(name)
    wrong = [_wrong(one) for one in checked.mistakes if one.file == said]
    wrong += [replace(_wrong(one), is_warning=True) for one in checked.warnings if one.file == said]
    return tuple(sorted(wrong, key=lambda one: (one.line, one.column, one.is_warning)))


def check_unit(
    session: Session, actor: Actor, unit: str, today: date, unsaved: Mapping[str, str] | None = None
) -> Looked:
    """Return what is known of a unit in its draft, or as published, with `unsaved` texts over it."""
    require(actor, Action.CONTENT_READ)
    entries = dict(_standing(session, unit))
    entries |= {name: text.encode("utf-8") for name, text in (unsaved or {}).items()}
    files = Parcel(entries)
    checked = check_files(files, today, _cache)
    return Looked(survey(files, today, _cache), checked.mistakes, checked.warnings)


def see(session: Session, actor: Actor, unit: str, today: date) -> Survey:
    """Return what there is in a unit, or for what all share in all of them; no gate looks at it."""
    require(actor, Action.CONTENT_READ)
    return survey(Parcel(dict(_standing(session, unit))), today, _cache)


def counted(checked: Looked) -> dict[str, int]:
    """Return how many mistakes each file has, by name; files without any are not in it."""
    counts: dict[str, int] = {}
    for one in checked.mistakes:
        name = one.file.removeprefix(checked.survey.source.said(""))
        counts[name] = counts.get(name, 0) + 1
    return counts


def _standing(session: Session, unit: str) -> Mapping[str, bytes]:
    """Return the files a unit is checked with: its own and what all share, or all for what all share.

    Facts and misconceptions count as they stand in the draft of what all share.
    """
    draft = drafts.open_one(session, unit)
    digests = shelf.published(session)
    if draft is not None:
        others = {name: one for name, one in digests.items() if unit_of(name) != unit}
        digests = {**others, **drafts.digests(session, draft)}
    if unit != SHARED:
        digests = {name: one for name, one in digests.items() if unit_of(name) in {unit, SHARED}}
        digests |= written_beside.registers(session)
    return shelf.parcel(session, digests).entries


def _wrong(mistake: Mistake) -> Wrong:
    before = f"{mistake.file}:{mistake.line}: {mistake.where + ': ' if mistake.where else ''}"
    said = {language: mistake.say(language).removeprefix(before) for language in LANGUAGES}
    return Wrong(mistake.line, mistake.column, mistake.where, mistake.code, Text(**said))
