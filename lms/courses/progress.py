"""How far a learner has come in a module, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from lms.courses.content import Module
from lms.courses.series import Station
from lms.quizzes.grading import reaches
from lms.quizzes.policy import Counts
from lms.quizzes.quiz import Moment
from lms.quizzes.taken import Taken, counted, unread


@dataclass(frozen=True, slots=True)
class Read:
    """A lesson somebody has begun. `screen` is where to go on, counted from 1."""

    lesson: str
    release: str
    screen: int
    began_at: datetime
    moved_at: datetime
    finished_at: datetime | None


class Kind(StrEnum):
    """What a step of a module is."""

    BEFORE = "before"
    LESSON = "lesson"
    AFTER = "after"


class State(StrEnum):
    """How a step stands."""

    OPEN = "open"
    BEGUN = "begun"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the path. `number` counts lessons from 1 and is 0 for a quiz."""

    kind: Kind
    state: State
    number: int = 0
    screen: int = 1


@dataclass(frozen=True, slots=True)
class Progress:
    """A learner's way through one release of a module."""

    release: str
    module: Module
    steps: tuple[Step, ...]
    before: Taken | None
    first_after: Taken | None
    counted_after: Taken | None
    tries_after: int = 0
    unread: bool = False
    follow_ups: tuple[Station, ...] = ()

    @property
    def next_step(self) -> Step | None:
        """Return what comes next; None when the after-quiz is done."""
        return next((step for step in self.steps if step.state in {State.OPEN, State.BEGUN}), None)

    @property
    def begun(self) -> bool:
        """Whether the learner has done anything in this module."""
        return any(step.state is not State.OPEN for step in self.steps)

    @property
    def completed(self) -> bool:
        """Whether the after-quiz that counts reaches the module's mark for having completed it."""
        return self._after_reaches(self.module.head.completed_percent)

    @property
    def may_try_again(self) -> bool:
        """Whether the rules of the quiz after allow another try, now or later."""
        policy = self.module.policy(Moment.AFTER)
        return policy is not None and policy.may_try_at(self.tries_after, None) != "never"

    @property
    def achieved(self) -> bool:
        """Whether it reaches the mark for having achieved it, with every safety-critical item right."""
        best = self.counted_after
        return (
            best is not None
            and best.missed_critical == 0
            and self._after_reaches(self.module.head.achieved_percent)
        )

    @property
    def waiting(self) -> bool:
        """Whether it is not achieved, and may be once a person has read an open answer."""
        return self.unread and not self.achieved

    def _after_reaches(self, percent: int) -> bool:
        best = self.counted_after
        return best is not None and reaches(best.earned or 0, best.possible or 0, percent)


def begun_release(taken: Sequence[Taken], read: Sequence[Read]) -> str | None:
    """Return the release a learner began a module with and has not finished; None when free to move.

    Who has finished the after-quiz is done with a release and meets the newest one.
    """
    if any(one.moment is Moment.AFTER and one.finished_at for one in taken):
        return None
    begun = [(one.started_at, one.release) for one in taken] + [(one.began_at, one.release) for one in read]
    return min(begun)[1] if begun else None


def progress(release: str, module: Module, taken: Sequence[Taken], read: Sequence[Read]) -> Progress:
    """Return how far somebody has come, from all their attempts and readings of the module."""
    lessons = {one.lesson: one for one in read}
    before = [one for one in taken if one.moment is Moment.BEFORE]
    after = [one for one in taken if one.moment is Moment.AFTER]
    steps = (
        Step(Kind.BEFORE, _quiz_state(before)),
        *(_lesson_step(number, lessons.get(lesson.id)) for number, lesson in enumerate(module.lessons, 1)),
        Step(Kind.AFTER, _quiz_state(after)),
    )
    policy = module.policy(Moment.AFTER)
    counts = policy.counts if policy else Counts.BEST
    return Progress(
        release=release,
        module=module,
        steps=steps,
        before=counted(before, Counts.FIRST),
        first_after=counted(after, Counts.FIRST),
        tries_after=sum(one.scored for one in after),
        counted_after=counted(after, counts),
        unread=unread(after, counts),
    )


def _quiz_state(taken: Sequence[Taken]) -> State:
    if any(one.scored for one in taken):
        return State.DONE
    if any(one.finished_at is None for one in taken):
        return State.BEGUN
    return State.SKIPPED if taken else State.OPEN


def _lesson_step(number: int, read: Read | None) -> Step:
    if read is None:
        return Step(Kind.LESSON, State.OPEN, number)
    return Step(Kind.LESSON, State.DONE if read.finished_at else State.BEGUN, number, read.screen)
