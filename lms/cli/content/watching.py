"""Waiting for somebody to save: a look at the times of the files, many times a second, on any system."""

import os
import time
from collections.abc import Callable
from pathlib import Path

PAUSE = 0.05
"""Seconds between two looks; a save is answered after this and the time the answer takes."""

Stamp = dict[str, tuple[int, int]]


def stamp(folder: Path) -> Stamp:
    """Return time and size of every file below a folder, by its way."""
    found: Stamp = {}
    for home, _, names in os.walk(folder):
        for name in names:
            try:
                status = os.stat(f"{home}/{name}")
            except OSError:
                # An editor that saves by renaming takes a file away for a moment.
                continue
            found[f"{home}/{name}"] = (status.st_mtime_ns, status.st_size)
    return found


def watch(folder: Path, answer: Callable[[], None], *, pause: float = PAUSE) -> None:
    """Call `answer` now and after every change below a folder, until somebody presses Ctrl-C."""
    try:
        seen: Stamp | None = None
        while True:
            now = stamp(folder)
            if now != seen:
                seen = now
                answer()
            time.sleep(pause)
    except KeyboardInterrupt:
        return
