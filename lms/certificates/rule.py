"""What a person has to do to earn a certificate, as authored in content/certificates/."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, StrictBool, StrictInt, field_validator, model_validator
from pydantic_core import PydanticCustomError

from lms.certificates.rule_checks import Known, check_conditions
from lms.certificates.rule_conditions import Condition, Months, not_empty
from lms.courses import checks
from lms.courses.files import Files, stem
from lms.courses.reader import Reader
from lms.permissions import Role
from lms.quizzes.kinds.base import Id
from lms.text import Content, Text

Paper = Literal["certificate", "card"]


class Renewal(Content):
    """How a certificate goes on: what has to be done since it was given, and from when that is asked for."""

    opens_days_before: Annotated[StrictInt, Field(ge=1, le=730)]
    all: tuple[Condition, ...]

    @field_validator("all")
    @classmethod
    def _not_empty(cls, value: tuple[Condition, ...]) -> tuple[Condition, ...]:
        return not_empty(value)


class Rule(Content):
    """Everything that has to be met for one certificate, and how long it is valid, in months.

    `version` grows with every change of what is asked; an award keeps it. `four_eyes`: a second person
    confirms before it is worth anything. A child gets a card and nothing else, an adult never a card.
    """

    model_config = ConfigDict(serialize_by_alias=True)

    id: Id
    version: StrictInt = Field(ge=1)
    native_review: Literal["pending", "done"]
    # The word in the files is `for`, which Python keeps for itself.
    roles: Annotated[tuple[Role, ...], Field(alias="for", min_length=1)]
    paper: Paper
    four_eyes: StrictBool
    title: Text
    achievement: Text
    valid_months: Months
    # From then on it says "needs a refresher", and stays valid.
    refresher_after_months: Months | None = None
    all: tuple[Condition, ...]
    renewal: Renewal | None = None

    @field_validator("all")
    @classmethod
    def _not_empty(cls, value: tuple[Condition, ...]) -> tuple[Condition, ...]:
        return not_empty(value)

    @model_validator(mode="after")
    def _sound(self) -> Self:
        children = [role is Role.LEARNER for role in self.roles]
        if not (all(children) if self.paper == "card" else not any(children)):
            raise PydanticCustomError("paper_for", "", {"at": ("paper",)})
        if self.paper == "certificate" and not self.four_eyes:
            raise PydanticCustomError("four_eyes", "", {"at": ("four_eyes",)})
        return self


def load_rules(
    folder: Path | Files, modules: Collection[str], cohorts: Collection[str] | None = None
) -> dict[str, Rule]:
    """Return the rules in `folder`/certificates by id; they may name `modules` and kinds of `cohorts`.

    None leaves the kinds of cohort unchecked. Raises ContentError with every mistake in every file.
    """
    reader = Reader(folder)
    found = [(stem(name), *reader.read(name, Rule)) for name in reader.files.names("certificates/*.yaml")]
    rules = {rule.id: rule for _, _, rule in found if rule is not None}
    known = Known(modules, cohorts, rules)
    for wanted, file, rule in found:
        if file is not None and rule is not None:
            if rule.id != wanted:
                reader.add([checks.say(file, ("id",), "wrong_name", wanted=wanted)])
            reader.add(check_conditions(file, ("all",), rule.all, known, rule.id))
            renewal = rule.renewal.all if rule.renewal else ()
            reader.add(check_conditions(file, ("renewal", "all"), renewal, known, rule.id))
    reader.finish()
    return rules
