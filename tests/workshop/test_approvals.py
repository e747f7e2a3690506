"""Without these, one person could write, approve and publish what a child reads."""

from collections.abc import Callable
from itertools import product

import pytest
from sqlalchemy.orm import Session

from lms.errors import Forbidden, NotFound
from lms.people.models import Merge
from lms.permissions import Role
from lms.workshop import approvals, drafts, shelf
from lms.workshop.models import Draft, Review
from lms.workshop.refusals import (
    Blocked,
    BothReviews,
    Decided,
    EditedSince,
    NothingToRead,
    NotOnTheShelf,
    OwnWork,
    Unsaid,
)
from tests.conftest import NOW
from tests.courses.samples import HEAD
from tests.factories import Someone
from tests.workshop.drafting import (
    THEN,
    TODAY,
    UNIT,
    approve,
    approved,
    ask,
    author,
    focal_point,
    only_the_sample,
    somebody,
    write,
    write_number,
    write_plain,
    write_safety,
)

# What is decided here does not depend on the kind of database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def small(session: Session) -> Session:
    only_the_sample(session)
    return session


def merge(session: Session, kept: Someone, gone: Someone) -> None:
    """Say that two accounts are one person's."""
    session.add(
        Merge(id=gone.id, kept_id=kept.id, gone_id=gone.id, moved={}, merged_by=kept.id, merged_at=NOW)
    )
    session.flush()


def test_only_the_right_role_decides_each_kind(small: Session):
    asked = ask(small, writer := author(small), write_safety(small, writer))
    right = {"content": Role.AUTHOR, "safety": Role.SAFEGUARDING}
    others = [(kind, role) for kind in right for role in Role if role is not right[kind]]

    for kind, role in others:
        with pytest.raises(Forbidden):
            approve(small, somebody(small, role), asked[kind])

    assert [asked[kind].verdict for kind in right] == [None, None]
    for kind, role in right.items():
        assert approve(small, somebody(small, role), asked[kind]).verdict == "approved"


# Who decides about a draft that `writer` began, in which `second` wrote too, and which `asker` sent.
PEOPLE = {"writer": OwnWork, "second": OwnWork, "asker": OwnWork, "reader": None}
ACCOUNTS = ("own", "merged into", "merged away", "merged twice", "merge undone")


def by_account(session: Session, account: str, person: Someone) -> Someone:
    """Return the account by which a person comes."""
    other = author(session)
    match account:
        case "own":
            return person
        case "merged into" | "merge undone":
            merge(session, other, person)
        case "merged away":
            merge(session, person, other)
        case "merged twice":
            between = author(session)
            merge(session, between, person)
            merge(session, other, between)
    if account == "merge undone":
        session.query(Merge).update({Merge.undone_at: NOW})
    return other


def test_who_wrote_or_asked_never_reads_by_whichever_account(small: Session):
    people = {name: author(small) for name in PEOPLE}
    draft = write_plain(small, people["writer"])
    write(small, people["second"], HEAD, ("completed_percent: 60", "completed_percent: 65"))
    asked = ask(small, people["asker"], draft)["content"]
    small.flush()

    found = {}
    for who, account in product(PEOPLE, ACCOUNTS):
        with small.begin_nested() as tried:
            try:
                found[who, account] = approve(small, by_account(small, account, people[who]), asked).verdict
            except OwnWork as refused:
                found[who, account] = type(refused)
            tried.rollback()
        small.refresh(asked)

    assert found == {
        (who, account): "approved" if account == "merge undone" else PEOPLE[who] or "approved"
        for who, account in product(PEOPLE, ACCOUNTS)
    }


