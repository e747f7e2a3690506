"""Starting and stopping the servers that are measured; all listen on 127.0.0.1 only."""

import http.client
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from os import environ as _environ  # noqa: TID251 - the measurement stands outside the program
from pathlib import Path
from socket import socket

from lms.config import Settings

PROJECT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; `started` is the time from starting it to its first answer, in seconds."""

    port: int
    process: int
    started: float


@contextmanager
def ours(folder: Path, **more: str) -> Iterator[Server]:
    """Run `lms serve` on the data in a folder."""
    # The program of this checkout, whatever may be installed elsewhere.
    command = [sys.executable, "-c", "from lms.cli import main; main()", "serve"]
    with _serving(command, "/km/in", environ(folder, **more), folder) as server:
        yield server


@contextmanager
def bare(folder: Path, threads: int) -> Iterator[Server]:
    """Run bare Flask with a database in a folder."""
    port = _free_port()
    command = [
        sys.executable,
        "-m",
        "bench.bare",
        str(folder),
        *map(str, (port, threads, Settings.connections)),
    ]
    with _serving(command, "/hello", {**_environ, "PORT": str(port)}, folder) as server:
        yield server


def environ(folder: Path, **more: str) -> dict[str, str]:
    """Return the environment of the program with its data in a folder."""
    kept = {name: value for name, value in _environ.items() if not name.startswith(("LMS_", "DATABASE_"))}
    own = {"LMS_DATA": str(folder), "PORT": str(_free_port())}
    return {**kept, **own, **more}


@contextmanager
def _serving(
    command: Sequence[str], first: str, environment: dict[str, str], folder: Path
) -> Iterator[Server]:
    port, log = int(environment["PORT"]), (folder / "server.log").open("w")
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=log, stderr=log)
    try:
        while not _answers(port, first):
            if process.poll() is not None or time.monotonic() - start > 60:
                raise RuntimeError(f"{command} does not answer")
            time.sleep(0.005)
        yield Server(port, process.pid, time.monotonic() - start)
    finally:
        process.terminate()
        process.wait()
        log.close()


def _answers(port: int, path: str) -> bool:
    try:
        return fetch(port, path)[0] == 200
    except OSError:
        return False


def fetch(port: int, path: str, cookie: str = "") -> tuple[int, bytes]:
    """Return status and body of one GET."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def _free_port() -> int:
    with socket() as own:
        own.bind(("127.0.0.1", 0))
        return int(own.getsockname()[1])
