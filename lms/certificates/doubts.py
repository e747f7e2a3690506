"""Awards that a corrected key has taken a condition from; without it nobody would be asked what to do."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from lms import i18n
from lms.certificates import awards
from lms.certificates.awards import GIVEN, Words
from lms.certificates.certification import Line, NotYet, judge
from lms.certificates.evidence import evidence
from lms.certificates.models import Award, AwardKept
from lms.certificates.rule_checks import walk
from lms.certificates.rule_conditions import QuizPassed
from lms.certificates.standing import asked_of, day_after
from lms.courses.models import MarkChange
from lms.errors import NotFound
from lms.people.models import Account
from lms.people.scope import people_within
from lms.permissions import Action, Actor, require
from lms.quizzes.models import Attempt


@dataclass(frozen=True, slots=True)
class Doubt:
    """An award in force that would not be given today: `lost` is what is missing since a correction.

    `releases` are the corrections that have changed marks of its holder since the award.
    """

    award: Award
    words: Words
    lost: tuple[Line, ...]
    releases: frozenset[str]


def awards_in_doubt(session: Session, actor: Actor, now: datetime) -> list[Doubt]:
    """Return the awards within the actor's reach that a correction has put in doubt, the oldest first.

    An award counts by the conditions it was given on, whatever is asked today. Nothing happens to
    it by itself; one that somebody has kept comes back only after another correction.
    """
    reach = require(actor, Action.CERTIFICATE_AWARD)
    kept = and_(AwardKept.award_id == Award.id, AwardKept.release == MarkChange.release)
    rows = session.execute(
        select(Award, Attempt.module, MarkChange.release)
        .join(Account, Account.id == Award.account_id)
        .join(Attempt, Attempt.learner_id == Award.account_id)
        .join(MarkChange, MarkChange.attempt_id == Attempt.id)
        .outerjoin(AwardKept, kept)
        .where(
            people_within(actor, reach, now),
            Account.id != actor.id,
            GIVEN,
            Award.revoked_at.is_(None),
            MarkChange.changed_at > Award.awarded_at,
            AwardKept.award_id.is_(None),
        )
        .order_by(Award.awarded_at, Award.id)
    )
    touched: dict[Award, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for award, module, release in rows:
        modules, corrections = touched[award]
        modules.add(module)
        corrections.add(release)
    today = i18n.local_day(now)
    found = (
        Doubt(
            award, Words.model_validate(award.words), _lost(session, award, modules), frozenset(corrections)
        )
        for award, (modules, corrections) in touched.items()
        if awards.status(award, today).in_force
    )
    return [one for one in found if one.lost]


def keep(session: Session, actor: Actor, award_id: str, now: datetime) -> None:
    """Let an award stay although a condition is lost; who decided so is recorded.

    Raises NotFound outside the actor's reach. Done twice, or without a doubt, it changes nothing.
    """
    found = session.scalar(select(Award).where(Award.id == award_id).with_for_update())
    if found is None:
        raise NotFound
    _find_trainee(session, actor, found.account_id, now)
    for doubt in awards_in_doubt(session, actor, now):
        if doubt.award.id == award_id:
            session.add_all(
                AwardKept(award_id=award_id, release=one, kept_by=actor.id, kept_at=now)
                for one in sorted(doubt.releases)
            )
    session.flush()


def _lost(session: Session, award: Award, modules: Collection[str]) -> tuple[Line, ...]:
    """Return the conditions of the award on quizzes of these modules that no longer hold."""
    asked = asked_of(award)
    touched = tuple(
        one
        for one in asked
        if any(isinstance(part, QuizPassed) and part.module in modules for _, part, _ in walk((), [one]))
    )
    if not touched:
        return ()
    done = evidence(session, award.account_id)
    before = session.get(Award, award.renews) if award.renews else None
    if before is not None:
        done = done.since(day_after(before.awarded_on))
    decision = judge(touched, done, award.awarded_on)
    return decision.missing if isinstance(decision, NotYet) else ()


def _find_trainee(session: Session, actor: Actor, account_id: str, now: datetime) -> None:
    reach = require(actor, Action.CERTIFICATE_AWARD)
    found = session.scalar(
        select(Account.id).where(
            Account.id == account_id, Account.id != actor.id, people_within(actor, reach, now)
        )
    )
    if found is None:
        raise NotFound
