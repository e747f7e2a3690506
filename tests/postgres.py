"""A throw-away PostgreSQL server for tests, from Debian's package, as its own user when root runs it."""

import os
import shutil
import socket
import subprocess
import uuid
from dataclasses import dataclass
from pathlib import Path

import psycopg


@dataclass
class Cluster:
    """A running server on a loopback port."""

    folder: Path
    port: int
    pg_ctl: str

    def url(self, name: str) -> str:
        """Return the address of a database for SQLAlchemy."""
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{name}"

    def run(self, statement: str) -> None:
        """Run a statement on the server's own database."""
        address = f"host=127.0.0.1 port={self.port} user=postgres dbname=postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement)

    def create(self, name: str) -> None:
        """Make an empty database."""
        self.run(f'CREATE DATABASE "{name}" TEMPLATE template0')

    def copy_of(self, template: str) -> str:
        """Make a copy of a database and return its name."""
        name = f"t{uuid.uuid4().hex[:12]}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        return name

    def drop(self, name: str) -> None:
        """Remove a database."""
        self.run(f'DROP DATABASE "{name}" WITH (FORCE)')

    def stop(self) -> None:
        """Stop the server."""
        _as_postgres([self.pg_ctl, "-D", str(self.folder / "data"), "-m", "immediate", "stop"])


def find_cluster(folder: Path) -> Cluster | None:
    """Start a server in a folder; None where PostgreSQL is not installed."""
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if not homes:
        return None
    place = Path("/tmp") / f"lms-pg-{uuid.uuid4().hex[:8]}"
    place.mkdir(mode=0o755)
    if os.geteuid() == 0:
        shutil.chown(place, "postgres", "postgres")
    port = _free_port()
    data = place / "data"
    _as_postgres([str(homes[0] / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-N"])
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories={place}"
    ctl = str(homes[0] / "pg_ctl")
    _as_postgres([ctl, "-D", str(data), "-o", options, "-w", "-l", str(place / "log"), "start"])
    return Cluster(place, port, ctl)


def _as_postgres(command: list[str]) -> None:
    root = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*root, *command], check=True, cwd="/tmp", capture_output=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
