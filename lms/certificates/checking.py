"""What everybody may know of all certificates at once: the keys, the titles, and which were taken back."""

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lms.certificates import badge, keys, status_list
from lms.certificates.awards import Words
from lms.certificates.data_integrity import Document, multikey, signed
from lms.certificates.issuer import Issuer
from lms.certificates.models import Award
from lms.certificates.programme import rules
from lms.errors import NotFound


def data(session: Session, issuer: Issuer, now: datetime, *, demonstration: bool) -> dict[str, Any]:
    """Return what a phone keeps to check certificates without a network; nobody's name is in it."""
    return {
        "made_at": badge.moment(now),
        "organisation": issuer.organisation.model_dump(),
        "demonstration": demonstration,
        "keys": {key.id: _as_jwk(key.raw) for key in keys.public_keys(session, "p256")},
        "achievements": dict(_achievements(session)),
        "revoked": revoked_places(session),
    }


def revoked_places(session: Session) -> list[int]:
    """Return the places in the status list of all certificates that were taken back, in order."""
    found = select(Award.status_index).where(Award.revoked_at.is_not(None), Award.status_index.is_not(None))
    return sorted(place for place in session.scalars(found) if place is not None)


def status_credential(session: Session, issuer: Issuer, now: datetime) -> Document:
    """Return the status list as a credential signed now; raise NotFound before anything was signed here."""
    key = keys.held_badge_key(session, issuer)
    if key is None:
        raise NotFound
    listed = status_list.unsigned(issuer.address, revoked_places(session), now)
    method = badge.key_address(issuer.address, key.public)
    return signed(listed, key.private, method=method, created=badge.moment(now))


def issuer_document(session: Session, issuer: Issuer) -> Document:
    """Return who issues here, with every key that ever signed a badge."""
    public = [key.raw for key in keys.public_keys(session, "ed25519")]
    return badge.issuer_document(issuer.organisation, issuer.address, public)


def key_document(session: Session, issuer: Issuer, letters: str) -> Document:
    """Return a public key by its letters; raise NotFound."""
    for key in keys.public_keys(session, "ed25519"):
        if multikey(key.raw) == letters:
            return badge.key_document(issuer.address, key.raw)
    raise NotFound


def _achievements(session: Session) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what each version of a rule is called: as it is now, and as it stands on what was awarded."""
    for rule in rules(session).values():
        if rule.paper == "certificate":
            yield f"{rule.id}/{rule.version}", _called(rule)
    one_each = select(func.max(Award.id)).where(Award.statement.is_not(None))
    newest = one_each.group_by(Award.rule, Award.rule_version)
    for award in session.scalars(select(Award).where(Award.id.in_(newest))):
        yield f"{award.rule}/{award.rule_version}", _called(Words.model_validate(award.words))


def _called(named: Any) -> dict[str, Any]:
    return {"title": named.title.model_dump(), "achievement": named.achievement.model_dump()}


def _as_jwk(point: bytes) -> dict[str, str]:
    """Return a public key of P-256 as browsers read it (RFC 7517)."""
    x, y = (urlsafe_b64encode(half).decode().rstrip("=") for half in (point[1:33], point[33:]))
    return {"kty": "EC", "crv": "P-256", "x": x, "y": y}
