"""What is published, file by file; without it a draft would have nothing to stand on."""

import hashlib
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.courses.files import Parcel
from lms.errors import NotFound
from lms.workshop.models import Publication, StoredFile

_NEXT = timedelta(microseconds=1)


def store(session: Session, data: bytes) -> str:
    """Keep the bytes of a file and return the digest they are kept under; the same bytes are kept once."""
    digest = hashlib.sha256(data).hexdigest()[:32]
    if session.get(StoredFile, digest) is None:
        session.add(StoredFile(digest=digest, size=len(data), data=data))
        session.flush()
    return digest


def contents(session: Session, digests: Collection[str]) -> dict[str, bytes]:
    """Return the bytes kept under each digest."""
    wanted = select(StoredFile.digest, StoredFile.data).where(StoredFile.digest.in_(set(digests)))
    return {row.digest: row.data for row in session.execute(wanted)}


def parcel(session: Session, files: Mapping[str, str]) -> Parcel:
    """Return the files, given by the digest of each name, as content that can be read."""
    kept = contents(session, files.values())
    return Parcel({name: kept[digest] for name, digest in files.items()})


def newest(session: Session, unit: str) -> Publication | None:
    """Return the newest publication of a unit; None for one that was never published with its files."""
    return session.scalar(
        select(Publication)
        .where(Publication.unit == unit)
        .order_by(Publication.published_at.desc(), Publication.id.desc())
        .limit(1)
    )


def hold(session: Session) -> None:
    """Hold what is published until the end of the transaction: of two who publish one comes after the other.

    Else the second, who read the shelf before the first had ended, would put back what the first replaced.
    """
    session.execute(select(Publication.id).order_by(Publication.id).with_for_update()).all()


def history(session: Session, unit: str) -> list[Publication]:
    """Return the publications of a unit, the newest first."""
    wanted = select(Publication).where(Publication.unit == unit)
    return list(session.scalars(wanted.order_by(Publication.published_at.desc(), Publication.id.desc())))


def published(session: Session) -> dict[str, str]:
    """Return the digest of each published file by name, over all units."""
    newest_first = select(Publication).order_by(Publication.published_at, Publication.id)
    by_unit = {one.unit: one.files for one in session.scalars(newest_first)}
    return {name: digest for files in by_unit.values() for name, digest in files.items()}


def keep_publication(session: Session, publication: Publication, now: datetime) -> None:
    """Add a publication; it is the newest from now on."""
    last = newest(session, publication.unit)
    # Who waited for another to end has the earlier time, and what it publishes is the newer all the same.
    publication.published_at = max(now, last.published_at + _NEXT) if last else now
    session.add(publication)
    session.flush()


def find_files(session: Session, publication_id: str) -> tuple[Parcel, str]:
    """Return the files of a publication and the unit it is of; raise NotFound. No actor is asked."""
    found = session.get(Publication, publication_id)
    if found is None:
        raise NotFound
    return parcel(session, found.files), found.unit
