"""What a certificate says in its QR code, signed: without it nothing could be checked offline.

Bytes of a statement, big-endian; lms/static/check.js reads the same:

    0   1  version, 1
    1   4  id of the key that signed
    5  16  id of the award
    21  3  place in the list of what was taken back
    24  2  version of the rule
    26  2  day of the award, in days since 1 January 2000
    28  2  last day of validity, in days since 1 January 2000
    30     id of the rule, name in Khmer, name in Latin letters: each its length in two bytes, then UTF-8
    end 64 signature of all bytes before it: ECDSA with P-256 and SHA-256, r and s of 32 bytes each

In the address it is base64url without padding.
"""

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

VERSION = 1
_DAY_ZERO = date(2000, 1, 1)
_HEAD = struct.Struct(">B4s16s3sHHH")
_SIGNATURE = 64
_ALGORITHM = ec.ECDSA(SHA256())


@dataclass(frozen=True, slots=True)
class Statement:
    """What is signed; ids in hexadecimal. The names stand on the paper too, so a changed paper is seen."""

    key_id: str
    award_id: str
    status_index: int
    rule: str
    rule_version: int
    awarded_on: date
    expires_on: date
    name_km: str
    name_latin: str


class NotGenuine(ValueError):
    """No statement, or not one that the key has signed."""


def sign(statement: Statement, private: ec.EllipticCurvePrivateKey) -> str:
    """Return the signed statement as it stands in an address."""
    said = _bytes_of(statement)
    r, s = decode_dss_signature(private.sign(said, _ALGORITHM))
    return _in_letters(said + r.to_bytes(32) + s.to_bytes(32))


def key_id_of(text: str) -> str:
    """Return the id of the key a statement names, before anything is verified; raise NotGenuine."""
    return _whole(text)[1:5].hex()


def verify(text: str, public: ec.EllipticCurvePublicKey) -> Statement:
    """Return what was signed; raise NotGenuine when the key did not sign exactly these letters."""
    whole = _whole(text)
    said, signature = whole[:-_SIGNATURE], whole[-_SIGNATURE:]
    r, s = int.from_bytes(signature[:32]), int.from_bytes(signature[32:])
    try:
        public.verify(encode_dss_signature(r, s), said, _ALGORITHM)
    except InvalidSignature as error:
        raise NotGenuine from error
    return _read(said)


def _bytes_of(statement: Statement) -> bytes:
    head = _HEAD.pack(
        VERSION,
        bytes.fromhex(statement.key_id),
        bytes.fromhex(statement.award_id),
        statement.status_index.to_bytes(3),
        statement.rule_version,
        (statement.awarded_on - _DAY_ZERO).days,
        (statement.expires_on - _DAY_ZERO).days,
    )
    texts = (statement.rule, statement.name_km, statement.name_latin)
    return head + b"".join(len(text.encode()).to_bytes(2) + text.encode() for text in texts)


def _read(said: bytes) -> Statement:
    _, key, award, place, rule_version, awarded, expires = _HEAD.unpack_from(said)
    rest, texts = said[_HEAD.size :], []
    while rest:
        length = int.from_bytes(rest[:2])
        texts.append(rest[2 : 2 + length].decode())
        rest = rest[2 + length :]
    rule, name_km, name_latin = texts
    return Statement(
        key.hex(),
        award.hex(),
        int.from_bytes(place),
        rule,
        rule_version,
        _DAY_ZERO + timedelta(days=awarded),
        _DAY_ZERO + timedelta(days=expires),
        name_km,
        name_latin,
    )


def _whole(text: str) -> bytes:
    """Return the bytes of a statement that could be one; other letters for the same bytes are refused."""
    try:
        whole = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError as error:
        raise NotGenuine from error
    if _in_letters(whole) != text or len(whole) < _HEAD.size + _SIGNATURE or whole[0] != VERSION:
        raise NotGenuine
    return whole


def _in_letters(whole: bytes) -> str:
    return urlsafe_b64encode(whole).decode().rstrip("=")
