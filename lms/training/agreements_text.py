"""The agreements as published last."""

from datetime import datetime
from functools import lru_cache

from sqlalchemy.orm import Session

from lms.courses.models import Register
from lms.errors import NotFound
from lms.training.agreements import Agreements

REGISTER = "agreements"


def publish(session: Session, found: Agreements | None, now: datetime) -> None:
    """Keep them as they are now; where there are none, those before stay."""
    if found is not None:
        session.merge(Register(name=REGISTER, body=found.model_dump_json(), published_at=now))


def find_agreements(session: Session) -> Agreements | None:
    """Return the agreements; None before the first publishing."""
    row = session.get(Register, REGISTER)
    return None if row is None else _read(row.body)


def agreements(session: Session) -> Agreements:
    """Return the agreements; raise NotFound before the first publishing."""
    found = find_agreements(session)
    if found is None:
        raise NotFound
    return found


@lru_cache(maxsize=4)
def _read(body: str) -> Agreements:
    return Agreements.model_validate_json(body)
