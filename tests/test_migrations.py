"""Migrations: the tables they make are the tables the program means, and they run with data inside."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from lms import schema
from lms.db import will_write

DATA = Path(__file__).parent / "migration_data"
Kind = Literal["sqlite", "postgresql"]
MakeEngine = Callable[[Kind], Engine]

both = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])


def scripts() -> ScriptDirectory:
    """Return all migrations."""
    return ScriptDirectory.from_config(schema.alembic_config())


def revisions() -> list[str]:
    """Return the revisions, the first one first."""
    return [script.revision for script in scripts().walk_revisions()][::-1]


def differences(engine: Engine) -> list[object]:
    """Return how a database differs from what the models say."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, schema.METADATA))


def rows(engine: Engine) -> dict[str, int]:
    """Return the number of rows of each table."""
    with engine.connect() as connection:
        return {
            table: connection.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one()
            for table in inspect(connection).get_table_names()
            if table != "alembic_version"
        }


def add_rows(engine: Engine, revision: str) -> None:
    """Add the rows kept for a revision."""
    kept = (DATA / f"{revision}.sql").read_text()
    statements = [line for line in kept.splitlines() if line and not line.startswith("--")]
    token = will_write.set(True)
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    will_write.reset(token)


def fill_at_every_revision(engine: Engine) -> None:
    """Bring an empty database to the newest schema, with rows added at each step of the way."""
    for revision in revisions():
        schema.upgrade(engine, revision)
        add_rows(engine, revision)


@both
def test_the_migrated_tables_are_the_tables_of_the_models(empty_database: MakeEngine, kind: Kind) -> None:
    engine = empty_database(kind)

    schema.upgrade(engine)

    assert differences(engine) == []


@both
def test_a_missing_index_and_a_missing_column_would_be_seen(empty_database: MakeEngine, kind: Kind) -> None:
    engine = empty_database(kind)
    schema.upgrade(engine)

    with engine.begin() as connection:
        connection.exec_driver_sql("DROP INDEX ix_release_module")
        connection.exec_driver_sql("ALTER TABLE cohort DROP COLUMN commune_code")

    assert len(differences(engine)) == 2


@both
def test_the_way_down_to_nothing_and_up_again_works(empty_database: MakeEngine, kind: Kind) -> None:
    engine = empty_database(kind)
    schema.upgrade(engine)

    schema.downgrade(engine, "base")
    below = rows(engine)
    schema.upgrade(engine)

    assert (below, differences(engine)) == ({}, [])


@both
def test_every_migration_runs_with_rows_in_every_table(empty_database: MakeEngine, kind: Kind) -> None:
    engine = empty_database(kind)

    fill_at_every_revision(engine)

    assert {table for table, count in rows(engine).items() if count == 0} == set()


@both
def test_every_migration_can_be_taken_back_with_rows_in_every_table(
    empty_database: MakeEngine, kind: Kind
) -> None:
    engine = empty_database(kind)
    fill_at_every_revision(engine)

    for revision in [*revisions()[-2::-1], "base"]:
        schema.downgrade(engine, revision)

    assert rows(engine) == {}


@both
def test_an_upgrade_of_a_database_that_is_up_to_date_does_nothing(
    empty_database: MakeEngine, kind: Kind
) -> None:
    engine = empty_database(kind)

    done = [schema.upgrade(engine), schema.upgrade(engine)]

    assert done == [True, False]


def test_there_is_one_newest_revision() -> None:
    assert len(scripts().get_heads()) == 1
