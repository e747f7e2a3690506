"""What waits for a second person in the world of the access tests."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from lms import clock
from lms.certificates.models import Award, Revocation
from tests.factories import Someone


def decided(
    session: Session, people: Mapping[str, Someone], objects: Mapping[str, str], now: datetime
) -> dict[str, str]:
    """Let each master propose what was not earned and ask for a certificate back; return the ids by name."""
    made: dict[str, str] = {}
    for prefix, proposed, master in (("", "ended", "master"), ("foreign ", "elsewhere", "othermaster")):
        given = session.get_one(Award, objects[f"{prefix}award"])
        given.confirmed_by, given.confirmed_at = people["manager"].id, now - timedelta(days=20)
        proposal = Award(
            id=clock.new_id(),
            account_id=people[proposed].id,
            rule="master-trainer",
            rule_version=1,
            words=given.words,
            evidence=[],
            awarded_by=people[master].id,
            awarded_at=now,
            awarded_on=now.date(),
            expires_on=now.date(),
        )
        question = Revocation(
            id=clock.new_id(),
            award_id=given.id,
            reason="mistake",
            asked_by=people[master].id,
            asked_at=now,
        )
        session.add_all((proposal, question))
        session.flush()
        made |= {f"{prefix}proposal": proposal.id, f"{prefix}revocation": question.id}
    return made
