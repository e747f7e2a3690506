"""Living the year through the services, day by day, as its people would."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from lms import clock
from lms.certificates.issuer import Issuer
from lms.people import accounts, lineage
from lms.permissions import Role
from lms.staff import trainers as staff
from lms.training import cohort_plans, declarations, learners
from lms.training.cohort_plans import Contact, Plan
from lms.training.declarations import Given as Declared
from lms.training.declarations import Kind
from tests.factories import PEPPER, Someone
from tests.year.deeds import clear, held, observe, promise, read, take, withdraw
from tests.year.items import MODULES
from tests.year.plan import COURSE, PRACTISED, TAUGHT, WATCHED, Seen, Trainer, on
from tests.year.programme import Programme, at


def found(session: Session, issuer: Issuer) -> Programme:
    """Make the first people of a programme in an empty database."""
    here = Programme(session, issuer)
    here.master = _adult(session, Role.MASTER, "master")
    here.manager = _adult(session, Role.MANAGER, "manager")
    here.focal_point = _adult(session, Role.SAFEGUARDING, "focal")
    here.course = staff.tot_cohort(session, here.master.id, at(0, 6)).id
    return here


def plan_all(here: Programme, year: tuple[Trainer, ...]) -> None:
    """Put the whole plan into the calendar."""
    for number, trainer in enumerate(year):
        here.trainers.append(_join(here, number))
        _learn(here, number, trainer)
        _teach(here, number, trainer)
    for place, day in enumerate(COURSE):
        there = frozenset(here.trainers[n].id for n, one in enumerate(year) if place not in one.missed)
        here.do(day, partial(held, here, here.master, here.course, here.master.id, there))


def _adult(session: Session, role: Role, login: str) -> Someone:
    made = accounts.new_adult(
        session,
        role=role,
        login=login,
        name_km="សាកល្បង",
        name_latin=f"Invented {login}",
        pepper=PEPPER,
        by=None,
        now=at(0, 6),
        password="a long password",
    )
    return Someone(made.account_id, role)


def _join(here: Programme, number: int) -> Someone:
    issued = staff.add_adult(
        here.session,
        here.master,
        role=Role.TRAINER,
        login=f"trainer{number:02}",
        name_km="សាកល្បង",
        name_latin=f"Invented trainer {number}",
        pepper=PEPPER,
        now=at(0, 7),
    )
    assert lineage.trained_by(here.session)[issued.account_id] == here.master.id
    return Someone(issued.account_id, Role.TRAINER)


def _learn(here: Programme, number: int, trainer: Trainer) -> None:
    me = here.trainers[number]
    for module in MODULES:
        if module not in trainer.unread:
            here.do(4, partial(read, here, me, module))
    for sat in trainer.sat:
        here.do(sat.day, partial(take, here, me, sat), 14)
    if trainer.conduct is not None:
        here.do(trainer.conduct, partial(promise, here, me))
    if trainer.clearance is not None:
        here.do(trainer.clearance, partial(clear, here, me))
    if trainer.withdrawn is not None:
        here.do(trainer.withdrawn, partial(withdraw, here, me))


def _teach(here: Programme, number: int, trainer: Trainer) -> None:
    here.do(15, partial(_open_group, here, number, trainer))
    for place, day in enumerate(TAUGHT):
        here.do(day, partial(_taught, here, number, trainer, place))
    for day in trainer.monthly:
        here.do(day, partial(_held_in, here, number, None))
    for place, leader in enumerate(trainer.leaders):
        if leader.practice is not None:
            here.do(PRACTISED, partial(_practise, here, number, place, leader.practice))


def _open_group(here: Programme, number: int, trainer: Trainer, now: datetime) -> None:
    me, session = here.trainers[number], here.session
    contact = Contact("មេឃុំ", "000 000", now.date())
    plan = Plan(
        name=f"Group {number}",
        kind="peer-group",
        commune_code="060209",
        begins_on=on(TAUGHT[0]),
        ends_on=on(TAUGHT[-1]),
        modules=None,
        swap_forms=False,
        focal_point_id=here.focal_point.id,
        contacts=(contact,),
    )
    group = cohort_plans.make(session, me, plan, cohort_id=clock.new_id(), now=now)
    assert cohort_plans.open_now(session, me, group.id, now) == ()
    here.groups[number] = group.id
    _enrol(here, number, trainer, now)
    ticked = {
        kind: [
            here.leaders[number, seat].id for seat, one in enumerate(trainer.leaders) if kind in one.declared
        ]
        for kind in (Kind.GUARDIAN_CONSENT, Kind.ASSENT, Kind.PLEDGE)
    }
    declarations.record(session, me, ticked, Declared(now.date(), "paper", me.id), now)


def _enrol(here: Programme, number: int, trainer: Trainer, now: datetime) -> None:
    issued = learners.add_learners(
        here.session,
        here.trainers[number],
        here.groups[number],
        counts={"female": len(trainer.leaders)},
        batch=clock.new_id(),
        pepper=PEPPER,
        now=now,
    )
    for place, (leader, one) in enumerate(zip(trainer.leaders, issued, strict=True)):
        me = here.leaders[number, place] = Someone(one.account_id, Role.LEARNER)
        for module in MODULES:
            if module not in leader.unread:
                here.do(45, partial(read, here, me, module))
        for sat in leader.sat:
            here.do(sat.day, partial(take, here, me, sat), 14)


def _taught(here: Programme, number: int, trainer: Trainer, place: int, now: datetime) -> None:
    there = frozenset(
        here.leaders[number, seat].id for seat, one in enumerate(trainer.leaders) if place not in one.missed
    )
    watched = TAUGHT[place] == WATCHED and trainer.observed is not None
    second = here.master.id if watched else None if trainer.alone else here.leaders[number, 0].id
    led = _held_in(here, number, second, now, there)
    if watched and trainer.observed is not None:
        observe(here, here.master, here.trainers[number], led, trainer.observed, now)


def _held_in(
    here: Programme, number: int, second: str | None, now: datetime, there: frozenset[str] | None = None
) -> str:
    me = here.trainers[number]
    present = there if there is not None else frozenset(here.leaders[number, seat].id for seat in range(20))
    return held(here, me, here.groups[number], me.id, present, now, second)


def _practise(here: Programme, number: int, place: int, seen: Seen, now: datetime) -> None:
    me, leader = here.trainers[number], here.leaders[number, place]
    led = held(here, me, here.groups[number], leader.id, frozenset(), now, community=True)
    observe(here, me, leader, led, seen, now)


def people(here: Programme) -> Iterator[tuple[str, tuple[int, int | None]]]:
    """Yield everybody's account and their number in the plan."""
    for number, trainer in enumerate(here.trainers):
        yield trainer.id, (number, None)
    for (number, place), leader in here.leaders.items():
        yield leader.id, (number, place)
