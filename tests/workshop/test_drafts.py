"""Without these, what somebody wrote could be lost, or written over by somebody else."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from lms.authoring.units import SHARED
from lms.courses.files import Folder
from lms.errors import Forbidden
from lms.permissions import Role
from lms.workshop import drafts, publishing, shelf
from lms.workshop.drafts import EditedMeanwhile, WrongName
from lms.workshop.publishing import Said
from tests.conftest import NOW
from tests.courses.samples import HEAD, LESSON, SAMPLE
from tests.factories import make_adult

UNIT = "clean-hands"
HOUR = timedelta(hours=1)


@pytest.fixture
def shelved(session: Session) -> Session:
    publishing.publish(session, Folder(SAMPLE), Said("files"), NOW + HOUR, today=NOW.date())
    return session


def test_every_file_is_published_as_it_was_written(shelved: Session):
    kept = shelf.parcel(shelved, shelf.published(shelved)).entries

    written = {name: (SAMPLE / name).read_bytes() for name in Folder(SAMPLE).all_names()}
    assert written.items() <= kept.items()


def test_publishing_the_same_files_again_makes_no_second_publication(shelved: Session):
    added = publishing.publish(shelved, Folder(SAMPLE), Said("files"), NOW + 2 * HOUR, today=NOW.date())

    assert (added, len(shelf.history(shelved, UNIT)), len(shelf.history(shelved, SHARED))) == ([], 1, 2)


def test_two_who_write_in_a_module_write_in_one_draft(shelved: Session):
    one, other = make_adult(shelved, Role.AUTHOR), make_adult(shelved, Role.AUTHOR)

    mine, theirs = (drafts.open_draft(shelved, who, UNIT, NOW) for who in (one, other))

    assert mine.id == theirs.id


def test_what_was_saved_stands_in_the_draft_and_not_in_what_is_published(shelved: Session):
    author = make_adult(shelved, Role.AUTHOR)
    draft = drafts.open_draft(shelved, author, UNIT, NOW)

    drafts.save(shelved, author, draft, LESSON, b"id: x\n", replaces=None, now=NOW)

    whole = drafts.whole(shelved, draft)
    assert whole.read(LESSON) == b"id: x\n"
    assert whole.read(HEAD) == (SAMPLE / HEAD).read_bytes()
    assert shelf.published(shelved)[LESSON] != drafts.digests(shelved, draft)[LESSON]


def test_a_file_saved_by_somebody_else_meanwhile_is_not_written_over(shelved: Session):
    one, other = make_adult(shelved, Role.AUTHOR), make_adult(shelved, Role.AUTHOR)
    draft = drafts.open_draft(shelved, one, UNIT, NOW)
    first = drafts.save(shelved, one, draft, LESSON, b"id: one\n", replaces=None, now=NOW)

    with pytest.raises(EditedMeanwhile) as refused:
        drafts.save(shelved, other, draft, LESSON, b"id: other\n", replaces=None, now=NOW)
    later = drafts.save(shelved, other, draft, LESSON, b"id: both\n", replaces=first.number, now=NOW)

    assert refused.value.newer.number == first.number
    assert drafts.edits(shelved, draft)[LESSON].number == later.number == 2


def test_saving_the_same_text_twice_is_one_saving(shelved: Session):
    author = make_adult(shelved, Role.AUTHOR)
    draft = drafts.open_draft(shelved, author, UNIT, NOW)

    numbers = [
        drafts.save(shelved, author, draft, LESSON, b"id: x\n", replaces=None, now=NOW).number
        for _ in range(2)
    ]

    assert numbers == [1, 1]


@pytest.mark.parametrize(
    "name",
    [
        "../x.yaml",
        f"modules/{UNIT}/../x.yaml",
        "modules/other/module.yaml",
        "facts.yaml",
        f"modules/{UNIT}/a.py",
        "/etc/passwd",
    ],
)
def test_a_draft_takes_no_file_that_its_module_cannot_have(shelved: Session, name: str):
    author = make_adult(shelved, Role.AUTHOR)
    draft = drafts.open_draft(shelved, author, UNIT, NOW)

    with pytest.raises(WrongName):
        drafts.save(shelved, author, draft, name, b"", replaces=None, now=NOW)


@pytest.mark.parametrize("role", [Role.TRAINER, Role.MANAGER, Role.SAFEGUARDING, Role.ADMIN])
def test_only_curriculum_staff_begin_a_draft(shelved: Session, role: Role):
    with pytest.raises(Forbidden):
        drafts.open_draft(shelved, make_adult(shelved, role), UNIT, NOW)
