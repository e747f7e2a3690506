"""A certificate as an Open Badge 3.0, which anybody's verifier reads; else only our page would vouch.

Open Badges Specification v3.0, 1EdTech 2024; Verifiable Credentials Data Model v2.0, W3C 2025.
"""

import json
import unicodedata
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from lms.certificates.data_integrity import CREDENTIALS, EXTENSIONS, OPEN_BADGES, Document, multikey
from lms.text import Text

MEDIA_TYPE = "application/vc+ld+json"
_SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
_DID = "https://www.w3.org/ns/did/v1"
_MULTIKEY = "https://w3id.org/security/multikey/v1"


@dataclass(frozen=True, slots=True)
class Badge:
    """What a badge says. `conditions` are the rule's, in words; `salt` hides the names in their hashes."""

    award_id: str
    organisation: Text
    address: str
    title: Text
    achievement: Text
    conditions: tuple[Text, ...]
    rule: str
    rule_version: int
    name_km: str
    name_latin: str
    salt: str
    awarded_at: datetime
    valid_from: datetime
    valid_until: datetime
    status_index: int


def unsigned(badge: Badge) -> Document:
    """Return the credential before it is signed.

    Names are hashed: the holder's file says nothing readable about a person, and who is told the name
    can see whether it is the holder's.
    """
    names = [name for name in (badge.name_latin, badge.name_km) if name]
    return {
        "@context": [CREDENTIALS, OPEN_BADGES, EXTENSIONS],
        "id": f"{badge.address}/km/c/{badge.award_id}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": _profile(badge.organisation, badge.address),
        "validFrom": moment(badge.valid_from),
        "validUntil": moment(badge.valid_until),
        "awardedDate": moment(badge.awarded_at),
        "name": both(badge.title),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [_identity(name, badge.salt) for name in names],
            "achievement": _achievement(badge),
        },
        "credentialSchema": [{"id": _SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
        "credentialStatus": {
            "id": f"{status_address(badge.address)}#{badge.status_index}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(badge.status_index),
            "statusListCredential": status_address(badge.address),
        },
    }


def issuer_document(organisation: Text, address: str, public: list[bytes]) -> Document:
    """Return who issues and which keys sign or signed for them, retired ones too."""
    return {
        "@context": [_DID, _MULTIKEY, OPEN_BADGES],
        **_profile(organisation, address),
        "assertionMethod": [
            {
                "id": key_address(address, one),
                "type": "Multikey",
                "controller": issuer_address(address),
                "publicKeyMultibase": multikey(one),
            }
            for one in public
        ],
    }


def key_document(address: str, public: bytes) -> Document:
    """Return one public key as a document of its own."""
    return {
        "@context": _MULTIKEY,
        "id": key_address(address, public),
        "type": "Multikey",
        "controller": issuer_address(address),
        "publicKeyMultibase": multikey(public),
    }


def issuer_address(address: str) -> str:
    """Return the address that stands for the issuer."""
    return f"{address}/issuer"


def key_address(address: str, public: bytes) -> str:
    """Return the address of a public key."""
    return f"{address}/issuer/keys/{multikey(public)}"


def status_address(address: str) -> str:
    """Return the address of the list of what was taken back."""
    return f"{address}/issuer/status"


def identity_hash(name: str, salt: str) -> str:
    """Return the hash of a name, written in one way, as Open Badges makes it: SHA-256 of name and salt."""
    written = " ".join(unicodedata.normalize("NFC", name).split())
    return "sha256$" + sha256((written + salt).encode()).hexdigest()


def in_file(document: Document) -> str:
    """Return a credential as it is kept and sent."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def moment(time: datetime) -> str:
    """Return a moment in UTC, to the second."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def both(text: Text) -> str:
    """Return both languages in one line, where a format has room for one."""
    return f"{text.km} · {text.en}"


def _profile(organisation: Text, address: str) -> Document:
    return {"id": issuer_address(address), "type": ["Profile"], "name": both(organisation), "url": address}


def _identity(name: str, salt: str) -> Document:
    return {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": identity_hash(name, salt),
        "identityType": "name",
        "salt": salt,
    }


def _achievement(badge: Badge) -> Document:
    asked = badge.conditions or (badge.achievement,)
    lines = (f"- {line.km}\n- {line.en}" for line in asked)
    narrative = [f"{badge.rule} (version {badge.rule_version})", *lines]
    about = f"{badge.address}/issuer/{badge.rule}/{badge.rule_version}"
    return {
        "id": uuid.uuid5(uuid.NAMESPACE_URL, about).urn,
        "type": ["Achievement"],
        "name": both(badge.title),
        "description": both(badge.achievement),
        "criteria": {"narrative": "\n".join(narrative)},
    }
