"""Sessions for tests; only what matters is spelled out by the test."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from lms import clock, i18n
from lms.people.models import Account
from lms.practice import session_log, session_plans
from lms.practice.models import TrainingSession
from lms.practice.said import Heads, Plan, Said
from tests.conftest import NOW
from tests.factories import Someone

TODAY = i18n.local_day(NOW)


def said(leader: Someone, present: Collection[Someone] = (), **what: object) -> Said:
    """Return a plain session of today with seven girls and five boys."""
    plain = Said(
        held_on=TODAY,
        modules=("child-rights",),
        led_by=leader.id,
        co_led_by=None,
        place_code=None,
        community=False,
        heads=Heads(girls=7, boys=5),
        present=frozenset(one.id for one in present),
    )
    return replace(plain, **what)  # type: ignore[arg-type]  # the names are checked when it is made


def hold(
    session: Session,
    actor: Someone,
    cohort_id: str,
    leader: Someone | None = None,
    present: Collection[Someone] = (),
    *,
    now: datetime = NOW,
    **what: object,
) -> TrainingSession:
    """Let a session be held and logged."""
    whole = said(leader or actor, present, **what)
    return session_log.log(session, actor, cohort_id, whole, session_id=clock.new_id(), now=now)


def plan_one(
    session: Session,
    actor: Someone,
    cohort_id: str,
    leader: Someone | None = None,
    *,
    day: date = TODAY,
    now: datetime = NOW,
) -> TrainingSession:
    """Let a session be planned, for a day that may be over now."""
    wanted = Plan(day, ("child-rights",), (leader or actor).id, None, None, community=False)
    before = min(now, now - timedelta(days=(i18n.local_day(now) - day).days))
    (row,) = session_plans.plan(session, actor, cohort_id, wanted, plan_id=clock.new_id(), now=before)
    return row


def nickname(session: Session, child: Someone, name: str) -> None:
    """Give a child a nickname."""
    session.get_one(Account, child.id).nickname = name
    session.flush()
