"""How a group's view of one statement moved; attitudes are asked apart from knowledge and never added to it.

A statement is answered from 1 (disagree strongly) to 5 (agree strongly). Where agreeing is the riskier
view the answer is turned round (6 - x), so that higher is always safer. Only learners who answered both
times are compared; the interval of the mean shift is Student's (see `means`). A message can backfire,
so those who moved to the riskier side are always counted beside those who moved to the safer one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from lms.measures.distributions import Interval
from lms.measures.means import mean, mean_interval

LOWEST, HIGHEST = 1, 5


class Agreeing(Enum):
    """Which view is expressed by agreeing with a statement."""

    SAFER = "safer"
    RISKIER = "riskier"


@dataclass(frozen=True, slots=True)
class Views:
    """One learner's answers, 1 to 5; None is not answered. Raise ValueError for anything else."""

    before: int | None
    after: int | None

    def __post_init__(self) -> None:
        for answer in (self.before, self.after):
            if answer is not None and not LOWEST <= answer <= HIGHEST:
                raise ValueError(f"{answer} is not on the scale of 1 to 5")


@dataclass(frozen=True, slots=True)
class Shift:
    """What moved among `n_matched` learners; means are on the scale 1 to 5 where 5 is the safest view.

    `shift` is after less before: above zero is safer. None is undefined: nobody, or n < 2 or no spread
    for the interval.
    """

    n_matched: int
    n_before_only: int
    n_after_only: int
    mean_before: float | None
    mean_after: float | None
    shift: float | None
    interval: Interval | None
    moved_safer: int
    stayed: int
    moved_riskier: int


def measure(views: Iterable[Views], agreeing: Agreeing) -> Shift:
    """Measure the shift on one statement from its learners, one by one."""
    everyone = tuple(views)
    both = [
        (_safety(view.before, agreeing), _safety(view.after, agreeing))
        for view in everyone
        if view.before is not None and view.after is not None
    ]
    moves = [after - before for before, after in both]
    before, after = mean([first for first, _ in both]), mean([second for _, second in both])
    moved = mean(moves)
    return Shift(
        n_matched=len(both),
        n_before_only=sum(view.before is not None and view.after is None for view in everyone),
        n_after_only=sum(view.before is None and view.after is not None for view in everyone),
        mean_before=None if before is None else float(before),
        mean_after=None if after is None else float(after),
        shift=None if moved is None else float(moved),
        interval=mean_interval(moves),
        moved_safer=sum(move > 0 for move in moves),
        stayed=sum(move == 0 for move in moves),
        moved_riskier=sum(move < 0 for move in moves),
    )


def _safety(answer: int, agreeing: Agreeing) -> int:
    return answer if agreeing is Agreeing.SAFER else LOWEST + HIGHEST - answer
