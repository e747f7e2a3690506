"""Who signs an observation and when: the observer, then the observed, and then nothing changes any more."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.errors import Conflict, LmsError, NotFound
from lms.people.models import Account
from lms.permissions import Action, Actor, require
from lms.practice.models import Observation, TrainingSession
from lms.practice.observations import Signed, checklist_of, find_own, setting_of
from lms.text import Text


class Incomplete(LmsError):
    """A point was not given yet."""

    message = Text(
        en='Answer every point first; "not seen" is an answer too.',
        km="សូមឆ្លើយគ្រប់ចំណុចសិន។ «មិនឃើញ» ក៏ជាចម្លើយដែរ។",
    )


def sign(session: Session, actor: Actor, observation_id: str, now: datetime) -> Observation:
    """Let the observer sign: nothing changes any more unless the observed asks to talk first.

    Raises Incomplete while a point was not given. Signed twice is signed once.
    """
    row = find_own(session, actor, observation_id, now)
    if row.observer_signed_at is not None:
        return row
    if checklist_of(row).missing(row.points):
        raise Incomplete
    held = session.get_one(TrainingSession, row.session_id)
    if held.cancelled_at is not None or row.observed_id not in {held.led_by, held.co_led_by}:
        raise Conflict
    row.setting = setting_of(held, session.get_one(Account, row.observed_id), row.setting)
    row.observer_signed_at, row.talk_asked_at = now, None
    session.flush()
    return row


def find_of_me(session: Session, actor: Actor, observation_id: str) -> Observation:
    """Return an observation of the actor that the observer has signed; raise NotFound for any other."""
    require(actor, Action.OBSERVATION_SIGN)
    row = session.scalar(
        select(Observation)
        .where(
            Observation.id == observation_id,
            Observation.observed_id == actor.id,
            Observation.observer_signed_at.is_not(None),
        )
        .with_for_update()
    )
    if row is None:
        raise NotFound
    return row


def countersign(session: Session, actor: Actor, observation_id: str, now: datetime) -> Observation:
    """Let the observed sign on their own account: final from then on. Signed twice is signed once."""
    row = find_of_me(session, actor, observation_id)
    if row.observed_signed_at is None:
        row.observed_signed_at = now
        session.flush()
    return row


def talk_first(session: Session, actor: Actor, observation_id: str, now: datetime) -> None:
    """Give an observation back unsigned; the observer may change it, and both sign anew. Raises Signed."""
    row = find_of_me(session, actor, observation_id)
    if row.observed_signed_at is not None:
        raise Signed
    row.observer_signed_at, row.talk_asked_at = None, now
    session.flush()
