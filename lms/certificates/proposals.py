"""Awarding with four eyes: one person proposes what was earned, another one confirms it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import i18n
from lms.certificates import signing
from lms.certificates.awards import Status, Words, status
from lms.certificates.certification import Earned
from lms.certificates.issuer import Issuer
from lms.certificates.models import Award
from lms.certificates.months import later
from lms.certificates.programme import rules
from lms.certificates.rule import Rule
from lms.certificates.standing import Standing, standing, standings
from lms.errors import Conflict, Forbidden, NotFound
from lms.people.models import Account
from lms.people.one_person import same_person
from lms.people.scope import people_within
from lms.permissions import Action, Actor, Role, require
from lms.text import Text


class NotEarned(Conflict):
    """Something is missing."""

    message = Text(
        en="Not every condition is met yet, so nothing was awarded.",
        km="មិនទាន់បំពេញគ្រប់លក្ខខណ្ឌទេ ដូច្នេះ មិនទាន់បានប្រគល់អ្វីទេ។",
    )


class SecondPerson(Conflict):
    """Who proposed it cannot confirm it."""

    message = Text(
        en="You proposed this yourself. Another person has to look at it.",
        km="លោកគ្រូ អ្នកគ្រូ បានស្នើដោយខ្លួនឯង។ ត្រូវមានម្នាក់ទៀតជាអ្នកពិនិត្យ។",
    )


class Dismissed(Conflict):
    """Somebody has said no in the meantime."""

    message = Text(
        en="This proposal was turned down. It can be proposed again.",
        km="សំណើនេះត្រូវបានបដិសេធ។ អាចស្នើម្ដងទៀតបាន។",
    )


def find_candidate(session: Session, actor: Actor, account_id: str, rule: Rule, now: datetime) -> Account:
    """Return somebody to whom the actor may give what a rule is about; raise NotFound for anybody else.

    Oneself is nobody to give anything to. Raises Forbidden for a role the rule is not for: a child never
    gets a certificate that anybody can check, and an adult never a card.
    """
    action = Action.CARD_AWARD if rule.paper == "card" else Action.CERTIFICATE_AWARD
    reach = require(actor, action)
    account = session.scalar(
        select(Account).where(
            Account.id == account_id, Account.id != actor.id, people_within(actor, reach, now)
        )
    )
    if account is None:
        raise NotFound
    child = account.role == Role.LEARNER
    if Role(account.role) not in rule.roles or child != (rule.paper == "card"):
        raise Forbidden
    return account


def propose(
    session: Session,
    actor: Actor,
    account_id: str,
    rule_id: str,
    *,
    award_id: str,
    organisation: Text,
    now: datetime,
) -> Award:
    """Propose what was earned; a child's card is in force at once.

    Raises NotFound outside the actor's reach, NotEarned. What waits already, or is in force and need not be
    renewed yet, is returned as it is.
    """
    rule = rules(session).get(rule_id)
    if rule is None:
        require(actor, Action.CERTIFICATE_AWARD)
        raise NotFound
    candidate = find_candidate(session, actor, account_id, rule, now)
    mine = _held(session, candidate.id, rule_id, now)
    if mine.proposal is not None:
        return mine.proposal
    if mine.current is not None and not mine.open:
        return mine.current
    if not mine.ready:
        raise NotEarned
    given = Award(
        id=award_id,
        account_id=candidate.id,
        paper=rule.paper,
        four_eyes=rule.four_eyes,
        renews=mine.last.id if mine.renewing and mine.last else None,
        awarded_by=actor.id,
        awarded_at=now,
    )
    _write(given, mine, candidate, session.get_one(Account, actor.id), None, organisation)
    session.add(given)
    session.flush()
    return given


def confirm(session: Session, actor: Actor, award_id: str, *, issuer: Issuer, now: datetime) -> Award:
    """Confirm a proposal: what was done is looked at again, and only then it is worth something.

    Raises NotFound outside the actor's reach and for oneself, SecondPerson, Dismissed, NotEarned. Confirmed
    already, it is returned as it is.
    """
    found, candidate = _find(session, actor, award_id, now)
    if same_person(session, found.awarded_by, actor.id):
        raise SecondPerson
    match status(found, i18n.local_day(now)):
        case Status.DISMISSED:
            raise Dismissed
        case Status.PROPOSED:
            pass
        case _:
            return found
    mine = _held(session, candidate.id, found.rule, now)
    renews = mine.last.id if mine.renewing and mine.last else None
    if not (mine.open and isinstance(mine.decision, Earned) and renews == found.renews):
        raise NotEarned
    giver, second = session.get_one(Account, found.awarded_by), session.get_one(Account, actor.id)
    _write(found, mine, candidate, giver, second, issuer.organisation)
    found.confirmed_by, found.confirmed_at = actor.id, now
    session.flush()
    if found.paper == "certificate":
        signing.sign_award(session, found, issuer, now)
    session.flush()
    return found


def dismiss(session: Session, actor: Actor, award_id: str, now: datetime) -> Award:
    """Turn a proposal down, one's own too; it stays, as one that was never worth anything.

    Raises NotFound outside the actor's reach, for oneself, and for what is confirmed.
    """
    found, _ = _find(session, actor, award_id, now)
    kind = status(found, i18n.local_day(now))
    if kind not in {Status.PROPOSED, Status.DISMISSED}:
        raise NotFound
    if kind is Status.PROPOSED:
        found.revoked_at, found.revoked_by = now, actor.id
        session.flush()
    return found


def waiting(session: Session, actor: Actor, now: datetime) -> list[tuple[Award, Account, Standing]]:
    """Return the proposals within the actor's reach, the oldest first, with what is found today."""
    reach = require(actor, Action.CERTIFICATE_CONFIRM)
    rows = session.execute(
        select(Award, Account)
        .join(Account, Account.id == Award.account_id)
        .where(
            Award.four_eyes,
            Award.confirmed_at.is_(None),
            Award.revoked_at.is_(None),
            Account.id != actor.id,
            people_within(actor, reach, now),
        )
        .order_by(Award.awarded_at, Award.id)
    ).all()
    found = standings(session, {account.id for _, account in rows}, i18n.local_day(now))
    return [
        (award, account, one)
        for award, account in rows
        for one in found[account.id]
        if one.rule.id == award.rule
    ]


