"""Many modules checked by two processes at once, where the system can split one without starting it anew."""

import gc
import multiprocessing
import os
from datetime import date

from lms.courses.files import Files, Some
from lms.workshop.checked import Checked, check_files, joined

FEW = 40
"""With no more modules than this, a second process costs more than it saves."""


def check_at_once(files: Files, today: date) -> Checked:
    """Return what check_files does, sooner."""
    homes = files.folders("modules")
    # Nothing that a check makes is thrown away before it ends, so looking for waste is a waste.
    gc.disable()
    try:
        can_split = "fork" in multiprocessing.get_all_start_methods() and (os.cpu_count() or 1) > 1
        return _by_two(files, today, homes) if can_split and len(homes) > FEW else check_files(files, today)
    finally:
        gc.enable()


def _by_two(files: Files, today: date, homes: list[str]) -> Checked:
    ours, theirs = homes[::2], homes[1::2]
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    other = context.Process(target=lambda: sending.send(check_files(Some(files, set(theirs)), today)))
    other.start()
    sending.close()
    mine = check_files(Some(files, set(ours)), today)
    try:
        found: Checked = receiving.recv()
    except EOFError:
        # The other process was ended from outside; its part is done here.
        found = check_files(Some(files, set(theirs)), today)
    other.join()
    return joined(mine, found)
