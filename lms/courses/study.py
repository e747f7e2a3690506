"""What a learner has read and taken, from the database; and remembering where one stopped."""

from collections import defaultdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.courses import releases
from lms.courses.content import Module
from lms.courses.models import Reading
from lms.courses.progress import Progress, Read, Taken, begun_release, progress
from lms.db import insert_once
from lms.errors import NotFound
from lms.permissions import Action, Actor, require
from lms.quizzes.models import Attempt
from lms.quizzes.quiz import Moment


def all_progress(session: Session, actor: Actor) -> list[Progress]:
    """Return the actor's progress in every published module, in the order of the modules."""
    require(actor, Action.MODULE_LEARN)
    taken, read = taken_by(session, actor.id), read_by(session, actor.id)
    found = []
    for module, newest in releases.current_releases(session).items():
        begun = begun_release(taken[module], read[module])
        release = releases.release_for(session, module, begun) if begun else newest
        whole = releases.find_module(session, release)
        found.append(progress(release, whole, taken[module], read[module]))
    return found


def progress_in(session: Session, actor: Actor, module: str) -> Progress:
    """Return the actor's progress in one module; raise NotFound when it was never published."""
    require(actor, Action.MODULE_LEARN)
    taken, read = taken_by(session, actor.id, module)[module], read_by(session, actor.id, module)[module]
    release = releases.release_for(session, module, begun_release(taken, read))
    return progress(release, releases.find_module(session, release), taken, read)


def taken_by(session: Session, learner_id: str, module: str | None = None) -> dict[str, list[Taken]]:
    """Return a learner's attempts by module, oldest first."""
    query = select(
        Attempt.module,
        Attempt.id,
        Attempt.moment,
        Attempt.release,
        Attempt.started_at,
        Attempt.finished_at,
        Attempt.skipped,
        Attempt.earned,
        Attempt.possible,
        Attempt.missed_critical,
    ).where(Attempt.learner_id == learner_id)
    if module is not None:
        query = query.where(Attempt.module == module)
    found: dict[str, list[Taken]] = defaultdict(list)
    for row in session.execute(query.order_by(Attempt.started_at)):
        found[row.module].append(
            Taken(
                row.id,
                Moment(row.moment),
                row.release,
                row.started_at,
                row.finished_at,
                row.skipped,
                row.earned,
                row.possible,
                row.missed_critical,
            )
        )
    return found


def read_by(session: Session, learner_id: str, module: str | None = None) -> dict[str, list[Read]]:
    """Return a learner's readings by module."""
    query = select(
        Reading.module,
        Reading.lesson,
        Reading.release,
        Reading.screen,
        Reading.began_at,
        Reading.moved_at,
        Reading.finished_at,
    ).where(Reading.learner_id == learner_id)
    if module is not None:
        query = query.where(Reading.module == module)
    found: dict[str, list[Read]] = defaultdict(list)
    for row in session.execute(query):
        found[row[0]].append(Read(*row[1:]))
    return found


def last_screen(module: Module, lesson_number: int) -> int:
    """Return the number of screens of a lesson, its activity included; raise NotFound without it."""
    lesson = module.find_lesson(lesson_number)
    if lesson is None:
        raise NotFound
    return len(lesson.screens) + 1


def pass_screen(
    session: Session, actor: Actor, *, release: str, lesson_number: int, screen: int, now: datetime
) -> int | None:
    """Remember that the actor has read a screen; return the next one, or None after the last."""
    require(actor, Action.MODULE_LEARN)
    module = releases.find_module(session, release)
    last = last_screen(module, lesson_number)
    if not 1 <= screen <= last:
        raise NotFound
    finished = screen == last
    values = {
        "learner_id": actor.id,
        "module": module.head.id,
        "lesson": module.lessons[lesson_number - 1].id,
        "release": release,
        "screen": 1 if finished else screen + 1,
        "began_at": now,
        "moved_at": now,
    }
    update = ["release", "screen", "moved_at"]
    if finished:
        values["finished_at"] = now
        update.append("finished_at")
    insert_once(session, Reading, values, update)
    return None if finished else screen + 1
