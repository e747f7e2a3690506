"""What an invented trainer has done beside learning, so that the demonstration has a certificate to show."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock, i18n
from lms.people.models import Cohort, Declaration, Teaching
from lms.practice.checklists import checklists
from lms.practice.models import Attendance, Observation, TrainingSession


def practise(session: Session, master: str, trainer: str, now: datetime) -> None:
    """Let a trainer attend the course, lead two sessions, be watched in one, and make both declarations."""
    course, group = _taught_by(session, master), _taught_by(session, trainer)
    for days in (40, 39, 38):
        held = _held(session, course, master, None, now - timedelta(days=days))
        session.add(
            Attendance(
                session_id=held, learner_id=trainer, marked_by=master, marked_at=now - timedelta(days=days)
            )
        )
    together = _held(session, group, master, trainer, now - timedelta(days=30))
    _held(session, group, trainer, None, now - timedelta(days=24))
    _watched(session, together, trainer, master, now - timedelta(days=30))
    for kind in ("code-of-conduct", "clearance"):
        session.add(
            Declaration(
                id=clock.new_id(),
                account_id=trainer,
                kind=kind,
                given_on=i18n.local_day(now - timedelta(days=45)),
                method="paper",
                recorded_by=master,
                recorded_at=now - timedelta(days=45),
            )
        )
    session.flush()


def _taught_by(session: Session, trainer: str) -> str:
    return (
        session.scalars(
            select(Cohort.id)
            .join(Teaching, Teaching.cohort_id == Cohort.id)
            .where(Teaching.trainer_id == trainer)
            .order_by(Cohort.made_at, Cohort.id)
        ).first()
        or ""
    )


def _held(session: Session, cohort: str, led_by: str, co_led_by: str | None, at: datetime) -> str:
    row = TrainingSession(
        id=clock.new_id(),
        cohort_id=cohort,
        held_on=i18n.local_day(at),
        modules=["child-rights"],
        led_by=led_by,
        co_led_by=co_led_by,
        girls=7,
        boys=6,
        made_by=led_by,
        made_at=at,
        logged_by=led_by,
        logged_at=at,
    )
    session.add(row)
    session.flush()
    return row.id


def _watched(session: Session, held: str, observed: str, observer: str, at: datetime) -> None:
    checklist = checklists(session)["facilitation"]
    session.add(
        Observation(
            id=clock.new_id(),
            session_id=held,
            checklist=checklist.id,
            checklist_version=checklist.version,
            body=checklist.model_dump(mode="json"),
            observed_id=observed,
            observer_id=observer,
            setting="co-facilitation",
            points={point.id: 2 if place else 1 for place, point in enumerate(checklist.points)},
            red_lines=[],
            begun_at=at,
            saved_at=at,
            observer_signed_at=at,
            observed_signed_at=at,
        )
    )
    session.flush()
