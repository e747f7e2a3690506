"""The quizzes behind a generation report, each placed with the trainer from whom it was learnt."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from lms.people import lineage
from lms.people.models import Account, Enrolment, Teaching
from lms.people.scope import learners_ever_within
from lms.permissions import Actor, Role, Scope
from lms.quizzes.models import Attempt
from lms.quizzes.service import TAKEN, taken
from lms.quizzes.taken import Taken
from lms.reports.generation_limits import Pupil
from lms.reports.generation_members import Span, Tree, held_at
from lms.reports.generation_report import Names
from lms.reports.sat import Learner, Sat, learner_of


def tree_and_names(session: Session) -> tuple[Tree, Names]:
    """Return who trained whom now, and what the adults are called. Two queries."""
    rows = session.execute(
        select(Account.id, Account.role, Account.name_km, Account.name_latin).where(
            Account.role != Role.LEARNER
        )
    ).all()
    tree = Tree(lineage.trained_by(session), {row.id: row.role for row in rows})
    return tree, {row.id: (row.name_km or "", row.name_latin or "") for row in rows}


def pupils_by_module(
    session: Session, actor: Actor, reach: Scope, tree: Tree, modules: Iterable[str], now: datetime
) -> Mapping[str, list[Pupil]]:
    """Return by module whoever took a quiz of it and was taught within the reach. Three queries.

    A learner counts in the cohort, and with its lead trainer, of the day of the first quiz after; without
    one, of the first quiz. Who was never in a cohort, and whose account is closed, does not count.
    """
    learners = learners_ever_within(actor, reach, now)
    seats = _spans(
        session.execute(
            select(Enrolment.learner_id, Enrolment.cohort_id, Enrolment.from_at, Enrolment.until_at)
            .join(Account, Account.id == Enrolment.learner_id)
            .where(Enrolment.learner_id.in_(learners), Account.active)
        )
    )
    leads = _spans(
        session.execute(
            select(Teaching.cohort_id, Teaching.trainer_id, Teaching.from_at, Teaching.until_at).where(
                Teaching.lead,
                Teaching.cohort_id.in_(select(Enrolment.cohort_id).where(Enrolment.learner_id.in_(learners))),
            )
        )
    )
    within = None if reach is Scope.ALL else tree.below(actor.id)
    found: dict[str, list[Pupil]] = defaultdict(list)
    for (learner, module), quizzes in _taken(session, learners, modules).items():
        if learner not in seats:
            continue
        first = _placed_at(quizzes)
        cohort = held_at(seats[learner], first) or ""
        generation, trainer = tree.taught(learner, held_at(leads.get(cohort, ()), first))
        if within is None or trainer in within:
            found[module].append(Pupil(generation, trainer, cohort, quizzes))
    return found


def _taken(
    session: Session, learners: Select[str], modules: Iterable[str]
) -> Mapping[tuple[str, str], Learner]:
    rows = session.execute(
        select(*TAKEN).where(
            Attempt.learner_id.in_(learners),
            Attempt.module.in_(list(modules)),
            Attempt.finished_at.is_not(None),
            Attempt.skipped.is_(False),
        )
    )
    own: dict[tuple[str, str], list[Taken]] = defaultdict(list)
    for row in rows:
        one = taken(row)
        own[one.learner_id, one.module].append(one)
    found = {
        who: learner_of(Sat(one, {}, frozenset(), frozenset(), {}, 0) for one in all_)
        for who, all_ in own.items()
    }
    return {who: learner for who, learner in found.items() if learner.first}


def _placed_at(learner: Learner) -> datetime:
    if learner.after is not None:
        return learner.after.taken.ended_at
    return min(one.taken.ended_at for one in learner.first.values())


def _spans(rows: Iterable[tuple[str, str, datetime, datetime | None]]) -> Mapping[str, list[Span]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for of, id_, from_at, until_at in rows:
        found[of].append(Span(id_, from_at, until_at))
    return found