def _find(session: Session, actor: Actor, award_id: str, now: datetime) -> tuple[Award, Account]:
    reach = require(actor, Action.CERTIFICATE_CONFIRM)
    found = session.scalar(
        select(Award)
        .join(Account, Account.id == Award.account_id)
        .where(
            Award.id == award_id, Award.four_eyes, Account.id != actor.id, people_within(actor, reach, now)
        )
        .with_for_update(of=Award)
    )
    if found is None:
        raise NotFound
    return found, session.get_one(Account, found.account_id)


def _held(session: Session, account_id: str, rule_id: str, now: datetime) -> Standing:
    # Held, so that of two awards at the same moment the second finds the first.
    session.scalar(select(Account.id).where(Account.id == account_id).with_for_update())
    today = i18n.local_day(now)
    found = next((one for one in standing(session, account_id, today) if one.rule.id == rule_id), None)
    if found is None:
        raise NotEarned
    return found


def _write(
    award: Award,
    mine: Standing,
    candidate: Account,
    giver: Account,
    second: Account | None,
    organisation: Text,
) -> None:
    """Write on an award what it says from this day: the rule, the evidence, the words and the dates.

    What is renewed in time goes on from its last day; else it begins today.
    """
    rule, today = mine.rule, mine.today
    begins = max(today, mine.last.expires_on) if mine.renewing and mine.last else today
    award.rule, award.rule_version = rule.id, rule.version
    award.evidence = [line.snapshot() for line in mine.decision.lines]
    award.awarded_on, award.expires_on = today, later(begins, rule.valid_months)
    months = rule.refresher_after_months
    award.words = Words(
        title=rule.title,
        achievement=rule.achievement,
        name_km=candidate.name_km or "",
        name_latin=candidate.name_latin or "",
        organisation=organisation,
        awarded_by_km=giver.name_km or "",
        awarded_by_latin=giver.name_latin or "",
        confirmed_by_km=(second.name_km if second else None) or "",
        confirmed_by_latin=(second.name_latin if second else None) or "",
        refresher_on=later(today, months) if months else None,
    ).model_dump(mode="json")
