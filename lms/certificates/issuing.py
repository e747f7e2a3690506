"""Who issues here, and what stands on the paper of an award: read from the settings and the award's words."""

from sqlalchemy.orm import Session

from lms.certificates.awards import Words
from lms.certificates.issuer import Issuer
from lms.certificates.models import Award
from lms.certificates.paper import Certificate, Look, as_svg
from lms.config import Settings
from lms.people.models import Account
from lms.text import Text


def issuer_of(settings: Settings) -> Issuer:
    """Return who issues certificates in this installation; its keys lie beside the database, not in it."""
    return Issuer(
        organisation=Text(en=settings.organisation_en, km=settings.organisation_km),
        address=settings.public_address,
        keys=settings.data / "keys",
        secret=settings.secret_key,
    )


def certificate_of(
    award: Award, issuer: Issuer, *, demonstration: bool, look: Look | None = None
) -> Certificate:
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
        confirmed_by_km=words.confirmed_by_km,
        confirmed_by_latin=words.confirmed_by_latin,
        look=look or Look(),
    )


def look_of(session: Session, award: Award, settings: Settings) -> Look:
    """Return the logo, motto and signatures that the settings give for an award; raise CannotPrint."""
    first, second = (_signature(session, settings, one) for one in (award.awarded_by, award.confirmed_by))
    return Look(
        motto=_motto(settings),
        logo=as_svg(settings.logo) if settings.logo else "",
        first_signature=first,
        second_signature=second,
    )


def _motto(settings: Settings) -> Text | None:
    if not settings.motto_km:
        return None
    return Text(
        en=settings.motto_en.replace(" | ", "\n"),
        km=settings.motto_km.replace(" | ", "\n"),
    )


def _signature(session: Session, settings: Settings, account_id: str | None) -> str:
    account = session.get(Account, account_id) if account_id else None
    if account is None or settings.signatures is None:
        return ""
    path = settings.signatures / f"{account.login}.png"
    return as_svg(path) if path.is_file() else ""


def number_of(award_id: str) -> str:
    """Return the short number that a person reads out and compares; it finds nothing by itself."""
    return award_id[:8].upper()


def check_address(issuer: Issuer, award: Award) -> str:
    """Return the address in the QR code: online the server answers, offline what was signed."""
    address = f"{issuer.address}/km/c/{award.id}"
    return f"{address}#{award.statement}" if award.statement else address
