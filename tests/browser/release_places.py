"""The pages on the way from draft to release: waiting, hindered, approved, planned, missed, published."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from sqlalchemy.orm import Session

from lms import clock, i18n
from lms.permissions import Role
from lms.workshop import approvals, drafts, releasing, shelf
from lms.workshop.models import Draft, Publication
from tests.factories import Someone, make_adult

Page = tuple[str, str, Mapping[str, str | int]]
SIGNS, SAFE, RIGHTS = "signs-of-trafficking", "safe-migration", "child-rights"
_CRITICAL = "I go to my teacher now, and show her the message."


def release_pages(session: Session, people: dict[str, Someone]) -> Iterable[Page]:
    """Let others write, ask, approve and plan; yield the pages, and who opens them."""
    writer = make_adult(session, Role.AUTHOR)
    people["drafter"], people["clearer"] = writer, make_adult(session, Role.SAFEGUARDING)
    hindered = _hindered(session, writer)
    planned = _approved(session, writer, people["author"])
    for who in ("author", "clearer", "drafter"):
        yield who, "release.page", {"draft_id": hindered.id}
    yield "author", "release.page", {"draft_id": planned.id}
    yield "author", "release.to_read", {}
    yield "clearer", "release.to_read", {}
    yield "drafter", "release.to_read", {}
    older, newer = _published(session, writer, people)
    yield "author", "publication.index", {"unit": RIGHTS}
    yield "author", "publication.page", {"publication_id": older}
    yield "author", "publication.page", {"publication_id": newer}
    yield "author", "package.page", {}


def release_sent() -> Iterable[tuple[str, str, Mapping[str, str | int], Mapping[str, str], int]]:
    """Yield the page that answers a package which is none."""
    yield "author", "package.upload", {}, {"file": ""}, 422


def _write(session: Session, writer: Someone, unit: str, name: str, *pairs: tuple[str, str]) -> Draft:
    draft = drafts.open_draft(session, writer, unit, clock.now())
    digests, newest = drafts.digests(session, draft), drafts.edits(session, draft).get(name)
    text = shelf.contents(session, [digests[name]])[digests[name]].decode()
    for old, new in pairs:
        text = text.replace(old, new, 1)
    number = newest.number if newest else None
    drafts.save(session, writer, draft, name, text.encode(), replaces=number, now=clock.now())
    return draft


def _ask(session: Session, writer: Someone, draft: Draft, message: str) -> approvals.Standing:
    now = clock.now()
    today = i18n.local_day(now)
    return approvals.ask(session, writer, draft.id, message=message, correction=False, today=today, now=now)


def _hindered(session: Session, writer: Someone) -> Draft:
    """Change the English of a critical option and not its Khmer, and a heading in both languages."""
    form = f"modules/{SIGNS}/items/form-b.yaml"
    said = "I go to my teacher at once, and show her the message."
    draft = _write(session, writer, SIGNS, form, (_CRITICAL, said))
    head = f"modules/{SIGNS}/module.yaml"
    _write(session, writer, SIGNS, head, ("achieved_percent: 70", "achieved_percent: 75"))
    _ask(session, writer, draft, "សំណួរ B12 ច្បាស់ជាងមុន")
    return draft


def _approved(session: Session, writer: Someone, reader: Someone) -> Draft:
    """Let a plain change be sent back once, then approved and planned."""
    head = f"modules/{SAFE}/module.yaml"
    now = clock.now()
    today = i18n.local_day(now)
    draft = _write(session, writer, SAFE, head, ("completed_percent: 60", "completed_percent: 65"))
    for verdict, note in (("returned", "សូមប្រើ ៦២"), ("approved", "")):
        if verdict == "approved":
            _write(session, writer, SAFE, head, ("completed_percent: 65", "completed_percent: 62"))
        asked = _ask(session, writer, draft, "ភាគរយទាបជាងមុន")
        assert asked.content is not None
        approvals.decide(
            session,
            reader,
            asked.content.id,
            verdict,  # type: ignore[arg-type]  # one of the two above
            note=note,
            today=today,
            now=clock.now(),
        )
    releasing.plan(session, writer, draft.id, now + timedelta(days=3), today=today, now=now)
    return draft


def _published(session: Session, writer: Someone, people: Mapping[str, Someone]) -> tuple[str, str]:
    """Let a module have been published once more, with something let pass; return both publications."""
    first = shelf.newest(session, RIGHTS)
    assert first is not None
    name = f"modules/{RIGHTS}/lessons/i-have-rights.yaml"
    text = shelf.contents(session, [first.files[name]])[first.files[name]]
    changed = shelf.store(session, text.replace(b"minutes: 15", b"minutes: 20", 1))
    second = Publication(
        id=clock.new_id(),
        unit=RIGHTS,
        release=first.release,
        files={**first.files, name: changed},
        origin="browser",
        message="សកម្មភាពត្រូវការពេលច្រើនជាង",
        correction=True,
        waivers=[
            {
                "gate": "longest-answer",
                "at": "rights-a03",
                "reason": "The long one cannot be said shorter.",
                "by": "Sok Chan",
                "on": "2026-11-20",
                "en": "form-a.yaml:90: the right answer is the longest",
                "km": "form-a.yaml:90: ចម្លើយត្រឹមត្រូវវែងជាងគេ",
            }
        ],
        published_by=writer.id,
        reviewed_by=people["author"].id,
        cleared_by=people["clearer"].id,
    )
    shelf.keep_publication(session, second, clock.now())
    return first.id, second.id
