"""The kinds of cohort as published last."""

from datetime import datetime
from functools import lru_cache

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from lms.courses.models import Register
from lms.training.cohort_type import CohortType

REGISTER = "cohort-types"
_ALL = TypeAdapter(tuple[CohortType, ...])


def publish(session: Session, found: tuple[CohortType, ...], now: datetime) -> None:
    """Keep them as they are now."""
    session.merge(Register(name=REGISTER, body=_ALL.dump_json(found).decode(), published_at=now))


def types(session: Session) -> dict[str, CohortType]:
    """Return the kinds of cohort by id, in their order; empty before the first publishing."""
    row = session.get(Register, REGISTER)
    return {one.id: one for one in _read(row.body)} if row else {}


@lru_cache(maxsize=4)
def _read(body: str) -> tuple[CohortType, ...]:
    return _ALL.validate_json(body)
