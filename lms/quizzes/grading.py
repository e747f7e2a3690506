"""What a whole quiz earned: whole points, safety-critical items, and whether that is enough."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lms.quizzes.kinds.base import Answer, Outcome
from lms.quizzes.quiz import Quiz


@dataclass(frozen=True, slots=True)
class Result:
    """What an attempt earned.

    `outcomes` has one entry for each item of the quiz, answered or not; `missed_critical`
    names the safety-critical items that were not right.
    """

    outcomes: Mapping[str, Outcome]
    earned: int
    possible: int
    missed_critical: tuple[str, ...]

    def reaches(self, percent: int) -> bool:
        """Whether the points are at least this percentage of the possible ones."""
        return reaches(self.earned, self.possible, percent)


def reaches(earned: int, possible: int, percent: int) -> bool:
    """Whether `earned` of `possible` points are at least `percent` per cent, without rounding."""
    return possible > 0 and 100 * earned >= percent * possible


def grade(quiz: Quiz, answers: Mapping[str, Answer]) -> Result:
    """Grade a quiz. An item without an answer earns nothing; unknown ids are ignored."""
    outcomes = {item.id: item.grade(answers.get(item.id, {})) for item in quiz.items}
    return Result(
        outcomes=outcomes,
        earned=sum(outcome.points for outcome in outcomes.values()),
        possible=sum(item.points for item in quiz.items),
        missed_critical=tuple(missed_critical(quiz, {k: v.points for k, v in outcomes.items()})),
    )


def missed_critical(quiz: Quiz, points: Mapping[str, int]) -> Iterable[str]:
    """Return the ids of the safety-critical items that did not earn all their points."""
    return (item.id for item in quiz.items if item.critical and points.get(item.id, 0) < item.points)
