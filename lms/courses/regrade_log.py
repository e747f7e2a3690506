"""What marking again has changed, for whoever may know it; without it a mark would change in silence."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session

from lms.courses import regrading, releases
from lms.courses.models import MarkChange, Regrade
from lms.courses.regrade import before, earlier_releases
from lms.errors import NotFound
from lms.people.models import Account
from lms.people.scope import people_within
from lms.permissions import Action, Actor, require
from lms.quizzes.kinds.base import OTHER
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Moment
from lms.text import Text


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What a correction changed in one item, in marks.

    `untold` counts the answers whose kept part does not say what they earn by the new key.
    """

    item: str
    stem: Text
    on: date | None
    why: Text | None
    rose: int
    fell: int
    stayed: int
    untold: int


@dataclass(frozen=True, slots=True)
class Told:
    """One correction: how far it has come, in attempts, and what it changed. Nobody is named."""

    release: str
    code: str
    title: Text
    queued_at: datetime
    finished_at: datetime | None
    done: int
    total: int
    items: tuple[ItemChange, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A quiz of a learner whose points a correction changed, and when."""

    module: Text
    moment: Moment
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log. An answer that cannot be marked again keeps its points and has no `changed_at`."""

    release: str
    attempt_id: str
    item: str
    old_points: int
    new_points: int | None
    old_misconception: str | None
    new_misconception: str | None
    changed_at: datetime | None


def corrections(session: Session, actor: Actor) -> list[Told]:
    """Return every correction, the newest first."""
    require(actor, Action.REGRADE_READ)
    rows = session.scalars(select(Regrade).order_by(Regrade.queued_at.desc(), Regrade.release))
    return [_told(session, row) for row in rows]


def changes_of(session: Session, actor: Actor, learner_id: str, now: datetime) -> list[Changed]:
    """Return the quizzes of a learner of the actor's cohorts whose points changed; raise NotFound else.

    Which question it was is not told: together with its points that would be the learner's answer.
    """
    reach = require(actor, Action.LEARNER_READ)
    seen = select(Account.id).where(Account.id == learner_id, people_within(actor, reach, now))
    if session.scalar(seen) is None:
        raise NotFound
    rows = session.execute(
        select(Attempt, func.max(MarkChange.changed_at))
        .join(MarkChange, MarkChange.attempt_id == Attempt.id)
        .where(Attempt.learner_id == learner_id, MarkChange.old_points != MarkChange.new_points)
        .group_by(Attempt.id)
        .order_by(func.max(MarkChange.changed_at), Attempt.id)
    )
    return [_changed(session, attempt, changed_at) for attempt, changed_at in rows]


def has_changed(session: Session, attempt_id: str) -> bool:
    """Whether the points of an attempt, which the caller was allowed to see, were changed by a correction."""
    changed = select(MarkChange.item).where(
        MarkChange.attempt_id == attempt_id, MarkChange.old_points != MarkChange.new_points
    )
    return session.scalar(changed.limit(1)) is not None


def log(session: Session) -> Iterator[Line]:
    """Yield what changed for whom, and what could not be marked again, correction by correction."""
    for row in session.scalars(select(Regrade).order_by(Regrade.queued_at, Regrade.release)).all():
        changes = session.scalars(
            select(MarkChange)
            .where(MarkChange.release == row.release)
            .order_by(MarkChange.attempt_id, MarkChange.item)
        )
        for one in changes:
            yield Line(
                one.release,
                one.attempt_id,
                one.item,
                one.old_points,
                one.new_points,
                one.old_misconception,
                one.new_misconception,
                one.changed_at,
            )
        yield from _untold_lines(session, row)


def _untold_lines(session: Session, row: Regrade) -> Iterator[Line]:
    untold = _Untold(session, row)
    marks = session.execute(
        select(Attempt.release, Mark.item, Mark.choice, Mark.attempt_id, Mark.points, Mark.misconception)
        .join(Mark, Mark.attempt_id == Attempt.id)
        .where(*_looked_at(session, row))
        .order_by(Mark.attempt_id, Mark.item)
    )
    for one in marks:
        if untold(one.release, one.item, one.choice):
            yield Line(row.release, one.attempt_id, one.item, one.points, None, one.misconception, None, None)


def _told(session: Session, row: Regrade) -> Told:
    module = releases.find_module(session, row.release)
    items = regrading.items_of(module)
    said = {one.item: one for one in module.head.corrections}
    moved = _moved(session, row)
    marks, untold = _counted(session, row)
    return Told(
        release=row.release,
        code=module.head.code,
        title=module.head.title,
        queued_at=row.queued_at,
        finished_at=row.finished_at,
        done=row.done,
        total=row.total,
        items=tuple(
            ItemChange(
                item=item,
                stem=items[item].stem,
                on=said[item].on if item in said else None,
                why=said[item].why if item in said else None,
                rose=moved[item, 1],
                fell=moved[item, -1],
                stayed=marks[item] - moved[item, 1] - moved[item, -1] - untold[item],
                untold=untold[item],
            )
            for item in row.items
        ),
    )


def _moved(session: Session, row: Regrade) -> Counter[tuple[str, int]]:
    """Count the changed marks by item and by whether they rose (1) or fell (-1)."""
    rows = session.execute(
        select(MarkChange.item, MarkChange.new_points, MarkChange.old_points, func.count())
        .where(MarkChange.release == row.release)
        .group_by(MarkChange.item, MarkChange.new_points, MarkChange.old_points)
    )
    found: Counter[tuple[str, int]] = Counter()
    for item, new, old, count in rows:
        found[item, (new > old) - (new < old)] += count
    return found


def _counted(session: Session, row: Regrade) -> tuple[Counter[str], Counter[str]]:
    """Count by item the marks that were looked at, and those of them that cannot be marked again."""
    alike = (Attempt.release, Mark.item, Mark.choice)
    rows = session.execute(
        select(*alike, func.count().label("n"))
        .join(Mark, Mark.attempt_id == Attempt.id)
        .where(*_looked_at(session, row))
        .group_by(*alike)
    )
    untold = _Untold(session, row)
    marks, lost = Counter[str](), Counter[str]()
    for one in rows:
        marks[one.item] += one.n
        lost[one.item] += one.n if untold(one.release, one.item, one.choice) else 0
    return marks, lost


def _looked_at(session: Session, row: Regrade) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions on attempts and marks that this correction has been through."""
    rows = session.scalars(select(Regrade).where(Regrade.module == row.module))
    since = [one.release for one in rows if not before(one, row)]
    return (
        Attempt.module == row.module,
        Attempt.release.in_(earlier_releases(row)),
        Attempt.skipped.is_(False),
        Attempt.graded_by.in_(since),
        Mark.item.in_(row.items),
        # What was answered later, in an attempt that was open, was marked by the new key at once.
        true() if row.finished_at is None else Mark.saved_at <= row.finished_at,
    )


class _Untold:
    """Whether an answer to an item of a release cannot be marked by a correction."""

    def __init__(self, session: Session, row: Regrade) -> None:
        keys = releases.keys(session, row.module)
        older = list(keys)[: list(keys).index(row.release)]
        self._session = session
        self._before, self._key = (keys[older[-1]] if older else {}), keys[row.release]

    def __call__(self, release: str, item: str, choice: str | None) -> bool:
        asked = regrading.items_of(releases.find_module(self._session, release))[item]
        (old,) = regrading.in_force((asked,), self._before)
        return regrading.is_untold(old, self._key[item], other=choice == OTHER)


def _changed(session: Session, attempt: Attempt, changed_at: datetime) -> Changed:
    title = releases.find_module(session, attempt.release).head.title
    return Changed(title, Moment(attempt.moment), changed_at)
