"""What a cohort learnt in a module, live from its answers and its alone: other cohorts cost nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session

from lms.courses import releases, study
from lms.courses.content import Module
from lms.courses.models import Release
from lms.courses.regrading import Published, comparer, in_force
from lms.db import UtcTime
from lms.errors import NotFound
from lms.i18n import local_day
from lms.people.models import Account, Cohort, Enrolment
from lms.people.scope import enrolled_now
from lms.permissions import Action, Actor, Scope, require
from lms.quizzes.kinds.scale import Scale
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Form
from lms.quizzes.service import TAKEN, taken
from lms.quizzes.taken import Taken
from lms.reports import sat
from lms.reports.believed import SameWords
from lms.reports.figures import Figures, measured, statements, without_single_answers, without_small
from lms.reports.sat import Asked, Learner, Marked, Sat
from lms.training.cohorts import find_cohort
from lms.training.grid import SMALLEST_GROUP


@dataclass(frozen=True, slots=True)
class Report:
    """One cohort in one module. `published` are the days of the releases that its versions name.

    `too_few` says that this reader is shown no figure: so few were matched, in a cohort taught by others.
    """

    cohort: Cohort
    taught_on: date
    figures: Figures
    published: Mapping[str, date]
    too_few: bool


def report(session: Session, actor: Actor, cohort_id: str, code: str, now: datetime) -> Report:
    """Return what a cohort within the actor's reach learnt in the module with this code.

    What fewer than SMALLEST_GROUP believe or think is hidden from everybody, how few scored from those
    who do not teach them. Nine queries, whatever the size of the cohort and of the installation.
    Raises NotFound for a cohort elsewhere and for a module that is not published.
    """
    reach = require(actor, Action.COHORT_AGGREGATE)
    cohort = find_cohort(session, actor, cohort_id, Action.COHORT_AGGREGATE, now)
    module = _module(session, code)
    published = releases.published(session, module.head.id)
    learners = _learners(session, cohort.id, module.head.id, published, now)
    taught_on = study.taught_days(session, cohort.id).get(module.head.id, study.begins_on(cohort))
    whole = measured(module, learners, taught_on, comparer(published), _same_words(published))
    found = without_single_answers(whole, SMALLEST_GROUP)
    versions = found.gained.versions
    return Report(
        cohort=cohort,
        taught_on=taught_on,
        figures=found if reach is Scope.COHORT else without_small(found, SMALLEST_GROUP),
        published=_days(session, {one.before for one in versions} | {one.after for one in versions}),
        too_few=reach is not Scope.COHORT and found.gained.gain.n_matched < SMALLEST_GROUP,
    )


def newest_module(session: Session, actor: Actor, cohort_id: str, now: datetime) -> str:
    """Return the code of the module in which a quiz of the cohort was finished last; else the first one.

    Raises NotFound for a cohort elsewhere and where nothing is published.
    """
    cohort = find_cohort(session, actor, cohort_id, Action.COHORT_AGGREGATE, now)
    newest = session.scalar(_NEWEST, {"cohort_id": cohort.id, "now": now})
    current = releases.current_releases(session)
    release = current.get(newest or "") or next(iter(current.values()), None)
    if release is None:
        raise NotFound
    return releases.find_module(session, release).head.code


def _module(session: Session, code: str) -> Module:
    for release in releases.current_releases(session).values():
        module = releases.find_module(session, release)
        if module.head.code == code:
            return module
    raise NotFound


# Made once: making these statements takes longer than the database takes to answer them.
_MEMBERS = and_(
    Enrolment.cohort_id == bindparam("cohort_id"),
    enrolled_now(bindparam("now", type_=UtcTime())),
    Account.active,
)
_FINISHED = and_(
    Attempt.learner_id == Enrolment.learner_id,
    Attempt.module == bindparam("module"),
    Attempt.finished_at.is_not(None),
)
_SAT = (
    select(*TAKEN)
    .add_columns(Attempt.seed, Account.id.label("member"))
    .select_from(Enrolment)
    .join(Account, Account.id == Enrolment.learner_id)
    .outerjoin(Attempt, _FINISHED)
    .where(_MEMBERS)
)
_NEWEST = (
    select(Attempt.module)
    .select_from(Enrolment)
    .join(Account, Account.id == Enrolment.learner_id)
    .join(Attempt, Attempt.learner_id == Enrolment.learner_id)
    .where(_MEMBERS, Attempt.finished_at.is_not(None), Attempt.skipped.is_(False))
    .order_by(Attempt.finished_at.desc(), Attempt.module)
    .limit(1)
)
# By the attempts that were found: a join would let a database begin with those of all cohorts.
_MARKS = select(Mark.attempt_id, Mark.item, Mark.points, Mark.misconception, Mark.choice).where(
    Mark.attempt_id.in_(bindparam("attempts", expanding=True))
)


def _learners(
    session: Session, cohort_id: str, module: str, published: Published, now: datetime
) -> list[Learner]:
    own: dict[str, dict[str, tuple[Taken, str]]] = defaultdict(dict)
    for row in session.execute(_SAT, {"cohort_id": cohort_id, "module": module, "now": now}):
        quizzes = own[row.member]
        if row.seed is not None:
            quizzes[row.id] = (taken(row), row.seed)
    marks = _marks(session, [attempt for quizzes in own.values() for attempt in quizzes])
    asked = _Questions(published)
    return [
        sat.learner_of(
            [
                sat.sat_of(one, asked.of(one, seed), marks.get(one.id, {}))
                for one, seed in quizzes
                if one.scored
            ],
            skipped=any(one.skipped for one, _ in quizzes),
        )
        for quizzes in (tuple(found.values()) for found in own.values())
    ]


def _marks(session: Session, attempts: Sequence[str]) -> Mapping[str, Mapping[str, Marked]]:
    """Return the marks of attempts by attempt and item."""
    marks: dict[str, dict[str, Marked]] = defaultdict(dict)
    for mark in session.execute(_MARKS, {"attempts": attempts}):
        marks[mark.attempt_id][mark.item] = Marked(mark.points, mark.misconception, mark.choice)
    return marks


class _Questions:
    """What each quiz asked, by the key in force, found out once for all who took the same."""

    def __init__(self, published: Published) -> None:
        self._published = published
        self._known: dict[tuple[str | None, ...], Asked] = {}

    def of(self, one: Taken, seed: str) -> Asked:
        """Return what the quiz of an attempt asked."""
        whole, form = self._published.modules[one.release], Form(one.form)
        key = (one.release, one.form, one.graded_by, seed if form in whole.draws else None)
        if key not in self._known:
            quiz = whole.quiz(one.release, form).drawn(seed)
            items = in_force(quiz.items, self._published.keys.get(one.graded_by or "", {}))
            self._known[key] = sat.asked_in(replace(quiz, items=items))
        return self._known[key]


def _same_words(published: Published) -> SameWords:
    """Return how to tell whether a statement stood in the same words in two quizzes."""

    def said(one: Sat, statement: str) -> Scale | None:
        asked = statements(published.modules[one.taken.release])
        return next((own for own in asked if own.id == statement), None)

    return lambda first, later, statement: said(first, statement) == said(later, statement)


def _days(session: Session, wanted: set[str]) -> dict[str, date]:
    rows = session.execute(select(Release.digest, Release.published_at).where(Release.digest.in_(wanted)))
    return {row.digest: local_day(row.published_at) for row in rows}
