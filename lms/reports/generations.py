"""The generation report of a reader: what each generation learnt in each module, and where it is lost."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from lms.courses import releases
from lms.courses.content import Module
from lms.courses.regrading import comparer
from lms.errors import NotFound
from lms.permissions import Action, Actor, Scope, require
from lms.quizzes.quiz import Moment
from lms.reports.anonymity import SMALLEST_CELL
from lms.reports.generation import cascade
from lms.reports.generation_limits import Limits
from lms.reports.generation_report import OfModule, Report
from lms.reports.generation_rows import pupils_by_module, tree_and_names
from lms.reports.quiet import quiet_cohorts
from lms.training.grid import SMALLEST_GROUP

TEAM = Limits(SMALLEST_GROUP, cohorts_seen=True)
"""What a master trainer is shown of the team, whose cohorts they see one by one as well."""
OUTSIDE = Limits(SMALLEST_CELL, cohorts_seen=False)
"""What leaves the team."""


def report(session: Session, actor: Actor, now: datetime, code: str | None = None) -> Report:
    """Return the generations within the actor's reach in every module, or in the one with this code.

    Only a single module comes with its follow-ups and trainer by trainer.
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
        found.append(OfModule(module, cascade(own, alike, _days(module) if code else None, limits)))
    return Report(limits, tuple(found), quiet_cohorts(session, actor, reach, now), names)


def _days(module: Module) -> Mapping[Moment, int]:
    """Return how many days after the lessons each follow-up of a module is due."""
    return {
        one.moment: one.due_after_days
        for one in module.series
        if one.moment.is_follow_up and one.due_after_days
    }
