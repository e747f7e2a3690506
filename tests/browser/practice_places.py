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
    """Let a coach plan and hold sessions, a child lead one, and a watcher and the coach write what they saw.

    Returns who opens which endpoint with which values.
    """
    coach = people["coach"] = make_adult(session)
    watcher = people["watcher"] = make_master_over(session, coach)
    now, cohort, bare = clock.now(), make_cohort(session, coach), make_cohort(session, coach)
    for name in ("សុខា", "វណ្ណា", "រតនា"):
        child = make_learner(session, cohort)
        nickname(session, child, name)
    pupil = people["pupil"] = child
    session.get_one(Account, make_learner(session, cohort).id).sex = "male"
    today = local_day(now)
    soon = plan_one(session, coach, cohort, day=today + timedelta(days=6), now=now)
    late = plan_one(session, coach, cohort, day=today - timedelta(days=4), now=now)
    few = hold(session, coach, cohort, present=[pupil], now=now, held_on=today, heads=Heads(not_recorded=1))
    own = plan_one(session, coach, cohort, day=today, now=now)
    led = hold(session, coach, cohort, pupil, now=now, held_on=today, co_led_by=coach.id)
    session_of = {
        name: {"session_id": row.id} for name, row in (("soon", soon), ("few", few), ("late", late))
    }
    told = _watched(session, coach, led.id, pupil, given=1, sign=True)
    begun = _watched(session, watcher, late.id, coach, given=0, red=("promise-of-secrecy",))
    waiting = _watched(session, watcher, few.id, coach, given=2, red=("photo",), sign=True)
    here, there = {"cohort_id": cohort}, {"cohort_id": bare}
    return (
        ("coach", "sessions.index", there),
        ("coach", "sessions.index", here),
        ("coach", "sessions.new", there),
        ("coach", "sessions.new", {**here, "community": 1}),
        ("coach", "sessions.new", here),
        ("coach", "sessions.plan_page", here),
        *(("coach", "sessions.session", one) for one in session_of.values()),
        ("coach", "sessions.session", {**session_of["few"], "correct": 1}),
        ("watcher", "observations.new", {"session_id": own.id, "account_id": coach.id}),
        ("watcher", "observations.of_trainee", {"account_id": coach.id}),
        ("coach", "observations.index", {}),
        ("watcher", "observations.index", {}),
        ("novice", "observations.index", {}),
        ("watcher", "observations.observation", waiting),
        ("watcher", "observations.observation", begun),
        ("coach", "observations.one_of_mine", waiting),
        ("coach", "observations.mine", {}),
        ("pupil", "observations.mine", {}),
        ("pupil", "observations.one_of_mine", told),
    )


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
        ("coach", "sessions.create", cohort, {"session_id": "0" * 32, "do": "all"}),
        ("coach", "sessions.create", cohort, {"session_id": "0" * 32, "do": "save", **wrong}),
        ("coach", "sessions.plan", cohort, {"plan_id": "0" * 32, "planned_on": "2000-01-01", "times": "99"}),
        ("coach", "sessions.log", late, {"do": "count"}),
        (
            "watcher",
            "observations.save",
            values["observations.observation"],
            {"do": "sign", "point-one-objective": "2", "red": "photo"},
        ),
    )
