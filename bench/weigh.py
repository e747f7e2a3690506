"""Statements for each page, time to the first answer, memory, installed size: ours and bare Flask."""

import re
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from bench import servers
from bench.cookies import cookie_of
from bench.people import World, make_world
from bench.report import spread
from bench.servers import PROJECT, Server, environ
from lms import create_app
from lms.config import Settings, read_settings
from lms.db import db

STARTS = 5
IDLE = 5
NAME = re.compile(r"^([A-Za-z0-9_.-]+)==", re.MULTILINE)


def main() -> None:
    """Print everything that is not a matter of load."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = folder / "ours"
        data.mkdir()
        world = make_world(data, crowds=0)
        _count(data, world)
        _say("ours", [_start(servers.ours(data)) for _ in range(STARTS)])
        _say("bare Flask", [_start(servers.bare(folder, Settings.threads)) for _ in range(STARTS)])
    _size()


def _say(what: str, starts: Sequence[tuple[float, float]]) -> None:
    started, memory = zip(*starts, strict=True)
    print(f"{what}: first answer after {spread(started, 2)} s; {spread(memory)} MB when idle (PSS)")


def _count(data: Path, world: World) -> None:
    """Print how many statements a page takes once it has been seen, and how many of them write."""
    app = create_app(read_settings(environ(data)))
    (digest, lesson, screen), sitting = world.screens[0], world.sittings[0]
    body = {key: list(values) for key, values in sitting.bodies[0].items()}
    learner, trainer = cookie_of(world.learners[0], data), cookie_of(world.trainer, data)
    sitter = cookie_of(sitting.person, data)
    pages = (
        ("lesson", f"/km/m/{digest}/{lesson}/{screen}", learner, None),
        ("lesson, cookie to renew", f"/km/m/{digest}/{lesson}/{screen}", _old(world, data), None),
        ("learner's home", "/km/learn", learner, None),
        ("question", f"/km/a/{sitting.attempt}/1", sitter, None),
        ("answer", f"/km/a/{sitting.attempt}/1", sitter, body),
        ("cohort of 30", f"/km/cohorts/{world.cohort}", trainer, None),
    )
    for name, path, cookie, form in pages:
        _ask(app, path, cookie, form)
        seen = _statements(app, path, cookie, form)
        writes = [one for one in seen if not one.startswith(("SELECT", "WITH"))]
        print(f"{name}: {len(seen)} statements, {len(writes)} of them write")


def _old(world: World, data: Path) -> str:
    return cookie_of(world.learners[0], data, seconds_old=120)


def _statements(app: Flask, path: str, cookie: str, form: dict[str, list[str]] | None) -> list[str]:
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")):
            seen.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    _ask(app, path, cookie, form)
    event.remove(engine, "before_cursor_execute", note)
    return seen


def _ask(app: Flask, path: str, cookie: str, form: dict[str, list[str]] | None) -> None:
    browser: FlaskClient = app.test_client(use_cookies=False)
    headers = {"Cookie": cookie, "Origin": "http://localhost"}
    answer = browser.post(path, data=form, headers=headers) if form else browser.get(path, headers=headers)
    if answer.status_code not in {200, 303}:
        raise RuntimeError(f"{path} answers {answer.status}")


def _start(serving: AbstractContextManager[Server]) -> tuple[float, float]:
    """Return the seconds to the first answer, and the megabytes held some seconds later."""
    with serving as server:
        time.sleep(IDLE)
        rollup = Path(f"/proc/{server.process}/smaps_rollup").read_text()
        found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
        return server.started, int(found.group(1)) / 1024 if found else 0.0


def _size() -> None:
    """Print what the locked runtime distributions and the program itself take on the disk."""
    names = sorted(set(NAME.findall((PROJECT / "requirements.txt").read_text())))
    sizes = {name: _bytes(name) for name in names}
    own = [path for part in ("lms", "content") for path in (PROJECT / part).rglob("*") if path.is_file()]
    ours = sum(path.stat().st_size for path in own if "__pycache__" not in path.parts)
    largest = sorted(sizes, key=lambda name: -sizes[name])[:5]
    print(f"{len(sizes)} runtime distributions, {_megabytes(sizes.values())}; ours {_megabytes([ours])}")
    print("largest: " + ", ".join(f"{name} {_megabytes([sizes[name]])}" for name in largest))


def _bytes(name: str) -> int:
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return 0
    paths = [Path(str(file.locate())) for file in files]
    return sum(path.stat().st_size for path in paths if path.exists())


def _megabytes(sizes: Iterable[int]) -> str:
    return f"{sum(sizes) / 1e6:.0f} MB"


if __name__ == "__main__":
    main()
