"""The bytes of published recordings: kept once under their digest, and found again."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.courses.content import Module
from lms.courses.files import Files
from lms.courses.models import Recording
from lms.courses.sounds_of_texts import recording_of
from lms.errors import NotFound


def keep(session: Session, modules: Iterable[Module], files: Files) -> None:
    """Keep the recordings of modules that are being published from these files."""
    for module in modules:
        wanted = {
            sound.digest: f"modules/{module.head.id}/{recording_of(text, language)}"
            for text, languages in module.sounds.items()
            for language, sound in languages.items()
        }
        known = set(session.scalars(select(Recording.digest).where(Recording.digest.in_(wanted))))
        for digest in wanted.keys() - known:
            session.add(Recording(digest=digest, data=files.read(wanted[digest])))
        session.flush()


def find_sound(session: Session, digest: str) -> bytes:
    """Return a published recording by the digest of its content; raise NotFound."""
    kept = session.get(Recording, digest)
    if kept is None:
        raise NotFound
    return kept.data
