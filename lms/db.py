"""The database: how it is opened, how times and names of constraints are kept."""

from collections.abc import Sequence
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import cache
from threading import Lock
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Dialect, Engine, Executable, MetaData, event, inspect
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import DateTime, TypeDecorator

# SQLite cannot turn a reading transaction into a writing one while another process writes,
# so a request that may write says so before its first statement.
will_write: ContextVar[bool] = ContextVar("will_write", default=False)

LONGEST_WAIT = 10
"""Seconds that a writer waits for others before it is told that the database is locked."""
REQUIRED_PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


class Base(DeclarativeBase):
    """The base of every table; constraints have predictable names so migrations can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base)


class UtcTime(TypeDecorator[datetime]):
    """An aware moment in UTC; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive times; SQLite keeps the UTC wall time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without its zone cannot be stored")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Give every time back as UTC."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class UnsafeDatabase(RuntimeError):
    """The database does not keep what it promises; the program does not start on it."""


def prepare(engine: Engine) -> None:
    """Set up SQLite so that what is acknowledged survives a power cut; leave others alone."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def _pragmas(connection: DBAPIConnection, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {LONGEST_WAIT * 1000}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if will_write.get():
            _queue_up(connection)
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql("BEGIN")

    @event.listens_for(engine, "checkin")
    def _leave(_connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
        turn = record.info.pop("turn", None)
        if turn is not None:
            turn.release()


# SQLite lets one connection write and makes the others sleep and look again, some of them for
# seconds. The threads of a process stand in line instead; SQLite judges between processes.
_turn = Lock()


def _queue_up(connection: Connection) -> None:
    if "turn" not in connection.info and _turn.acquire(timeout=LONGEST_WAIT):
        connection.info["turn"] = _turn


def assert_safe(engine: Engine) -> None:
    """Raise UnsafeDatabase unless every pragma a promise rests on is in force."""
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        for name, wanted in REQUIRED_PRAGMAS.items():
            found = connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            if found != wanted:
                raise UnsafeDatabase(f"SQLite's {name} is {found}, and must be {wanted}")


def insert_once(session: Session, table: type[Base], values: dict[str, Any], update: Sequence[str]) -> None:
    """Insert a row, or set the `update` columns of the row that has its primary key, in one statement."""
    session.flush()
    statement = _upsert(session.get_bind().dialect.name, table, tuple(update))
    session.connection().execute(statement, values)


@cache
def _upsert(dialect: str, table: type[Base], update: tuple[str, ...]) -> Executable:
    """Return the statement, made once: making it takes longer than running it."""
    make = sqlite_insert if dialect == "sqlite" else postgresql_insert
    statement = make(table.metadata.tables[table.__tablename__])
    return statement.on_conflict_do_update(
        index_elements=[column.name for column in inspect(table).primary_key],
        set_={name: statement.excluded[name] for name in update},
    )
