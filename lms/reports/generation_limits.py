"""Which results of a generation may be shown; without it a few learners could be reckoned from the rest."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lms.reports.learnt import Comparable, matched
from lms.reports.sat import Learner


@dataclass(frozen=True, slots=True)
class Pupil:
    """A learner in one module: from whom they learnt it, and in which cohort.

    `generation` is the distance from the first trainer: 1 for whoever learnt from them. It is None where
    nobody has said who trained the trainer.
    """

    generation: int | None
    trainer: str | None
    cohort: str
    learner: Learner


@dataclass(frozen=True, slots=True)
class Limits:
    """Results of fewer than `least` are hidden.

    With `cohorts_seen` the reader is shown single cohorts too, on other pages: whoever takes these from a
    generation must not be left with a few learners.
    """

    least: int
    cohorts_seen: bool


def counted(pupils: Sequence[Pupil], comparable: Comparable, limits: Limits) -> list[Pupil]:
    """Return the pupils whose results may be added up.

    Where single cohorts are seen, the matched learners of small cohorts are what is left when the large
    ones are taken away; as long as they are too few together, they are left out.
    """
    if not limits.cohorts_seen:
        return list(pupils)
    sizes = Counter(one.cohort for one in pupils if matched((one.learner,), comparable))
    small = {one for one, size in sizes.items() if size < limits.least}
    if sum(sizes[one] for one in small) >= limits.least:
        return list(pupils)
    return [one for one in pupils if one.cohort not in small]


def shown_beside(total: int, sizes: Mapping[str, int], least: int) -> frozenset[str]:
    """Return the parts of a total that may be shown: none of too few, and no few left when all are taken."""
    shown = sorted((one for one in sizes if sizes[one] >= least), key=lambda one: (sizes[one], one))
    while shown and 0 < total - sum(sizes[one] for one in shown) < least:
        shown.pop(0)
    return frozenset(shown)
