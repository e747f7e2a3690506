"""Paper quizzes typed in, for the access tests: the trainer's, and that of another group."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases
from lms.training.models import PaperEntry
from tests.factories import Someone


def typed_in(
    session: Session, people: Mapping[str, Someone], cohorts: Mapping[str, str], now: datetime
) -> dict[str, str]:
    """Let both trainers have typed in a sheet; return the entries by the name of the object."""
    objects = {}
    for prefix, trainer in (("", "trainer"), ("foreign ", "elsewhere")):
        row = PaperEntry(
            id=clock.new_id(),
            cohort_id=cohorts[f"{prefix}cohort"],
            module="child-rights",
            moment="before",
            release=releases.current_releases(session)["child-rights"],
            form="A",
            sheets=1,
            entered_by=people[trainer].id,
            entered_at=now,
        )
        session.add(row)
        objects[f"{prefix}paper entry"] = row.id
    session.flush()
    return objects
