"""A cascade of three generations taught through the services, in which each generation ends lower."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random

from sqlalchemy.orm import Session

from lms.people import lineage
from lms.permissions import Role
from lms.quizzes.quiz import Moment
from tests.conftest import NOW
from tests.factories import Someone, make_adult, make_cohort, make_learner, make_master_over
from tests.reports.cohort import score


@dataclass(frozen=True)
class Taught:
    """Who stands at the top, the trainers of each generation of learners, and the cohorts by their lead."""

    master: Someone
    trainers: Mapping[int, tuple[Someone, ...]]
    cohorts: Mapping[str, str]


def teach(session: Session, *, sizes: tuple[int, int, int] = (12, 15, 15), seed: int = 5) -> Taught:
    """Let a master train adults, these teach children and train others, and those teach children too.

    After the lessons the generations know 82, 74 and 66 of each hundred points; before, 40. The first
    generation has `sizes[0]` adults, of whom two teach so many children as `sizes[1]` each; a third trains
    two adults, who teach as many as `sizes[2]` each.
    """
    chance = Random(seed)
    adults = tuple(make_adult(session) for _ in range(sizes[0]))
    master = make_master_over(session, *adults)
    pupils = {one.id: 0 for one in adults}
    later = (make_adult(session), make_adult(session))
    for one in later:
        lineage.move(session, one.id, adults[2].id, cohort_id=None, by=None, now=NOW)
    trainers, cohorts = {1: (master,), 2: adults[:2], 3: later}, {}
    for generation, size in ((2, sizes[1]), (3, sizes[2])):
        for trainer in trainers[generation]:
            cohorts[trainer.id] = make_cohort(session, trainer)
            children = (make_learner(session, cohorts[trainer.id]) for _ in range(size))
            pupils |= {child.id: generation - 1 for child in children}
    for id_, below in pupils.items():
        person = Someone(id_, Role.TRAINER if below == 0 else Role.LEARNER)
        score(session, person, Moment.BEFORE, _points(chance, 0.40), days=20)
        score(session, person, Moment.AFTER, _points(chance, 0.82 - 0.08 * below), days=10)
    return Taught(master, trainers, cohorts)


def add_pupils(
    session: Session, cohort: str, points: Iterable[tuple[int | None, int | None]]
) -> list[Someone]:
    """Put a child into a cohort for each pair of points before and after; None was not taken."""
    made = []
    for before, after in points:
        child = make_learner(session, cohort)
        for moment, earned in ((Moment.BEFORE, before), (Moment.AFTER, after)):
            if earned is not None:
                score(session, child, moment, earned)
        made.append(child)
    return made


def _points(chance: Random, knows: float) -> int:
    return sum(chance.random() < knows for _ in range(10))
