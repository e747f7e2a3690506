"""How people stand towards each certificate: what they hold, what waits, and what is still missing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.certificates.awards import Status, Words, status
from lms.certificates.certification import Earned, Line, NotYet, judge
from lms.certificates.evidence import evidence_of
from lms.certificates.gathered import Evidence
from lms.certificates.models import Award
from lms.certificates.programme import rules
from lms.certificates.rule import Rule
from lms.certificates.rule_checks import walk
from lms.certificates.rule_conditions import AwardHeld, Condition, QuizPassed
from lms.people.models import Account
from lms.permissions import Action, Actor, Role, require

_CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)
NEAR = 2
"""Who lacks no more conditions than this is near a certificate."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a person stands towards one certificate on a day.

    `current` is the award in force, `last` the newest that was given and not taken back, `proposal` one
    that waits for a second person. `renewing` says that the decision is about going on from `last`, which
    is possible from `opens_on`.
    """

    account_id: str
    rule: Rule
    decision: Earned | NotYet
    status: Status | None
    current: Award | None
    last: Award | None
    proposal: Award | None
    renewing: bool
    opens_on: date | None
    today: date

    @property
    def open(self) -> bool:
        """Whether something can be awarded now, once everything is met."""
        if self.renewing:
            return self.opens_on is not None and self.today >= self.opens_on
        return self.current is None

    @property
    def ready(self) -> bool:
        """Whether it can be awarded now."""
        return self.open and self.proposal is None and isinstance(self.decision, Earned)

    @property
    def missing(self) -> tuple[Line, ...]:
        """The conditions that are not met."""
        return self.decision.missing if isinstance(self.decision, NotYet) else ()


def standings(session: Session, ids: Collection[str], today: date) -> dict[str, list[Standing]]:
    """Return how each of these people stands towards every certificate for their role, by id.

    As many queries for many people as for one. The caller has checked who asks.
    """
    rows = session.execute(select(Account.id, Account.role).where(Account.id.in_(ids)))
    roles = {row.id: Role(row.role) for row in rows}
    given: dict[tuple[str, str], list[Award]] = defaultdict(list)
    for award in session.scalars(
        select(Award).where(Award.account_id.in_(ids)).order_by(Award.awarded_at, Award.id)
    ):
        given[award.account_id, award.rule].append(award)
    found, known = evidence_of(session, list(roles)), _in_order(rules(session).values())
    return {
        person: [
            _standing(person, rule, found[person], given[person, rule.id], today)
            for rule in known
            if role in rule.roles
        ]
        for person, role in roles.items()
    }


def standing(session: Session, account_id: str, today: date) -> list[Standing]:
    """Return how one person stands towards each certificate for their role."""
    return standings(session, [account_id], today).get(account_id, [])


def own_standing(session: Session, actor: Actor, today: date) -> list[Standing]:
    """Return how the actor stands towards each certificate."""
    require(actor, Action.CERTIFICATE_READ)
    return standing(session, actor.id, today)


def near(session: Session, account_ids: Collection[str], today: date) -> list[Standing]:
    """Return who lacks at most NEAR conditions of something they can get now, the nearest first.

    What waits for a second person, or is not open yet, is left out. The caller has checked who asks.
    """
    found = [one for mine in standings(session, account_ids, today).values() for one in mine]
    open_now = [one for one in found if one.open and one.proposal is None and len(one.missing) <= NEAR]
    return sorted(open_now, key=lambda one: (len(one.missing), one.rule.id, one.account_id))


def _in_order(known: Iterable[Rule]) -> list[Rule]:
    """Return the rules by id; what asks for another certificate stands behind the others."""

    def asks_for_another(rule: Rule) -> bool:
        return any(isinstance(one, AwardHeld) for _, one, _ in walk((), rule.all))

    return sorted(known, key=lambda rule: (asks_for_another(rule), rule.id))


def _standing(person: str, rule: Rule, evidence: Evidence, awards: Sequence[Award], today: date) -> Standing:
    worth = [(one, status(one, today, refreshed=refreshed(one, evidence, today))) for one in awards]
    in_force = sorted((pair for pair in worth if pair[1].in_force), key=lambda pair: pair[0].expires_on)
    given = [one for one, kind in worth if kind.in_force or kind is Status.EXPIRED]
    current, last = in_force[-1] if in_force else (None, None), given[-1] if given else None
    renewal = rule.renewal if last is not None else None
    if renewal is not None and last is not None:
        decision = judge(renewal.all, evidence.since(day_after(last.awarded_on)), today)
        opens_on = last.expires_on - timedelta(days=renewal.opens_days_before)
    else:
        decision, opens_on = judge(rule.all, evidence, today), None
    return Standing(
        account_id=person,
        rule=rule,
        decision=decision,
        status=current[1],
        current=current[0],
        last=last,
        proposal=next((one for one, kind in worth if kind is Status.PROPOSED), None),
        renewing=renewal is not None,
        opens_on=opens_on,
        today=today,
    )


def refreshed(award: Award, evidence: Evidence, today: date) -> bool:
    """Whether nothing has to be refreshed: the day for it lies ahead, or it is done.

    It is done when in each module that the award was given for a refresher quiz was finished since, or
    any quiz after that day.
    """
    due_on = Words.model_validate(award.words).refresher_on
    if due_on is None or today < due_on:
        return True
    return all(
        any(
            quiz.day >= due_on or (quiz.moment == "refresher" and quiz.day > award.awarded_on)
            for quiz in evidence.quizzes.get(module, ())
        )
        for module in modules_of(award)
    )


def modules_of(award: Award) -> frozenset[str]:
    """Return the modules of the quizzes that an award was given for."""
    asked = (condition for _, condition, _ in walk((), asked_of(award)))
    return frozenset(one.module for one in asked if isinstance(one, QuizPassed))


def asked_of(award: Award) -> tuple[Condition, ...]:
    """Return the conditions an award was given by, whatever is asked today."""
    return tuple(_CONDITION.validate_python(line["condition"]) for line in award.evidence)


def day_after(day: date) -> date:
    """Return the next day: what was done on the day of an award was done for that award."""
    return day + timedelta(days=1)
