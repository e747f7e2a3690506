"""What was worked out before, by all it depends on: a save looks anew only at what has changed."""

import hashlib
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")

MOST = 4096


class Cache:
    """Values by keys that name all they depend on, such as the digest of a file's bytes.

    Safe to share between threads. What it returns is shared too: nobody may change it. Of more than `most`
    values, the one that was not asked for the longest is forgotten.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._values: dict[Hashable, Any] = {}
        self._lock = Lock()

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the value of this key; `make` it when it is not known."""
        with self._lock:
            if key in self._values:
                value: T = self._values.pop(key)
                self._values[key] = value
                return value
        made = make()
        with self._lock:
            self._values[key] = made
            while len(self._values) > self._most:
                del self._values[next(iter(self._values))]
        return made


def digest(data: bytes) -> bytes:
    """Return what stands for these bytes in a key."""
    return hashlib.sha256(data).digest()
