"""Requests per second and waiting times of ours and of bare Flask, as a table and as JSON."""

import argparse
import json
import sqlite3
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from bench import report, servers
from bench.load import Run, load
from bench.people import World, make_world
from bench.targets import Installation, Target, bare_targets, our_targets
from lms.config import Settings

QUIET = 0.25
"""Cores that others may use during a run that counts at once."""
MOST_ANSWERS_A_SECOND = 2500


def main() -> None:
    """Measure everything once per round, round after round, and print the medians."""
    options = _options()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=options.folder)))
        targets = _start(stack, folder, options.crowds, options.threads)
        wanted = [
            one for one in targets if not options.only or any(word in one.name for word in options.only)
        ]
        found: dict[str, list[Run]] = {one.name: [] for one in wanted}
        for number in range(options.rounds):
            for target in wanted:
                _say(f"round {number + 1} of {options.rounds}: {target.name}")
                found[target.name].append(
                    _measured(target, options.seconds, options.warm_up, options.tries, folder)
                )
    print(report.table(wanted, found))
    if options.json:
        plain = {name: [asdict(run) for run in runs] for name, runs in found.items()}
        Path(options.json).write_text(json.dumps(plain, indent=1))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--seconds", type=int, default=4, help="length of one run")
    parser.add_argument("--warm-up", type=int, default=1, help="seconds sent before each run")
    parser.add_argument("--tries", type=int, default=4, help="how often a disturbed run is repeated")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured")
    parser.add_argument("--crowds", type=int, default=100, help="copies of the cohort in the large database")
    parser.add_argument("--threads", type=int, default=Settings.threads, help="threads of every server")
    parser.add_argument("--only", action="append", help="measure only lines with this in their names")
    parser.add_argument("--json", help="file for the single runs")
    parser.add_argument(
        "--folder", help="folder on the disk to measure; the system's temporary one by default"
    )
    return parser.parse_args()


def _start(stack: ExitStack, folder: Path, crowds: int, threads: int) -> list[Target]:
    targets = []
    for name, copies in (("1x", 0), (f"{crowds}x", crowds)):
        data = folder / name
        data.mkdir()
        _say(f"filling a database, {name}")
        world: World = make_world(data, crowds=copies)
        server = stack.enter_context(servers.ours(data, LMS_THREADS=str(threads)))
        targets += our_targets(Installation(server, data, world), name)
    return bare_targets(stack.enter_context(servers.bare(folder, threads))) + targets


def _measured(target: Target, seconds: int, warm_up: int, tries: int, folder: Path) -> Run:
    """Return the first run that others did not disturb, or else the least disturbed."""
    _run(target, warm_up, folder)
    best: Run | None = None
    for _ in range(tries):
        run = _run(target, seconds, folder)
        best = run if best is None or run.others < best.others else best
        if best.others <= QUIET:
            break
        time.sleep(1)
    assert best is not None
    return best


def _run(target: Target, seconds: int, folder: Path) -> Run:
    """Load a target once, after a look whether it answers as it should, and count what was stored."""
    requests = target.requests(MOST_ANSWERS_A_SECOND * seconds)
    if requests[0].body is None:
        status, _ = servers.fetch(target.port, requests[0].path, requests[0].cookie)
        if status != 200:
            raise RuntimeError(f"{target.name} answers {status}")
    before = _stored(target)
    run = load(
        target.port,
        requests,
        server=target.server,
        connections=target.connections,
        seconds=seconds,
        folder=folder,
    )
    target.sent(run.answered + target.connections)
    if target.stores and _stored(target) - before < run.answered:
        raise RuntimeError(f"{target.name}: {run.answered} acknowledged, {_stored(target) - before} stored")
    return run


def _stored(target: Target) -> int:
    if target.stores is None:
        return 0
    connection = sqlite3.connect(target.stores)
    try:
        return int(connection.execute("SELECT count(*) FROM mark").fetchone()[0])
    finally:
        connection.close()


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
