"""Sessions and observations for the access tests: each person's own, and those of the others."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from lms import clock, i18n
from lms.practice.checklists import checklists
from lms.practice.models import Observation, TrainingSession
from lms.practice.observations import CHECKLIST
from tests.factories import Someone


def practised(
    session: Session, people: Mapping[str, Someone], cohorts: Mapping[str, str], now: datetime
) -> dict[str, str]:
    """Let both trainers have planned and watched sessions; return them by the name of the object."""
    objects = {}
    for prefix, leader, observer in (("", "trainer", "master"), ("foreign ", "elsewhere", "othermaster")):
        cohort = cohorts[f"{prefix}cohort"]
        for name in ("session", "watched session", "signed session"):
            objects[prefix + name] = _planned(session, cohort, people[leader], now)
        for name, watched, signed in (
            ("observation", "watched session", None),
            ("signed observation", "signed session", now),
        ):
            objects[prefix + name] = _watched(
                session, objects[prefix + watched], people[leader], people[observer], now, signed
            )
    return objects


def _planned(session: Session, cohort: str, leader: Someone, now: datetime) -> str:
    row = TrainingSession(
        id=clock.new_id(),
        cohort_id=cohort,
        planned_on=i18n.local_day(now),
        modules=["child-rights"],
        led_by=leader.id,
        made_by=leader.id,
        made_at=now - timedelta(days=1),
    )
    session.add(row)
    session.flush()
    return row.id


def _watched(
    session: Session,
    held: str,
    leader: Someone,
    observer: Someone,
    now: datetime,
    signed: datetime | None,
) -> str:
    checklist = checklists(session)[CHECKLIST]
    row = Observation(
        id=clock.new_id(),
        session_id=held,
        checklist=checklist.id,
        checklist_version=checklist.version,
        body=checklist.model_dump(mode="json"),
        observed_id=leader.id,
        observer_id=observer.id,
        setting="independent",
        points={point.id: 2 for point in checklist.points},
        red_lines=[],
        begun_at=now,
        saved_at=now,
        observer_signed_at=signed,
    )
    session.add(row)
    session.flush()
    return row.id
