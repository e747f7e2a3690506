"""Signing what is awarded, so that it can be checked without asking us."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock
from lms.certificates import badge, keys, statement, status_list
from lms.certificates.awards import GIVEN, Words
from lms.certificates.data_integrity import signed
from lms.certificates.issuer import Issuer
from lms.certificates.models import Award
from lms.errors import Forbidden
from lms.i18n import CAMBODIA
from lms.text import Text


def sign_award(session: Session, award: Award, issuer: Issuer, now: datetime) -> None:
    """Give a confirmed certificate its place in the status list, its QR statement and its Open Badge.

    What was signed once stays as it is. Raises Forbidden for a child's card, KeysLocked.
    """
    if award.paper != "certificate":
        raise Forbidden
    if award.status_index is None:
        award.status_index = _place(session)
    words = Words.model_validate(award.words)
    if award.statement is None:
        award.statement = _statement(session, award, words, award.status_index, issuer, now)
    if award.credential is None:
        award.credential = _credential(session, award, words, award.status_index, issuer, now)
    session.flush()


def sign_all(session: Session, issuer: Issuer, now: datetime) -> int:
    """Sign every certificate that was given before there were keys; return how many. Raises KeysLocked."""
    found = session.scalars(
        select(Award).where(Award.paper == "certificate", GIVEN, Award.statement.is_(None))
    ).all()
    for award in found:
        sign_award(session, award, issuer, now)
    return len(found)


def _place(session: Session) -> int:
    """Return a free place in the status list, drawn by lot, so that it says nothing about when or who."""
    place = clock.new_number(status_list.PLACES)
    while session.scalar(select(Award.id).where(Award.status_index == place)):
        place = clock.new_number(status_list.PLACES)
    return place


def _statement(
    session: Session, award: Award, words: Words, place: int, issuer: Issuer, now: datetime
) -> str:
    key = keys.statement_key(session, issuer, now)
    said = statement.Statement(
        key_id=key.id,
        award_id=award.id,
        status_index=place,
        rule=award.rule,
        rule_version=award.rule_version,
        awarded_on=award.awarded_on,
        expires_on=award.expires_on,
        name_km=words.name_km,
        name_latin=words.name_latin,
    )
    return statement.sign(said, key.private)


def _credential(
    session: Session, award: Award, words: Words, place: int, issuer: Issuer, now: datetime
) -> str:
    key = keys.badge_key(session, issuer, now)
    last_moment = datetime.combine(award.expires_on + timedelta(days=1), time(), CAMBODIA)
    said = badge.Badge(
        award_id=award.id,
        organisation=words.organisation,
        address=issuer.address,
        title=words.title,
        achievement=words.achievement,
        conditions=tuple(_conditions(award)),
        rule=award.rule,
        rule_version=award.rule_version,
        name_km=words.name_km,
        name_latin=words.name_latin,
        salt=clock.new_id(),
        awarded_at=award.awarded_at,
        valid_from=award.confirmed_at or award.awarded_at,
        valid_until=last_moment - timedelta(seconds=1),
        status_index=place,
    )
    method = badge.key_address(issuer.address, key.public)
    document = signed(badge.unsigned(said), key.private, method=method, created=badge.moment(now))
    return badge.in_file(document)


def _conditions(award: Award) -> Iterable[Text]:
    """Yield what was asked, in the words that the award has kept."""
    return (Text.model_validate(line["condition"]["text"]) for line in award.evidence)