def test_one_person_cannot_give_both_approvals_with_two_accounts(small: Session):
    asked = ask(small, writer := author(small), write_safety(small, writer))
    reader, focal = author(small), focal_point(small)
    merge(small, reader, focal)

    approve(small, reader, asked["content"])

    with pytest.raises(BothReviews):
        approve(small, focal, asked["safety"])


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        (write_plain, {"content"}),
        (write_safety, {"content", "safety"}),
        (write_number, {"content", "safety"}),
    ],
)
def test_what_a_childs_safety_hangs_on_needs_the_focal_point(
    small: Session, change: Callable[[Session, Someone], Draft], kinds: set[str]
):
    writer = author(small)
    draft = change(small, writer)

    asked = ask(small, writer, draft)
    approve(small, author(small), asked["content"])

    assert set(asked) == kinds
    found = approvals.standing(small, writer, draft.id, TODAY)
    assert (found.needs_safety, found.approved) == ("safety" in kinds, "safety" not in kinds)


def test_any_later_edit_makes_the_approval_void(small: Session):
    writer = author(small)
    draft = write_plain(small, writer)
    approved(small, writer, draft)
    assert approvals.standing(small, writer, draft.id, TODAY).approved

    write(small, writer, HEAD, ("completed_percent: 60", "completed_percent: 65"))

    found = approvals.standing(small, writer, draft.id, TODAY)
    assert (found.approved, found.state(found.content)) == (False, "void")


def test_an_edit_that_is_taken_back_leaves_the_bytes_that_were_approved(small: Session):
    writer = author(small)
    draft = write_plain(small, writer)
    approved(small, writer, draft)

    write(small, writer, HEAD, ("completed_percent: 60", "completed_percent: 65"))
    write(small, writer, HEAD, ("completed_percent: 65", "completed_percent: 60"))

    assert approvals.standing(small, writer, draft.id, TODAY).approved


def test_nobody_approves_what_was_edited_since_it_was_asked_for(small: Session):
    writer = author(small)
    draft = write_plain(small, writer)
    asked = ask(small, writer, draft)["content"]
    write(small, writer, HEAD, ("completed_percent: 60", "completed_percent: 65"))

    with pytest.raises(EditedSince):
        approve(small, author(small), asked)


def test_asking_twice_for_the_same_asks_once(small: Session):
    writer = author(small)
    draft = write_plain(small, writer)

    first, second = ask(small, writer, draft), ask(small, writer, draft, now=THEN)

    assert first["content"].id == second["content"].id
    assert small.query(Review).count() == 1


def test_sending_back_needs_a_note_and_approving_does_not(small: Session):
    writer = author(small)
    draft = write_plain(small, writer)
    asked = ask(small, writer, draft)["content"]
    reader = author(small)

    with pytest.raises(Unsaid):
        approvals.decide(small, reader, asked.id, "returned", note=" ", today=TODAY, now=THEN)
    sent = approvals.decide(small, reader, asked.id, "returned", note="Too high", today=TODAY, now=THEN)

    assert (sent.verdict, sent.note) == ("returned", "Too high")
    with pytest.raises(Decided):
        approve(small, author(small), asked)


def test_asking_needs_words_and_something_that_differs_and_loads(small: Session):
    writer = author(small)
    draft = drafts.open_draft(small, writer, UNIT, NOW)
    with pytest.raises(NothingToRead):
        ask(small, writer, draft)
    write_plain(small, writer)
    with pytest.raises(Unsaid):
        ask(small, writer, draft, message="  ")
    write(small, writer, HEAD, ("code: M9", "code: M9x"))
    with pytest.raises(Blocked) as refused:
        ask(small, writer, draft)

    assert [one.where for one in refused.value.mistakes] == ["code"]
    assert small.query(Review).count() == 0


def test_a_reader_who_may_not_and_a_review_that_is_not_there(small: Session):
    with pytest.raises(NotFound):
        approvals.decide(small, author(small), "0" * 32, "approved", note="", today=TODAY, now=THEN)
    with pytest.raises(Forbidden):
        approvals.decide(
            small, somebody(small, Role.TRAINER), "0" * 32, "approved", note="", today=TODAY, now=THEN
        )


def test_modules_published_without_their_files_have_to_be_published_from_files_once(small: Session):
    writer = author(small)
    draft = write_plain(small, writer)
    newest = shelf.newest(small, UNIT)
    assert newest is not None
    draft.based_on = None
    small.delete(newest)
    small.flush()

    with pytest.raises(NotOnTheShelf):
        ask(small, writer, draft)
