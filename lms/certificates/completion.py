"""How far each child of a cohort is to the completion card, giving it, and what stands on it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock, i18n
from lms.certificates import proposals
from lms.certificates.awards import Words
from lms.certificates.models import Award
from lms.certificates.standing import Standing, standings
from lms.people.models import Account, Cohort, Enrolment
from lms.people.scope import enrolled_now
from lms.permissions import Action, Actor, Role, require
from lms.text import Text
from lms.training.cohorts import find_cohort


@dataclass(frozen=True, slots=True)
class Way:
    """A child of the cohort, and how they stand towards a card."""

    learner: Account
    standing: Standing


@dataclass(frozen=True, slots=True)
class Card:
    """A card to print; the name is how the child is called in the cohort, or a line to write on."""

    nickname: str | None
    words: Words
    award: Award


def ways(session: Session, actor: Actor, cohort_id: str, now: datetime) -> tuple[Cohort, list[Way]]:
    """Return a cohort the actor teaches and how its children stand towards each card.

    Who can get it now comes first, then who lacks least. Raises NotFound for any other cohort.
    """
    require(actor, Action.CARD_AWARD)
    cohort = find_cohort(session, actor, cohort_id, Action.CARD_AWARD, now)
    learners = session.scalars(
        select(Account)
        .join(Enrolment, Enrolment.learner_id == Account.id)
        .where(
            Enrolment.cohort_id == cohort.id,
            enrolled_now(now),
            Account.active,
            Account.role == Role.LEARNER,
        )
        .order_by(Account.nickname, Account.login)
    ).all()
    stand = standings(session, [one.id for one in learners], i18n.local_day(now))
    found = [Way(one, mine) for one in learners for mine in stand[one.id] if mine.rule.paper == "card"]
    return cohort, sorted(
        found,
        key=lambda one: (not one.standing.ready, one.standing.current is not None, len(one.standing.missing)),
    )


def give_all(
    session: Session, actor: Actor, cohort_id: str, *, organisation: Text, now: datetime
) -> list[Award]:
    """Give the card to every child of the cohort who has earned it; done twice, it gives nothing more."""
    _, found = ways(session, actor, cohort_id, now)
    return [
        proposals.propose(
            session,
            actor,
            one.learner.id,
            one.standing.rule.id,
            award_id=clock.new_id(),
            organisation=organisation,
            now=now,
        )
        for one in found
        if one.standing.ready
    ]


def cards(session: Session, actor: Actor, cohort_id: str, now: datetime) -> tuple[Cohort, list[Card]]:
    """Return the cards in force of a cohort the actor teaches, to print."""
    cohort, found = ways(session, actor, cohort_id, now)
    in_force = [
        Card(one.learner.nickname, Words.model_validate(one.standing.current.words), one.standing.current)
        for one in found
        if one.standing.current is not None
    ]
    return cohort, sorted(in_force, key=lambda one: (one.nickname or "", one.award.id))
