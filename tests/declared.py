"""What people of the world for the access tests have declared."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from lms.i18n import local_day
from lms.training import declarations
from lms.training.declarations import Given, Kind
from tests.factories import Someone


def declared(session: Session, people: Mapping[str, Someone], now: datetime) -> dict[str, str]:
    """Record an assent of two children and a clearance of two adults; return their ids by name."""
    given = Given(local_day(now), "paper")
    wanted = {
        "assent": ("learner", "trainer", Kind.ASSENT),
        "foreign assent": ("foreign", "elsewhere", Kind.ASSENT),
        "clearance": ("trainer", "safeguarding", Kind.CLEARANCE),
        "foreign clearance": ("safeguarding", "safeguarding", Kind.CLEARANCE),
    }
    return {
        name: declarations.keep(session, people[by], people[one].id, kind, given, now).id
        for name, (one, by, kind) in wanted.items()
    }
