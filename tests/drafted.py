"""A draft that waits to be read, and something that was published, for the access tests."""

import re
from datetime import datetime

from sqlalchemy.orm import Session

from lms import clock
from lms.authoring.units import SHARED
from lms.workshop import drafts, shelf
from lms.workshop.models import Review
from tests.factories import Someone

UNIT = "safe-migration"
HEAD = f"modules/{UNIT}/module.yaml"


def drafted(session: Session, writer: Someone, now: datetime) -> dict[str, str]:
    """Let somebody write in a module and ask for it to be read; return the objects by their name."""
    draft = drafts.open_draft(session, writer, UNIT, now)
    digest = drafts.digests(session, draft)[HEAD]
    text = shelf.contents(session, [digest])[digest].decode()
    # Another number in each world, so that something always differs.
    percent = int(re.search(r"completed_percent: (\d+)", text)[1])  # type: ignore[index]  # it is always said
    changed = text.replace(f"completed_percent: {percent}", f"completed_percent: {50 + (percent + 1) % 20}")
    newest = drafts.edits(session, draft).get(HEAD)
    number = newest.number if newest else None
    drafts.save(session, writer, draft, HEAD, changed.encode(), replaces=number, now=now)
    review = Review(
        id=clock.new_id(),
        draft_id=draft.id,
        kind="content",
        files=drafts.digests(session, draft),
        asked_by=writer.id,
        asked_at=now,
    )
    session.add(review)
    session.flush()
    publication = shelf.newest(session, SHARED)
    assert publication is not None
    return {"draft": draft.id, "review": review.id, "publication": publication.id}
