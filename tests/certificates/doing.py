"""What people do beside learning, written into the tables: sessions, observations, declarations, terms."""

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock, i18n
from lms.people.models import Account, Cohort, Declaration, Enrolment
from lms.permissions import Role
from lms.practice.checklists import checklists
from lms.practice.models import Attendance, Observation, TrainingSession
from tests.conftest import NOW

LONG_AGO = NOW - timedelta(days=80)
THEN = NOW - timedelta(days=10)


def coach(session: Session) -> str:
    """Return an adult who watches and witnesses; the same one for the whole database."""
    login = "user00c0ac00"
    found = session.scalar(select(Account.id).where(Account.login == login))
    if found is not None:
        return found
    row = Account(
        id=clock.new_id(), role=Role.MASTER, login=login, secret="", name_km="គ្រូ", created_at=LONG_AGO
    )
    session.add(row)
    session.flush()
    return row.id


def past_cohort(session: Session, kind: str, *members: str) -> str:
    """Make a cohort that is over by now, with its members."""
    row = Cohort(
        id=clock.new_id(), name="Past", kind=kind, made_at=LONG_AGO, opened_at=LONG_AGO, closed_at=THEN
    )
    session.add(row)
    session.flush()
    session.add_all(Enrolment(cohort_id=row.id, learner_id=one, from_at=LONG_AGO) for one in members)
    session.flush()
    return row.id


def lead(
    session: Session, cohort: str, led_by: str, *, co_led_by: str | None = None, on: date | None = None
) -> str:
    """Let a session be held; return its id."""
    row = TrainingSession(
        id=clock.new_id(),
        cohort_id=cohort,
        held_on=on or i18n.local_day(THEN),
        modules=["child-rights"],
        led_by=led_by,
        co_led_by=co_led_by,
        made_by=led_by,
        made_at=THEN,
    )
    session.add(row)
    session.flush()
    return row.id


def attend(session: Session, held: str, *people: str) -> None:
    """Let people be at a session."""
    by = session.get_one(TrainingSession, held).led_by
    session.add_all(
        Attendance(session_id=held, learner_id=one, marked_by=by, marked_at=THEN) for one in people
    )
    session.flush()


def watch(
    session: Session,
    held: str,
    observed: str,
    observer: str,
    *,
    setting: str = "co-facilitation",
    points: int = 2,
    red_lines: tuple[str, ...] = (),
    at: datetime = THEN,
    signed: bool = True,
) -> str:
    """Fill in the checklist with the same points everywhere; both sign unless told otherwise."""
    checklist = checklists(session)["facilitation"]
    row = Observation(
        id=clock.new_id(),
        session_id=held,
        checklist=checklist.id,
        checklist_version=checklist.version,
        body=checklist.model_dump(mode="json"),
        observed_id=observed,
        observer_id=observer,
        setting=setting,
        points={one.id: points for one in checklist.points},
        red_lines=list(red_lines),
        begun_at=at,
        saved_at=at,
        observer_signed_at=at,
        observed_signed_at=at if signed else None,
    )
    session.add(row)
    session.flush()
    return row.id


def declare(session: Session, person: str, *kinds: str, on: date | None = None) -> None:
    """Let somebody agree, promise or be cleared."""
    by = coach(session)
    session.add_all(
        Declaration(
            id=clock.new_id(),
            account_id=person,
            kind=kind,
            given_on=on or i18n.local_day(THEN),
            method="paper",
            recorded_by=by,
            recorded_at=THEN,
        )
        for kind in kinds
    )
    session.flush()


def practise(session: Session, person: str) -> None:
    """Let somebody do everything that the certificate for trainers asks for beside quizzes."""
    by = coach(session)
    course, group = past_cohort(session, "tot", person), past_cohort(session, "peer-group")
    attend(session, lead(session, course, by), person)
    lead(session, group, person)
    watch(session, lead(session, group, by, co_led_by=person), person, by)
    declare(session, person, "code-of-conduct", "clearance")


def practise_as_a_child(session: Session, person: str, led_by: str) -> None:
    """Let a child do everything that the completion card asks for beside quizzes."""
    group = past_cohort(session, "peer-group", person)
    held = lead(session, group, led_by)
    attend(session, held, person)
    watch(session, held, person, led_by, setting="practice")
    declare(session, person, "guardian-consent", "assent", "pledge")
