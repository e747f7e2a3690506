"""Which adults may work with children: recorded by the safeguarding focal point, never for oneself."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.errors import Forbidden, NotFound
from lms.people.models import Account, Declaration
from lms.people.scope import people_within
from lms.permissions import Action, Actor, Role, require
from lms.training import declarations
from lms.training.declarations import Given, Kind


def clearances(session: Session, actor: Actor, now: datetime) -> list[tuple[Account, Declaration | None]]:
    """Return every adult whose account is in use, by name, each with the clearance in force."""
    reach = require(actor, Action.CLEARANCE_RECORD)
    adults = list(
        session.scalars(
            select(Account)
            .where(people_within(actor, reach, now), Account.role != Role.LEARNER, Account.active)
            .order_by(Account.name_km, Account.id)
        )
    )
    cleared = declarations.in_force(session, [one.id for one in adults])
    return [(one, cleared[one.id].get(Kind.CLEARANCE)) for one in adults]


def clear(session: Session, actor: Actor, account_id: str, given: Given, now: datetime) -> None:
    """Record that an adult may work with children. Nobody clears themselves; a clearance in force stays."""
    found = next((pair for pair in clearances(session, actor, now) if pair[0].id == account_id), None)
    if found is None:
        raise NotFound
    if account_id == actor.id:
        raise Forbidden
    declarations.check(given, now)
    if found[1] is None:
        declarations.keep(session, actor, account_id, Kind.CLEARANCE, given, now)
