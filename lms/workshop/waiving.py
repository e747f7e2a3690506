"""Letting a finding pass, by a named reviewer with a reason that every release prints."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy.orm import Session

from lms.authoring.yaml_writer import write_yaml
from lms.courses.yaml_file import Plain, YamlFile, parse_bytes
from lms.errors import LmsError, NotFound
from lms.people.models import Account
from lms.permissions import Action, Actor, require
from lms.text import Text
from lms.workshop import approvals, drafts, eyes, shelf
from lms.workshop.models import Draft
from lms.workshop.refusals import Blocked, OwnWork

SHORTEST, LONGEST = 10, 400


class NoReason(LmsError):
    """Letting something pass without saying why."""

    status = 422
    message = Text(
        en="Say in 10 to 400 characters why this may pass; the reason is printed in the release.",
        km="សូមសរសេរមូលហេតុ ១០ ទៅ ៤០០ តួអក្សរ ដែលអាចរំលងចំណុចនេះ។ មូលហេតុនេះនឹងកត់ក្នុងកំណែដែលបោះផ្សាយ។",
    )


def waive(
    session: Session,
    actor: Actor,
    draft_id: str,
    *,
    gate: str,
    at: str,
    reason: str,
    today: date,
    now: datetime,
) -> Draft:
    """Let what a gate found at a place pass; reviews that wait go on with the new files.

    Raises OwnWork for who has written in the draft, NoReason, NotFound for what no gate has found, and
    Blocked for a file of waivers that cannot be read.
    """
    require(actor, Action.CONTENT_REVIEW)
    draft = approvals.hold(session, actor, draft_id)
    if eyes.has_written(session, actor.id, draft):
        raise OwnWork
    said = " ".join(reason.split())
    if not SHORTEST <= len(said) <= LONGEST:
        raise NoReason
    _assert_found(session, draft, gate, at, today)
    before = drafts.digests(session, draft)
    name = eyes.waivers_of(draft.unit)
    entry: dict[str, Plain] = {
        "gate": gate,
        "at": at,
        "reason": said,
        "by": _own_name(session, actor),
        "on": today.isoformat(),
    }
    data = _with(_entries(session, before.get(name), name), entry)
    newest = drafts.edits(session, draft).get(name)
    drafts.save(session, actor, draft, name, data, replaces=newest.number if newest else None, now=now)
    _go_on(session, draft, before)
    _ask_for_clearance(session, draft, today, now)
    return draft


def _assert_found(session: Session, draft: Draft, gate: str, at: str, today: date) -> None:
    """Raise NotFound unless a gate found this, or somebody whom nobody knows here let it pass."""
    found = approvals.stand(session, draft, today).looked.findings
    known = {(one.gate, one.at) for one in found}
    known |= {
        (one.get("gate", ""), one.get("at", "")) for one in map(eyes.dict_of, eyes.unbacked(session, draft))
    }
    if (gate, at) not in known:
        raise NotFound


def _go_on(session: Session, draft: Draft, before: Mapping[str, str]) -> None:
    """Let reviews that wait for the files as they were wait for them as they are."""
    after = drafts.digests(session, draft)
    for review in approvals.all_of(session, draft):
        if review.verdict is None and dict(review.files) == before:
            review.files = after
    session.flush()


def _ask_for_clearance(session: Session, draft: Draft, today: date, now: datetime) -> None:
    """Let the focal point look at what was let pass, where a child's safety may hang on it."""
    found = approvals.stand(session, draft, today)
    asked = found.content
    if asked is None or found.state(asked) != "waiting" or not found.needs_safety:
        return
    if found.state(found.safety) not in {"waiting", "approved"}:
        session.add(approvals.asked(draft, "safety", found.files, asked.asked_by, now))
        session.flush()


def _with(entries: list[dict[str, Plain]], entry: dict[str, Plain]) -> bytes:
    """Return a file of waivers with one more, in place of one for the same finding."""
    about = entry["gate"], entry["at"]
    kept = [one for one in entries if (one.get("gate"), one.get("at")) != about]
    return write_yaml({"waivers": [*kept, entry]}).encode()


def _entries(session: Session, digest: str | None, name: str) -> list[dict[str, Plain]]:
    if digest is None:
        return []
    file = parse_bytes(shelf.contents(session, [digest])[digest], name)
    if not isinstance(file, YamlFile):
        raise Blocked(file)
    listed = file.root.get("waivers")
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _own_name(session: Session, actor: Actor) -> str:
    account = session.get_one(Account, actor.id)
    return account.name_latin or account.name_km or account.login
