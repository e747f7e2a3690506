"""The kinds of cohort as published last."""

from datetime import datetime
from functools import lru_cache

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from lms.courses.models import Register
from lms.training import cohort_rules
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


def find_type(session: Session, kind: str) -> CohortType:
    """Return a kind of cohort; one that is published no more is read with care, as one for children."""
    return types(session).get(kind) or cohort_rules.unknown(kind)


def kinds_for_adults(session: Session) -> frozenset[str]:
    """Return the ids of the kinds in which no child learns."""
    known = {cohort_rules.TOT: cohort_rules.unknown(cohort_rules.TOT), **types(session)}
    return frozenset(name for name, one in known.items() if not one.has_children)


@lru_cache(maxsize=4)
def _read(body: str) -> tuple[CohortType, ...]:
    return _ALL.validate_json(body)
