"""Planning sessions, moving them to another day, and calling them off."""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy.orm import Session

from lms import i18n
from lms.errors import Conflict
from lms.permissions import Action, Actor
from lms.practice import said as talk
from lms.practice.models import TrainingSession
from lms.practice.said import Plan
from lms.practice.session_log import Unfit, refuse_if_observed
from lms.practice.session_people import people_of, room_of
from lms.practice.sessions import find_session
from lms.text import Text
from lms.training.cohorts import find_cohort


class NotPlanned(Conflict):
    """The session was held, or was called off."""

    message = Text(
        en="This session was logged already, or called off. Nothing was changed.",
        km="វគ្គនេះ បានកត់ត្រា ឬលុបចោលរួចហើយ។ មិនមានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។",
    )


def doubts(session: Session, actor: Actor, cohort_id: str, wanted: Plan, *, now: datetime) -> dict[str, Text]:
    """Return what cannot be planned, by the name of the field."""
    cohort = find_cohort(session, actor, cohort_id, Action.SESSION_LOG, now)
    room = room_of(session, cohort, people_of(session, actor, cohort.id, now), kept=(), modules=())
    return talk.plan_doubts(wanted, room, i18n.local_day(now))


def day_doubts(day: date, now: datetime) -> dict[str, Text]:
    """Return why nothing can be planned for a day."""
    return talk.day_doubts(day, i18n.local_day(now))


def plan(
    session: Session, actor: Actor, cohort_id: str, wanted: Plan, *, plan_id: str, now: datetime
) -> list[TrainingSession]:
    """Plan a session, or one each month; `plan_id` is made by the page, and sent twice plans once.

    Raises Conflict when the same id planned something else.
    """
    cohort = find_cohort(session, actor, cohort_id, Action.SESSION_LOG, now)
    if doubts(session, actor, cohort.id, wanted, now=now):
        raise Unfit
    made = list(_rows(cohort.id, wanted, plan_id, actor, now))
    kept = [row for one in made if (row := session.get(TrainingSession, one.id)) is not None]
    if kept:
        one_more = session.get(TrainingSession, _id(plan_id, wanted.times))
        if [_content(row) for row in kept] != [_content(row) for row in made] or one_more is not None:
            raise Conflict
        return kept
    session.add_all(made)
    session.flush()
    return made


def _rows(
    cohort_id: str, wanted: Plan, plan_id: str, actor: Actor, now: datetime
) -> Iterator[TrainingSession]:
    for number, day in enumerate(talk.monthly(wanted.planned_on, wanted.times)):
        yield TrainingSession(
            id=_id(plan_id, number),
            cohort_id=cohort_id,
            planned_on=day,
            modules=list(wanted.modules),
            led_by=wanted.led_by,
            co_led_by=wanted.co_led_by,
            place_code=wanted.place_code,
            community=wanted.community,
            made_by=actor.id,
            made_at=now,
        )


def _id(plan_id: str, number: int) -> str:
    """Return the id of each of several sessions that one page plans, the same when it is sent again."""
    return hashlib.sha256(f"{plan_id}/{number}".encode()).hexdigest()[:32] if number else plan_id


def _content(row: TrainingSession) -> tuple[object, ...]:
    kept = (row.cohort_id, row.planned_on, row.led_by, row.co_led_by, row.place_code, row.community)
    return (*kept, tuple(row.modules))


def move(session: Session, actor: Actor, session_id: str, day: date, now: datetime) -> TrainingSession:
    """Move a planned session to another day. Raises NotPlanned, or Unfit for a day that is over."""
    row = _planned(session, actor, session_id, now)
    if day_doubts(day, now):
        raise Unfit
    row.planned_on = day
    session.flush()
    return row


def call_off(session: Session, actor: Actor, session_id: str, now: datetime) -> TrainingSession:
    """Call a planned session off; sent twice it stays as it is. Raises NotPlanned for one that was held."""
    row = find_session(session, actor, session_id, now)
    if row.cancelled_at is not None:
        return row
    row = _planned(session, actor, session_id, now)
    refuse_if_observed(session, row.id)
    row.cancelled_at = now
    session.flush()
    return row


def _planned(session: Session, actor: Actor, session_id: str, now: datetime) -> TrainingSession:
    row = find_session(session, actor, session_id, now)
    if row.held_on is not None or row.cancelled_at is not None:
        raise NotPlanned
    return row
