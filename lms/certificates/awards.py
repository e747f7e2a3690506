"""What somebody has earned, awarding it, taking it back, and checking it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import i18n
from lms.certificates.certification import Earned, Evidence, NotYet, QuizEvidence, decide, expires
from lms.certificates.models import Award
from lms.certificates.programme import rules
from lms.certificates.rule import Rule
from lms.courses import releases, study
from lms.errors import Conflict, Forbidden, NotFound
from lms.people.models import Account
from lms.people.scope import people_within
from lms.permissions import Action, Actor, Role, require
from lms.quizzes.quiz import Moment
from lms.text import Content, Text


class NotEarned(Conflict):
    """Something is missing."""

    message = Text(
        en="Not every condition is met yet, so nothing was awarded.",
        km="មិនទាន់បំពេញគ្រប់លក្ខខណ្ឌទេ ដូច្នេះ មិនទាន់បានប្រគល់វិញ្ញាបនបត្រទេ។",
    )


class Words(Content):
    """What stands on a certificate, as it was on the day of the award."""

    title: Text
    achievement: Text
    name_km: str
    name_latin: str
    organisation: Text
    awarded_by_km: str
    awarded_by_latin: str


class Status(StrEnum):
    """What a certificate is worth today."""

    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a person stands towards one certificate; `current` is the award in force, if any."""

    account_id: str
    rule: Rule
    decision: Earned | NotYet
    current: Award | None


def status(award: Award, today: date) -> Status:
    """Return what an award is worth on a day."""
    if award.revoked_at is not None:
        return Status.REVOKED
    return Status.EXPIRED if today > award.expires_on else Status.VALID


def evidence(session: Session, account_id: str) -> Evidence:
    """Return what a person has read and which after-quizzes they have finished."""
    taken, read = study.taken_by(session, account_id), study.read_by(session, account_id)
    wanted = {
        module: frozenset(lesson.id for lesson in releases.find_module(session, release).lessons)
        for module, release in releases.current_releases(session).items()
    }
    return Evidence(
        lessons_read={
            module: frozenset(one.lesson for one in rows if one.finished_at) for module, rows in read.items()
        },
        lessons_wanted=wanted,
        quizzes={
            module: tuple(
                QuizEvidence(one.id, *one.points, bool(one.missed_critical), one.ended_at, one.waiting)
                for one in rows
                if one.moment is Moment.AFTER and one.scored
            )
            for module, rows in taken.items()
        },
    )


def standing(session: Session, account_id: str, today: date) -> list[Standing]:
    """Return how a person stands towards each certificate."""
    found = evidence(session, account_id)
    given = session.scalars(
        select(Award).where(Award.account_id == account_id).order_by(Award.awarded_at)
    ).all()
    current = {award.rule: award for award in given if status(award, today) is Status.VALID}
    return [
        Standing(account_id, rule, decide(rule, found), current.get(rule.id))
        for rule in rules(session).values()
    ]


def own_standing(session: Session, actor: Actor, today: date) -> list[Standing]:
    """Return how the actor stands towards each certificate."""
    require(actor, Action.CERTIFICATE_READ)
    return standing(session, actor.id, today)


def find_trainee(session: Session, actor: Actor, account_id: str, now: datetime) -> Account:
    """Return an adult the actor trains now; raise NotFound for anybody else, the actor included."""
    reach = require(actor, Action.CERTIFICATE_AWARD)
    account = session.scalar(
        select(Account).where(
            Account.id == account_id, Account.id != actor.id, people_within(actor, reach, now)
        )
    )
    if account is None:
        raise NotFound
    return account


def award(
    session: Session,
    actor: Actor,
    account_id: str,
    rule_id: str,
    *,
    award_id: str,
    organisation: Text,
    now: datetime,
) -> Award:
    """Give a certificate that was earned to somebody the actor trains.

    Raises NotFound outside the actor's reach, NotEarned. One still in force is returned as it is.
    """
    trainee = find_trainee(session, actor, account_id, now)
    if trainee.role == Role.LEARNER:
        raise Forbidden
    today = i18n.local_day(now)
    mine = _standing_towards(session, trainee.id, rule_id, today)
    if mine.current is not None:
        return mine.current
    if not isinstance(mine.decision, Earned):
        raise NotEarned
    words = _words(mine.rule, trainee, session.get_one(Account, actor.id), organisation)
    given = Award(
        id=award_id,
        account_id=trainee.id,
        rule=mine.rule.id,
        rule_version=mine.rule.version,
        words=words.model_dump(mode="json"),
        evidence=[line.snapshot() for line in mine.decision.lines],
        awarded_by=actor.id,
        awarded_at=now,
        awarded_on=today,
        expires_on=expires(today, mine.rule.valid_months),
    )
    session.add(given)
    session.flush()
    return given


def _standing_towards(session: Session, account_id: str, rule_id: str, today: date) -> Standing:
    # Held, so that of two awards at the same moment the second finds the first.
    session.scalar(select(Account.id).where(Account.id == account_id).with_for_update())
    found = next((one for one in standing(session, account_id, today) if one.rule.id == rule_id), None)
    if found is None:
        raise NotFound
    return found


def _words(rule: Rule, trainee: Account, giver: Account, organisation: Text) -> Words:
    return Words(
        title=rule.title,
        achievement=rule.achievement,
        name_km=trainee.name_km or "",
        name_latin=trainee.name_latin or "",
        organisation=organisation,
        awarded_by_km=giver.name_km or "",
        awarded_by_latin=giver.name_latin or "",
    )


def revoke(session: Session, actor: Actor, award_id: str, now: datetime) -> Award:
    """Take back a certificate of somebody the actor trains; the award stays, as revoked."""
    found = session.get(Award, award_id)
    if found is None:
        raise NotFound
    find_trainee(session, actor, found.account_id, now)
    if found.revoked_at is None:
        found.revoked_at, found.revoked_by = now, actor.id
        session.flush()
    return found


def find_award(session: Session, actor: Actor, award_id: str, now: datetime) -> Award:
    """Return one's own award, or one of somebody the actor trains; else raise NotFound."""
    reach = require(actor, Action.CERTIFICATE_READ)
    found = session.scalar(
        select(Award)
        .join(Account, Account.id == Award.account_id)
        .where(Award.id == award_id, (Account.id == actor.id) | people_within(actor, reach, now))
    )
    if found is None:
        raise NotFound
    return found


def check(session: Session, award_id: str) -> Award:
    """Return an award for anybody who knows its id; raise NotFound for any other id."""
    found = session.get(Award, award_id)
    if found is None:
        raise NotFound
    return found
