"""What a learner has read and taken, from the database; and remembering where one stopped."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.courses import releases
from lms.courses.assigned import assigned_to, is_open
from lms.courses.content import Module
from lms.courses.models import Reading, Taught
from lms.courses.progress import Progress, Read, begun_release, progress
from lms.courses.series import follow_ups
from lms.db import insert_once
from lms.errors import NotFound
from lms.i18n import CAMBODIA, local_day
from lms.people.models import Cohort, Enrolment
from lms.people.scope import enrolled_now
from lms.permissions import Action, Actor, Role, require
from lms.quizzes.models import Attempt
from lms.quizzes.quiz import Moment
from lms.quizzes.service import TAKEN, taken
from lms.quizzes.taken import Taken


def all_progress(session: Session, actor: Actor, now: datetime) -> list[Progress]:
    """Return the actor's progress in every module their cohorts assign, in the order of the modules.

    What was begun stays; what was written for adults is not shown to children.
    """
    require(actor, Action.MODULE_LEARN)
    taken, read = taken_by(session, actor.id), read_by(session, actor.id)
    days = _days(session, actor.id, now)
    found, assigned = [], assigned_to(session, actor.id, now)
    for module, newest in releases.current_releases(session).items():
        begun = begun_release(taken[module], read[module])
        if assigned is not None and module not in assigned and begun is None:
            continue
        release = releases.release_for(session, module, begun) if begun else newest
        whole = releases.find_module(session, release)
        if whole.for_adults and actor.role is Role.LEARNER:
            continue
        found.append(_progress(release, whole, taken[module], read[module], days, now))
    return found


def module_for(session: Session, actor: Actor, release: str) -> Module:
    """Return a module as published; what was written for adults is NotFound for a child."""
    require(actor, Action.MODULE_LEARN)
    whole = releases.find_module(session, release)
    if whole.for_adults and actor.role is Role.LEARNER:
        raise NotFound
    return whole


def progress_in(session: Session, actor: Actor, module: str, now: datetime) -> Progress:
    """Return the actor's progress in one module; raise NotFound when there is none for them."""
    require(actor, Action.MODULE_LEARN)
    taken, read = taken_by(session, actor.id, module)[module], read_by(session, actor.id, module)[module]
    release = releases.release_for(session, module, begun_release(taken, read))
    whole = module_for(session, actor, release)
    return _progress(release, whole, taken, read, _days(session, actor.id, now), now)


def _progress(
    release: str,
    whole: Module,
    taken: list[Taken],
    read: list[Read],
    days: Callable[[str, Sequence[Taken]], date | None],
    now: datetime,
) -> Progress:
    taught_on = days(whole.head.id, taken)
    stations = follow_ups(whole.series, taught_on, taken, local_day(now))
    return replace(progress(release, whole, taken, read), follow_ups=stations)


def cohort_of(session: Session, learner_id: str, now: datetime) -> Cohort | None:
    """Return the open cohort somebody belongs to now; of several the one joined first."""
    return session.scalar(
        select(Cohort)
        .join(Enrolment, Enrolment.cohort_id == Cohort.id)
        .where(
            Enrolment.learner_id == learner_id,
            enrolled_now(now),
            is_open(now),
        )
        .order_by(Enrolment.from_at, Cohort.id)
        .limit(1)
    )


def begins_on(cohort: Cohort) -> date:
    """Return a cohort's first day of teaching."""
    return cohort.begins_on or local_day(cohort.opened_at or cohort.made_at)


def beginning_of(on: date) -> datetime:
    """Return the moment a day begins in Cambodia."""
    return datetime.combine(on, time.min, CAMBODIA)


def taught_days(session: Session, cohort_id: str) -> dict[str, date]:
    """Return the day on which each module was taught in a cohort, where somebody said so."""
    rows = session.execute(select(Taught.module, Taught.taught_on).where(Taught.cohort_id == cohort_id))
    return {row.module: row.taught_on for row in rows}


def _days(session: Session, learner_id: str, now: datetime) -> Callable[[str, Sequence[Taken]], date | None]:
    """Return how to find the day a module was taught to somebody.

    Without a cohort it is the day of the quiz after.
    """
    cohort = cohort_of(session, learner_id, now)
    if cohort is None:
        return _day_after
    first, said = begins_on(cohort), taught_days(session, cohort.id)
    return lambda module, _taken: said.get(module, first)


def _day_after(_module: str, taken: Sequence[Taken]) -> date | None:
    done = [one.ended_at for one in taken if one.moment is Moment.AFTER and one.scored]
    return local_day(min(done)) if done else None


def taken_by(session: Session, learner_id: str, module: str | None = None) -> dict[str, list[Taken]]:
    """Return a learner's attempts by module, oldest first."""
    query = select(*TAKEN).where(Attempt.learner_id == learner_id)
    if module is not None:
        query = query.where(Attempt.module == module)
    found: dict[str, list[Taken]] = defaultdict(list)
    for row in session.execute(query.order_by(Attempt.started_at)):
        one = taken(row)
        found[one.module].append(one)
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
    module = module_for(session, actor, release)
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
