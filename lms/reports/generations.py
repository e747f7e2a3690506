"""The generation report of a reader: what each generation learnt in each module, and where it is lost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from lms.courses import releases
from lms.courses.content import Module
from lms.courses.regrading import comparer
from lms.errors import NotFound
from lms.permissions import Action, Actor, Scope, require
from lms.quizzes.quiz import Moment
from lms.reports.anonymity import SMALLEST_CELL
from lms.reports.generation import Cascade, Step, cascade
from lms.reports.generation_limits import Limits
from lms.reports.generation_rows import Names, pupils_by_module, tree_and_names
from lms.reports.quiet import Quiet, quiet_cohorts
from lms.training.grid import SMALLEST_GROUP

TEAM = Limits(SMALLEST_GROUP, cohorts_seen=True)
"""What a master trainer is shown of the team, whose cohorts they see one by one as well."""
OUTSIDE = Limits(SMALLEST_CELL, cohorts_seen=False)
"""What leaves the team."""


@dataclass(frozen=True, slots=True)
class OfModule:
    """The generations in one module."""

    module: Module
    cascade: Cascade


@dataclass(frozen=True, slots=True)
class Report:
    """What a reader is shown. `names` are adults by id, `quiet` the cohorts without a session for long."""

    limits: Limits
    modules: tuple[OfModule, ...]
    quiet: tuple[Quiet, ...]
    names: Names

    @property
    def lost(self) -> Iterator[tuple[Module, Step]]:
        """The steps on which too much is lost, module by module."""
        return ((one.module, step) for one in self.modules for step in one.cascade.steps if step.too_much)


def report(session: Session, actor: Actor, now: datetime, code: str | None = None) -> Report:
    """Return the generations within the actor's reach in every module, or in the one with this code.

    Raises NotFound for a module that is not published.
    """
    reach = require(actor, Action.GENERATION_READ)
    limits = OUTSIDE if reach is Scope.ALL else TEAM
    tree, names = tree_and_names(session)
    current = [releases.find_module(session, one) for one in releases.current_releases(session).values()]
    wanted = [one for one in current if code is None or one.head.code == code]
    if code is not None and not wanted:
        raise NotFound
    pupils = pupils_by_module(session, actor, reach, tree, [one.head.id for one in wanted], now)
    found = []
    for module in wanted:
        alike = comparer(releases.published(session, module.head.id))
        own = pupils.get(module.head.id, ())
        found.append(OfModule(module, cascade(own, alike, _days(module), limits)))
    return Report(limits, tuple(found), quiet_cohorts(session, actor, reach, now), names)


def _days(module: Module) -> Mapping[Moment, int]:
    """Return how many days after the lessons each follow-up of a module is due."""
    return {
        one.moment: one.due_after_days
        for one in module.series
        if one.moment.is_follow_up and one.due_after_days
    }
