"""Without this, a whole new module could reach children after one reading."""

import pytest
from sqlalchemy.orm import Session

from lms.authoring.units import unit_of
from lms.workshop import approvals, drafts, shelf
from tests.conftest import NOW
from tests.workshop.drafting import TODAY, UNIT, author, only_the_sample

# What is decided here does not depend on the kind of database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_a_module_that_nobody_has_seen_yet_needs_the_focal_point_whatever_is_in_it(session: Session):
    only_the_sample(session)
    writer = author(session)
    draft = drafts.open_draft(session, writer, "clean-feet", NOW)
    for name, digest in shelf.published(session).items():
        if unit_of(name) == UNIT:
            text = shelf.contents(session, [digest])[digest].replace(b"clean-hands", b"clean-feet")
            own = name.replace(UNIT, "clean-feet")
            drafts.save(session, writer, draft, own, text, replaces=None, now=NOW)

    found = approvals.standing(session, writer, draft.id, TODAY)

    assert (found.is_new, found.needs_safety) == (True, True)
