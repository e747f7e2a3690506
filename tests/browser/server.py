"""The program on a loopback port, as `lms serve` runs it, on a database the tests can write to."""

import shutil
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session
from waitress import create_server, wasyncore

from lms import clock, create_app
from lms.db import db, will_write
from lms.people.models import SignIn
from tests.conftest import browser, settings_for
from tests.factories import Someone


class Journal:
    """How often each address was answered."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._news = threading.Condition()

    def kept_for(self, wsgi: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
        """Return the program with every answer noted once it is ready."""

        def noting(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            answer = wsgi(environ, start)
            with self._news:
                self._counts[environ["PATH_INFO"]] += 1
                self._news.notify_all()
            return answer

        return noting

    def count(self, path: str) -> int:
        """Return how often the address was answered."""
        with self._news:
            return self._counts[path]

    @contextmanager
    def expects(self, path: str) -> Iterator[None]:
        """Wait at the end until the address was answered once more than at the beginning."""
        before = self.count(path)
        yield
        with self._news:
            assert self._news.wait_for(lambda: self._counts[path] > before, timeout=10), (
                f"nobody asked {path}"
            )


@dataclass(frozen=True)
class Served:
    """A running program; `address` has no slash at its end."""

    address: str
    app: Flask
    journal: Journal = field(default_factory=Journal)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Open a session that is committed at the end."""
        with self.app.app_context():
            engine = db.engine
        token = will_write.set(True)
        try:
            with Session(engine) as session:
                yield session
                session.commit()
        finally:
            will_write.reset(token)

    def cookie_of(self, person: Someone) -> str:
        """Return the value of the session cookie of somebody who has just signed in."""
        stay = SignIn(id=clock.new_id(), account_id=person.id, began_at=clock.now())
        with self.session() as session:
            session.add(stay)
            session.flush()
            known = stay.id
        client = browser(self.app)
        with client.session_transaction() as cookie:
            cookie["_user_id"] = known
            cookie["seen"] = int(clock.now().timestamp())
        found = client.get_cookie("s")
        assert found is not None
        return found.value


@contextmanager
def serve(folder: Path, template: Path | None = None) -> Iterator[Served]:
    """Serve the program with its data in `folder`, on a copy of the database `template` if there is one."""
    if template is not None:
        shutil.copy(template, folder / "lms.sqlite")
    listening = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    own = settings_for(folder, f"sqlite:///{folder / 'lms.sqlite'}")
    app = create_app(replace(own, public_address=address))
    running = Served(address, app)
    watched: dict[int, object] = {}
    server = create_server(
        running.journal.kept_for(app), map=watched, sockets=[listening], threads=4, ident=None
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        # The loop ends when it has nothing left to watch; only its own thread may take things away.
        server.trigger.pull_trigger(lambda: wasyncore.close_all(watched))
        thread.join(timeout=10)
        server.task_dispatcher.shutdown()
        with app.app_context():
            db.engine.dispose()
