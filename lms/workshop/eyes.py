"""Whether four eyes have seen a draft; without this one person could write, approve and publish."""

from collections.abc import Iterable
from itertools import product

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.authoring.units import SHARED
from lms.courses.yaml_file import YamlFile, parse_bytes
from lms.people.models import Account
from lms.people.one_person import same_person
from lms.workshop import shelf
from lms.workshop.models import Draft, DraftEdit, Review
from lms.workshop.refusals import BothReviews, OwnWork, WaivedByWriter

WAIVERS = "waivers.yaml"
Entry = tuple[str, ...]


def waivers_of(unit: str) -> str:
    """Return the name of a unit's file of waivers; a lesson can have a name that ends like it."""
    return WAIVERS if unit == SHARED else f"modules/{unit}/{WAIVERS}"


def writers_of(session: Session, draft: Draft) -> set[str]:
    """Return who has written in a draft; who has only let a finding pass has not."""
    rows = select(DraftEdit.saved_by).where(
        DraftEdit.draft_id == draft.id, DraftEdit.name != waivers_of(draft.unit)
    )
    return set(session.scalars(rows.distinct()))


def assert_second(session: Session, person: str, draft: Draft, review: Review, other: Review | None) -> None:
    """Raise OwnWork or BothReviews when a person, by whichever account, may not decide a review.

    `other` is the review of the other kind.
    """
    if _any_same(session, [person], [*writers_of(session, draft), review.asked_by]):
        raise OwnWork
    decided = other.decided_by if other is not None and other.verdict == "approved" else None
    if decided is not None and same_person(session, person, decided):
        raise BothReviews


def has_written(session: Session, person: str, draft: Draft) -> bool:
    """Whether a person, by whichever account, has written in a draft."""
    return _any_same(session, [person], writers_of(session, draft))


def _any_same(session: Session, some: Iterable[str], others: Iterable[str]) -> bool:
    return any(same_person(session, one, other) for one, other in product(some, others))


def assert_waivers(session: Session, draft: Draft) -> None:
    """Raise WaivedByWriter for a waiver no reviewer has given under their own name in this draft."""
    if unbacked(session, draft):
        raise WaivedByWriter


def unbacked(session: Session, draft: Draft) -> set[Entry]:
    """Return the waivers in a draft that nobody stands behind: a writer's, or those of another office.

    What a publication of this unit once carried was given by a reviewer then.
    """
    rows = session.scalars(
        select(DraftEdit)
        .where(DraftEdit.draft_id == draft.id, DraftEdit.name == waivers_of(draft.unit))
        .order_by(DraftEdit.number)
    ).all()
    if not rows:
        return set()
    trusted = _published(session, draft.unit)
    writers = writers_of(session, draft)
    before, odd = trusted, set[Entry]()
    for edit in rows:
        here = _entries(session, edit.file)
        added = here - before - trusted
        own = _names(session, edit.saved_by)
        by_writer = _any_same(session, [edit.saved_by], writers)
        odd |= {one for one in added if by_writer or dict_of(one).get("by") not in own}
        odd -= {one for one in added if not by_writer and dict_of(one).get("by") in own}
        odd &= here
        before = here
    return odd


def dict_of(entry: Entry) -> dict[str, str]:
    """Return an entry by its keys."""
    return dict(zip(entry[::2], entry[1::2], strict=True))


def _published(session: Session, unit: str) -> set[Entry]:
    found: set[Entry] = set()
    for publication in shelf.history(session, unit):
        found |= _entries(session, publication.files.get(waivers_of(unit)))
    return found


def _entries(session: Session, digest: str | None) -> set[Entry]:
    data = shelf.contents(session, [digest])[digest] if digest else b""
    file = parse_bytes(data, WAIVERS)
    listed = file.root.get("waivers") if isinstance(file, YamlFile) else None
    rows = listed if isinstance(listed, list) else []
    return {
        tuple(str(part) for pair in sorted(row.items()) for part in pair)
        for row in rows
        if isinstance(row, dict)
    }


def _names(session: Session, account_id: str) -> set[str | None]:
    account = session.get_one(Account, account_id)
    return {account.login, account.name_km, account.name_latin} - {None}
