"""Without these, a private key could end in a backup or a log, or an old certificate stop verifying."""

import logging
import stat
import zipfile
from base64 import b64encode
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from lms import schema
from lms.backup import write_backup
from lms.certificates import key_export, key_files, keys
from lms.certificates.issuer import Issuer
from lms.certificates.key_files import KINDS, KeysLocked
from lms.certificates.keys import KeyRetired
from lms.text import Text
from tests.conftest import NOW

PHRASE = "seven lotus flowers on a pond"


def issuer_in(folder: Path) -> Issuer:
    name = Text(en="A programme", km="កម្មវិធី")
    return Issuer(name, "https://learn.example.org", folder / "keys", "a key for tests")


def make_alone(folder: Path) -> list[str]:
    """Make the keys in a process of its own; return the ids."""
    issuer = issuer_in(folder)
    return [key_files.id_of(key_files.public_half(key_files.make(issuer, kind))) for kind in KINDS]


def private_numbers(issuer: Issuer) -> list[bytes]:
    """Return what must never be seen: each private key as a number, in every way it could be written."""
    found = []
    for kind in KINDS:
        key = key_files.load(issuer, kind)
        assert key is not None
        raw = key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        if isinstance(key, Ed25519PrivateKey):
            secret = key.private_bytes_raw()
        else:
            secret = key.private_numbers().private_value.to_bytes(32)
        assert secret in raw
        found += [secret, secret.hex().encode(), *(b64encode(raw[start:])[:-8] for start in range(3))]
    return found


def test_the_first_use_makes_a_key_that_stays(session: Session, tmp_path: Path) -> None:
    issuer = issuer_in(tmp_path)

    first = keys.badge_key(session, issuer, NOW), keys.statement_key(session, issuer, NOW)
    again = keys.badge_key(session, issuer, NOW), keys.statement_key(session, issuer, NOW)

    assert [one.id for one in first] == [one.id for one in again]
    assert [(one.id, one.kind) for one in keys.public_keys(session, "p256")] == [(first[1].id, "p256")]


def test_only_the_owner_reads_the_files(session: Session, tmp_path: Path) -> None:
    issuer = issuer_in(tmp_path)

    keys.badge_key(session, issuer, NOW)

    modes = {stat.S_IMODE(path.stat().st_mode) for path in issuer.keys.iterdir()}
    assert (modes, stat.S_IMODE(issuer.keys.stat().st_mode)) == ({0o600}, 0o700)


def test_of_processes_that_come_first_together_all_get_one_key(tmp_path: Path) -> None:
    with ProcessPoolExecutor(8) as pool:
        made = list(pool.map(make_alone, [tmp_path] * 24))

    assert len({tuple(ids) for ids in made}) == 1
    assert sorted(path.name for path in (tmp_path / "keys").iterdir()) == ["ed25519.pem", "p256.pem"]


def test_a_rotated_key_is_retired_and_its_public_half_stays(session: Session, tmp_path: Path) -> None:
    issuer = issuer_in(tmp_path)
    before = keys.badge_key(session, issuer, NOW)

    keys.rotate(session, issuer, NOW)

    now = keys.badge_key(session, issuer, NOW)
    kept = {one.id: one for one in keys.public_keys(session, "ed25519")}
    assert now.id != before.id
    assert (kept[before.id].raw, kept[before.id].retired_at) == (before.public, NOW)
    assert kept[now.id].retired_at is None


def test_another_secret_opens_nothing_and_destroys_nothing(session: Session, tmp_path: Path) -> None:
    issuer = issuer_in(tmp_path)
    before = keys.badge_key(session, issuer, NOW)
    stranger = replace(issuer, secret="another")

    with pytest.raises(KeysLocked):
        keys.badge_key(session, stranger, NOW)

    assert keys.badge_key(session, issuer, NOW).id == before.id


def test_when_files_and_secret_are_lost_new_keys_sign_and_old_ones_verify(
    session: Session, tmp_path: Path
) -> None:
    issuer = issuer_in(tmp_path)
    before = keys.statement_key(session, issuer, NOW)
    stranger = replace(issuer, secret="another")

    keys.rotate(session, stranger, NOW)

    assert keys.statement_key(session, stranger, NOW).id != before.id
    assert before.id in {one.id for one in keys.public_keys(session)}


def test_an_exported_file_brings_the_keys_to_another_machine(session: Session, tmp_path: Path) -> None:
    here, there = issuer_in(tmp_path / "here"), replace(issuer_in(tmp_path / "there"), secret="another")
    wanted = keys.badge_key(session, here, NOW).id, keys.statement_key(session, here, NOW).id

    file = key_export.export(session, here, PHRASE, NOW)
    brought = key_export.bring(session, there, file, PHRASE, NOW)

    assert set(brought) == set(wanted)
    assert (keys.badge_key(session, there, NOW).id, keys.statement_key(session, there, NOW).id) == wanted


def test_an_exported_file_opens_with_its_phrase_only(session: Session, tmp_path: Path) -> None:
    issuer = issuer_in(tmp_path)
    file = key_export.export(session, issuer, PHRASE, NOW)

    for changed, phrase in ((file, PHRASE + "s"), (file[:-9] + b"AAAA" + file[-5:], PHRASE), (b"{}", PHRASE)):
        with pytest.raises(key_export.CannotOpen):
            key_export.bring(session, issuer, changed, phrase, NOW)


def test_a_retired_key_is_not_brought_back(session: Session, tmp_path: Path) -> None:
    issuer = issuer_in(tmp_path)
    file = key_export.export(session, issuer, PHRASE, NOW)
    keys.rotate(session, issuer, NOW)
    current = keys.badge_key(session, issuer, NOW).id

    with pytest.raises(KeyRetired):
        key_export.bring(session, issuer, file, PHRASE, NOW)

    assert keys.badge_key(session, issuer, NOW).id == current


def test_no_private_key_is_in_the_database_a_backup_an_export_or_a_log(
    empty_database: Callable[[str], Engine], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    issuer = issuer_in(tmp_path)
    engine = empty_database("sqlite")
    schema.upgrade(engine)
    with caplog.at_level(logging.DEBUG), Session(engine) as session:
        keys.badge_key(session, issuer, NOW)
        keys.statement_key(session, issuer, NOW)
        exported = key_export.export(session, issuer, PHRASE, NOW)
        session.commit()
        write_backup(engine, tmp_path / "backup.zip", NOW)
    engine.dispose()
    (tmp_path / "export.json").write_bytes(exported)
    with zipfile.ZipFile(tmp_path / "backup.zip") as archive:
        backup = b"".join(archive.read(name) for name in archive.namelist())
    written = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    written |= {"what the backup says": backup, "log": caplog.text.encode()}

    # A PEM file breaks its lines.
    forms = {name: (said, said.replace(b"\n", b"")) for name, said in written.items()}
    secrets = private_numbers(issuer)
    seen = [name for name, said in forms.items() for form in said for one in secrets if one in form]

    assert {"p256.pem", "ed25519.pem", "backup.zip", "export.json"} < set(written)
    assert b"signing_key" in backup
    assert seen == []


def test_the_names_of_keys_say_nothing_but_which() -> None:
    assert key_files.id_of(b"x" * 32) == key_files.id_of(b"x" * 32)
    assert len(key_files.id_of(b"y" * 32)) == 8
