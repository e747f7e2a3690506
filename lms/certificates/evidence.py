"""What people have done, gathered from every table in a few queries; rules are decided on nothing else."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import i18n
from lms.certificates.gathered import Coached, Evidence, Held, QuizEvidence, Term
from lms.certificates.gathered import Declaration as Declared
from lms.certificates.models import Award
from lms.certificates.own_cohorts import own_cohorts
from lms.courses import releases
from lms.courses.models import Reading
from lms.people.models import Declaration, RoleTerm
from lms.permissions import Role
from lms.practice.evidence import FINAL, practices_of
from lms.practice.models import Observation
from lms.quizzes.models import Attempt
from lms.quizzes.quiz import Moment


def evidence(session: Session, account_id: str) -> Evidence:
    """Return what one person has done."""
    return evidence_of(session, [account_id])[account_id]


def evidence_of(session: Session, ids: Collection[str]) -> dict[str, Evidence]:
    """Return what each of these people has done, by id. As many queries for 500 people as for one."""
    wanted = {
        module: frozenset(lesson.id for lesson in releases.find_module(session, release).lessons)
        for module, release in releases.current_releases(session).items()
    }
    read, quizzes = _read(session, ids), _quizzes(session, ids)
    practice, coached = practices_of(session, ids), _coached(session, ids)
    declarations, terms = _declarations(session, ids), _terms(session, ids)
    cohorts, awards = own_cohorts(session, ids), _awards(session, ids)
    return {
        one: Evidence(
            lessons_read=read[one],
            lessons_wanted=wanted,
            quizzes={module: tuple(tried) for module, tried in quizzes[one].items()},
            practice=practice[one],
            declarations=tuple(declarations[one]),
            terms=tuple(terms[one]),
            coached=tuple(coached[one]),
            cohorts=cohorts.get(one, ()),
            awards=tuple(awards[one]),
        )
        for one in ids
    }


def _read(session: Session, ids: Collection[str]) -> Mapping[str, dict[str, dict[str, date]]]:
    found: dict[str, dict[str, dict[str, date]]] = defaultdict(lambda: defaultdict(dict))
    rows = session.execute(
        select(Reading.learner_id, Reading.module, Reading.lesson, Reading.finished_at).where(
            Reading.learner_id.in_(ids), Reading.finished_at.is_not(None)
        )
    )
    for learner, module, lesson, at in rows:
        if at is not None:
            found[learner][module][lesson] = i18n.local_day(at)
    return found


def _quizzes(session: Session, ids: Collection[str]) -> Mapping[str, dict[str, list[QuizEvidence]]]:
    """Return the finished quizzes after the lessons and of the refresher, the oldest first."""
    found: dict[str, dict[str, list[QuizEvidence]]] = defaultdict(lambda: defaultdict(list))
    rows = session.execute(
        select(
            Attempt.learner_id,
            Attempt.module,
            Attempt.id,
            Attempt.earned,
            Attempt.possible,
            Attempt.missed_critical,
            Attempt.finished_at,
            Attempt.waiting,
            Attempt.moment,
        )
        .where(
            Attempt.learner_id.in_(ids),
            Attempt.moment.in_((Moment.AFTER, Moment.REFRESHER)),
            Attempt.finished_at.is_not(None),
            Attempt.skipped.is_(False),
        )
        .order_by(Attempt.finished_at, Attempt.id)
    )
    for learner, module, attempt, earned, possible, missed, at, waiting, moment in rows:
        if at is not None:
            found[learner][module].append(
                QuizEvidence(attempt, earned or 0, possible or 0, bool(missed), at, waiting, moment)
            )
    return found


def _coached(session: Session, ids: Collection[str]) -> Mapping[str, list[Coached]]:
    found: dict[str, list[Coached]] = defaultdict(list)
    rows = session.execute(
        select(Observation.observer_id, Observation.observed_id, Observation.observed_signed_at)
        .where(Observation.observer_id.in_(ids), FINAL)
        .order_by(Observation.observed_signed_at, Observation.id)
    )
    for observer, observed, at in rows:
        if at is not None:
            found[observer].append(Coached(observed, i18n.local_day(at)))
    return found


def _declarations(session: Session, ids: Collection[str]) -> Mapping[str, list[Declared]]:
    found: dict[str, list[Declared]] = defaultdict(list)
    rows = session.execute(
        select(Declaration.account_id, Declaration.kind, Declaration.given_on, Declaration.withdrawn_at)
        .where(Declaration.account_id.in_(ids))
        .order_by(Declaration.given_on, Declaration.recorded_at, Declaration.id)
    )
    for person, kind, given_on, withdrawn_at in rows:
        withdrawn = i18n.local_day(withdrawn_at) if withdrawn_at else None
        found[person].append(Declared(kind, given_on, withdrawn))
    return found


def _terms(session: Session, ids: Collection[str]) -> Mapping[str, list[Term]]:
    found: dict[str, list[Term]] = defaultdict(list)
    rows = session.scalars(
        select(RoleTerm).where(RoleTerm.account_id.in_(ids)).order_by(RoleTerm.from_at, RoleTerm.id)
    )
    for one in rows:
        until = i18n.local_day(one.until_at) if one.until_at else None
        found[one.account_id].append(Term(Role(one.role), i18n.local_day(one.from_at), until))
    return found


def _awards(session: Session, ids: Collection[str]) -> Mapping[str, list[Held]]:
    """Return what was awarded, confirmed where it had to be, and not taken back."""
    found: dict[str, list[Held]] = defaultdict(list)
    rows = session.scalars(
        select(Award)
        .where(
            Award.account_id.in_(ids),
            Award.revoked_at.is_(None),
            Award.four_eyes.is_(False) | Award.confirmed_at.is_not(None),
        )
        .order_by(Award.awarded_on, Award.id)
    )
    for one in rows:
        found[one.account_id].append(Held(one.rule, one.awarded_on, one.expires_on))
    return found
