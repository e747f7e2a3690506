"""What people of the year do, each by the service that the pages use."""

from datetime import datetime, timedelta

from lms import clock
from lms.courses import releases, study
from lms.demo.answers import perfect
from lms.practice import observations, session_log, signatures
from lms.practice.checklists import checklists
from lms.practice.observations import Seen as Given
from lms.practice.said import Heads, Said
from lms.quizzes import service as quizzes
from lms.quizzes.policy import form_for
from lms.quizzes.quiz import Moment
from lms.quizzes.service import Submission
from lms.training import clearances, conduct_text, declarations
from lms.training.declarations import Given as Declared
from lms.training.declarations import Kind
from tests.factories import Someone
from tests.year.items import lessons
from tests.year.plan import Sat, Seen
from tests.year.programme import Programme


def held(
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


def observe(
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


def read(here: Programme, me: Someone, module: str, now: datetime) -> None:
    digest = releases.current_releases(here.session)[module]
    whole = releases.find_module(here.session, digest)
    for number in range(1, lessons(module) + 1):
        last = study.last_screen(whole, number)
        study.pass_screen(here.session, me, release=digest, lesson_number=number, screen=last, now=now)


def take(here: Programme, me: Someone, sat: Sat, now: datetime) -> None:
    digest = releases.current_releases(here.session)[sat.module]
    whole, moment = releases.find_module(here.session, digest), Moment(sat.moment)
    policy = whole.policy(moment)
    assert policy is not None
    quiz = whole.quiz(digest, form_for(policy, 0))
    answers = {item: {} if item in sat.wrong else given for item, given in perfect(quiz).items()}
    sent = Submission(clock.new_id(), moment, answers, now)
    quizzes.submit(here.session, me, quiz, sent, now)


def clear(here: Programme, me: Someone, now: datetime) -> None:
    clearances.clear(here.session, here.focal_point, me.id, Declared(now.date(), "paper"), now)


def promise(here: Programme, me: Someone, now: datetime) -> None:
    declarations.promise(here.session, me, conduct_text.conduct(here.session).version, now)


def withdraw(here: Programme, me: Someone, now: datetime) -> None:
    row = declarations.in_force(here.session, [me.id])[me.id][Kind.CLEARANCE]
    declarations.withdraw(here.session, here.focal_point, row.id, now)
