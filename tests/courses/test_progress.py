"""Without these, a learner could lose the place, or be told to do what is done."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.courses import releases, study
from lms.courses.loader import load
from lms.courses.models import Reading
from lms.courses.progress import Kind, Read, State, begun_release, progress
from lms.errors import NotFound
from lms.quizzes.quiz import Moment
from lms.quizzes.taken import Taken
from tests.conftest import CONTENT, NOW
from tests.factories import make_learner, make_taken, module_digest, read_lessons, sign_in, take

MODULE = "child-rights"


def taken(
    moment: Moment, *, day: int = 0, earned: int | None = 5, missed: int = 0, release: str = "one"
) -> Taken:
    """Return an attempt; without points it is open."""
    at = NOW + timedelta(days=day)
    done = earned is not None
    return make_taken(
        id=f"{moment}-{day}",
        moment=moment,
        release=release,
        started_at=at,
        finished_at=at if done else None,
        earned=earned,
        missed_critical=missed if done else None,
    )


def skipped() -> Taken:
    return make_taken(id="skipped", moment=Moment.BEFORE, release="one", skipped=True, earned=None)


def read(lesson: str, *, screen: int = 1, done: bool = True, day: int = 0, release: str = "one") -> Read:
    at = NOW + timedelta(days=day)
    return Read(lesson, release, screen, at, at, at if done else None)


@pytest.fixture(scope="module")
def module():
    return next(one for one in load(CONTENT, NOW.date()).modules if one.head.id == MODULE)


def test_the_path_is_before_lessons_after(module) -> None:
    way = progress("one", module, [], [])

    kinds = [step.kind for step in way.steps]
    assert kinds == [Kind.BEFORE, *[Kind.LESSON] * len(module.lessons), Kind.AFTER]
    assert way.next_step == way.steps[0]
    assert not way.begun


@pytest.mark.parametrize(
    ("attempts", "state"),
    [
        ([], State.OPEN),
        ([taken(Moment.BEFORE, earned=None)], State.BEGUN),
        ([taken(Moment.BEFORE)], State.DONE),
        ([skipped()], State.SKIPPED),
        ([skipped(), taken(Moment.BEFORE)], State.DONE),
    ],
)
def test_the_quiz_before_stands_as_its_attempts_say(module, attempts, state) -> None:
    way = progress("one", module, attempts, [])

    assert way.steps[0].state is state
    assert (way.next_step == way.steps[0]) == (state in {State.OPEN, State.BEGUN})


def test_a_skipped_quiz_is_missing_and_not_zero(module) -> None:
    way = progress("one", module, [skipped()], [])

    assert way.before is None


def test_a_lesson_goes_on_where_one_stopped(module) -> None:
    way = progress("one", module, [skipped()], [read(module.lessons[0].id, screen=3, done=False)])

    assert (way.next_step.state, way.next_step.number, way.next_step.screen) == (State.BEGUN, 1, 3)


def test_the_first_attempt_compares_and_the_safest_counts(module) -> None:
    after = [
        taken(Moment.AFTER, day=1, earned=6),
        taken(Moment.AFTER, day=2, earned=10, missed=1),
        taken(Moment.AFTER, day=3, earned=8),
    ]

    way = progress("one", module, [taken(Moment.BEFORE), *after], [])

    assert (way.before.earned, way.first_after.earned, way.counted_after.earned) == (5, 6, 8)


@pytest.mark.parametrize(
    ("earned", "missed", "completed", "achieved"),
    [(5, 0, False, False), (6, 0, True, False), (7, 0, True, True), (10, 1, True, False)],
)
def test_what_was_reached_follows_the_marks_and_the_safety_of_the_module(
    module, earned, missed, completed, achieved
) -> None:
    way = progress("one", module, [taken(Moment.AFTER, earned=earned, missed=missed)], [])

    assert (way.completed, way.achieved) == (completed, achieved)


@pytest.mark.parametrize(
    ("attempts", "readings", "release"),
    [
        ([], [], None),
        ([taken(Moment.BEFORE, day=2, release="two")], [], "two"),
        ([taken(Moment.BEFORE, day=2, release="two")], [read("x", day=1)], "one"),
        ([taken(Moment.BEFORE), taken(Moment.AFTER, earned=None)], [], "one"),
        ([taken(Moment.BEFORE), taken(Moment.AFTER)], [read("x")], None),
    ],
)
def test_a_release_is_held_from_the_first_step_to_the_quiz_after(attempts, readings, release) -> None:
    assert begun_release(attempts, readings) == release


def test_the_place_in_a_lesson_is_remembered(client: FlaskClient, session: Session) -> None:
    child = make_learner(session)
    release = module_digest(session)
    sign_in(client, session, child)
    client.post(f"/en/m/{release}/before", data={"skip": "1"})

    passed = client.post(f"/en/m/{release}/1/1")

    home = client.get("/en/learn").text
    assert passed.location == f"/en/m/{release}/1/2"
    assert f"/en/m/{release}/1/2" in home


def test_reading_a_lesson_again_does_not_undo_it(session: Session) -> None:
    child = make_learner(session)
    read_lessons(session, child)
    finished = session.scalars(select(Reading.finished_at)).first()

    study.pass_screen(session, child, release=module_digest(session), lesson_number=1, screen=1, now=NOW)

    session.expire_all()
    assert finished is not None
    assert all(one is not None for one in session.scalars(select(Reading.finished_at)))


@pytest.mark.parametrize(("lesson", "screen"), [(0, 1), (99, 1), (1, 0), (1, 99)])
def test_a_screen_that_is_not_there_is_not_passed(session: Session, lesson: int, screen: int) -> None:
    child = make_learner(session)

    with pytest.raises(NotFound):
        study.pass_screen(
            session, child, release=module_digest(session), lesson_number=lesson, screen=screen, now=NOW
        )


def test_who_has_finished_is_done_and_can_go_on_to_the_next_module(session: Session) -> None:
    child = make_learner(session)
    read_lessons(session, child)
    take(session, child, Moment.BEFORE, answers={})

    take(session, child)

    ways = {way.module.head.id: way for way in study.all_progress(session, child, NOW)}
    assert ways[MODULE].next_step is None
    assert ways[MODULE].achieved
    assert [way.begun for name, way in ways.items() if name != MODULE] == [False, False]
    assert list(ways) == list(releases.current_releases(session))
