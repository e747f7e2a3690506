"""The list of what was taken back, one bit for each place, so that nobody stands out in it.

Bitstring Status List v1.0, W3C 2025.
"""

import gzip
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from datetime import datetime

from lms.certificates.badge import issuer_address, moment, status_address
from lms.certificates.data_integrity import CREDENTIALS, Document

PLACES = 131_072
"""Bits of the list: the least that the standard allows. A list holds as many certificates."""


def encoded(revoked: Iterable[int]) -> str:
    """Return the bits, the first one the highest of the first byte, compressed, in multibase base64url."""
    bits = bytearray(PLACES // 8)
    for place in revoked:
        bits[place // 8] |= 0x80 >> place % 8
    packed = gzip.compress(bytes(bits), 9, mtime=0)
    return "u" + urlsafe_b64encode(packed).decode().rstrip("=")


def unsigned(address: str, revoked: Iterable[int], valid_from: datetime) -> Document:
    """Return the list as a credential before it is signed."""
    return {
        "@context": [CREDENTIALS],
        "id": status_address(address),
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer_address(address),
        "validFrom": moment(valid_from),
        "credentialSubject": {
            "id": f"{status_address(address)}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encoded(revoked),
        },
    }
