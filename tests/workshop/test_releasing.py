"""Without these, a child could be shown what nobody approved, or a planned release could get lost."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from lms.authoring.units import SHARED
from lms.courses import releases
from lms.courses.files import Folder, Parcel
from lms.courses.models import Release
from lms.courses.regrade_words import CannotMarkAgain
from lms.errors import Forbidden, LmsError
from lms.people import roles
from lms.permissions import Role
from lms.workshop import approvals, drafts, publishing, releasing, shelf
from lms.workshop.models import Draft, Publication
from lms.workshop.publishing import Said
from lms.workshop.refusals import Blocked, Decided, NotApproved, SomethingOpen, TooSoon
from tests.conftest import NOW
from tests.courses.samples import FORM_B, HEAD, LESSON, SAMPLE
from tests.factories import Someone
from tests.workshop.drafting import (
    THEN,
    TODAY,
    UNIT,
    approve,
    approved,
    ask,
    author,
    only_the_sample,
    somebody,
    write,
    write_lesson,
    write_number,
    write_plain,
    write_safety,
)

LATER = THEN + timedelta(days=2)


@pytest.fixture
def small(session: Session) -> Session:
    only_the_sample(session)
    return session


def publish(session: Session, person: Someone, draft: Draft) -> Publication:
    return releasing.publish(session, person, draft.id, today=TODAY, now=THEN)


def due(session: Session) -> list[Publication | LmsError]:
    """Publish what is due two days later."""
    return [releasing.publish_due(session, one, LATER) for one in releasing.due(session, LATER)]


def test_what_is_published_is_what_was_approved_byte_for_byte(small: Session):
    writer = author(small)
    draft = write_safety(small, writer)
    reader, focal = approved(small, writer, draft)
    files = drafts.digests(small, draft)

    made = publish(small, writer, draft)

    assert made.files == files
    assert shelf.published(small) == {**shelf.published(small), **files}
    assert releases.current_releases(small)[UNIT] == made.release
    assert (made.origin, made.message, made.published_by) == ("browser", "Said better", writer.id)
    assert focal is not None
    assert (made.reviewed_by, made.cleared_by) == (reader.id, focal.id)
    assert (draft.ended, draft.closed_at) == ("published", THEN)


def test_what_was_published_without_its_files_gets_them_with_the_next_publishing_from_files(small: Session):
    small.query(Publication).delete()
    made = small.query(Release).count()

    publishing.publish(small, Folder(SAMPLE), Said("files"), THEN, today=TODAY)

    assert {one.unit for one in small.query(Publication)} == {SHARED, UNIT}
    assert small.query(Release).count() == made


def test_only_an_approved_draft_is_published(small: Session):
    writer = author(small)
    draft = write_safety(small, writer)
    for step in ("nothing", "asked", "read"):
        if step == "asked":
            asked = ask(small, writer, draft)
        if step == "read":
            approve(small, author(small), asked["content"])
        with pytest.raises(NotApproved):
            publish(small, writer, draft)

    approve(small, somebody(small, Role.SAFEGUARDING), asked["safety"])
    publish(small, writer, draft)
    with pytest.raises(Decided):
        publish(small, writer, draft)


def test_other_words_for_the_history_have_to_be_approved_again(small: Session):
    writer = author(small)
    draft = write_plain(small, writer)
    approved(small, writer, draft)

    approvals.ask(small, writer, draft.id, message="Said better", correction=True, today=TODAY, now=THEN)

    assert not approvals.standing(small, writer, draft.id, TODAY).approved


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.AUTHOR])
def test_nobody_else_publishes(small: Session, role: Role):
    writer = author(small)
    draft = write_plain(small, writer)
    approved(small, writer, draft)

    with pytest.raises(Forbidden):
        publish(small, somebody(small, role), draft)


def test_a_fact_of_all_modules_gets_a_publication_of_its_own_and_of_each_module_that_cites_it(small: Session):
    writer = author(small)
    draft = write_number(small, writer)
    approved(small, writer, draft)

    made = publish(small, writer, draft)

    module = shelf.newest(small, UNIT)
    assert module is not None
    assert (made.unit, made.release) == (SHARED, None)
    assert (module.published_at, module.cleared_by) == (THEN, made.cleared_by)


def test_a_planned_release_comes_at_its_hour_and_not_before(small: Session):
    writer = author(small)
    draft = write_plain(small, writer)
    approved(small, writer, draft)
    with pytest.raises(TooSoon):
        releasing.plan(small, writer, draft.id, NOW, today=TODAY, now=NOW)

    releasing.plan(small, writer, draft.id, THEN + timedelta(days=1), today=TODAY, now=THEN)

    assert releasing.due(small, THEN) == []
    (made,) = due(small)
    assert isinstance(made, Publication)
    assert (made.published_at, made.published_by) == (LATER, writer.id)
    assert releasing.due(small, LATER) == []


def test_a_plan_can_be_withdrawn(small: Session):
    writer = author(small)
    draft = write_plain(small, writer)
    approved(small, writer, draft)
    releasing.plan(small, writer, draft.id, THEN + timedelta(days=1), today=TODAY, now=THEN)

    releasing.withdraw(small, author(small), draft.id)

    assert due(small) == []
    assert approvals.standing(small, writer, draft.id, TODAY).approved


@pytest.mark.parametrize("why", ["edited", "expired", "role ended"])
def test_what_cannot_be_published_at_its_hour_stays_a_draft_and_says_why(small: Session, why: str):
    writer = author(small)
    draft = write_plain(small, writer)
    approved(small, writer, draft)
    hour = LATER if why != "expired" else LATER + timedelta(days=400)
    releasing.plan(small, writer, draft.id, THEN + timedelta(days=1), today=TODAY, now=THEN)
    if why == "edited":
        write(small, writer, HEAD, ("completed_percent: 60", "completed_percent: 65"))
    if why == "role ended":
        roles.end(small, writer.id, by=None, now=THEN)

    (refused,) = [releasing.publish_due(small, one, hour) for one in releasing.due(small, hour)]

    assert isinstance(refused, {"edited": NotApproved, "expired": Blocked, "role ended": Forbidden}[why])
    assert (draft.closed_at, releasing.missed(draft, hour)) == (None, True)
    assert releasing.due(small, hour) == []
    assert small.query(Publication).filter_by(unit=UNIT).count() == 1


def test_an_earlier_publication_comes_back_after_one_other_person_has_confirmed_it(small: Session):
    writer = author(small)
    first = shelf.newest(small, UNIT)
    assert first is not None
    draft = write_lesson(small, writer)
    approved(small, writer, draft)
    publish(small, writer, draft)

    back = releasing.bring_back(small, writer, first.id, message="The old one was better", now=THEN)
    with pytest.raises(SomethingOpen):
        releasing.bring_back(small, writer, first.id, message="", now=THEN)
    with pytest.raises(NotApproved):
        publish(small, writer, back)
    reader, _ = approved(small, writer, back)
    made = releasing.publish(small, writer, back.id, today=TODAY, now=LATER)

    assert (made.files, made.release) == (first.files, first.release)
    assert (made.origin, made.reviewed_by) == ("earlier", reader.id)
    assert releases.current_releases(small)[UNIT] == first.release


def test_what_was_a_correction_remains_one_when_it_comes_back(small: Session):
    writer = author(small)
    files = {name: (SAMPLE / name).read_bytes() for name in Folder(SAMPLE).all_names()}
    corrected = {**files, LESSON: files[LESSON].replace(b"minutes: 10", b"minutes: 11")}
    said = Said("files", correction=True)
    publishing.publish(small, Parcel(corrected), said, NOW + timedelta(minutes=1), today=TODAY)
    second = shelf.newest(small, UNIT)
    assert second is not None
    publishing.publish(small, Folder(SAMPLE), Said("files"), NOW + timedelta(minutes=2), today=TODAY)

    back = releasing.bring_back(small, writer, second.id, message="", now=THEN)
    approved(small, writer, back)
    made = releasing.publish(small, writer, back.id, today=TODAY, now=LATER)

    assert small.get_one(Release, made.release).correction


def test_coming_back_behind_a_corrected_key_is_refused(small: Session):
    writer = author(small)
    first = shelf.newest(small, UNIT)
    assert first is not None
    files = {name: (SAMPLE / name).read_bytes() for name in Folder(SAMPLE).all_names()}
    why = "    why:\n      en: Wrong.\n      km: ខុស។\n"
    correction = f"corrections:\n  - item: hands-b5\n    on: 2026-11-20\n{why}lessons:\n"
    files[HEAD] = files[HEAD].decode().replace("lessons:\n", correction).encode()
    files[FORM_B] = files[FORM_B].replace(b"answer: 1289", b"answer: 1288")
    publishing.publish(small, Parcel(files), Said("files"), NOW + timedelta(minutes=1), today=TODAY)

    back = releasing.bring_back(small, writer, first.id, message="", now=THEN)
    approved(small, writer, back)

    with pytest.raises(CannotMarkAgain):
        releasing.publish(small, writer, back.id, today=TODAY, now=LATER)
