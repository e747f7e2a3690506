"""Logging a session as it was held, and correcting it: kept once, and never by accident over another's."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from lms import i18n
from lms.errors import Conflict, LmsError, NotFound
from lms.people.models import Cohort
from lms.permissions import Action, Actor
from lms.practice import said as talk
from lms.practice.models import Attendance, Observation, TrainingSession
from lms.practice.said import Said
from lms.practice.session_people import People, people_of, room_of
from lms.practice.sessions import as_said, correctable
from lms.text import Text
from lms.training.cohorts import find_cohort


class Unfit(LmsError):
    """What was said of a session cannot be so; a page asks `doubts` first, and says it at the field."""

    message = Text(
        en="Something about this session cannot be so. Go back and look at it again.",
        km="មានអ្វីមួយអំពីវគ្គនេះ មិនត្រឹមត្រូវទេ។ សូមថយក្រោយ ហើយពិនិត្យម្ដងទៀត។",
    )


class TooLate(Conflict):
    """The time for corrections is over."""

    message = Text(
        en="This session was logged more than 14 days ago and stays as it is.",
        km="វគ្គនេះ បានកត់ត្រាលើសពី ១៤ ថ្ងៃហើយ ដូច្នេះទុកនៅដដែល។",
    )


class Observed(Conflict):
    """Somebody has been observed in the session."""

    message = Text(
        en="Somebody was observed in this session, so it cannot be called off, and who led it stays.",
        km="មានការសង្កេតក្នុងវគ្គនេះហើយ ដូច្នេះមិនអាចលុបចោល ឬប្តូរអ្នកដឹកនាំបានទេ។",
    )


class NotOpen(Conflict):
    """The cohort has not been opened yet."""

    message = Text(
        en="Open the group first. Where children learn, name the focal point and the help card before that.",
        km="សូមបើកក្រុមសិន។ បើមានកុមារ ត្រូវកំណត់អ្នកទទួលបន្ទុកការពារកុមារ និងប័ណ្ណជំនួយ ជាមុន។",
    )


def doubts(
    session: Session,
    actor: Actor,
    cohort_id: str,
    said: Said,
    *,
    session_id: str,
    paper_total: int | None = None,
    now: datetime,
) -> dict[str, Text]:
    """Return what cannot be so in what is said of a session, by the name of the field."""
    cohort = find_cohort(session, actor, cohort_id, Action.SESSION_LOG, now)
    row = _find(session, cohort, session_id)
    kept = (row.led_by, row.co_led_by) if row else ()
    people = people_of(session, actor, cohort.id, now)
    room = room_of(session, cohort, people, kept=kept, modules=row.modules if row else ())
    return talk.doubts(said, room, i18n.local_day(now), paper_total)


def log(
    session: Session,
    actor: Actor,
    cohort_id: str,
    said: Said,
    *,
    session_id: str,
    seen: str = "",
    now: datetime,
) -> TrainingSession:
    """Keep that a session was held, or correct what was kept; the same sent twice is kept once.

    `session_id` is made by the page; `seen` is the fingerprint of what the page was filled in from,
    nothing for a session that was not logged. Raises Conflict when something else was kept since.
    """
    cohort = find_cohort(session, actor, cohort_id, Action.SESSION_LOG, now)
    row = _find(session, cohort, session_id)
    kept = as_said(session, row) if row else None
    said = _whole(said, kept, people_of(session, actor, cohort.id, now))
    if row is not None and kept == said:
        return row
    if cohort.opened_at is None or cohort.opened_at > now:
        raise NotOpen
    if row is not None:
        _check_change(session, row, kept, said, seen, now)
    if doubts(session, actor, cohort.id, said, session_id=session_id, now=now):
        raise Unfit
    if row is None:
        row = _new(session, actor, cohort.id, session_id, said, now)
    _keep(session, actor, row, said, now)
    return row


def _find(session: Session, cohort: Cohort, session_id: str) -> TrainingSession | None:
    """Return the row of an id, held for change; None for a new id, NotFound for one of another cohort."""
    row = session.scalar(select(TrainingSession).where(TrainingSession.id == session_id).with_for_update())
    if row is not None and row.cohort_id != cohort.id:
        raise NotFound
    return row


def _whole(said: Said, kept: Said | None, people: People) -> Said:
    """Return what is said with who certainly was there: members who led, and those a page cannot show now."""
    if said.community:
        return replace(said, present=frozenset())
    members = {one.id for one in people.members}
    leaders = {said.led_by, said.co_led_by} & members
    hidden = kept.present - members if kept else frozenset()
    return replace(said, present=said.present | frozenset(one for one in leaders if one) | hidden)


def _check_change(
    session: Session, row: TrainingSession, kept: Said | None, said: Said, seen: str, now: datetime
) -> None:
    if row.cancelled_at is not None:
        raise Conflict
    if kept is not None and kept.fingerprint != seen:
        raise Conflict
    if not correctable(row, now):
        raise TooLate
    if (row.led_by, row.co_led_by) != (said.led_by, said.co_led_by):
        refuse_if_observed(session, row.id, signed=True)


def refuse_if_observed(session: Session, session_id: str, *, signed: bool = False) -> None:
    """Raise Observed when somebody was observed in a session; with `signed`, when it was signed too."""
    found = select(Observation.id).where(Observation.session_id == session_id)
    if signed:
        found = found.where(Observation.observer_signed_at.is_not(None))
    if session.scalar(found.limit(1)) is not None:
        raise Observed


def _new(
    session: Session, actor: Actor, cohort_id: str, session_id: str, said: Said, now: datetime
) -> TrainingSession:
    row = TrainingSession(
        id=session_id,
        cohort_id=cohort_id,
        held_on=said.held_on,
        modules=list(said.modules),
        led_by=said.led_by,
        made_by=actor.id,
        made_at=now,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        # Another request brought the same id a moment ago; what it brought stays.
        raise Conflict from None
    return row


def _keep(session: Session, actor: Actor, row: TrainingSession, said: Said, now: datetime) -> None:
    row.held_on, row.modules = said.held_on, list(said.modules)
    row.led_by, row.co_led_by = said.led_by, said.co_led_by
    row.place_code, row.community = said.place_code, said.community
    row.girls, row.boys, row.women, row.men, row.not_recorded = said.heads.each()
    if row.logged_at is None:
        row.logged_by, row.logged_at = actor.id, now
    session.flush()
    kept = session.scalars(select(Attendance).where(Attendance.session_id == row.id)).all()
    for one in kept:
        if one.learner_id not in said.present:
            session.delete(one)
    for learner_id in sorted(said.present - {one.learner_id for one in kept}):
        session.add(Attendance(session_id=row.id, learner_id=learner_id, marked_by=actor.id, marked_at=now))
    session.flush()
