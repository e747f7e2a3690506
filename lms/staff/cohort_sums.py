"""The cohorts of those one trains as sums that reveal no child, read at once however many they are."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.courses import releases
from lms.courses.content import Module
from lms.people.models import Account, Cohort, Enrolment
from lms.people.scope import cohorts_within, enrolled_now
from lms.permissions import Action, Actor, require
from lms.quizzes.models import Attempt
from lms.quizzes.service import TAKEN, taken
from lms.quizzes.taken import Taken
from lms.training import cohort_rules, cohort_types
from lms.training.grid import SMALLEST_GROUP, Cell, Learnt, Word, cell, learnt
from lms.training.grid_cells import comparable_in

Tried = Mapping[str, Mapping[str, Sequence[Taken]]]
"""Finished quizzes by learner and module, oldest first."""


@dataclass(frozen=True, slots=True)
class CohortSum:
    """A cohort as numbers. `learnt` has None where fewer than SMALLEST_GROUP can be compared."""

    cohort: Cohort
    learners: int
    reached: tuple[int | None, ...]
    modules: tuple[Module, ...]
    learnt: tuple[Learnt | None, ...]


def cohort_sums(session: Session, actor: Actor, now: datetime) -> list[CohortSum]:
    """Return the cohorts within the actor's reach in which children learn; small groups show no results.

    Only first quizzes are compared that asked and marked the same, as on the page of what was learnt.
    As many queries for many cohorts as for one, and two more for a module of which somebody met two releases.
    """
    reach = require(actor, Action.COHORT_AGGREGATE)
    for_adults, kinds = cohort_types.kinds_for_adults(session), cohort_types.types(session)
    found = session.scalars(
        select(Cohort)
        .where(cohorts_within(actor, reach, now), Cohort.kind.not_in(for_adults))
        .order_by(Cohort.name, Cohort.id)
    ).all()
    published = [releases.find_module(session, one) for one in releases.current_releases(session).values()]
    members = _members(session, [one.id for one in found], now)
    tried = _tried(session, [one.id for one in found], now)
    comparable = {one.head.id: comparable_in(session, one.head.id) for one in published}
    sums = []
    for cohort in found:
        kind = kinds.get(cohort.kind) or cohort_rules.unknown(cohort.kind)
        modules = cohort_rules.taught(kind, cohort.modules, published)
        sums.append(_sum(cohort, modules, members[cohort.id], tried, comparable))
    return sums


def _sum(
    cohort: Cohort,
    modules: tuple[Module, ...],
    learners: Sequence[str],
    tried: Tried,
    comparable: Mapping[str, Callable[[Taken, Taken], bool]],
) -> CohortSum:
    columns = [
        [_cell(module, tried[learner][module.head.id], comparable[module.head.id]) for learner in learners]
        for module in modules
    ]
    sums = [learnt(column) for column in columns]
    enough = len(learners) >= SMALLEST_GROUP
    return CohortSum(
        cohort=cohort,
        learners=len(learners),
        reached=tuple(
            sum(one.word is Word.REACHED for one in column) if enough else None for column in columns
        ),
        modules=modules,
        learnt=tuple(one if one.matched >= SMALLEST_GROUP else None for one in sums),
    )


def _cell(module: Module, tried: Sequence[Taken], comparable: Callable[[Taken, Taken], bool]) -> Cell:
    """Return a cell without its lessons, of which no sum speaks."""
    return cell(module, tried, Counter(), comparable=comparable)


def _members(session: Session, cohorts: Sequence[str], now: datetime) -> Mapping[str, list[str]]:
    rows = session.execute(
        select(Enrolment.cohort_id, Enrolment.learner_id)
        .join(Account, Account.id == Enrolment.learner_id)
        .where(Enrolment.cohort_id.in_(cohorts), enrolled_now(now), Account.active)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row.cohort_id].append(row.learner_id)
    return found


def _tried(session: Session, cohorts: Sequence[str], now: datetime) -> Tried:
    members = select(Enrolment.learner_id).where(Enrolment.cohort_id.in_(cohorts), enrolled_now(now))
    rows = session.execute(
        select(*TAKEN)
        .where(Attempt.learner_id.in_(members), Attempt.finished_at.is_not(None))
        .order_by(Attempt.started_at)
    )
    found: dict[str, dict[str, list[Taken]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        one = taken(row)
        found[one.learner_id][one.module].append(one)
    return found
