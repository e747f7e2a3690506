"""The pages of consent, conduct and clearance, with some of it recorded and some not."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy.orm import Session

from lms import clock
from lms.i18n import local_day
from lms.permissions import Role
from lms.training import clearances, declarations
from lms.training.declarations import OF_CHILDREN, Given, Kind
from tests.factories import Someone, make_adult

Where = tuple[str, str, dict[str, str | int]]


def enrol_places(session: Session, people: dict[str, Someone], cohort: str, empty: str) -> Iterable[Where]:
    """Let one child have everything, one nothing; return who opens which endpoint with which values."""
    now = clock.now()
    given = Given(local_day(now) - timedelta(days=9), "paper", people["trainer"].id)
    whole, part = people["done"].id, people["midway"].id
    ticked = {kind: [whole] for kind in OF_CHILDREN} | {Kind.ASSENT: [whole, part]}
    declarations.record(session, people["trainer"], ticked, given, now)
    people["focal"] = make_adult(session, Role.SAFEGUARDING)
    clearances.clear(session, people["focal"], people["master"].id, given, now)
    declarations.promise(session, people["novice"], given.day, now)
    return (
        ("trainer", "consent.cohort", {"cohort_id": cohort}),
        ("novice", "consent.cohort", {"cohort_id": empty}),
        ("trainer", "consent.learner", {"learner_id": whole}),
        ("trainer", "consent.learner", {"learner_id": part}),
        ("trainer", "conduct.page", {}),
        ("novice", "conduct.page", {}),
        ("focal", "clearances.page", {}),
    )
