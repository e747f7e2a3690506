"""Marking again in the background: without it a correction would wait until somebody types a command."""

from collections.abc import Callable
from threading import Event, Thread

from flask import Flask
from sqlalchemy.orm import Session

from lms import clock, failures
from lms.courses import regrade
from lms.courses.regrade import Step
from lms.db import db, will_write

LOOK_EVERY = 30
"""Seconds after which a serving program looks again whether a correction waits."""
LET_OTHERS_IN = 0.02
"""Seconds between two batches, in which whoever waits to write can do so."""


def mark_all(tell: Callable[[Step], None], stop: Event | None = None) -> None:
    """Mark again everything that waits, each batch in a transaction of its own, until told to stop."""
    pause = stop or Event()
    with Session(db.engine) as session:
        if not regrade.waits(session):
            return
    token = will_write.set(True)
    try:
        while not pause.is_set():
            with Session(db.engine) as session:
                step = regrade.work(session, clock.now())
                session.commit()
            if step is None:
                return
            tell(step)
            pause.wait(LET_OTHERS_IN)
    finally:
        will_write.reset(token)


def mark_in_background(app: Flask) -> Event:
    """Start to mark again whatever waits, now and whenever a correction comes; set the event to stop."""
    stop = Event()

    def watch() -> None:
        while not stop.is_set():
            look_once(app, stop)
            stop.wait(LOOK_EVERY)

    Thread(target=watch, name="corrections", daemon=True).start()
    return stop


def look_once(app: Flask, stop: Event) -> None:
    """Mark again what waits; a failure is logged under a number, and tried again at the next look."""
    try:
        with app.app_context():
            mark_all(lambda _step: None, stop)
    except Exception as error:
        # A thread that died in silence would leave marks wrong for ever.
        failures.note(error, "marking again")
