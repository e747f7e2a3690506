"""A copy of everything, from a running program, that says itself whether it is whole."""

import hashlib
import io
import json
import os
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Engine,
    LargeBinary,
    String,
    Table,
    collate,
    func,
    insert,
    select,
)

from lms import schema
from lms.db import UtcTime, will_write

MANIFEST = "manifest.json"
FORMAT = 1
_AT_ONCE = 500
# The comment of the archive, its last bytes, is the SHA-256 of all bytes before it.
_SEAL = 64


class BadBackup(Exception):
    """The file is not a whole backup, or does not fit; the message says why. Nothing was changed."""


def write_backup(engine: Engine, path: Path, now: datetime) -> dict[str, int]:
    """Write all tables to a new file; return the number of rows by table.

    Everything comes from one moment, while others read and write. The file appears under its
    name only when it is complete, readable by its owner only. Raises FileExistsError.
    """
    if path.exists():
        raise FileExistsError(path)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        with open(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "wb+") as file:
            with _snapshot(engine) as connection, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                rows = _write_all(connection, archive, now)
            _seal(file)
        if path.exists():
            raise FileExistsError(path)
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)
    _keep_name(path.parent)
    return rows


def read_backup(engine: Engine, path: Path) -> dict[str, int]:
    """Fill an empty database from a backup, all or nothing, and compare it with the backup.

    Raises BadBackup when the file is damaged or incomplete, the database holds anything, or
    what was stored is not what the file says.
    """
    manifest = verify(path)
    if manifest["revision"] != schema.newest_revision():
        raise BadBackup(
            f"the backup has database version {manifest['revision']}, this program needs "
            f"{schema.newest_revision()}; restore it with the program that made it, then upgrade"
        )
    if schema.current_revision(engine) not in {None, manifest["revision"]}:
        raise BadBackup("the database is not empty: it has tables of another version")
    schema.upgrade(engine)
    token = will_write.set(True)
    try:
        with zipfile.ZipFile(path) as archive, engine.begin() as connection:
            _fill(connection, archive)
            _compare(connection, manifest)
    finally:
        will_write.reset(token)
    rows: dict[str, int] = manifest["rows"]
    return rows


def verify(path: Path) -> dict[str, Any]:
    """Return the manifest of a backup whose every byte is as it was written; else raise BadBackup."""
    try:
        _check_seal(path)
        with zipfile.ZipFile(path) as archive:
            manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
            if manifest["format"] != FORMAT:
                raise BadBackup(f"the backup has format {manifest['format']}, not {FORMAT}")
            for table, wanted in manifest["sha256"].items():
                with archive.open(f"{table}.jsonl") as file:
                    if hashlib.file_digest(file, "sha256").hexdigest() != wanted:  # type: ignore[arg-type]  # it reads bytes
                        raise BadBackup(f"the table {table} in the backup is damaged")
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, EOFError, NotImplementedError) as error:
        raise BadBackup(f"this is not a whole backup ({error})") from error
    return manifest


@contextmanager
def _snapshot(engine: Engine) -> Iterator[Connection]:
    """Open one transaction that sees one moment to its end and keeps nobody from writing."""
    token = will_write.set(False)
    try:
        with engine.connect() as connection:
            if engine.dialect.name != "sqlite":
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection
    finally:
        will_write.reset(token)


def _write_all(connection: Connection, archive: zipfile.ZipFile, now: datetime) -> dict[str, int]:
    rows: dict[str, int] = {}
    digests: dict[str, str] = {}
    revision = schema.revision_of(connection)
    for table in schema.METADATA.sorted_tables:
        rows[table.name], digests[table.name] = _write_table(connection, table, archive)
    manifest = {
        "format": FORMAT,
        "made_at": now.isoformat(),
        "revision": revision,
        "rows": rows,
        "sha256": digests,
    }
    archive.writestr(MANIFEST, json.dumps(manifest, indent=1, sort_keys=True))
    archive.comment = b"0" * _SEAL
    return rows


def _write_table(connection: Connection, table: Table, archive: zipfile.ZipFile) -> tuple[int, str]:
    count, digest = 0, hashlib.sha256()
    with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as file:
        for line in _lines(connection, table):
            file.write(line)
            digest.update(line)
            count += 1
    return count, digest.hexdigest()


def _lines(connection: Connection, table: Table) -> Iterator[bytes]:
    """Yield each row as a line of JSON, in the order of the primary key, the same from any database."""
    collation = "BINARY" if connection.dialect.name == "sqlite" else "C"

    def ordered(key: ColumnElement[Any]) -> ColumnElement[Any]:
        return collate(key, collation) if isinstance(key.type, String) else key

    query = select(table).order_by(*map(ordered, table.primary_key.columns))
    for row in connection.execution_options(yield_per=_AT_ONCE).execute(query):
        line = json.dumps(dict(row._mapping), default=_plain, ensure_ascii=False, sort_keys=True)
        yield line.encode() + b"\n"


def _plain(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    raise TypeError(type(value).__name__)


def _seal(file: io.BufferedRandom) -> None:
    """Write the digest of everything before it into the last bytes, and bring all of it to the disk."""
    file.flush()
    body = file.seek(-_SEAL, os.SEEK_END)
    digest = _digest(file, body)
    file.seek(body)
    file.write(digest)
    file.flush()
    os.fsync(file.fileno())


def _check_seal(path: Path) -> None:
    with path.open("rb") as file:
        body = file.seek(0, os.SEEK_END) - _SEAL
        if body < 0 or _digest(file, body) != file.read(_SEAL):
            raise BadBackup("the backup is damaged or not complete")


def _digest(file: io.BufferedIOBase, size: int) -> bytes:
    digest = hashlib.sha256()
    file.seek(0)
    while size:
        piece = file.read(min(size, 1 << 20))
        digest.update(piece)
        size -= len(piece)
    return digest.hexdigest().encode()


def _keep_name(folder: Path) -> None:
    """Bring the new name itself to the disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _fill(connection: Connection, archive: zipfile.ZipFile) -> None:
    for table in schema.METADATA.sorted_tables:
        if connection.scalar(select(func.count()).select_from(table)):
            raise BadBackup(f"the database is not empty: there are rows in {table.name}")
    for table in schema.METADATA.sorted_tables:
        with archive.open(f"{table.name}.jsonl") as file:
            values = (
                _values(table, json.loads(line)) for line in io.TextIOWrapper(file, "utf-8", newline="\n")
            )
            while some := list(islice(values, _AT_ONCE)):
                connection.execute(insert(table), some)


def _values(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    for column in table.columns:
        value = row[column.name]
        if value is None:
            continue
        if isinstance(column.type, UtcTime):
            row[column.name] = datetime.fromisoformat(value)
        elif isinstance(column.type, Date):
            row[column.name] = date.fromisoformat(value)
        elif isinstance(column.type, LargeBinary):
            row[column.name] = b64decode(value)
    return row


def _compare(connection: Connection, manifest: dict[str, Any]) -> None:
    for table in schema.METADATA.sorted_tables:
        digest = hashlib.sha256()
        for line in _lines(connection, table):
            digest.update(line)
        if digest.hexdigest() != manifest["sha256"][table.name]:
            raise BadBackup(f"what was stored in {table.name} is not what the backup says")
