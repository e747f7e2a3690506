"""Publishing files: the release for learners, and a publication that says who, what and from where."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from lms import clock
from lms.authoring.gates import examine
from lms.authoring.units import SHARED, by_unit, is_content_name
from lms.certificates.programme import publish_programme
from lms.certificates.written import load_programme
from lms.courses import releases, sounds
from lms.courses.files import Files
from lms.courses.loader import survey
from lms.courses.mistakes import ContentError, Mistake
from lms.courses.models import Release
from lms.workshop import shelf
from lms.workshop.looked_at import printed
from lms.workshop.models import Publication


@dataclass(frozen=True, slots=True)
class Said:
    """What is said about a publishing: ids of accounts, None where nobody with an account did it."""

    origin: str
    message: str = ""
    correction: bool = False
    published_by: str | None = None
    reviewed_by: str | None = None
    cleared_by: str | None = None


def publish(session: Session, files: Files, said: Said, now: datetime, *, today: date) -> list[Release]:
    """Publish all content; return the releases that are new.

    Each unit whose files are not those published last gets a publication, which prints what was let pass
    there. Facts must not have expired `today`. Raises ContentError with every mistake, and CannotMarkAgain.
    """
    found = survey(files, today)
    mistakes: list[Mistake] = [*found.mistakes]
    try:
        programme = load_programme(files, files.folders("modules"))
    except ContentError as error:
        mistakes += error.mistakes
    if mistakes or found.library is None:
        raise ContentError(tuple(mistakes))
    added = releases.publish(session, found.library, now, message=said.message, correction=said.correction)
    sounds.keep(session, found.library.modules, files)
    publish_programme(session, programme, now)
    # A module that was taken out of the files stays as it was published: releases are for ever.
    entries = content_of(files)
    current = releases.current_releases(session)
    before = shelf.parcel(session, shelf.published(session)).entries
    for unit, own in by_unit(entries).items():
        kept = _keep(session, unit, own, None if unit == SHARED else current.get(unit), said, now)
        if kept is not None:
            kept.waivers = printed(examine(found, today, before=before or None, units=[unit]).waived)
    session.flush()
    return added


def content_of(files: Files) -> dict[str, bytes]:
    """Return the files that are content, by name; what else lies in a folder is nobody's business."""
    return {name: files.read(name) for name in files.all_names() if is_content_name(name)}


def _keep(
    session: Session, unit: str, own: Mapping[str, bytes], release: str | None, said: Said, now: datetime
) -> Publication | None:
    digests = {name: shelf.store(session, data) for name, data in own.items()}
    last = shelf.newest(session, unit)
    if last is not None and last.files == digests and last.release == release:
        return None
    publication = Publication(
        id=clock.new_id(),
        unit=unit,
        release=release,
        files=digests,
        origin=said.origin,
        message=said.message,
        correction=said.correction,
        waivers=[],
        published_by=said.published_by,
        reviewed_by=said.reviewed_by,
        cleared_by=said.cleared_by,
    )
    shelf.keep_publication(session, publication, now)
    return publication
