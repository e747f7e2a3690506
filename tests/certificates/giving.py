"""Giving certificates in tests: one proposes, another one confirms."""

from datetime import datetime
from pathlib import Path
from tempfile import gettempdir

from sqlalchemy.orm import Session

from lms import clock
from lms.certificates import proposals
from lms.certificates.issuer import Issuer
from lms.certificates.models import Award
from lms.permissions import Role
from lms.text import Text
from tests.conftest import NOW
from tests.factories import Someone, earn_certificate, make_adult, make_master_over

ORGANISATION = Text(en="A programme", km="កម្មវិធី")
ISSUER = Issuer(
    organisation=ORGANISATION,
    address="http://localhost",
    keys=Path(gettempdir()) / f"lms-test-keys-{clock.new_id()}",
    secret="a key for tests",
)


def propose(
    session: Session, actor: Someone, trainee: Someone, rule: str = "trainer", now: datetime = NOW
) -> Award:
    """Let somebody propose a certificate."""
    return proposals.propose(
        session, actor, trainee.id, rule, award_id=clock.new_id(), organisation=ORGANISATION, now=now
    )


def confirm(session: Session, actor: Someone, award_id: str, now: datetime = NOW) -> Award:
    """Let somebody confirm it."""
    return proposals.confirm(session, actor, award_id, issuer=ISSUER, now=now)


def give(
    session: Session, master: Someone, trainee: Someone, rule: str = "trainer", now: datetime = NOW
) -> Award:
    """Let one propose and a manager confirm."""
    given = propose(session, master, trainee, rule, now)
    return confirm(session, make_adult(session, Role.MANAGER), given.id, now)


def make_pair(session: Session, *, earned: bool = True) -> tuple[Someone, Someone]:
    """Return a trainer who has earned the certificate, and their master trainer."""
    trainer = make_adult(session)
    master = make_master_over(session, trainer)
    if earned:
        earn_certificate(session, trainer)
    return trainer, master
