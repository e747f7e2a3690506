"""The signing keys as a file to keep in a safe place, locked with words that only a person knows."""

import json
import os
from base64 import b64decode, b64encode
from datetime import datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from sqlalchemy.orm import Session

from lms.certificates import key_files, keys
from lms.certificates.issuer import Issuer
from lms.certificates.key_files import KINDS, Kind, Private
from lms.errors import LmsError
from lms.text import Text

FORMAT = "lms signing keys 1"
SHORTEST_PHRASE = 12
"""Characters of a pass phrase: the file may be copied, and then only the phrase keeps it closed."""


class CannotOpen(LmsError):
    """The file is no export of keys, was changed, or has another pass phrase."""

    message = Text(
        en="The file does not open: another pass phrase, or not a whole file of exported keys. "
        "Nothing was changed.",
        km="មិនអាចបើកឯកសារបានទេ៖ ឃ្លាសម្ងាត់មិនត្រូវ ឬមិនមែនជាឯកសារកូនសោពេញលេញ។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។",
    )


def export(session: Session, issuer: Issuer, phrase: str, now: datetime) -> bytes:
    """Return the private keys, locked with a pass phrase; keys are made first if there are none yet."""
    held: list[Private] = [
        keys.badge_key(session, issuer, now).private,
        keys.statement_key(session, issuer, now).private,
    ]
    said = json.dumps({kind: _plain(key) for kind, key in zip(KINDS, held, strict=True)}).encode()
    salt, nonce = os.urandom(16), os.urandom(12)
    box = AESGCM(_stretched(phrase, salt)).encrypt(nonce, said, FORMAT.encode())
    file = {"format": FORMAT, "salt": _letters(salt), "nonce": _letters(nonce), "box": _letters(box)}
    return json.dumps(file, indent=1).encode()


def bring(session: Session, issuer: Issuer, file: bytes, phrase: str, now: datetime) -> list[str]:
    """Let the keys of an exported file sign from now on; return their ids.

    Others are retired. Raises CannotOpen, KeyRetired.
    """
    found = _opened(file, phrase)
    return [keys.install(session, issuer, kind, key, now) for kind, key in found.items()]


def _opened(file: bytes, phrase: str) -> dict[Kind, Private]:
    try:
        said = json.loads(file)
        salt, nonce, box = (b64decode(said[name], validate=True) for name in ("salt", "nonce", "box"))
        plain = json.loads(AESGCM(_stretched(phrase, salt)).decrypt(nonce, box, FORMAT.encode()))
        return {kind: key_files.read_plain(kind, b64decode(plain[kind])) for kind in KINDS}
    except (ValueError, KeyError, TypeError, InvalidTag) as error:
        raise CannotOpen from error


def _plain(key: Private) -> str:
    der = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return _letters(der)


def _stretched(phrase: str, salt: bytes) -> bytes:
    """Return a key from a pass phrase: scrypt with 128 MB, so that guessing costs (RFC 7914)."""
    return Scrypt(salt, 32, n=2**17, r=8, p=1).derive(phrase.encode())


def _letters(some: bytes) -> str:
    return b64encode(some).decode()
