"""The data the measurements run on: a cohort of thirty, four hundred who answer, a crowd elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from bench.servers import environ
from lms import clock, create_app, schema
from lms.cli.content.publish import publish_folder
from lms.config import read_settings
from lms.courses import releases, study
from lms.courses.content import Module
from lms.courses.models import Reading
from lms.db import db, will_write
from lms.demo.answers import invent
from lms.people import accounts, membership
from lms.people.models import Account, Cohort, Enrolment, SignIn, Teaching
from lms.permissions import Role
from lms.quizzes import service as quizzes
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Form, Moment
from lms.quizzes.service import Submission

LEARNERS = 30
SITTERS = 400
COPIED = (Account, Cohort, Teaching, Enrolment, Reading, Attempt, Mark)


@dataclass(frozen=True, slots=True)
class Someone:
    """An account that acts here; `stay` is its sign-in."""

    id: str
    role: Role
    stay: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """An attempt waiting for its answers, one encoded body for each question, in order."""

    person: Someone
    attempt: str
    bodies: tuple[Mapping[str, Sequence[str]], ...]


@dataclass(frozen=True, slots=True)
class World:
    """Everything a run needs to know about a database."""

    trainer: Someone
    cohort: str
    learners: tuple[Someone, ...]
    screens: tuple[tuple[str, int, int], ...]
    sittings: tuple[Sitting, ...]


def make_world(folder: Path, *, crowds: int) -> World:
    """Fill an empty database: a cohort with its history, open attempts, and `crowds` copies of the cohort."""
    app = create_app(read_settings(environ(folder)))
    with app.app_context():
        schema.upgrade(db.engine)
        will_write.set(True)
        publish_folder(app.extensions["settings"].content, message="measured")
        session, now = db.session(), clock.now()
        accounts.claim_purpose(session, "real")
        world = _people(session, now)
        session.commit()
        for number in range(crowds):
            _copy(session, world.cohort, number)
        session.commit()
        will_write.set(False)
        db.session.remove()
        db.engine.dispose()
    return world


def _people(session: Session, now: datetime) -> World:
    modules = [
        (one, releases.find_module(session, one)) for one in releases.current_releases(session).values()
    ]
    past, chance = now - timedelta(days=60), Random(2026)
    trainer = _somebody(session, Role.TRAINER, past, now, 0)
    cohort = membership.open_cohort(session, trainer.id, name="ក្រុមផ្កាឈូក", kind="peer-group", now=past).id
    learners = tuple(_somebody(session, Role.LEARNER, past, now, n) for n in range(1, LEARNERS + 1))
    for learner in learners:
        membership.enrol(session, cohort, learner.id, past)
        for digest, module in modules:
            _study(session, learner, digest, module, chance, now - timedelta(days=9))
    sitters = [_somebody(session, Role.LEARNER, past, now, 1000 + n) for n in range(SITTERS)]
    sittings = tuple(
        _sit(session, person, digest, module, moment, chance, now)
        for digest, module in modules
        for moment in Moment
        for person in sitters
    )
    screens = tuple(
        (digest, number, screen)
        for digest, module in modules
        for number, lesson in enumerate(module.lessons, 1)
        for screen in range(1, len(lesson.screens) + 2)
    )
    return World(trainer, cohort, learners, screens, sittings)


def _somebody(session: Session, role: Role, past: datetime, now: datetime, number: int) -> Someone:
    own = Someone(clock.new_id(), role, clock.new_id())
    is_learner = role is Role.LEARNER
    session.add(
        Account(
            id=own.id,
            role=role,
            login=f"BENCH{number:04}",
            secret="nobody signs in by hand here",
            nickname=f"ចាន់{number}" if is_learner else None,
            name_km=None if is_learner else "គ្រូ",
            created_at=past,
        )
    )
    session.flush()
    session.add(SignIn(id=own.stay, account_id=own.id, began_at=now))
    session.flush()
    return own


def _study(
    session: Session, person: Someone, digest: str, module: Module, chance: Random, at: datetime
) -> None:
    for number in range(1, len(module.lessons) + 1):
        last = study.last_screen(module, number)
        study.pass_screen(session, person, release=digest, lesson_number=number, screen=last, now=at)
    for moment, knows in ((Moment.BEFORE, 0.4), (Moment.AFTER, 0.7)):
        quiz = module.quiz(digest, Form.A if moment is Moment.BEFORE else Form.B)
        sent = Submission(clock.new_id(), moment, invent(quiz, knows, chance), at)
        quizzes.submit(session, person, quiz, sent, at)


def _sit(
    session: Session,
    person: Someone,
    digest: str,
    module: Module,
    moment: Moment,
    chance: Random,
    now: datetime,
) -> Sitting:
    quiz = module.quiz(digest, Form.A if moment is Moment.BEFORE else Form.B)
    attempt = quizzes.start(session, person, quiz, attempt_id=clock.new_id(), moment=moment, now=now)
    answers = invent(quiz, 0.6, chance)
    return Sitting(person, attempt.id, tuple(answers[item.id] for item in quiz.shown(attempt.seed)))


def _copy(session: Session, cohort: str, number: int) -> None:
    """Add another cohort with its own trainer, learners and history: the rows of the first under new ids."""
    # No id of the program's own making holds a z.
    mark = f"z{number:03}"
    members = select(Enrolment.learner_id).where(Enrolment.cohort_id == cohort)
    trainer = select(Teaching.trainer_id).where(Teaching.cohort_id == cohort)
    wanted = {
        Account: Account.id.in_(members) | Account.id.in_(trainer),
        Cohort: Cohort.id == cohort,
        Teaching: Teaching.cohort_id == cohort,
        Enrolment: Enrolment.cohort_id == cohort,
        Reading: Reading.learner_id.in_(members),
        Attempt: Attempt.learner_id.in_(members),
        Mark: Mark.attempt_id.in_(select(Attempt.id).where(Attempt.learner_id.in_(members))),
    }
    for model in COPIED:
        table = model.__table__
        assert isinstance(table, Table)
        rows = session.execute(select(table).where(wanted[model])).mappings()
        session.execute(insert(table), [_renamed(dict(row), mark) for row in rows])


def _renamed(row: Mapping[str, Any], mark: str) -> dict[str, Any]:
    ids = {"id", "cohort_id", "trainer_id", "learner_id", "attempt_id"}
    new = {key: mark + value[len(mark) :] if key in ids else value for key, value in row.items()}
    if "login" in new:
        new["login"] = f"{new['login']}-{mark}"
    return new
