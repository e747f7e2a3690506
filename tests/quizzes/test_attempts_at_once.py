"""Without these, two phones or two processes at the same moment could make two truths."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from queue import Queue
from typing import Any

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases
from lms.db import prepare, will_write
from lms.demo.answers import perfect
from lms.errors import Conflict
from lms.quizzes import service as quizzes
from lms.quizzes.kinds.base import DONT_KNOW, FIELD
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Form, Moment, Quiz
from lms.quizzes.service import Submission
from tests.conftest import NOW
from tests.factories import Someone, make_learner, module_digest

TIMES = 25  # by each of two processes
ID = "a" * 32


@dataclass(frozen=True)
class Work:
    """What one process does, again and again."""

    url: str
    child: Someone
    name: str
    wrong: bool = False


def quiz_of(session: Session) -> Quiz:
    digest = module_digest(session)
    return releases.find_module(session, digest).quiz(digest, Form.B)


def submit(session: Session, work: Work) -> str:
    quiz = quiz_of(session)
    answers = perfect(quiz)
    if work.wrong:
        answers[quiz.items[0].id] = {FIELD: [DONT_KNOW]}
    quizzes.submit(session, work.child, quiz, Submission(ID, Moment.AFTER, answers, NOW), NOW)
    return work.name


def start(session: Session, work: Work) -> str:
    quiz = quiz_of(session)
    begun = quizzes.start(session, work.child, quiz, attempt_id=clock.new_id(), moment=Moment.BEFORE, now=NOW)
    return begun.id


def repeat(do: Callable[[Session, Work], str], work: Work, ready: Barrier, results: "Queue[Any]") -> None:
    """Run in a process of its own, in step with the others."""
    engine = create_engine(work.url)
    prepare(engine)
    will_write.set(True)
    said: Counter[str] = Counter()
    ready.wait()
    for _ in range(TIMES):
        with Session(engine) as session:
            try:
                done = do(session, work)
                session.commit()
            except Conflict:
                done = f"{work.name} was refused"
            said[done] += 1
    results.put(said)
    engine.dispose()


def at_once(do: Callable[[Session, Work], str], *works: Work) -> Counter[str]:
    """Let one process do each piece of work, all at the same time; return what they said."""
    spawn = get_context("spawn")
    ready, results = spawn.Barrier(len(works)), spawn.Queue()
    processes = [spawn.Process(target=repeat, args=(do, work, ready, results)) for work in works]
    for process in processes:
        process.start()
    said: Counter[str] = sum((results.get(timeout=120) for _ in works), Counter())
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0] * len(works)
    return said


@pytest.fixture
def child(session: Session) -> Someone:
    made = make_learner(session)
    session.commit()
    return made


def test_the_same_attempt_sent_fifty_times_by_two_processes_is_stored_once(
    database_url: str, session: Session, child: Someone
) -> None:
    said = at_once(submit, Work(database_url, child, "one"), Work(database_url, child, "two"))

    quiz = quiz_of(session)
    attempts = session.scalars(select(Attempt)).all()
    marks = session.scalars(select(Mark.item)).all()
    assert said == {"one": TIMES, "two": TIMES}
    assert [(one.id, one.earned, one.possible) for one in attempts] == [(ID, 10, 10)]
    assert sorted(marks) == sorted(item.id for item in quiz.items)


def test_of_two_contents_sent_at_once_one_stays_whole_and_the_other_is_always_refused(
    database_url: str, session: Session, child: Someone
) -> None:
    said = at_once(submit, Work(database_url, child, "right"), Work(database_url, child, "wrong", wrong=True))

    kept = session.scalars(select(Attempt)).one()
    points = session.scalars(select(Mark.points)).all()
    first, other = ("right", "wrong") if kept.earned == 10 else ("wrong", "right")
    assert said == {first: TIMES, f"{other} was refused": TIMES}
    assert (kept.earned, sum(points)) in {(10, 10), (9, 9)}


def test_starting_at_once_gives_one_open_attempt(database_url: str, session: Session, child: Someone) -> None:
    said = at_once(start, Work(database_url, child, "one"), Work(database_url, child, "two"))

    kept = session.scalars(select(Attempt.id)).all()
    assert said == {kept[0]: 2 * TIMES}
    assert len(kept) == 1
