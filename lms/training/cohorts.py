"""What a trainer sees of a cohort: who has done what, who was not seen, what to teach again."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import Session

from lms.courses import releases
from lms.courses.content import Module
from lms.courses.models import Reading
from lms.db import UtcTime
from lms.errors import NotFound
from lms.people.models import Account, Cohort, Enrolment
from lms.people.scope import cohorts_within, enrolled_now
from lms.permissions import Action, Actor, Scope, require, scope
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Moment
from lms.quizzes.service import TAKEN, taken
from lms.quizzes.taken import Taken
from lms.training import cohort_rules, cohort_types
from lms.training.grid import SMALLEST_GROUP, Learner, Row, Word
from lms.training.grid_cells import cells_of

UNSEEN_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Grid:
    """Learners × modules of one cohort. `believed` counts learners by misconception id, of `asked`.

    These are who took one of the same form of a module's quiz after as SMALLEST_GROUP learners or more;
    `few_asked` says that fewer took another one, so that what they believe is shown to nobody.
    `attempts` are those of each learner, oldest first; only learners with one stand in it. `moved` is
    when a learner last moved on in the lessons of a module.
    """

    cohort: Cohort
    modules: tuple[Module, ...]
    rows: tuple[Row, ...]
    believed: tuple[tuple[str, int], ...]
    asked: int
    few_asked: bool
    learners: Mapping[str, Learner]
    attempts: Mapping[str, Sequence[Taken]]
    moved: Mapping[str, Mapping[str, datetime]]


def list_cohorts(session: Session, actor: Actor, now: datetime) -> list[tuple[Cohort, int]]:
    """Return the cohorts the actor teaches, each with its number of learners now."""
    reach = require(actor, Action.COHORT_READ)
    counts = (
        select(Enrolment.cohort_id, func.count().label("learners"))
        .join(Account, Account.id == Enrolment.learner_id)
        .where(enrolled_now(now), Account.active)
        .group_by(Enrolment.cohort_id)
        .subquery()
    )
    rows = session.execute(
        select(Cohort, func.coalesce(counts.c.learners, 0))
        .outerjoin(counts, counts.c.cohort_id == Cohort.id)
        .where(cohorts_within(actor, reach, now))
        .order_by(Cohort.made_at, Cohort.name)
    )
    return [(row[0], row[1]) for row in rows]


def find_cohort(session: Session, actor: Actor, cohort_id: str, action: Action, now: datetime) -> Cohort:
    """Return a cohort within the actor's reach for an action; raise NotFound for any other."""
    reach = require(actor, action)
    cohort = session.scalar(select(Cohort).where(Cohort.id == cohort_id, cohorts_within(actor, reach, now)))
    if cohort is None:
        raise NotFound
    return cohort


def grid(session: Session, actor: Actor, cohort_id: str, now: datetime) -> Grid:
    """Return a cohort's grid, live: an answer sent a moment ago is in it. Nine queries, any size."""
    cohort = find_cohort(session, actor, cohort_id, Action.COHORT_READ, now)
    return grid_of(session, cohort, now, children=sees_children(actor))


def sees_children(actor: Actor) -> bool:
    """Whether the actor may be shown a child: a master trainer sees the adults of their own cohorts only."""
    return scope(actor.role, Action.LEARNER_READ) is not Scope.NONE


def grid_of(session: Session, cohort: Cohort, now: datetime, *, children: bool) -> Grid:
    """Return the grid of a cohort that the caller was allowed to see, with its `children` or without."""
    published = (releases.find_module(session, one) for one in releases.current_releases(session).values())
    modules = cohort_rules.taught(cohort_types.find_type(session, cohort.kind), cohort.modules, published)
    learners = [one for one in _learners(session, cohort.id, now) if children or one.name_km is not None]
    tried = _tried(session, cohort.id, now)
    lessons, moved = _lessons_done(session, cohort.id, now)
    cell_of = cells_of(session, cohort, now)
    rows = []
    for learner in learners:
        own = tried.get(learner.id, ())
        by_module: dict[str, list[Taken]] = defaultdict(list)
        for one in own:
            by_module[one.module].append(one)
        cells = tuple(cell_of(module, by_module[module.head.id], lessons[learner.id]) for module in modules)
        rows.append(Row(learner, cells, _last_seen(own, moved.get(learner.id, {}).values())))
    answered = [(one, row.id) for row in learners for one in _last_after(tried.get(row.id, ()))]
    alike = Counter((one.module, one.form) for one, _ in answered)
    asked = {one.id: who for one, who in answered if alike[one.module, one.form] >= SMALLEST_GROUP}
    by_id = {one.id: one for one in learners}
    return Grid(
        cohort=cohort,
        modules=modules,
        rows=tuple(rows),
        believed=_believed(session, asked),
        asked=len(set(asked.values())),
        few_asked=len(asked) < len(answered),
        learners=by_id,
        attempts={learner: found for learner, found in tried.items() if learner in by_id},
        moved=moved,
    )


