"""Sees within a moment that a file below a folder was saved; without it an author would press reload."""

import os
import threading
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from lms.courses.files import Folder

INTERVAL = 0.05
"""Seconds between two looks."""

_MOST_KEPT = 8
_Seen = frozenset[tuple[str, int, int]]


class Watch:
    """Counts the saves below a folder; every one that is seen makes `version` higher."""

    def __init__(self, folder: Path) -> None:
        self.version = 0
        self._folder = folder
        self._seen = self._look()
        self._news = threading.Condition()
        self._done = threading.Event()

    def start(self) -> None:
        """Begin to look, in the background."""
        threading.Thread(target=self._run, name="watch", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._done.set()

    def look_once(self) -> None:
        """Look whether anything has changed, and tell whoever waits."""
        seen = self._look()
        if seen != self._seen:
            self._seen = seen
            with self._news:
                self.version += 1
                self._news.notify_all()

    def wait(self, since: int, timeout: float) -> int:
        """Return the version, as soon as it is another one than `since` or the seconds are over."""
        with self._news:
            self._news.wait_for(lambda: self.version != since, timeout=timeout)
            return self.version

    def _run(self) -> None:
        pause = INTERVAL
        while not self._done.wait(pause):
            began = time.monotonic()
            self.look_once()
            # A very large folder is looked at less often, so that looking leaves the machine to others.
            pause = max(INTERVAL, 4 * (time.monotonic() - began))

    def _look(self) -> _Seen:
        return frozenset(_files(self._folder))


class Remembered(Folder):
    """A folder that remembers the last things its files said, as far as anybody has read them."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._said: dict[str, deque[bytes]] = {}

    def read(self, name: str) -> bytes:
        """Return what is in a file."""
        data = super().read(name)
        said = self._said.setdefault(name, deque(maxlen=_MOST_KEPT))
        if not said or said[0] != data:
            said.appendleft(data)
        return data

    def earlier(self, name: str) -> Iterator[bytes]:
        """Yield what a file said before, the newest first."""
        yield from tuple(self._said.get(name, ()))


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path))
            elif not entry.name.startswith("."):
                found = entry.stat()
                yield entry.path, found.st_mtime_ns, found.st_size
        except OSError:
            continue
