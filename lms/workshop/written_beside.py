"""Facts and beliefs still being written: a new module could otherwise not name them before they are out."""

from datetime import date

from sqlalchemy.orm import Session

from lms.authoring.units import SHARED, unit_of
from lms.courses.cache import Cache
from lms.courses.loader import survey
from lms.permissions import Action, Actor, require
from lms.workshop import drafts, shelf
from lms.workshop.models import Draft

_REGISTERS = ("facts.yaml", "misconceptions.yaml")
_cache = Cache()


def registers(session: Session) -> dict[str, str]:
    """Return the digest of each register that the draft of what all modules share changes, by name.

    Only those without a mistake: somebody halfway through a fact does not take the others from every
    module. No actor is asked. What is published counts, and nothing else, when a module is published.
    """
    draft = drafts.open_one(session, SHARED)
    written = drafts.edits(session, draft) if draft else {}
    changed = {name: file for name in _REGISTERS if (one := written.get(name)) and (file := one.file)}
    if not changed:
        return {}
    shared = {name: one for name, one in shelf.published(session).items() if unit_of(name) == SHARED}
    found = survey(shelf.parcel(session, shared | changed), date.min, _cache)
    wrong = {one.file for one in found.mistakes}
    return {name: one for name, one in changed.items() if found.source.said(name) not in wrong}


def draft_beside(session: Session, actor: Actor, unit: str) -> Draft | None:
    """Return the draft of what all modules share, where a module can name something only that one has."""
    require(actor, Action.CONTENT_READ)
    return drafts.open_one(session, SHARED) if unit != SHARED and registers(session) else None
