"""A verifier that shares no code with the program: JSON-LD and RDFC-1.0 by Oxigraph, written in Rust."""

import gzip
import json
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse

Document = dict[str, Any]
ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


class NotVerified(Exception):
    """Why a credential is not believed."""


def verdict(text: str, documents: Mapping[str, Document], now: datetime) -> str:
    """Return "verified", or why not; `documents` by address are all that can be asked for."""
    try:
        credential = json.loads(text)
        _check_proof(credential, documents)
        _check_days(credential, now)
        _check_status(credential["credentialStatus"], documents)
    except (KeyError, TypeError, ValueError, AttributeError, SyntaxError, NotVerified) as error:
        return f"{type(error).__name__}: {error}"
    return "verified"


def _check_proof(credential: Document, documents: Mapping[str, Document]) -> None:
    proof = dict(credential["proof"])
    value = proof.pop("proofValue")
    wanted = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "proofPurpose": "assertionMethod",
    }
    if any(proof.get(name) != said for name, said in wanted.items()):
        raise NotVerified("another kind of proof")
    key = _key(proof["verificationMethod"], _issuer(credential), documents)
    document = {name: said for name, said in credential.items() if name != "proof"}
    options = {"@context": credential["@context"], **proof}
    hashed = b"".join(sha256(_canonical(one, documents)).digest() for one in (options, document))
    try:
        key.verify(_base58(value), hashed)
    except InvalidSignature as error:
        raise NotVerified("the signature is not right") from error


def _key(method: str, issuer: str, documents: Mapping[str, Document]) -> Ed25519PublicKey:
    """Return the public key that the issuer's own document names."""
    listed = {one["id"]: one for one in documents[issuer]["assertionMethod"]}
    if listed[method]["controller"] != issuer or documents[issuer]["id"] != issuer:
        raise NotVerified("a key of somebody else")
    raw = _base58(listed[method]["publicKeyMultibase"])
    if raw[:2] != b"\xed\x01":
        raise NotVerified("no key of Ed25519")
    return Ed25519PublicKey.from_public_bytes(raw[2:])


def _check_days(credential: Document, now: datetime) -> None:
    if datetime.fromisoformat(credential["validFrom"]) > now:
        raise NotVerified("not valid yet")
    if now > datetime.fromisoformat(credential.get("validUntil", "9999-12-31T00:00:00Z")):
        raise NotVerified("expired")


def _check_status(status: Document, documents: Mapping[str, Document]) -> None:
    listed = documents[status["statusListCredential"]]
    _check_proof(listed, documents)
    subject = listed["credentialSubject"]
    if subject["statusPurpose"] != status["statusPurpose"] or subject["encodedList"][0] != "u":
        raise NotVerified("another list")
    packed = subject["encodedList"][1:]
    bits = gzip.decompress(urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
    place = int(status["statusListIndex"])
    if len(bits) < 16_384 or bits[place // 8] >> (7 - place % 8) & 1:
        raise NotVerified("taken back")


def _issuer(credential: Document) -> str:
    issuer = credential["issuer"]
    found: str = issuer if isinstance(issuer, str) else issuer["id"]
    return found


def _canonical(document: Document, documents: Mapping[str, Document]) -> bytes:
    contexts = [documents[address]["@context"] for address in document["@context"]]
    said = Dataset(parse(json.dumps({**document, "@context": contexts}), format=RdfFormat.JSON_LD))
    said.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return "".join(sorted(f"{quad} .\n" for quad in said)).encode()


def _base58(text: str) -> bytes:
    if text[0] != "z":
        raise NotVerified("not in base58")
    number = 0
    for letter in text[1:]:
        number = number * 58 + ALPHABET.index(letter)
    zeros = len(text) - 1 - len(text[1:].lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8)
