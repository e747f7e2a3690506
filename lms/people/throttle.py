"""Counting sign-ins that go wrong, in the database, before any secret is hashed."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from lms.db import insert_once
from lms.errors import TooMany
from lms.people.models import Throttle


@dataclass(frozen=True, slots=True)
class Limit:
    """After `free` tries each further one waits `pause`, doubled every time, `longest` at most."""

    free: int
    pause: timedelta
    longest: timedelta
    forgotten_after: timedelta


LOGIN_LIMIT = Limit(5, timedelta(minutes=15), timedelta(hours=24), timedelta(hours=24))
ADDRESS_LIMIT = Limit(300, timedelta(minutes=5), timedelta(hours=1), timedelta(hours=1))


def key_for(kind: str, value: str, pepper: str) -> str:
    """Return the keyed hash under which tries are counted."""
    return hmac.new(pepper.encode(), f"{kind}/{value}".encode(), hashlib.sha256).hexdigest()


def count_try(session: Session, key: str, limit: Limit, now: datetime) -> None:
    """Count one try before it is made; raise TooMany when it must wait.

    A try that succeeds is forgiven with `forget` or `take_back`.
    """
    # Two first tries at once both find a row to wait for each other at.
    insert_once(session, Throttle, {"key": key, "tries": 0, "last_at": now}, update=("key",))
    row = session.scalars(select(Throttle).where(Throttle.key == key).with_for_update()).one()
    if row.blocked_until is not None and row.blocked_until > now:
        raise TooMany
    if now - row.last_at > limit.forgotten_after:
        row.tries = 0
    row.tries += 1
    row.last_at = now
    over = row.tries - limit.free
    if over >= 0:
        row.blocked_until = now + min(limit.pause * 2 ** min(over, 20), limit.longest)
    session.flush()


def take_back(session: Session, key: str) -> None:
    """Forgive one try, because it succeeded; what went wrong before under the key still counts."""
    fewer = {"tries": Throttle.tries - 1, "blocked_until": None}
    session.execute(update(Throttle).where(Throttle.key == key, Throttle.tries > 0).values(fewer))


def forget(session: Session, *keys: str) -> None:
    """Forgive what was counted under the keys."""
    session.execute(delete(Throttle).where(Throttle.key.in_(keys)))
