"""What the cohorts somebody leads have gained; without it nobody would know whether teaching taught.

The gain of a cohort is Hake's gain of the class over all its pairs of a learner and a module: the first
quiz before, and the first quiz after finished while the learner was in the cohort and its lead taught it.
A pair with an answer that nobody has read yet is left out; a cohort at 100 % before has no gain
(see lms.measures.gain).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import i18n
from lms.certificates.gathered import OwnCohort
from lms.measures import gain
from lms.measures.gain import Pair
from lms.measures.means import mean
from lms.measures.score import Score
from lms.people.models import Enrolment, Teaching
from lms.quizzes.models import Attempt
from lms.quizzes.quiz import Moment


@dataclass(frozen=True, slots=True)
class _First:
    score: Score
    at: datetime
    waiting: int


@dataclass(frozen=True, slots=True)
class _Span:
    since: datetime
    until: datetime | None

    def holds(self, moment: datetime) -> bool:
        return self.since <= moment and (self.until is None or moment <= self.until)


_Pairs = Mapping[str, Mapping[str, Mapping[str, _First]]]


def own_cohorts(session: Session, ids: Collection[str]) -> Mapping[str, tuple[OwnCohort, ...]]:
    """Return what the cohorts led by each of these people gained; three queries, any size."""
    led: dict[str, dict[str, list[_Span]]] = defaultdict(lambda: defaultdict(list))
    for row in session.execute(
        select(Teaching.trainer_id, Teaching.cohort_id, Teaching.from_at, Teaching.until_at)
        .where(Teaching.lead, Teaching.trainer_id.in_(ids))
        .order_by(Teaching.from_at, Teaching.cohort_id)
    ):
        led[row.trainer_id][row.cohort_id].append(_Span(row.from_at, row.until_at))
    cohorts = sorted({one for mine in led.values() for one in mine})
    if not cohorts:
        return {}
    members, firsts = _members(session, cohorts), _firsts(session, cohorts)
    return {
        person: tuple(
            found
            for cohort, spans in mine.items()
            if (found := _gained(cohort, spans, members[cohort], firsts)) is not None
        )
        for person, mine in led.items()
    }


def _members(session: Session, cohorts: Collection[str]) -> Mapping[str, Mapping[str, list[_Span]]]:
    found: dict[str, dict[str, list[_Span]]] = defaultdict(lambda: defaultdict(list))
    rows = session.execute(
        select(Enrolment.cohort_id, Enrolment.learner_id, Enrolment.from_at, Enrolment.until_at).where(
            Enrolment.cohort_id.in_(cohorts)
        )
    )
    for row in rows:
        found[row.cohort_id][row.learner_id].append(_Span(row.from_at, row.until_at))
    return found


def _firsts(session: Session, cohorts: Collection[str]) -> _Pairs:
    """Return the first scored quiz before and after of each member, by learner, module and moment."""
    rows = session.execute(
        select(
            Attempt.learner_id,
            Attempt.module,
            Attempt.moment,
            Attempt.earned,
            Attempt.possible,
            Attempt.finished_at,
            Attempt.waiting,
        )
        .where(
            Attempt.learner_id.in_(select(Enrolment.learner_id).where(Enrolment.cohort_id.in_(cohorts))),
            Attempt.moment.in_((Moment.BEFORE, Moment.AFTER)),
            Attempt.finished_at.is_not(None),
            Attempt.skipped.is_(False),
        )
        .order_by(Attempt.finished_at, Attempt.id)
    )
    found: dict[str, dict[str, dict[str, _First]]] = defaultdict(lambda: defaultdict(dict))
    for learner, module, moment, earned, possible, at, waiting in rows:
        if possible and at is not None:
            first = _First(Score(earned or 0, possible), at, waiting)
            found[learner][module].setdefault(moment, first)
    return found


def _gained(
    cohort: str, led: Iterable[_Span], members: Mapping[str, Iterable[_Span]], firsts: _Pairs
) -> OwnCohort | None:
    taught, pairs, learners, last = tuple(led), [], set[str](), list[datetime]()
    for learner, stays in members.items():
        for tried in firsts.get(learner, {}).values():
            before, after = tried.get(Moment.BEFORE), tried.get(Moment.AFTER)
            if before is None or after is None or before.waiting or after.waiting:
                continue
            if any(one.holds(after.at) for one in stays) and any(one.holds(after.at) for one in taught):
                pairs.append(Pair(before.score, after.score))
                learners.add(learner)
                last.append(after.at)
    if not pairs:
        return None
    both = gain.matched(pairs)
    pre, post = mean([one for one, _ in both]), mean([one for _, one in both])
    found = None if pre is None or post is None else gain.normalised(pre, post)
    return OwnCohort(cohort, len(learners), found, _day(max(last)))


def _day(moment: datetime) -> date:
    return i18n.local_day(moment)
