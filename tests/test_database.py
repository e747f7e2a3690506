"""SQLite keeps what was acknowledged, or the program does not start on it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event

from lms import program
from lms.db import LONGEST_WAIT, UnsafeDatabase, assert_safe, prepare
from tests.conftest import settings_for


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A new SQLite file, opened as the program opens it."""
    made = create_engine(f"sqlite:///{tmp_path / 'own.sqlite'}")
    prepare(made)
    yield made
    made.dispose()


def spoil(engine: Engine, pragma: str) -> None:
    """Change a pragma of every new connection, after the program has set its own."""

    @event.listens_for(engine, "connect")
    def _spoil(connection: Any, _record: object) -> None:
        connection.execute(f"PRAGMA {pragma}")


def test_a_database_as_the_program_opens_it_is_safe(engine: Engine) -> None:
    assert_safe(engine)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("synchronous", "NORMAL"),
        ("foreign_keys", "OFF"),
        ("secure_delete", "OFF"),
        ("journal_mode", "DELETE"),
    ],
)
def test_a_database_with_a_weaker_promise_is_refused(engine: Engine, name: str, value: str) -> None:
    spoil(engine, f"{name} = {value}")

    with pytest.raises(UnsafeDatabase, match=f"SQLite's {name} is"):
        assert_safe(engine)


def test_the_program_does_not_start_on_a_database_that_syncs_too_little(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def prepare_badly(engine: Engine) -> None:
        prepare(engine)
        spoil(engine, "synchronous = NORMAL")

    monkeypatch.setattr(program, "prepare", prepare_badly)

    with pytest.raises(UnsafeDatabase, match="SQLite's synchronous is 1, and must be 2"):
        program.create_app(settings_for(tmp_path, f"sqlite:///{tmp_path / 'lms.sqlite'}"))


def test_every_connection_waits_for_a_writer_and_syncs_fully(engine: Engine) -> None:
    with engine.connect() as first, engine.connect() as second:
        waits = [one.exec_driver_sql("PRAGMA busy_timeout").scalar() for one in (first, second)]
        syncs = [one.exec_driver_sql("PRAGMA synchronous").scalar() for one in (first, second)]

    assert (waits, syncs) == ([LONGEST_WAIT * 1000] * 2, [2, 2])
