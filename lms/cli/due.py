"""Publishing what was planned when its hour comes; without it a plan would wait until somebody looks."""

from collections.abc import Callable
from threading import Event, Thread

from flask import Flask
from sqlalchemy.orm import Session

from lms import clock, failures
from lms.db import db, will_write
from lms.errors import LmsError
from lms.text import Text
from lms.workshop import releasing

LOOK_EVERY = 30
"""Seconds after which a serving program looks again whether an hour has come."""
_PUBLISHED = Text(en="Published {unit} as planned.", km="បានបោះផ្សាយ {unit} តាមគម្រោង។")
_STAYS = Text(
    en="{unit} was not published and stays a draft: {why}",
    km="{unit} មិនត្រូវបានបោះផ្សាយទេ ហើយនៅជាសេចក្តីព្រាង៖ {why}",
)


def publish_all_due(tell: Callable[[Text], None]) -> bool:
    """Publish every draft whose hour has come, each in its own transaction; whether any stayed a draft."""
    now = clock.now()
    with Session(db.engine) as session:
        waiting = releasing.due(session, now)
    failed = False
    token = will_write.set(True)
    try:
        for draft_id in waiting:
            with Session(db.engine) as session:
                answer = releasing.publish_due(session, draft_id, now)
                unit = releasing.unit_of_draft(session, draft_id)
                session.commit()
            failed = failed or isinstance(answer, LmsError)
            tell(_told(unit, answer))
    finally:
        will_write.reset(token)
    return failed


def _told(unit: str, answer: object) -> Text:
    if not isinstance(answer, LmsError):
        return Text(en=_PUBLISHED.en.format(unit=unit), km=_PUBLISHED.km.format(unit=unit))
    why = answer.message
    return Text(en=_STAYS.en.format(unit=unit, why=why.en), km=_STAYS.km.format(unit=unit, why=why.km))


def publish_in_background(app: Flask) -> Event:
    """Start to publish whatever is due, now and whenever an hour comes; set the event to stop."""
    stop = Event()

    def watch() -> None:
        while not stop.is_set():
            look_once(app)
            stop.wait(LOOK_EVERY)

    Thread(target=watch, name="planned releases", daemon=True).start()
    return stop


def look_once(app: Flask) -> None:
    """Publish what is due; a failure is logged under a number, and tried again at the next look."""
    try:
        with app.app_context():
            publish_all_due(lambda _told: None)
    except Exception as error:
        # A thread that died in silence would leave plans waiting for ever.
        failures.note(error, "planned releases")
