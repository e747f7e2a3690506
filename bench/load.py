"""One run of wrk, and how much of the machine others used meanwhile."""

import json
import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).parent / "requests.lua"
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent: a path, whose cookie, and a body for a POST."""

    path: str
    cookie: str = ""
    body: str | None = None

    def line(self) -> str:
        """Return the line that requests.lua reads."""
        return f"{'GET' if self.body is None else 'POST'}\t{self.path}\t{self.cookie}\t{self.body or ''}\n"


@dataclass(frozen=True, slots=True)
class Run:
    """What one run showed: times in milliseconds, `others` in cores used by neither server nor wrk."""

    rate: float
    p50: float
    p95: float
    longest: float
    answered: int
    body_and_head: float
    others: float


class LoadError(RuntimeError):
    """A run that does not count: answers that were errors, or requests that ran out."""


def load(
    port: int, requests: Sequence[Request], *, server: int, connections: int, seconds: int, folder: Path
) -> Run:
    """Send the requests over `connections` kept-alive connections to 127.0.0.1 for some seconds."""
    file = folder / "requests.txt"
    file.write_text("".join(one.line() for one in requests))
    own = f"http://127.0.0.1:{port}"
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", str(SCRIPT)]
    busy, used, start = _busy(), _used(server), time.monotonic()
    children = _children()
    done = subprocess.run([*command, own, "--", str(file), own], capture_output=True, text=True, check=True)
    spent = time.monotonic() - start
    ours = _used(server) - used + _children() - children
    found = json.loads(done.stdout.strip().splitlines()[-1])
    if found["bad"] or found["broken"] or found["ran_out"]:
        raise LoadError(f"{requests[0].path}: {found}")
    return Run(
        rate=found["answered"] / found["seconds"],
        p50=found["p50"],
        p95=found["p95"],
        longest=found["longest"],
        answered=found["answered"],
        body_and_head=found["bytes"] / max(found["answered"], 1),
        others=max(0.0, (_busy() - busy - ours) / spent),
    )


def _busy() -> float:
    """Return the seconds all cores have worked since the machine was started."""
    user, nice, system, _idle, _wait, irq, soft, *_ = (
        Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    )
    return sum(int(one) for one in (user, nice, system, irq, soft)) / _TICKS


def _used(process: int) -> float:
    """Return the seconds of processor a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system
