"""Without these, a badge could be changed, out of date or taken back, and still be believed elsewhere."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from lms.certificates import badge, data_integrity, key_files, status_list
from lms.certificates.badge import Badge
from lms.certificates.data_integrity import CREDENTIALS, EXTENSIONS, OPEN_BADGES, signed
from lms.text import Text
from tests.certificates.verifiers import npm, second

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
ADDRESS = "https://learn.example.org"
CONTEXTS = Path(badge.__file__).parent / "contexts"
REVOKED = 4242
BADGE = Badge(
    award_id="00112233445566778899aabbccddeeff",
    organisation=Text(en="A programme", km="កម្មវិធី"),
    address=ADDRESS,
    title=Text(en="Trainer", km="គ្រូបណ្តុះបណ្តាល"),
    achievement=Text(en="has completed the course", km="បានបញ្ចប់វគ្គ"),
    conditions=(Text(en="Read every lesson", km="អានមេរៀនទាំងអស់"), Text(en="Pass the quiz", km="ឆ្លើយសំណួរ")),
    rule="trainer",
    rule_version=2,
    name_km="សុខ ស្រីមុំ",
    name_latin="SOK Sreymom",
    salt="5a" * 16,
    awarded_at=NOW,
    valid_from=NOW,
    valid_until=NOW + timedelta(days=730),
    status_index=77,
)


@dataclass(frozen=True)
class Published:
    """What an issuer has made known: its key, and every document a verifier may ask for."""

    private: key_files.Ed25519PrivateKey
    documents: dict[str, Any]

    def issue(self, made: Badge = BADGE) -> str:
        """Return a badge as it lies in its file."""
        public = key_files.public_half(self.private)
        method = badge.key_address(ADDRESS, public)
        return badge.in_file(
            signed(badge.unsigned(made), self.private, method=method, created=badge.moment(NOW))
        )


@cache
def published() -> Published:
    """Make an issuer known."""
    private = key_files.Ed25519PrivateKey.generate()
    public = key_files.public_half(private)
    method = badge.key_address(ADDRESS, public)
    listed = status_list.unsigned(ADDRESS, [REVOKED], NOW)
    files = {
        CREDENTIALS: "credentials-v2.json",
        OPEN_BADGES: "ob-3.0.3.json",
        EXTENSIONS: "ob-extensions.json",
    }
    documents = {
        badge.issuer_address(ADDRESS): badge.issuer_document(BADGE.organisation, ADDRESS, [public]),
        method: badge.key_document(ADDRESS, public),
        badge.status_address(ADDRESS): signed(listed, private, method=method, created=badge.moment(NOW)),
        **{address: json.loads((CONTEXTS / name).read_text()) for address, name in files.items()},
    }
    return Published(private, documents)


def ask_first(texts: Sequence[str], now: datetime) -> list[str]:
    return npm.verdicts(texts, published().documents, now)


def ask_second(texts: Sequence[str], now: datetime) -> list[str]:
    return [second.verdict(text, published().documents, now) for text in texts]


Verifier = Callable[[Sequence[str], datetime], list[str]]
BOTH = pytest.mark.parametrize("verify", [ask_first, ask_second], ids=["digital-bazaar", "oxigraph"])


def changed_by_one_byte(text: str, wanted: int) -> list[str]:
    """Return that many texts, each unlike the first in one byte, still JSON, and saying something else."""
    whole, meant = text.encode(), json.loads(text)
    found: list[str] = []
    for turn in range(8):
        for place in range(turn, len(whole), 8):
            other = whole[:place] + bytes([whole[place] ^ (1 << (place + turn) % 5)]) + whole[place + 1 :]
            try:
                said = json.loads(other)
            except ValueError:
                continue
            if said != meant:
                found.append(other.decode())
    step = len(found) / wanted
    return [found[int(number * step)] for number in range(wanted)]


@BOTH
def test_a_fresh_badge_is_believed(verify: Verifier) -> None:
    text = published().issue()

    assert verify([text], NOW + timedelta(days=1)) == ["verified"]


@BOTH
def test_each_of_200_changes_of_one_byte_is_refused(verify: Verifier) -> None:
    texts = changed_by_one_byte(published().issue(), 200)

    said = verify(texts, NOW + timedelta(days=1))

    assert len(set(texts)) == len(said) == 200
    assert [text for text, one in zip(texts, said, strict=True) if one == "verified"] == []


@BOTH
def test_an_expired_badge_is_refused(verify: Verifier) -> None:
    text = published().issue()

    (said,) = verify([text], NOW + timedelta(days=731))

    assert "expired" in said or 'is after "validUntil"' in said


@BOTH
def test_a_badge_that_was_taken_back_is_refused(verify: Verifier) -> None:
    text = published().issue(replace(BADGE, status_index=REVOKED))

    (said,) = verify([text], NOW + timedelta(days=1))

    assert said in {"status: set", "NotVerified: taken back"}


@BOTH
def test_a_badge_of_another_key_is_refused(verify: Verifier) -> None:
    forged = replace(published(), private=key_files.Ed25519PrivateKey.generate()).issue()

    (said,) = verify([forged], NOW + timedelta(days=1))

    assert said != "verified"


def test_the_contexts_are_those_that_the_standards_publish() -> None:
    file = (CONTEXTS / "credentials-v2.json").read_bytes()

    assert sha256(file).hexdigest() == "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734"


def test_no_context_is_ever_fetched() -> None:
    document = {"@context": ["https://learn.example.org/context"], "id": "urn:x:y"}

    with pytest.raises(jsonld.JsonLdError):
        data_integrity.canonical(document)


def test_a_badge_names_nobody_and_the_name_can_be_compared() -> None:
    text = published().issue()

    identities = json.loads(text)["credentialSubject"]["identifier"]
    assert not any(name in text for name in (BADGE.name_km, BADGE.name_latin))
    assert {one["identityHash"] for one in identities} == {
        badge.identity_hash("  SOK   Sreymom ", BADGE.salt),
        badge.identity_hash(BADGE.name_km, BADGE.salt),
    }


def test_a_badge_says_the_rule_and_what_it_asks() -> None:
    achievement = json.loads(published().issue())["credentialSubject"]["achievement"]

    for said in ("trainer (version 2)", "Read every lesson", "ឆ្លើយសំណួរ"):
        assert said in achievement["criteria"]["narrative"]


@pytest.mark.parametrize(
    ("some", "letters"),
    # From draft-msporny-base58-03, section 5.
    [
        (b"Hello World!", "z2NEpo7TZRRrLZSi2U"),
        (
            b"The quick brown fox jumps over the lazy dog.",
            "zUSm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z",
        ),
        (b"\x00\x00\x28\x7f\xb4\xcd", "z11233QC4"),
    ],
)
def test_base58_is_that_of_the_draft(some: bytes, letters: str) -> None:
    assert data_integrity.base58(some) == letters
