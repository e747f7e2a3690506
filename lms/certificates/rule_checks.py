"""What must hold between a rule and everything else: modules, kinds of cohort, other rules, ids, depth."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lms.certificates.rule_conditions import Attendance, AwardHeld, Condition, Group, LessonsRead, QuizPassed
from lms.courses import checks
from lms.courses.mistakes import Mistake
from lms.courses.yaml_file import Place, YamlFile

DEEPEST = 2
"""Groups within groups: more of them nobody reads on a phone."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a rule may name; None of `cohorts` leaves their kinds unchecked."""

    modules: Collection[str]
    cohorts: Collection[str] | None
    rules: Collection[str]


def check_conditions(
    file: YamlFile, place: Place, conditions: Sequence[Condition], known: Known, rule_id: str
) -> Iterator[Mistake]:
    """Yield what is wrong with the conditions of a list, however deep they stand."""
    seen: set[str] = set()
    for where, condition, depth in walk(place, conditions):
        if condition.id in seen:
            yield checks.say(file, (*where, "id"), "same_id", id=condition.id, what=str(place[-1]))
        seen.add(condition.id)
        if depth > DEEPEST and isinstance(condition, Group):
            yield checks.say(file, where, "groups_deep", limit=str(DEEPEST))
        yield from _named(file, where, condition, known, rule_id)


def walk(
    place: Place, conditions: Sequence[Condition], depth: int = 0
) -> Iterator[tuple[Place, Condition, int]]:
    """Yield every condition with its place and how many groups it is in, itself one counted."""
    for i, condition in enumerate(conditions):
        where = (*place, i)
        inside = depth + isinstance(condition, Group)
        yield where, condition, inside
        if isinstance(condition, Group):
            yield from walk((*where, "conditions"), condition.conditions, inside)


def _named(
    file: YamlFile, where: Place, condition: Condition, known: Known, rule_id: str
) -> Iterator[Mistake]:
    if isinstance(condition, LessonsRead | QuizPassed):
        place = (*where, "module")
        yield from checks.check_ref(file, place, condition.module, known.modules, "module", "modules/")
    if isinstance(condition, Attendance) and known.cohorts is not None:
        for i, kind in enumerate(condition.cohorts):
            place = (*where, "cohorts", i)
            yield from checks.check_ref(
                file, place, kind, known.cohorts, "kind of cohort", "cohort-types.yaml"
            )
    if isinstance(condition, AwardHeld):
        place = (*where, "rule")
        if condition.rule == rule_id:
            yield checks.say(file, place, "own_rule")
        yield from checks.check_ref(file, place, condition.rule, known.rules, "rule", "certificates/")
