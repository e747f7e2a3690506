"""A finished quiz and a learner's whole series as they are measured; every figure of a report begins here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lms.measures.score import Score
from lms.quizzes.grading import reaches
from lms.quizzes.kinds.scale import STEPS
from lms.quizzes.policy import Counts
from lms.quizzes.quiz import Moment, Quiz
from lms.quizzes.taken import Taken, counted


@dataclass(frozen=True, slots=True)
class Marked:
    """What one answer earned, the wrong belief it stands for, and what was chosen in a word."""

    points: int
    misconception: str | None
    choice: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the items of a quiz stand for: (objective, points) by item, misconceptions, statements."""

    objectives: Mapping[str, tuple[str, int]]
    offered: frozenset[str]
    statements: frozenset[str]
    mastery: int


@dataclass(frozen=True, slots=True)
class Sat:
    """A finished quiz as it is measured.

    `points` are (earned, possible) by objective; a question left open earned nothing. `offered` are
    the misconceptions its items offer, `held` those that were chosen; `views` are answers 1 to 5 by
    statement. `mastery` is the share of points that its module asks for.
    """

    taken: Taken
    points: Mapping[str, tuple[int, int]]
    offered: frozenset[str]
    held: frozenset[str]
    views: Mapping[str, int]
    mastery: int

    @property
    def score(self) -> Score:
        """The points of the whole quiz."""
        return Score(*self.taken.points)

    @property
    def mastered(self) -> bool:
        """Whether it has the points its module asks for, with every safety-critical item right."""
        return self.taken.missed_critical == 0 and reaches(*self.taken.points, self.mastery)


@dataclass(frozen=True, slots=True)
class Learner:
    """One learner's quizzes of a module; None is missing and stays missing.

    `first` holds the first finished quiz of each moment, `newest_after` the newest quiz after.
    `skipped` says that the quiz before was passed over, `waiting` that a person has yet to mark one.
    """

    first: Mapping[Moment, Sat]
    newest_after: Sat | None
    skipped: bool = False
    waiting: bool = False

    @property
    def before(self) -> Sat | None:
        """The first quiz before."""
        return self.first.get(Moment.BEFORE)

    @property
    def after(self) -> Sat | None:
        """The first quiz after."""
        return self.first.get(Moment.AFTER)


def asked_in(quiz: Quiz) -> Asked:
    """Return what a drawn quiz asks; the same for everybody who took it."""
    scored = [item for item in quiz.items if item.scored]
    ways = [way.misconception for item in scored for way in item.wrong_ways()]
    return Asked(
        objectives={item.id: (item.objective, item.points) for item in scored},
        offered=frozenset(one for one in ways if one is not None),
        statements=frozenset(item.id for item in quiz.items if item.kind == "scale"),
        mastery=quiz.achieved_percent,
    )


def sat_of(taken: Taken, asked: Asked, marks: Mapping[str, Marked]) -> Sat:
    """Return a finished quiz from what it asked and how its answers were marked.

    A question left open earned nothing and stands for no belief: it was asked all the same.
    """
    points: dict[str, tuple[int, int]] = {}
    for item, (objective, possible) in asked.objectives.items():
        earned, of = points.get(objective, (0, 0))
        points[objective] = (earned + (marks[item].points if item in marks else 0), of + possible)
    held = frozenset(one.misconception for one in marks.values() if one.misconception is not None)
    chosen = {one: marks[one].choice for one in asked.statements if one in marks}
    return Sat(
        taken=taken,
        points=points,
        offered=asked.offered | held,
        held=held,
        views={one: int(choice) for one, choice in chosen.items() if choice in STEPS},
        mastery=asked.mastery,
    )


def learner_of(sat: Iterable[Sat], *, skipped: bool = False) -> Learner:
    """Return a learner from all their finished quizzes of a module.

    A quiz that a person has yet to mark has no points yet: until then it is missing.
    """
    everything = tuple(sat)
    known = {one.taken.id: one for one in everything if not one.taken.waiting}
    by_moment: dict[Moment, list[Taken]] = {}
    for one in known.values():
        by_moment.setdefault(one.taken.moment, []).append(one.taken)
    first = {moment: counted(own, Counts.FIRST) for moment, own in by_moment.items()}
    newest = counted(by_moment.get(Moment.AFTER, ()), Counts.LAST)
    return Learner(
        first={moment: known[one.id] for moment, one in first.items() if one is not None},
        newest_after=known[newest.id] if newest else None,
        skipped=skipped,
        waiting=len(known) < len(everything),
    )
