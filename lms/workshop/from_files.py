"""Publishing from a folder by the same gates as in the browser, with the names of who stands behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.authoring.difference import Change, compare
from lms.authoring.units import by_unit, unit_of
from lms.courses.files import Files, Parcel
from lms.courses.mistakes import Mistake
from lms.errors import LmsError, NotFound
from lms.people import roles
from lms.people.models import Account
from lms.people.one_person import same_person
from lms.permissions import Action, Role, Scope, scope
from lms.text import Text
from lms.workshop import looked_at, publishing, shelf
from lms.workshop.refusals import Blocked
from lms.workshop.releasing import Doer

BEHIND = {
    "by": Action.CONTENT_PUBLISH,
    "reviewed-by": Action.CONTENT_REVIEW,
    "cleared-by": Action.CONTENT_CLEAR,
}
"""What somebody must be allowed to do to be named."""


class WrongPerson(LmsError):
    """Somebody is named who is not there, may not do this, or is named twice."""

    status = 422

    def __init__(self, role: str, login: str, *, twice: bool = False) -> None:
        if twice:
            text = Text(
                en=f"--{role} {login}: this is a person who is named already; it has to be another one.",
                km=f"--{role} {login}៖ ជាមនុស្សដែលបានដាក់ឈ្មោះរួចហើយ។ ត្រូវជាម្នាក់ទៀត។",
            )
        else:
            text = Text(
                en=f"--{role} {login}: there is no such account, or its role does not do this.",
                km=f"--{role} {login}៖ គ្មានគណនីនេះ ឬតួនាទីរបស់វាមិនធ្វើការនេះទេ។",
            )
        super().__init__(text)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Files to publish over what is published: what changes, what hinders it, what was let pass."""

    files: Parcel
    units: tuple[str, ...]
    changes: tuple[Change, ...]
    blocking: tuple[Mistake, ...]
    waivers: tuple[dict[str, str], ...]

    @property
    def touches_safety(self) -> bool:
        """Whether a child's safety may hang on what changes."""
        return any(one.safety for one in self.changes)


def gather(session: Session, files: Files, module: str | None = None) -> Parcel:
    """Return the content in a folder; with a `module`, that one over everything else as published.

    Raises NotFound for a module that is not in the folder, and Blocked for links that lead out of it.
    """
    links = [Mistake(files.said(name), 1, "", "link_outside") for name in files.strangers()]
    if links:
        raise Blocked(links)
    entries = publishing.content_of(files)
    if module is None:
        return Parcel(entries, files.title)
    own = {name: data for name, data in entries.items() if unit_of(name) == module}
    if not own:
        raise NotFound
    others = {name: one for name, one in shelf.published(session).items() if unit_of(name) != module}
    return Parcel({**shelf.parcel(session, others).entries, **own}, files.title)


def look(session: Session, files: Parcel, today: date) -> Candidate:
    """Return what publishing the files would change, and what hinders it."""
    before = shelf.parcel(session, shelf.published(session))
    old, new = by_unit(before.entries), by_unit(files.entries)
    units = tuple(unit for unit, own in new.items() if own != old.get(unit))
    blocking: set[Mistake] = set()
    waivers: list[dict[str, str]] = []
    for unit in units:
        found = looked_at.look(files, before.entries, unit, today)
        blocking |= set(found.blocking)
        waivers += looked_at.printed(found.waived)
    changes = tuple(one for unit in units for one in compare(before, files, unit)) if old else ()
    return Candidate(files, units, changes, tuple(sorted(blocking)), tuple(waivers))


def people(session: Session, named: Mapping[str, str | None], now: datetime) -> dict[str, str | None]:
    """Return the ids of who is named, by what they are named for; raise WrongPerson.

    The keys are those of BEHIND. Each must be allowed to do what they are named for, and be another person
    than the others, by whichever account.
    """
    found: dict[str, str | None] = dict.fromkeys(BEHIND)
    for role, login in named.items():
        if login is not None:
            found[role] = _account(session, role, login, now)
    for one, other in combinations((role for role in BEHIND if found[role]), 2):
        first, second = found[one], found[other]
        if first and second and same_person(session, first, second):
            raise WrongPerson(other, named[other] or "", twice=True)
    return found


def author(session: Session, login: str, now: datetime) -> Doer:
    """Return somebody who may write, by their user name; raise WrongPerson."""
    return Doer(_account(session, "by", login, now), Role.AUTHOR)


def _account(session: Session, role: str, login: str, now: datetime) -> str:
    wanted = select(Account).where(Account.login == login, Account.active, roles.acts(now))
    account = session.scalar(wanted)
    if account is None or scope(Role(account.role), BEHIND[role]) is Scope.NONE:
        raise WrongPerson(role, login)
    return account.id
