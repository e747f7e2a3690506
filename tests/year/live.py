"""Living the year through the services, day by day, as its people would."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import partial
from heapq import heappop, heappush

from sqlalchemy.orm import Session

from lms import clock
from lms.certificates.issuer import Issuer
from lms.courses import releases, study
from lms.demo.answers import perfect
from lms.i18n import CAMBODIA
from lms.people import accounts, lineage
from lms.permissions import Role
from lms.practice import observations, session_log, signatures
from lms.practice.checklists import checklists
from lms.practice.observations import Seen as Given
from lms.practice.said import Heads, Said
from lms.quizzes import service as quizzes
from lms.quizzes.policy import form_for
from lms.quizzes.quiz import Moment
from lms.quizzes.service import Submission
from lms.staff import trainers as staff
from lms.training import clearances, cohort_plans, conduct_text, declarations, learners
from lms.training.cohort_plans import Contact, Plan
from lms.training.declarations import Given as Declared
from lms.training.declarations import Kind
from tests.factories import PEPPER, Someone
from tests.year.items import MODULES, lessons
from tests.year.plan import COURSE, PRACTISED, TAUGHT, WATCHED, Sat, Seen, Trainer, on

Deed = Callable[[datetime], None]


def at(day: int, hour: int = 9) -> datetime:
    """Return an hour in Cambodia of a day of the year."""
    return datetime.combine(on(day), time(hour), CAMBODIA)


@dataclass
class Programme:
    """Everybody of the year, by what they are and their number; `deeds` are what is still to be done."""

    session: Session
    issuer: Issuer
    master: Someone = field(init=False)
    manager: Someone = field(init=False)
    focal_point: Someone = field(init=False)
    course: str = ""
    trainers: list[Someone] = field(default_factory=list)
    leaders: dict[tuple[int, int], Someone] = field(default_factory=dict)
    groups: dict[int, str] = field(default_factory=dict)
    deeds: list[tuple[int, int, int, Deed]] = field(default_factory=list)
    known: int = 0

    def do(self, day: int, deed: Deed, hour: int = 9) -> None:
        """Remember to do something on a day."""
        self.known += 1
        heappush(self.deeds, (day, hour, self.known, deed))

    def live_until(self, day: int) -> None:
        """Do everything up to a day, in the order of the days and hours; deeds may bring others."""
        while self.deeds and self.deeds[0][0] <= day:
            when, hour, _, deed = heappop(self.deeds)
            deed(at(when, hour))


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
        here.do(day, partial(_held, here, here.master, here.course, here.master.id, there))


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
            here.do(4, partial(_read, here, me, module))
    for sat in trainer.sat:
        here.do(sat.day, partial(_take, here, me, sat), 14)
    if trainer.conduct is not None:
        here.do(trainer.conduct, partial(_promise, here, me))
    if trainer.clearance is not None:
        here.do(trainer.clearance, partial(_clear, here, me))
    if trainer.withdrawn is not None:
        here.do(trainer.withdrawn, partial(_withdraw, here, me))


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
                here.do(45, partial(_read, here, me, module))
        for sat in leader.sat:
            here.do(sat.day, partial(_take, here, me, sat), 14)


def _taught(here: Programme, number: int, trainer: Trainer, place: int, now: datetime) -> None:
    there = frozenset(
        here.leaders[number, seat].id for seat, one in enumerate(trainer.leaders) if place not in one.missed
    )
    watched = TAUGHT[place] == WATCHED and trainer.observed is not None
    second = here.master.id if watched else None if trainer.alone else here.leaders[number, 0].id
    held = _held_in(here, number, second, now, there)
    if watched and trainer.observed is not None:
        _observe(here, here.master, here.trainers[number], held, trainer.observed, now)


def _held_in(
    here: Programme, number: int, second: str | None, now: datetime, there: frozenset[str] | None = None
) -> str:
    me = here.trainers[number]
    present = there if there is not None else frozenset(here.leaders[number, seat].id for seat in range(20))
    return _held(here, me, here.groups[number], me.id, present, now, second)


def _held(
    here: Programme,
    by: Someone,
    cohort: str,
    led_by: str,
    there: frozenset[str],
    now: datetime,
    second: str | None = None,
    *,
    community: bool = False,
) -> str:
    heads = Heads(girls=len(there)) if not community else Heads(girls=8, boys=7, women=2)
    said = Said(
        held_on=now.date(),
        modules=("child-rights",),
        led_by=led_by,
        co_led_by=second,
        place_code=None,
        community=community,
        heads=heads,
        present=there,
    )
    row = session_log.log(here.session, by, cohort, said, session_id=clock.new_id(), now=now)
    return row.id


def _practise(here: Programme, number: int, place: int, seen: Seen, now: datetime) -> None:
    me, leader = here.trainers[number], here.leaders[number, place]
    held = _held(here, me, here.groups[number], leader.id, frozenset(), now, community=True)
    _observe(here, me, leader, held, seen, now)


def _observe(
    here: Programme, observer: Someone, observed: Someone, held: str, seen: Seen, now: datetime
) -> None:
    checklist = checklists(here.session)["facilitation"]
    given = Given(
        points={point.id: worth for point, worth in zip(checklist.points, seen.points, strict=True)},
        red_lines=frozenset({checklist.red_lines[0].id} if seen.red_line else ()),
    )
    row = observations.begin(
        here.session, observer, held, observed.id, given, observation_id=clock.new_id(), now=now
    )
    signatures.sign(here.session, observer, row.id, now + timedelta(hours=1))
    if seen.signed:
        signatures.countersign(here.session, observed, row.id, now + timedelta(hours=2))


def _read(here: Programme, me: Someone, module: str, now: datetime) -> None:
    digest = releases.current_releases(here.session)[module]
    whole = releases.find_module(here.session, digest)
    for number in range(1, lessons(module) + 1):
        last = study.last_screen(whole, number)
        study.pass_screen(here.session, me, release=digest, lesson_number=number, screen=last, now=now)


def _take(here: Programme, me: Someone, sat: Sat, now: datetime) -> None:
    digest = releases.current_releases(here.session)[sat.module]
    whole, moment = releases.find_module(here.session, digest), Moment(sat.moment)
    policy = whole.policy(moment)
    assert policy is not None
    quiz = whole.quiz(digest, form_for(policy, 0))
    answers = {item: {} if item in sat.wrong else given for item, given in perfect(quiz).items()}
    sent = Submission(clock.new_id(), moment, answers, now)
    quizzes.submit(here.session, me, quiz, sent, now)


def _clear(here: Programme, me: Someone, now: datetime) -> None:
    clearances.clear(here.session, here.focal_point, me.id, Declared(now.date(), "paper"), now)


def _promise(here: Programme, me: Someone, now: datetime) -> None:
    declarations.promise(here.session, me, conduct_text.conduct(here.session).version, now)


def _withdraw(here: Programme, me: Someone, now: datetime) -> None:
    row = declarations.in_force(here.session, [me.id])[me.id][Kind.CLEARANCE]
    declarations.withdraw(here.session, here.focal_point, row.id, now)


def people(here: Programme) -> Iterator[tuple[str, tuple[int, int | None]]]:
    """Yield everybody's account and their number in the plan."""
    for number, trainer in enumerate(here.trainers):
        yield trainer.id, (number, None)
    for (number, place), leader in here.leaders.items():
        yield leader.id, (number, place)
