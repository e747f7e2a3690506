"""People and histories for tests; only what matters is spelled out by the test."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases, study
from lms.demo.answers import perfect
from lms.people import accounts, membership
from lms.people.models import Account, Enrolment, SignIn, Teaching
from lms.permissions import Role
from lms.quizzes import service as quizzes
from lms.quizzes.kinds import Answer
from lms.quizzes.models import Attempt
from lms.quizzes.policy import form_for
from lms.quizzes.quiz import Moment, Quiz
from lms.quizzes.service import Submission
from lms.quizzes.taken import Taken
from tests.certificates.doing import practise
from tests.conftest import NOW

PASSWORD = "a long password"
PIN = "123456"
PEPPER = "a key for tests"


@dataclass(frozen=True)
class Someone:
    """An account as an actor."""

    id: str
    role: Role


def make_adult(session: Session, role: Role = Role.TRAINER, login: str | None = None) -> Someone:
    """Make an adult."""
    made = accounts.new_adult(
        session,
        role=role,
        login=login or f"user{clock.new_id()[:8]}",
        name_km="សុខ ចាន់",
        name_latin="Sok Chan",
        pepper=PEPPER,
        by=None,
        now=NOW - timedelta(days=90),
        password=PASSWORD,
    )
    return Someone(made.account_id, role)


def make_learner(session: Session, cohort_id: str | None = None) -> Someone:
    """Make a learner, in a cohort if one is given."""
    past = NOW - timedelta(days=60)
    made = accounts.new_learner(session, sex="female", pepper=PEPPER, by=None, now=past)
    if cohort_id:
        membership.enrol(session, cohort_id, made.account_id, past)
    return Someone(made.account_id, Role.LEARNER)


def make_cohort(session: Session, trainer: Someone, kind: str = "peer-group") -> str:
    """Make a cohort somebody teaches."""
    past = NOW - timedelta(days=80)
    return membership.open_cohort(session, trainer.id, name="Lotus", kind=kind, now=past).id  # type: ignore[arg-type]


def make_master_over(session: Session, *trainers: Someone) -> Someone:
    """Make a master trainer whose ToT cohort holds the trainers."""
    master = make_adult(session, Role.MASTER)
    course = make_cohort(session, master, kind="tot")
    for trainer in trainers:
        membership.enrol(session, course, trainer.id, NOW - timedelta(days=70))
    return master


def end_teaching(session: Session, cohort_id: str, trainer: Someone, at: datetime) -> None:
    """End somebody's teaching of a cohort."""
    for teaching in session.query(Teaching).filter_by(cohort_id=cohort_id, trainer_id=trainer.id):
        teaching.until_at = at
    session.flush()


def end_enrolment(session: Session, cohort_id: str, learner: Someone, at: datetime) -> None:
    """End somebody's enrolment in a cohort."""
    for enrolment in session.query(Enrolment).filter_by(cohort_id=cohort_id, learner_id=learner.id):
        enrolment.until_at = at
    session.flush()


def module_digest(session: Session, module: str = "child-rights") -> str:
    """Return the digest of a published module."""
    return releases.current_releases(session)[module]


def make_taken(**said: object) -> Taken:
    """Return a plain attempt of form B, finished with 5 of 10 points unless told otherwise."""
    usual: dict[str, object] = {
        "id": "attempt",
        "learner_id": "learner",
        "module": "child-rights",
        "release": "one",
        "form": "B",
        "moment": Moment.AFTER,
        "ordinal": 1,
        "started_at": NOW,
        "finished_at": NOW,
        "skipped": False,
        "earned": 5,
        "possible": 10,
        "missed_critical": 0,
        "waiting": 0,
        "graded_by": None,
    }
    return Taken(**{**usual, **said})  # type: ignore[arg-type]  # the names are checked when it is made


def take(
    session: Session,
    person: Someone,
    moment: Moment = Moment.AFTER,
    answers: Mapping[str, Answer] | None = None,
    module: str = "child-rights",
    at: datetime = NOW - timedelta(days=3),
) -> Attempt:
    """Let somebody take a quiz; with every answer right unless told otherwise."""
    digest = module_digest(session, module)
    tries = quizzes.count_finished(session, person.id, module, moment)
    whole = releases.find_module(session, digest)
    policy = whole.policy(moment)
    assert policy is not None
    quiz: Quiz = whole.quiz(digest, form_for(policy, tries))
    sent = Submission(clock.new_id(), moment, perfect(quiz) if answers is None else answers, at)
    return quizzes.submit(session, person, quiz, sent, at)


def read_lessons(session: Session, person: Someone, module: str = "child-rights") -> None:
    """Let somebody read every lesson of a module."""
    digest = module_digest(session, module)
    for number in range(1, len(releases.find_module(session, digest).lessons) + 1):
        last = study.last_screen(releases.find_module(session, digest), number)
        study.pass_screen(
            session, person, release=digest, lesson_number=number, screen=last, now=NOW - timedelta(days=5)
        )


def earn_certificate(session: Session, person: Someone) -> None:
    """Let somebody do everything the certificate for trainers asks for."""
    for module in releases.current_releases(session):
        read_lessons(session, person, module)
        take(session, person, module=module)
    practise(session, person.id)


def make_a_little_of_everything(session: Session) -> None:
    """Let a row come into almost every table: people in cohorts, quizzes, lessons."""
    trainer = make_adult(session)
    master = make_master_over(session, trainer)
    make_learner(session, make_cohort(session, master))
    take(session, make_learner(session, make_cohort(session, trainer)), Moment.BEFORE, answers={})
    earn_certificate(session, trainer)


def sign_in(client: FlaskClient, session: Session, person: Someone) -> FlaskClient:
    """Sign somebody in without typing; commits what the test has made so far."""
    stay = clock.new_id()
    session.add(SignIn(id=stay, account_id=person.id, began_at=clock.now()))
    session.commit()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = stay
        cookie["seen"] = int(clock.now().timestamp())
    return client


def login_of(session: Session, person: Someone) -> str:
    """Return what somebody types to sign in."""
    return session.get_one(Account, person.id).login
