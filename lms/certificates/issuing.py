"""Who issues here, and what stands on the paper of an award: read from the settings and the award's words."""

from lms.certificates.awards import Words
from lms.certificates.issuer import Issuer
from lms.certificates.models import Award
from lms.certificates.paper import Certificate
from lms.config import Settings
from lms.text import Text


def issuer_of(settings: Settings) -> Issuer:
    """Return who issues certificates in this installation; its keys lie beside the database, not in it."""
    return Issuer(
        organisation=Text(en=settings.organisation_en, km=settings.organisation_km),
        address=settings.public_address,
        keys=settings.data / "keys",
        secret=settings.secret_key,
    )


def certificate_of(award: Award, issuer: Issuer, *, demonstration: bool) -> Certificate:
    """Return what stands on the paper of an award."""
    words = Words.model_validate(award.words)
    return Certificate(
        name_km=words.name_km,
        name_latin=words.name_latin,
        title=words.title,
        achievement=words.achievement,
        organisation=words.organisation,
        awarded_on=award.awarded_on,
        expires_on=award.expires_on,
        awarded_by_km=words.awarded_by_km,
        awarded_by_latin=words.awarded_by_latin,
        number=number_of(award.id),
        check_address=check_address(issuer, award),
        demonstration=demonstration,
    )


def number_of(award_id: str) -> str:
    """Return the short number that a person reads out and compares; it finds nothing by itself."""
    return award_id[:8].upper()


def check_address(issuer: Issuer, award: Award) -> str:
    """Return the address in the QR code: online the server answers, offline what was signed."""
    address = f"{issuer.address}/km/c/{award.id}"
    return f"{address}#{award.statement}" if award.statement else address
