"""Sending published modules to another office, and taking in theirs as drafts; nothing comes in unseen."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib.metadata import version
from typing import Literal

from sqlalchemy.orm import Session

from lms.authoring import package
from lms.authoring.difference import Change, compare
from lms.authoring.package import Cited, ListedUnit, Package
from lms.authoring.units import SHARED, is_content_name, unit_of
from lms.courses.content import Module
from lms.courses.files import Files, Parcel
from lms.courses.loader import Survey, survey
from lms.errors import NotFound
from lms.permissions import Action, Actor, require
from lms.quizzes.kinds.base import Wrong
from lms.text import Text, parts_of
from lms.workshop import drafts, releasing, shelf
from lms.workshop.models import Draft

State = Literal["new", "changed", "same", "conflict"]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A unit of a package beside what is published here.

    A `conflict` is an open draft, which nothing may cover. The facts and misconceptions are those it
    cites that nobody here has.
    """

    unit: str
    state: State
    sent: ListedUnit
    changes: tuple[Change, ...]
    missing_facts: tuple[Cited, ...]
    missing_misconceptions: tuple[Cited, ...]


def published_files(session: Session, actor: Actor, module: str | None = None) -> dict[str, bytes]:
    """Return the published files, of one module or all, exactly as they were published; raise NotFound."""
    require(actor, Action.CONTENT_READ)
    return files_of(session, module)


def files_of(session: Session, module: str | None = None) -> dict[str, bytes]:
    """Return the published files by name; no actor is asked."""
    digests = shelf.published(session)
    if module is not None:
        digests = {name: one for name, one in digests.items() if unit_of(name) == module}
    if not digests:
        raise NotFound
    return dict(shelf.parcel(session, digests).entries)


def make_package(session: Session, actor: Actor, module: str | None = None) -> bytes:
    """Return a package of one module or of all that is published; raise NotFound."""
    require(actor, Action.CONTENT_READ)
    return package_of(session, module)


def package_of(session: Session, module: str | None = None) -> bytes:
    """Return a package; no actor is asked."""
    files = files_of(session, module)
    units = units_in(files)
    found = survey(shelf.parcel(session, shelf.published(session)), date.min)
    modules = [found.modules[one] for one in units if one in found.modules]
    return package.pack(
        files,
        [_listed(session, one) for one in units],
        facts=_facts(found, modules),
        misconceptions=_misconceptions(found, modules),
        program=version("lms"),
    )


def units_in(names: Iterable[str]) -> list[str]:
    """Return the units that files belong to."""
    return sorted({unit_of(name) for name in names})


def beside(folder: Files, files: Mapping[str, bytes]) -> list[str]:
    """Return the content files in a folder that belong to the units of `files` and are none of them."""
    units = {unit_of(name) for name in files}
    there = (name for name in folder.all_names() if is_content_name(name) and unit_of(name) in units)
    return sorted(name for name in there if name not in files)


def _listed(session: Session, unit: str) -> ListedUnit:
    newest = shelf.newest(session, unit)
    if newest is None:
        raise NotFound
    return ListedUnit(
        unit=unit,
        release=newest.release,
        published_at=newest.published_at.isoformat(),
        message=newest.message,
        correction=newest.correction,
        reviewed=newest.reviewed_by is not None,
        cleared=newest.cleared_by is not None,
        waivers=tuple(newest.waivers),
    )


def _facts(found: Survey, modules: Sequence[Module]) -> list[Cited]:
    cited = sorted({fact for module in modules for fact in module.facts})
    return [_cited(one, found.facts[one].text) for one in cited if one in found.facts]


def _misconceptions(found: Survey, modules: Sequence[Module]) -> list[Cited]:
    ways = [way.misconception for module in modules for way in parts_of(module, Wrong)]
    every = [*ways, *(_ways_of_forms(modules))]
    known = found.misconceptions
    return [_cited(one, known[one].belief) for one in sorted({way for way in every if way}) if one in known]


def _ways_of_forms(modules: Sequence[Module]) -> Iterator[str | None]:
    """Yield the misconceptions of the forms: they stand in a mapping, which `parts_of` does not enter."""
    for module in modules:
        for items in module.forms.values():
            for item in items:
                yield from (way.misconception for way in item.wrong_ways())


def _cited(one: str, text: Text) -> Cited:
    return Cited(id=one, en=text.en, km=text.km)


def look_through(session: Session, actor: Actor, sent: Package) -> list[Incoming]:
    """Return what each unit of a package would change here; nothing is written."""
    require(actor, Action.CONTENT_WRITE)
    return compare_with_here(session, sent)


def compare_with_here(session: Session, sent: Package) -> list[Incoming]:
    """Return what each unit of a package would change here; no actor is asked."""
    here = shelf.parcel(session, shelf.published(session))
    known = survey(here, date.min)
    own = survey(Parcel(sent.files), date.min)
    facts = known.facts.keys() | own.facts.keys()
    misconceptions = known.misconceptions.keys() | own.misconceptions.keys()
    found = []
    for unit in sent.manifest.units:
        coming = {name: data for name, data in sent.files.items() if unit_of(name) == unit.unit}
        is_module = unit.unit != SHARED
        found.append(
            Incoming(
                unit.unit,
                _state(session, unit.unit, coming, here.entries),
                unit,
                compare(here, Parcel(coming), unit.unit),
                tuple(one for one in sent.manifest.facts if is_module and one.id not in facts),
                tuple(
                    one for one in sent.manifest.misconceptions if is_module and one.id not in misconceptions
                ),
            )
        )
    return found


def _state(session: Session, unit: str, coming: Mapping[str, bytes], here: Mapping[str, bytes]) -> State:
    if drafts.open_one(session, unit) is not None:
        return "conflict"
    own = {name: data for name, data in here.items() if unit_of(name) == unit}
    if not own:
        return "new"
    return "same" if own == dict(coming) else "changed"


def take_in(
    session: Session,
    actor: Actor,
    sent: Package,
    now: datetime,
    units: Collection[str] | None = None,
) -> list[Draft]:
    """Open a draft for each unit that is new or changed, with exactly the files of the package.

    Nothing is published. Where a draft is open nothing is touched. `units` are those to take; None takes all.
    """
    made = []
    for one in look_through(session, actor, sent):
        if one.state not in {"new", "changed"} or (units is not None and one.unit not in units):
            continue
        draft = drafts.open_draft(session, actor, one.unit, now)
        draft.origin, draft.message = "package", one.sent.message
        files = {name: data for name, data in sent.files.items() if unit_of(name) == one.unit}
        digests = {name: shelf.store(session, data) for name, data in files.items()}
        contents = {digests[name]: data for name, data in files.items()}
        releasing.lay(session, actor, draft, contents, digests, now)
        made.append(draft)
    return made