def unseen(rows: Iterable[Row], now: datetime) -> list[Row]:
    """Return who has not been seen for two weeks, longest first; who never was, counts from enrolment."""
    gone = [row for row in rows if now - (row.seen_at or row.learner.enrolled_at) > UNSEEN_FOR]
    return sorted(gone, key=lambda row: row.seen_at or row.learner.enrolled_at)


# Made once: making these statements takes longer than the database takes to answer them.
_MEMBERS = and_(
    Enrolment.cohort_id == bindparam("cohort_id"), enrolled_now(bindparam("now", type_=UtcTime()))
)
_LEARNERS = (
    select(Account.id, Account.login, Account.nickname, Account.sex, Enrolment.from_at, Account.name_km)
    .join(Enrolment, Enrolment.learner_id == Account.id)
    .where(_MEMBERS, Account.active)
    .order_by(Account.nickname, Account.login)
)
_TRIED = (
    select(*TAKEN)
    .join(Enrolment, Enrolment.learner_id == Attempt.learner_id)
    .where(_MEMBERS)
    .order_by(Attempt.started_at)
)
_LESSONS = (
    select(Reading.learner_id, Reading.module, func.count(Reading.finished_at), func.max(Reading.moved_at))
    .join(Enrolment, Enrolment.learner_id == Reading.learner_id)
    .where(_MEMBERS)
    .group_by(Reading.learner_id, Reading.module)
)
_BELIEVED = select(Mark.misconception, Mark.attempt_id).where(
    Mark.attempt_id.in_(bindparam("asked", expanding=True)), Mark.misconception.is_not(None)
)


def _learners(session: Session, cohort_id: str, now: datetime) -> list[Learner]:
    rows = session.execute(_LEARNERS, {"cohort_id": cohort_id, "now": now})
    return [Learner(row.id, row.login, row.nickname, row.sex, row.from_at, row.name_km) for row in rows]


def _tried(session: Session, cohort_id: str, now: datetime) -> Mapping[str, Sequence[Taken]]:
    rows = session.execute(_TRIED, {"cohort_id": cohort_id, "now": now})
    found: dict[str, list[Taken]] = defaultdict(list)
    for row in rows:
        found[row.learner_id].append(taken(row))
    return found


def _lessons_done(
    session: Session, cohort_id: str, now: datetime
) -> tuple[Mapping[str, Counter[str]], Mapping[str, Mapping[str, datetime]]]:
    rows = session.execute(_LESSONS, {"cohort_id": cohort_id, "now": now})
    done: dict[str, Counter[str]] = defaultdict(Counter)
    moved: dict[str, dict[str, datetime]] = defaultdict(dict)
    for learner, module, finished, moved_at in rows:
        done[learner][module] = finished
        moved[learner][module] = moved_at
    return done, moved


def _last_seen(own: Iterable[Taken], moved: Iterable[datetime]) -> datetime | None:
    return max([*(one.ended_at for one in own), *moved], default=None)


def _last_after(own: Iterable[Taken]) -> Iterable[Taken]:
    """Yield the newest finished after-quiz of each module."""
    newest = {one.module: one for one in own if one.moment == Moment.AFTER and one.scored}
    return newest.values()


def _believed(session: Session, asked: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    """Count, by misconception, the learners whose newest after-quiz still shows it."""
    rows = session.execute(_BELIEVED, {"asked": list(asked)})
    holders: dict[str, set[str]] = defaultdict(set)
    for misconception, attempt_id in rows:
        holders[misconception or ""].add(asked[attempt_id])
    counts = {one: len(learners) for one, learners in holders.items()}
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def sort_named(name: str | None) -> str:
    """Return the name of an order; by name unless told otherwise."""
    return name if name is not None and name in SORTS else "name"


def _by_name(row: Row) -> tuple[str, str]:
    return (row.learner.nickname or "", row.learner.login)


def _by_seen(row: Row) -> tuple[datetime, str]:
    return (row.seen_at or datetime.min.replace(tzinfo=UTC), row.learner.login)


def _by_word(row: Row) -> tuple[int, tuple[str, str]]:
    return (-sum(one.word in {Word.DONE, Word.WAITING, Word.REACHED} for one in row.cells), _by_name(row))


SORTS: Mapping[str, Callable[[Row], tuple[object, ...]]] = {
    "name": _by_name,
    "seen": _by_seen,
    "done": _by_word,
}
