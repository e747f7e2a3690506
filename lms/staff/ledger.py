"""What a merge changes, row by row, written down so that each change can be taken back, and no other."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from lms.db import Base, UtcTime

Entry = Mapping[str, Any]


class Ledger:
    """Changes rows and remembers what they were; what stays where it is, is remembered too."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.changed: list[dict[str, Any]] = []
        self.left: list[dict[str, Any]] = []

    def set(self, row: Base, **values: object) -> None:
        """Change columns of a row, its key perhaps among them, and remember what stood there."""
        old = {name: _kept(getattr(row, name)) for name in values}
        for name, value in values.items():
            setattr(row, name, value)
        self._session.flush()
        new = {name: _kept(value) for name, value in values.items()}
        self.changed.append({"table": row.__tablename__, "key": key_of(row), "old": old, "new": new})

    def leave(self, row: Base) -> None:
        """Remember that a row stays with the account that is given up."""
        self.left.append({"table": row.__tablename__, "key": key_of(row)})


def take_back(session: Session, entry: Entry) -> None:
    """Undo one change, unless the row has gone or was changed again since: what came after stays."""
    table = _tables()[entry["table"]]
    row = session.get(table, tuple(_read(table, entry["key"]).values()))
    if row is None or values_of(row, entry["new"]) != entry["new"]:
        return
    for name, value in _read(table, entry["old"]).items():
        setattr(row, name, value)
    session.flush()


def key_of(row: Base) -> dict[str, Any]:
    """Return the primary key of a row as JSON can keep it."""
    return values_of(row, [column.name for column in inspect(type(row)).primary_key])


def snapshot(row: Base) -> dict[str, Any]:
    """Return a whole row as JSON can keep it."""
    return values_of(row, [column.name for column in inspect(type(row)).columns])


def values_of(row: Base, names: Mapping[str, Any] | list[str]) -> dict[str, Any]:
    """Return some columns of a row as JSON can keep them."""
    return {name: _kept(getattr(row, name)) for name in names}


def made_again(table: type[Base], kept: Mapping[str, Any]) -> Base:
    """Return a new row from a snapshot."""
    return table(**_read(table, kept))


def _tables() -> dict[str, type[Base]]:
    return {mapper.local_table.name: mapper.class_ for mapper in Base.registry.mappers}  # type: ignore[attr-defined]  # every table of ours has a name


def _kept(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def _read(table: type[Base], kept: Mapping[str, Any]) -> dict[str, Any]:
    columns = inspect(table).columns
    return {
        name: datetime.fromisoformat(value)
        if value is not None and isinstance(columns[name].type, UtcTime)
        else value
        for name, value in kept.items()
    }
