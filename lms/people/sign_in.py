"""Signing in and out: who is asking, and since when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from lms import clock
from lms.config import Settings
from lms.db import UtcTime
from lms.people import roles, secrets, throttle
from lms.people.models import Account, SignIn
from lms.permissions import Role


@dataclass(frozen=True)
class Person:
    """A signed-in person, for the length of one request; Flask-Login's user."""

    id: str
    role: Role
    name: str
    must_change: bool
    sign_in_id: str
    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """Return what the cookie holds: the stay, so that ending it signs out everywhere it was copied."""
        return self.sign_in_id


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody says they are `login` and gives a secret; `keys` count the try."""

    login: str
    secret: str
    keys: tuple[str, str]
    account_id: str | None
    stored: str | None


def claim(
    session: Session, login: str, secret: str, address: str, settings: Settings, now: datetime
) -> Claim:
    """Count a try and read what is needed to judge it. Raise TooMany when it must wait.

    The caller commits before `judge`, so that the count stands however the try ends and no
    lock is held while the secret is hashed.
    """
    pepper = settings.secret_key
    keys = (throttle.key_for("login", login, pepper), throttle.key_for("address", address, pepper))
    throttle.count_try(session, keys[1], throttle.ADDRESS_LIMIT, now)
    throttle.count_try(session, keys[0], throttle.LOGIN_LIMIT, now)
    found = session.execute(
        select(Account.id, Account.secret).where(Account.login == login, Account.active)
    ).first()
    return Claim(login, secret, keys, found[0] if found else None, found[1] if found else None)


def judge(claimed: Claim, settings: Settings) -> bool:
    """Whether the secret is right; takes the same time for a login that does not exist."""
    return secrets.matches(claimed.stored, claimed.secret, settings.secret_key)


def begin(session: Session, claimed: Claim, now: datetime) -> Person | None:
    """Begin the stay of somebody whose claim was judged right.

    None when the secret was changed or the account closed while it was judged: the old secret
    begins nothing after that.
    """
    same = (
        Account.id == claimed.account_id,
        Account.secret == claimed.stored,
        Account.active,
        roles.acts(now),
    )
    if session.scalar(select(Account.id).where(*same).with_for_update()) is None:
        return None
    throttle.take_back(session, claimed.keys[1])
    throttle.forget(session, claimed.keys[0])
    stay = SignIn(id=clock.new_id(), account_id=claimed.account_id or "", began_at=now)
    session.add(stay)
    session.flush()
    found = _person(session, stay.id, now)
    return found[0] if found else None


def end(session: Session, sign_in_id: str, now: datetime) -> None:
    """End one stay."""
    session.execute(
        update(SignIn).where(SignIn.id == sign_in_id, SignIn.ended_at.is_(None)).values(ended_at=now)
    )


def end_all(session: Session, account_id: str, now: datetime) -> None:
    """End every stay of an account, because its secret has changed."""
    session.execute(
        update(SignIn).where(SignIn.account_id == account_id, SignIn.ended_at.is_(None)).values(ended_at=now)
    )


def find_person(session: Session, sign_in_id: str, settings: Settings, now: datetime) -> Person | None:
    """Return who is signed in with this stay, unless it ended or has lasted too long. One query."""
    found = _person(session, sign_in_id, now)
    if found is None:
        return None
    person, began_at = found
    longest = settings.longest_learner if person.role is Role.LEARNER else settings.longest_staff
    return None if now - began_at > longest else person


def is_idle(seen: datetime, settings: Settings, now: datetime) -> bool:
    """Whether nothing was asked for so long that the person has probably gone."""
    return not timedelta(0) <= now - seen + timedelta(minutes=1) <= settings.idle + timedelta(minutes=1)


# Every request asks this. Making the statement takes longer than answering it, so it is made once.
_WHO = (
    select(
        Account.id,
        Account.role,
        Account.nickname,
        Account.name_km,
        Account.must_change,
        SignIn.began_at,
    )
    .join(SignIn, SignIn.account_id == Account.id)
    .where(
        SignIn.id == bindparam("sign_in_id"),
        SignIn.ended_at.is_(None),
        Account.active,
        roles.acts(bindparam("now", type_=UtcTime())),
    )
)


def _person(session: Session, sign_in_id: str, now: datetime) -> tuple[Person, datetime] | None:
    row = session.connection().execute(_WHO, {"sign_in_id": sign_in_id, "now": now}).first()
    if row is None:
        return None
    name = row.nickname or row.name_km or ""
    return Person(row.id, Role(row.role), name, row.must_change, sign_in_id), row.began_at
