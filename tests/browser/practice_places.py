"""The pages of sessions and observations, in all their states, and what they answer."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from sqlalchemy.orm import Session

from lms import clock
from lms.i18n import local_day
from lms.people.models import Account
from lms.practice import observations, signatures
from lms.practice.said import Heads
from tests.factories import Someone, make_adult, make_cohort, make_learner, make_master_over
from tests.practice.observed import seen
from tests.practice.sessions import hold, nickname, plan_one

Asked = tuple[str, str, Mapping[str, str | int]]
Sent = tuple[str, str, Mapping[str, str | int], Mapping[str, str | list[str]]]


def practice_pages(session: Session, people: dict[str, Someone]) -> Iterable[Asked]:
    """Let a host plan and hold sessions, a child lead one, and a watcher and the host write what they saw.

    Returns who opens which endpoint with which values.
    """
    host = people["host"] = make_adult(session)
    watcher = people["watcher"] = make_master_over(session, host)
    cohort, bare = make_cohort(session, host), make_cohort(session, host)
    pupil = people["pupil"] = _children(session, cohort)
    now, today = clock.now(), local_day(clock.now())
    soon, own, late = (
        plan_one(session, host, cohort, day=today + timedelta(days=days), now=now) for days in (6, 0, -4)
    )
    few = hold(session, host, cohort, present=[pupil], now=now, held_on=today, heads=Heads(not_recorded=1))
    led = hold(session, host, cohort, pupil, now=now, held_on=today, co_led_by=host.id)
    told = _watched(session, host, led.id, pupil, given=1, sign=True)
    begun = _watched(session, watcher, late.id, host, given=0, red=("promise-of-secrecy",))
    waiting = _watched(session, watcher, few.id, host, given=2, red=("photo",), sign=True)
    return (
        *_of_cohorts({"cohort_id": cohort}, {"cohort_id": bare}),
        *(("host", "sessions.session", {"session_id": row.id}) for row in (soon, few, late)),
        ("host", "sessions.session", {"session_id": few.id, "correct": 1}),
        ("watcher", "observations.new", {"session_id": own.id, "account_id": host.id}),
        ("watcher", "observations.of_trainee", {"account_id": host.id}),
        *((who, "observations.index", {}) for who in ("host", "watcher", "novice")),
        ("watcher", "observations.observation", waiting),
        ("watcher", "observations.observation", begun),
        ("host", "observations.one_of_mine", waiting),
        ("host", "observations.mine", {}),
        ("pupil", "observations.mine", {}),
        ("pupil", "observations.one_of_mine", told),
    )


def _of_cohorts(here: dict[str, str | int], bare: dict[str, str | int]) -> Iterable[Asked]:
    return (
        ("host", "sessions.index", bare),
        ("host", "sessions.index", here),
        ("host", "sessions.new", bare),
        ("host", "sessions.new", {**here, "community": 1}),
        ("host", "sessions.new", here),
        ("host", "sessions.plan_page", here),
    )


def _children(session: Session, cohort: str) -> Someone:
    """Put three children with a nickname and one without into a cohort; return the third."""
    for name in ("សុខា", "វណ្ណា", "រតនា"):
        child = make_learner(session, cohort)
        nickname(session, child, name)
    session.get_one(Account, make_learner(session, cohort).id).sex = "male"
    return child


def _watched(
    session: Session,
    observer: Someone,
    held: str,
    leader: Someone,
    *,
    given: int,
    red: tuple[str, ...] = (),
    sign: bool = False,
) -> dict[str, str | int]:
    """Let somebody write what they saw; return the values of its address."""
    row = observations.begin(
        session,
        observer,
        held,
        leader.id,
        seen(session, given, red),
        observation_id=clock.new_id(),
        now=clock.now(),
    )
    if sign:
        signatures.sign(session, observer, row.id, clock.now())
    return {"observation_id": row.id}


def practice_sent(values: Mapping[str, Mapping[str, str | int]]) -> Iterable[Sent]:
    """Return what is sent that a page answers; `values` are those of an address by endpoint."""
    cohort, held = values["sessions.plan_page"], values["sessions.session"]
    wrong = {"held_on": "2999-01-01", "girls": "x", "paper_total": "486", "women": "3", "place_code": "12"}
    late = {"session_id": held["session_id"]}
    return (
        ("host", "sessions.create", cohort, {"session_id": "0" * 32, "do": "all"}),
        ("host", "sessions.create", cohort, {"session_id": "0" * 32, "do": "save", **wrong}),
        ("host", "sessions.plan", cohort, {"plan_id": "0" * 32, "planned_on": "2000-01-01", "times": "99"}),
        ("host", "sessions.log", late, {"do": "count"}),
        (
            "watcher",
            "observations.save",
            values["observations.observation"],
            {"do": "sign", "point-one-objective": "2", "red": "photo"},
        ),
    )
