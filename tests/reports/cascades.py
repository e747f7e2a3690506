"""Invented cascades with a loss that is known, to see whether the report finds it again."""

from random import Random

from lms.quizzes.quiz import Moment
from lms.quizzes.taken import Taken
from lms.reports.generation import Cascade, cascade
from lms.reports.generation_limits import Limits, Pupil
from lms.reports.sat import Sat, learner_of
from tests.factories import make_taken

BEFORE, AFTER, MONTH = Moment.BEFORE, Moment.AFTER, Moment.FOLLOW_UP_1
OPEN = Limits(least=5, cohorts_seen=False)


def alike(_first: Taken, _later: Taken) -> bool:
    return True


def of_one_release(first: Taken, later: Taken) -> bool:
    return first.release == later.release


def pupil(
    *points: int | None,
    generation: int | None = 1,
    trainer: str = "Dara",
    cohort: str = "",
    release: str = "one",
) -> Pupil:
    """A learner with so many points of a hundred before, after and a month later; None was not taken."""
    quizzes = [
        Sat(
            make_taken(id=moment, moment=moment, earned=earned, possible=100, release=release),
            {},
            frozenset(),
            frozenset(),
            {},
            0,
        )
        for moment, earned in zip((BEFORE, AFTER, MONTH), points, strict=False)
        if earned is not None
    ]
    return Pupil(generation, trainer, cohort or f"the group of {trainer}", learner_of(quizzes))


def measured(pupils: list[Pupil], limits: Limits = OPEN, comparable=alike) -> Cascade:  # type: ignore[no-untyped-def]
    return cascade(pupils, comparable, {MONTH: 30}, limits)


def simulated(seed: int, *, loss: int = 8, sizes: tuple[int, ...] = (25, 120, 240)) -> list[Pupil]:
    """A cascade in which each generation ends `loss` points of a hundred below the one above it."""
    chance = Random(seed)
    return [
        pupil(
            _points(chance, 40),
            _points(chance, 75 - loss * number),
            generation=number + 1,
            trainer=f"{number}-{one % max(1, size // 20)}",
        )
        for number, size in enumerate(sizes)
        for one in range(size)
    ]


def _points(chance: Random, mean: float) -> int:
    """Points around a mean; whoever reads how well the report does needs no clipping at either end."""
    return min(100, max(0, round(chance.gauss(mean, 9))))
