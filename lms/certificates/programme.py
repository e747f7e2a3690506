"""What is authored beside modules as it was published, and the rules of it that certificates follow."""

from datetime import datetime
from functools import lru_cache

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from lms.certificates.rule import Rule
from lms.certificates.written import Programme
from lms.courses.models import Register
from lms.practice import checklists
from lms.training import agreements_text, cohort_types, conduct_text

REGISTER = "rules"
_RULES = TypeAdapter(dict[str, Rule])


def publish_programme(session: Session, programme: Programme, now: datetime) -> None:
    """Keep all of it as it is now; awards and observations keep the version they were made by."""
    cohort_types.publish(session, programme.types, now)
    checklists.publish(session, programme.checklists, now)
    conduct_text.publish(session, programme.conduct, now)
    agreements_text.publish(session, programme.agreements, now)
    session.merge(Register(name=REGISTER, body=_RULES.dump_json(programme.rules).decode(), published_at=now))


def rules(session: Session) -> dict[str, Rule]:
    """Return the published rules by id; empty before the first publishing."""
    row = session.get(Register, REGISTER)
    return _read(row.body) if row else {}


@lru_cache(maxsize=4)
def _read(body: str) -> dict[str, Rule]:
    return _RULES.validate_json(body)
