"""One cell of a cohort's grid, and what a group learnt: pure arithmetic with honest numbers."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from lms.courses.content import Module
from lms.courses.series import Due, Station
from lms.quizzes.grading import reaches
from lms.quizzes.policy import Counts
from lms.quizzes.quiz import Moment
from lms.quizzes.taken import Taken, counted, unread
from lms.text import Text

SMALLEST_GROUP = 5
FEW_ANSWERED = Text(
    en="Shown once five learners have answered, so that nobody's own answer can be read from it.",
    km="នឹងបង្ហាញ នៅពេលមានសិក្ខាកាមយ៉ាងតិច ៥ នាក់បានឆ្លើយ ដើម្បីកុំឱ្យនរណាអាចដឹងចម្លើយរបស់ម្នាក់ៗ។",
)
"""What stands where an answer or a belief would be that of fewer than SMALLEST_GROUP."""


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody in a cohort, as its trainer may see them."""

    id: str
    login: str
    nickname: str | None
    sex: str
    enrolled_at: datetime
    name_km: str | None = None


class Word(StrEnum):
    """How a learner stands in a module, in a word."""

    TO_DO = "to-do"
    BEGUN = "begun"
    DONE = "done"
    WAITING = "waiting"
    REACHED = "reached"


@dataclass(frozen=True, slots=True)
class Later:
    """The newest follow-up that is due or done, and its points once it is done."""

    state: Due
    points: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A learner in a module. `before` and `after` are (earned, possible) or None when missing.

    Both are first attempts, so that they compare; `word` speaks for the best one. `unread` says that
    one of the first two has an answer that a person has yet to mark, so that points are missing;
    `comparable`, that both asked and marked the same.
    """

    module: str
    word: Word
    lessons: int
    of_lessons: int
    before: tuple[int, int] | None
    after: tuple[int, int] | None
    before_skipped: bool
    unread: bool = False
    comparable: bool = True
    later: Later | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A learner's cells in the order of the modules, and when they were last seen."""

    learner: Learner
    cells: tuple[Cell, ...]
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a group knew before and after, in points of those who took both (`matched`).

    `unread` took both too, and are left out until a person has marked all their answers; so are the
    `unlike`, whose two quizzes did not ask or mark the same.
    """

    matched: int
    only_before: int
    only_after: int
    before: tuple[int, int]
    after: tuple[int, int]
    unread: int = 0
    unlike: int = 0


def of_one_release(before: Taken, after: Taken) -> bool:
    """Whether both quizzes are of one release, so that nobody has to ask further."""
    return before.release == after.release


def cell(
    module: Module,
    tried: Sequence[Taken],
    lessons: Counter[str],
    *,
    comparable: Callable[[Taken, Taken], bool] = of_one_release,
    stations: Sequence[Station] = (),
) -> Cell:
    """Return how somebody stands in a module, from their attempts at it, oldest first.

    The `stations` are their follow-ups in the order of their dates.
    """
    before = [one for one in tried if one.moment is Moment.BEFORE]
    after = [one for one in tried if one.moment is Moment.AFTER]
    first = [counted(before, Counts.FIRST), counted(after, Counts.FIRST)]
    done = min(lessons[module.head.id], len(module.lessons))
    return Cell(
        module=module.head.id,
        word=_word(module, bool(tried or done), after),
        lessons=done,
        of_lessons=len(module.lessons),
        before=_points(first[0]),
        after=_points(first[1]),
        before_skipped=any(one.skipped for one in before),
        unread=any(one is not None and one.waiting for one in first),
        comparable=first[0] is None or first[1] is None or comparable(first[0], first[1]),
        later=_later(stations),
    )


def learnt(cells: Iterable[Cell]) -> Learnt:
    """Add up what a group learnt: only learners with both quizzes are compared."""
    all_cells = list(cells)
    read = [one for one in all_cells if one.before and one.after and not one.unread]
    both = [(one.before, one.after) for one in read if one.before and one.after and one.comparable]
    return Learnt(
        matched=len(both),
        only_before=sum(1 for one in all_cells if one.before and not one.after),
        only_after=sum(1 for one in all_cells if one.after and not one.before),
        before=(sum(b[0] for b, _ in both), sum(b[1] for b, _ in both)),
        after=(sum(a[0] for _, a in both), sum(a[1] for _, a in both)),
        unread=sum(1 for one in all_cells if one.before and one.after and one.unread),
        unlike=len(read) - len(both),
    )


def _word(module: Module, begun: bool, after: Sequence[Taken]) -> Word:
    head, policy = module.head, module.policy(Moment.AFTER)
    counts = policy.counts if policy else Counts.BEST
    best = counted(after, counts)
    if best is None:
        return Word.BEGUN if begun else Word.TO_DO
    if best.missed_critical == 0 and reaches(*best.points, head.achieved_percent):
        return Word.REACHED
    return Word.WAITING if unread(after, counts) else Word.DONE


def _later(stations: Sequence[Station]) -> Later | None:
    open_or_done = [one for one in stations if one.state is not Due.NOT_DUE]
    if not open_or_done:
        return None
    newest = open_or_done[-1]
    return Later(newest.state, _points(newest.taken))


def _points(one: Taken | None) -> tuple[int, int] | None:
    return None if one is None else one.points
