"""The kinds of condition a rule can ask for; without them a certificate could only ask for quizzes."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StrictBool, StrictInt, field_validator
from pydantic_core import PydanticKnownError

from lms.courses.content import Percent
from lms.permissions import Role
from lms.quizzes.kinds.base import Id
from lms.text import Content, Text

SMALLEST_COHORT = 5
"""Nobody's gain is read from a cohort in which fewer learners took both quizzes."""

Count = Annotated[StrictInt, Field(ge=1, le=1000)]
Months = Annotated[StrictInt, Field(ge=1, le=120)]
Setting = Literal["practice", "co-facilitation", "independent"]
DeclarationKind = Literal["guardian-consent", "assent", "pledge", "code-of-conduct", "clearance"]


class ConditionBase(Content):
    """What every condition says to the person: what it asks for, and what to do next."""

    id: Id
    kind: str
    text: Text
    next_step: Text


class LessonsRead(ConditionBase):
    """All lessons of a module are read."""

    kind: Literal["lessons-read"]
    module: Id


class QuizPassed(ConditionBase):
    """One attempt at a quiz of a module earned enough, as a percentage of its points.

    With `critical`, every safety-critical item was right in that same attempt.
    """

    kind: Literal["quiz-passed"]
    module: Id
    moment: Literal["after", "refresher"] = "after"
    percent: Percent
    critical: StrictBool


class Attendance(ConditionBase):
    """In one cohort of these kinds, somebody was at enough of the sessions held, at `sessions` or more."""

    kind: Literal["attendance"]
    cohorts: Annotated[tuple[Id, ...], Field(min_length=1)]
    percent: Percent
    sessions: Count = 1


class Observed(ConditionBase):
    """So many final observations in these settings reached a percentage of the checklist's points.

    With `no_red_line`, only those count that no red line was crossed in, nor in any later one:
    after a red line everything begins anew.
    """

    kind: Literal["observed"]
    settings: Annotated[tuple[Setting, ...], Field(min_length=1)]
    at_least: Count
    percent: Percent
    no_red_line: StrictBool


class SessionsLed(ConditionBase):
    """So many sessions were held; with `independent`, those led with nobody beside."""

    kind: Literal["sessions-led"]
    at_least: Count
    independent: StrictBool


class Declared(ConditionBase):
    """A declaration was made and not withdrawn."""

    kind: Literal["declared"]
    declaration: DeclarationKind


class RoleHeld(ConditionBase):
    """A role was held for so many months, all terms together."""

    kind: Literal["role-held"]
    role: Role
    months: Months


class PeopleCoached(ConditionBase):
    """So many people have signed an observation that this person filled in."""

    kind: Literal["people-coached"]
    at_least: Count


class CohortGain(ConditionBase):
    """The person's own cohorts gained enough on average: Hake's gain of a class, as a percentage.

    A cohort counts when `learners` or more took both quizzes; `at_least` of them must be there.
    """

    kind: Literal["cohort-gain"]
    at_least: Count
    gain_percent: Percent
    learners: Annotated[StrictInt, Field(ge=SMALLEST_COHORT, le=1000)]


class AwardHeld(ConditionBase):
    """The certificate of another rule is valid today."""

    kind: Literal["award-held"]
    rule: Id


class Group(ConditionBase):
    """Conditions under one sentence of their own."""

    conditions: "tuple[Condition, ...]"

    @field_validator("conditions")
    @classmethod
    def _not_empty(cls, value: "tuple[Condition, ...]") -> "tuple[Condition, ...]":
        return not_empty(value)


class AllOf(Group):
    """All of some conditions are met."""

    kind: Literal["all-of"]


class AnyOf(Group):
    """One of some conditions is met."""

    kind: Literal["any-of"]


# A new kind of condition: its class above, its name here, its case in deciding.py, its words in
# templates/certificates/_lines.html.
Condition: TypeAlias = Annotated[
    LessonsRead
    | QuizPassed
    | Attendance
    | Observed
    | SessionsLed
    | Declared
    | RoleHeld
    | PeopleCoached
    | CohortGain
    | AwardHeld
    | AllOf
    | AnyOf,
    Field(discriminator="kind"),
]

AllOf.model_rebuild()
AnyOf.model_rebuild()


def not_empty(value: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """Return the conditions; raise when there is none.

    A limit on the field would also count, and so complain about, conditions with mistakes.
    """
    if not value:
        limits = {"field_type": "Tuple", "min_length": 1, "actual_length": 0}
        raise PydanticKnownError("too_short", limits)
    return value
