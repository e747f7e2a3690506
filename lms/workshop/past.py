"""What was published, by whom, read and cleared by whom, and what two publications differ in."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from lms.authoring.difference import compare
from lms.courses.files import Parcel
from lms.permissions import Action, Actor, require
from lms.workshop import modules, releasing, shelf
from lms.workshop.models import Publication
from lms.workshop.modules import Unit
from lms.workshop.people import Writer, writers
from lms.workshop.release_desk import About, gathered


@dataclass(frozen=True, slots=True)
class Told:
    """A publication with the names in it; `before` is the one it followed."""

    publication: Publication
    before: Publication | None
    published_by: Writer | None
    reviewed_by: Writer | None
    cleared_by: Writer | None


def of_unit(session: Session, actor: Actor, unit: str) -> tuple[Unit, list[Told]]:
    """Return every publication of a unit, the newest first; raise NotFound."""
    require(actor, Action.CONTENT_READ)
    found = modules.find_unit(session, actor, unit)
    rows = shelf.history(session, unit)
    by = writers(session, [one for row in rows for one in _ids(row)])
    told = [
        Told(
            row,
            rows[place + 1] if place + 1 < len(rows) else None,
            *(by.get(one or "") for one in _ids(row)),
        )
        for place, row in enumerate(rows)
    ]
    return found, told


def _ids(row: Publication) -> tuple[str | None, str | None, str | None]:
    return row.published_by, row.reviewed_by, row.cleared_by


def find(session: Session, actor: Actor, publication_id: str) -> tuple[Unit, Told]:
    """Return one publication; raise NotFound."""
    row = releasing.find_publication(session, actor, publication_id)
    unit, told = of_unit(session, actor, row.unit)
    return unit, next(one for one in told if one.publication.id == publication_id)


def differences(session: Session, old: Publication | None, new: Publication) -> tuple[About, ...]:
    """Return in words what a publication changed against another one; no actor is asked."""
    before = shelf.parcel(session, old.files) if old else Parcel({})
    return tuple(gathered(compare(before, shelf.parcel(session, new.files), new.unit)))
