"""Which key signs now and which ever did; public halves stay, so that old certificates go on verifying."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.certificates import key_files
from lms.certificates.issuer import Issuer
from lms.certificates.key_files import KINDS, Kind, Private
from lms.certificates.models import SigningKey
from lms.db import insert_once
from lms.errors import Conflict
from lms.text import Text


class KeyRetired(Conflict):
    """An old key file, or one from elsewhere, would take the place of the key that signs now."""

    message = Text(
        en="This key was retired here, so it does not sign any more; what it has signed goes on verifying.",
        km="កូនសោនេះបានឈប់ប្រើនៅទីនេះហើយ ដូច្នេះមិនចុះហត្ថលេខាទៀតទេ។ អ្វីដែលបានចុះហត្ថលេខាពីមុន នៅតែផ្ទៀងផ្ទាត់បាន។",
    )


@dataclass(frozen=True, slots=True)
class BadgeKey:
    """What signs Open Badges and the list of what was taken back."""

    id: str
    private: Ed25519PrivateKey

    @property
    def public(self) -> bytes:
        """The public half, 32 bytes."""
        return key_files.public_half(self.private)


@dataclass(frozen=True, slots=True)
class StatementKey:
    """What signs the statements in QR codes."""

    id: str
    private: EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The public half of a key that signs or signed."""

    id: str
    kind: Kind
    raw: bytes
    made_at: datetime
    retired_at: datetime | None


def badge_key(session: Session, issuer: Issuer, now: datetime) -> BadgeKey:
    """Return the key for Open Badges, made now if there is none; raise KeysLocked."""
    private = _current(session, issuer, "ed25519", now)
    assert isinstance(private, Ed25519PrivateKey)  # noqa: S101  # load() has looked
    return BadgeKey(key_files.id_of(key_files.public_half(private)), private)


def held_badge_key(session: Session, issuer: Issuer) -> BadgeKey | None:
    """Return the key for Open Badges if it has signed before and is on this machine; raise KeysLocked."""
    private = key_files.load(issuer, "ed25519")
    if not isinstance(private, Ed25519PrivateKey):
        return None
    key = BadgeKey(key_files.id_of(key_files.public_half(private)), private)
    return key if session.get(SigningKey, key.id) is not None else None


def statement_key(session: Session, issuer: Issuer, now: datetime) -> StatementKey:
    """Return the key for QR codes, made now if there is none; raise KeysLocked."""
    private = _current(session, issuer, "p256", now)
    assert isinstance(private, EllipticCurvePrivateKey)  # noqa: S101  # load() has looked
    return StatementKey(key_files.id_of(key_files.public_half(private)), private)


def public_keys(session: Session, kind: Kind | None = None) -> list[PublicKey]:
    """Return every key that signs or ever signed here, the oldest first."""
    rows = session.scalars(select(SigningKey).order_by(SigningKey.made_at, SigningKey.id))
    return [
        PublicKey(row.id, found, urlsafe_b64decode(row.public), row.made_at, row.retired_at)
        for row in rows
        for found in KINDS
        if found == row.kind and kind in {None, found}
    ]


def rotate(session: Session, issuer: Issuer, now: datetime) -> list[str]:
    """Let new keys sign from now on; return their ids. Old private halves are gone, public ones stay."""
    return [install(session, issuer, kind, key_files.new(kind), now) for kind in KINDS]


def install(session: Session, issuer: Issuer, kind: Kind, private: Private, now: datetime) -> str:
    """Let a key sign from now on and retire all others of its kind; return its id. Raises KeyRetired."""
    key_id = _remember(session, kind, private, now)
    if session.get_one(SigningKey, key_id, populate_existing=True).retired_at is not None:
        raise KeyRetired
    others = select(SigningKey).where(
        SigningKey.kind == kind, SigningKey.id != key_id, SigningKey.retired_at.is_(None)
    )
    for row in session.scalars(others):
        row.retired_at = now
    session.flush()
    key_files.replace(issuer, kind, private)
    return key_id


def _current(session: Session, issuer: Issuer, kind: Kind, now: datetime) -> Private:
    private = key_files.load(issuer, kind) or key_files.make(issuer, kind)
    _remember(session, kind, private, now)
    return private


def _remember(session: Session, kind: Kind, private: Private, now: datetime) -> str:
    """Keep the public half of a key; the file is there before the row, so nothing signed is ever without."""
    public = key_files.public_half(private)
    key_id = key_files.id_of(public)
    if session.get(SigningKey, key_id) is None:
        kept = {"id": key_id, "kind": kind, "public": urlsafe_b64encode(public).decode(), "made_at": now}
        insert_once(session, SigningKey, {**kept, "retired_at": None}, ["public"])
    return key_id
