"""The code of conduct as published last."""

from datetime import datetime
from functools import lru_cache

from sqlalchemy.orm import Session

from lms.courses.models import Register
from lms.errors import NotFound
from lms.training.conduct import Conduct

REGISTER = "code-of-conduct"


def publish(session: Session, found: Conduct | None, now: datetime) -> None:
    """Keep it as it is now; where there is none, the one before stays."""
    if found is not None:
        session.merge(Register(name=REGISTER, body=found.model_dump_json(), published_at=now))


def conduct(session: Session) -> Conduct:
    """Return the code of conduct; raise NotFound before the first publishing."""
    row = session.get(Register, REGISTER)
    if row is None:
        raise NotFound
    return _read(row.body)


@lru_cache(maxsize=4)
def _read(body: str) -> Conduct:
    return Conduct.model_validate_json(body)
