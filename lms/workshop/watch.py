"""Sees within a moment that a file below a folder was saved; without it an author would press reload."""

import os
import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from lms.courses.files import Folder

INTERVAL = 0.05
"""Seconds between two looks."""

_MOST_KEPT = 8
_MOST_NEAR = 8
_OTHERS = 40

_SHARED = ""
_Seen = dict[str, tuple[int, int]]
"""When each file was changed, in nanoseconds, and its size in bytes."""


class Watch:
    """Counts the saves below a folder; every one that is seen makes `version` higher.

    The modules that somebody previews, and what all share, are looked at every 50 ms; of the others some
    each time, in turn, because there may be a thousand.
    """

    def __init__(self, folder: Path, others: int = _OTHERS) -> None:
        self.version = 0
        self._folder = folder
        self._others = others
        self._near: deque[str] = deque(maxlen=_MOST_NEAR)
        self._turn: deque[str] = deque()
        self._seen = _look_everywhere(folder)
        self._news = threading.Condition()
        self._done = threading.Event()

    def start(self) -> None:
        """Begin to look, in the background."""
        threading.Thread(target=self._run, name="watch", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._done.set()

    def look_at(self, home: str) -> None:
        """Remember that somebody looks at the module in this folder."""
        if home not in self._near:
            self._near.append(home)

    def look(self) -> None:
        """Look once, and tell whoever waits when anything has changed."""
        wanted = {*self._near, *self._next_others()}
        found = {home: _look(f"{self._folder}/modules/{home}") for home in wanted}
        seen = {**self._seen, **found, _SHARED: _look_at_shared(self._folder)}
        for home in wanted:
            if not found[home]:
                del seen[home]
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
        while not self._done.wait(INTERVAL):
            self.look()

    def _next_others(self) -> list[str]:
        if not self._turn:
            # Those that were seen are asked for once more, because they may be gone.
            self._turn.extend({*_homes(self._folder), *self._seen} - {_SHARED})
        return [self._turn.popleft() for _ in range(min(self._others, len(self._turn)))]


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


def _look_everywhere(folder: Path) -> dict[str, _Seen]:
    seen = {home: _look(f"{folder}/modules/{home}") for home in _homes(folder)}
    return {**_with_files(seen), _SHARED: _look_at_shared(folder)}


def _homes(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in os.scandir(folder / "modules") if entry.is_dir()]
    except OSError:
        return []


def _with_files(seen: dict[str, _Seen]) -> dict[str, _Seen]:
    return {home: files for home, files in seen.items() if files}


def _look_at_shared(folder: Path) -> _Seen:
    return _look(str(folder), without=f"{folder}/modules")


def _look(folder: str, without: str = "") -> _Seen:
    return dict(_files(folder, without))


def _files(folder: str, without: str = "") -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        try:
            if entry.is_dir(follow_symlinks=False):
                if entry.path != without:
                    yield from _files(entry.path)
            elif not entry.name.startswith("."):
                found = entry.stat()
                yield entry.path, (found.st_mtime_ns, found.st_size)
        except OSError:
            continue
