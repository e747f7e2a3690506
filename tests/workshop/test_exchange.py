"""Without these, what another office receives could differ from what was published, or come in unseen."""

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from lms.authoring.package import unpack
from lms.authoring.units import SHARED
from lms.courses.models import Release
from lms.errors import Forbidden, NotFound
from lms.permissions import Role
from lms.workshop import drafts, exchange, releasing, shelf
from lms.workshop.models import Draft, Publication
from tests.conftest import NOW
from tests.courses.samples import SAMPLE
from tests.workshop.drafting import (
    THEN,
    TODAY,
    UNIT,
    approved,
    author,
    only_the_sample,
    somebody,
    write_lesson,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def small(session: Session) -> Session:
    only_the_sample(session)
    return session


def empty(session: Session) -> None:
    """Let the office be one that has published nothing yet."""
    session.execute(delete(Publication))
    session.execute(delete(Release))


def test_an_export_is_what_was_published_byte_for_byte(small: Session):
    found = unpack(exchange.make_package(small, author(small)))

    assert found.files == {name: (SAMPLE / name).read_bytes() for name in found.files}
    assert found.files.keys() == shelf.published(small).keys()
    assert {one.id for one in found.manifest.facts} == {"water-and-soap", "health-line"}
    assert [one.id for one in found.manifest.misconceptions] == ["MC99"]
    assert {one.unit: one.release for one in found.manifest.units} == {
        SHARED: None,
        UNIT: shelf.newest(small, UNIT).release,  # type: ignore[union-attr]
    }


def test_one_module_is_exported_alone_and_an_unknown_one_is_not_there(small: Session):
    found = unpack(exchange.make_package(small, author(small), UNIT))

    assert {name.split("/")[1] for name in found.files} == {UNIT}
    with pytest.raises(NotFound):
        exchange.make_package(small, author(small), "unknown")


def test_what_came_in_is_a_draft_that_somebody_else_has_to_read(small: Session):
    sent = unpack(exchange.make_package(small, author(small)))
    empty(small)
    taker = author(small)

    report = exchange.look_through(small, taker, sent)
    made = exchange.take_in(small, taker, sent, NOW)

    assert {one.unit: one.state for one in report} == {SHARED: "new", UNIT: "new"}
    assert {(one.unit, one.origin) for one in made} == {(SHARED, "package"), (UNIT, "package")}
    assert shelf.published(small) == {}
    for draft in sorted(made, key=lambda one: one.unit):
        digests = drafts.digests(small, draft)
        assert shelf.parcel(small, digests).entries == {name: sent.files[name] for name in digests}
        approved(small, taker, draft)
        made_public = releasing.publish(small, taker, draft.id, today=TODAY, now=THEN)
        assert made_public.origin == "package"
    assert unpack(exchange.make_package(small, taker)).files == sent.files


def test_what_is_the_same_changed_or_open_is_told_and_nothing_open_is_covered(small: Session):
    first = unpack(exchange.make_package(small, author(small)))
    writer = author(small)
    draft = write_lesson(small, writer)
    approved(small, writer, draft)
    releasing.publish(small, writer, draft.id, today=TODAY, now=THEN)

    report = {one.unit: one for one in exchange.look_through(small, writer, first)}
    assert (report[SHARED].state, report[UNIT].state) == ("same", "changed")
    assert [one.say("en") for one in report[UNIT].changes] == [
        "Lesson “When do I wash my hands?”: the minutes of the activity is now 10 (it was 15)"
    ]

    open_one = drafts.open_draft(small, writer, UNIT, NOW)
    assert {one.unit: one.state for one in exchange.look_through(small, writer, first)}[UNIT] == "conflict"
    assert exchange.take_in(small, writer, first, NOW) == []
    assert small.query(Draft).filter(Draft.closed_at.is_(None)).one().id == open_one.id


def test_facts_that_nobody_here_has_are_named(small: Session):
    sent = unpack(exchange.make_package(small, author(small), UNIT))
    empty(small)

    (report,) = exchange.look_through(small, author(small), sent)

    assert {one.id for one in report.missing_facts} == {"water-and-soap", "health-line"}
    assert [one.km for one in report.missing_misconceptions] == ["ដៃដែលមើលទៅស្អាត គឺស្អាត។"]


def test_only_authors_take_packages_in(small: Session):
    sent = unpack(exchange.make_package(small, author(small)))
    for role in Role:
        if role is not Role.AUTHOR:
            with pytest.raises(Forbidden):
                exchange.take_in(small, somebody(small, role), sent, NOW)
