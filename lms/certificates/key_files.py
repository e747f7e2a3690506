"""The private halves of the signing keys: locked files beside the database, made once, never elsewhere."""

import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeAlias

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from lms.certificates.issuer import Issuer
from lms.errors import LmsError
from lms.text import Text

Kind: TypeAlias = Literal["ed25519", "p256"]
Private: TypeAlias = Ed25519PrivateKey | ec.EllipticCurvePrivateKey
KINDS: tuple[Kind, ...] = ("ed25519", "p256")
_PURPOSE = b"lms: lock of the private signing keys, 1"


class KeysLocked(LmsError):
    """A private key is here, and this installation's secret does not open it."""

    status = 500
    message = Text(
        en="Nothing was signed: the keys for certificates were locked with another LMS_SECRET_KEY. "
        "Put the old LMS_SECRET_KEY back, or bring the keys from the file they were exported to with "
        "`lms keys import`. If both are lost, `lms keys rotate` makes new ones.",
        km="មិនទាន់មានអ្វីត្រូវបានចុះហត្ថលេខាទេ៖ កូនសោសម្រាប់វិញ្ញាបនបត្រ បានចាក់សោដោយ LMS_SECRET_KEY ផ្សេង។ "
        "សូមដាក់ LMS_SECRET_KEY ចាស់វិញ ឬនាំកូនសោចូលពីឯកសារដែលបានរក្សាទុក ដោយប្រើ `lms keys import`។ "
        "បើបាត់ទាំងពីរ `lms keys rotate` បង្កើតកូនសោថ្មី។",
    )


def load(issuer: Issuer, kind: Kind) -> Private | None:
    """Return the private key that signs now, or None before the first use; raise KeysLocked."""
    try:
        locked = _path(issuer, kind).read_bytes()
    except FileNotFoundError:
        return None
    try:
        return _checked(kind, serialization.load_pem_private_key(locked, _password(issuer)))
    except ValueError as error:
        raise KeysLocked from error


def make(issuer: Issuer, kind: Kind) -> Private:
    """Make the key that signs from now on; two processes at the same moment both get the first one."""
    _write(issuer, kind, new(kind), _publish_once)
    found = load(issuer, kind)
    assert found is not None  # noqa: S101  # just written
    return found


def replace(issuer: Issuer, kind: Kind, private: Private) -> None:
    """Let a key sign from now on instead of the one that did; the old private half is gone."""
    _write(issuer, kind, private, os.replace)


def new(kind: Kind) -> Private:
    """Return a new private key."""
    if kind == "ed25519":
        return Ed25519PrivateKey.generate()
    return ec.generate_private_key(ec.SECP256R1())


def read_plain(kind: Kind, der: bytes) -> Private:
    """Return a private key from its unlocked bytes; raise ValueError when it is none of the kind."""
    return _checked(kind, serialization.load_der_private_key(der, None))


def public_half(private: Private) -> bytes:
    """Return the public half: 32 bytes of Ed25519, or the 65 bytes of an uncompressed point of P-256."""
    public = private.public_key()
    if isinstance(public, ec.EllipticCurvePublicKey):
        point = serialization.PublicFormat.UncompressedPoint
        return public.public_bytes(serialization.Encoding.X962, point)
    return public.public_bytes_raw()


def id_of(public: bytes) -> str:
    """Return the id of a key: the first four bytes of the SHA-256 of its public half, in hexadecimal."""
    return sha256(public).hexdigest()[:8]


def _path(issuer: Issuer, kind: Kind) -> Path:
    return issuer.keys / f"{kind}.pem"


def _password(issuer: Issuer) -> bytes:
    """Return what locks the files: 256 bits that only the installation's secret gives."""
    derived = HKDF(hashes.SHA256(), 32, salt=None, info=_PURPOSE).derive(issuer.secret.encode())
    return derived.hex().encode()


def _checked(kind: Kind, key: object) -> Private:
    wanted = Ed25519PrivateKey if kind == "ed25519" else ec.EllipticCurvePrivateKey
    if not isinstance(key, wanted):
        raise ValueError("a key of another kind")
    return key


def _write(issuer: Issuer, kind: Kind, private: Private, publish: Callable[[Path, Path], None]) -> None:
    """Write a locked key, and only when it is whole and on the disk let it appear under its name."""
    issuer.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = _path(issuer, kind)
    part = path.with_name(f"{path.name}.{os.getpid()}.{os.urandom(4).hex()}.part")
    lock = serialization.BestAvailableEncryption(_password(issuer))
    pem = private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)
    with open(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    publish(part, path)
    part.unlink(missing_ok=True)
    if os.name == "posix":
        folder = os.open(issuer.keys, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _publish_once(part: Path, path: Path) -> None:
    with suppress(FileExistsError):
        os.link(part, path)
