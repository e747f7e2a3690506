"""A backup is one moment, whole or refused, and comes back equal on either database."""

import os
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, Literal

import pytest
from flask import Flask
from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session

from lms import backup, schema
from lms.db import db
from tests.conftest import NOW
from tests.factories import make_a_little_of_everything

Kind = Literal["sqlite", "postgresql"]
MakeEngine = Callable[[Kind], Engine]


def everything(engine: Engine) -> dict[str, list[Any]]:
    """Return all rows of all tables as Python values, in no order of the database's own."""
    with engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in schema.METADATA.sorted_tables
        }


@pytest.fixture
def source(app: Flask, session: Session) -> Iterator[Engine]:
    """A database in which a little of everything has happened."""
    make_a_little_of_everything(session)
    session.commit()
    with app.app_context():
        yield db.engine


@pytest.fixture
def whole(sqlite_template: Path, tmp_path: Path) -> Path:
    """A backup of the shipped content."""
    copy = shutil.copy(sqlite_template, tmp_path / "source.sqlite")
    engine = create_engine(f"sqlite:///{copy}")
    backup.write_backup(engine, tmp_path / "whole.lms", NOW)
    engine.dispose()
    return tmp_path / "whole.lms"


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_restored_database_has_the_same_rows_whatever_holds_them(
    source: Engine, empty_database: MakeEngine, kind: Kind, tmp_path: Path
) -> None:
    target = empty_database(kind)

    written = backup.write_backup(source, tmp_path / "copy.lms", NOW)
    restored = backup.read_backup(target, tmp_path / "copy.lms")

    assert (everything(target), restored) == (everything(source), written)
    assert all(written[table] for table in ("account", "attempt", "mark", "reading", "release", "enrolment"))


def test_a_backup_of_what_was_restored_holds_the_same_bytes(
    source: Engine, empty_database: MakeEngine, tmp_path: Path
) -> None:
    target = empty_database("sqlite")
    backup.write_backup(source, tmp_path / "first.lms", NOW)
    backup.read_backup(target, tmp_path / "first.lms")

    backup.write_backup(target, tmp_path / "second.lms", NOW)

    with zipfile.ZipFile(tmp_path / "first.lms") as first, zipfile.ZipFile(tmp_path / "second.lms") as second:
        assert [first.read(name) for name in first.namelist()] == [
            second.read(name) for name in second.namelist()
        ]


def test_a_database_that_holds_anything_is_left_as_it_is(app: Flask, source: Engine, tmp_path: Path) -> None:
    backup.write_backup(source, tmp_path / "copy.lms", NOW)
    before = everything(source)

    with pytest.raises(backup.BadBackup, match="not empty"):
        backup.read_backup(source, tmp_path / "copy.lms")

    assert everything(source) == before


def test_a_file_cut_anywhere_is_refused(whole: Path, tmp_path: Path) -> None:
    content = whole.read_bytes()
    cut = tmp_path / "cut.lms"
    accepted = []

    for length in [0, 1, 22, 64, len(content) // 2, len(content) - 64, len(content) - 1]:
        cut.write_bytes(content[:length])
        accepted += [length] if _accepts(cut) else []

    assert accepted == []


def test_each_of_two_hundred_flipped_bits_is_noticed(whole: Path, tmp_path: Path) -> None:
    content = whole.read_bytes()
    chance = Random(7)
    places = [0, len(content) - 1, *chance.sample(range(len(content)), 198)]
    flipped = tmp_path / "flipped.lms"
    accepted = []

    for place in places:
        damaged = bytearray(content)
        damaged[place] ^= 1 << chance.randrange(8)
        flipped.write_bytes(damaged)
        accepted += [place] if _accepts(flipped) else []

    assert (_accepts(whole), accepted) == (True, [])


def test_a_damaged_file_leaves_the_database_empty(
    whole: Path, empty_database: MakeEngine, tmp_path: Path
) -> None:
    engine = empty_database("sqlite")
    content = bytearray(whole.read_bytes())
    content[len(content) // 3] ^= 4
    (tmp_path / "damaged.lms").write_bytes(content)

    with pytest.raises(backup.BadBackup):
        backup.read_backup(engine, tmp_path / "damaged.lms")

    assert schema.current_revision(engine) is None


def test_a_backup_of_another_version_is_refused(
    whole: Path, empty_database: MakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = empty_database("sqlite")
    monkeypatch.setattr(schema, "newest_revision", lambda: "9999")

    with pytest.raises(backup.BadBackup, match="needs 9999"):
        backup.read_backup(engine, whole)


def test_a_file_that_is_there_already_is_not_touched(source: Engine, tmp_path: Path) -> None:
    kept = tmp_path / "kept.lms"
    kept.write_text("last year's")

    with pytest.raises(FileExistsError):
        backup.write_backup(source, kept, NOW)

    assert (kept.read_text(), list(tmp_path.glob("*.part"))) == ("last year's", [])


def test_only_its_owner_can_read_a_backup(whole: Path) -> None:
    if os.name != "posix":
        pytest.skip("Windows keeps rights in another way")

    assert stat.S_IMODE(whole.stat().st_mode) == 0o600


def _accepts(path: Path) -> bool:
    try:
        backup.verify(path)
    except backup.BadBackup:
        return False
    return True
