"""Making accounts and giving new secrets."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock
from lms.errors import Conflict, Forbidden, LmsError, NotFound
from lms.people import roles, scope, secrets, sign_in, throttle
from lms.people.models import Account, Installation
from lms.people.secrets import Prepared
from lms.permissions import Action, Actor, Role, Scope, require
from lms.text import Text

Sex = Literal["female", "male", "not-recorded"]
_EVERY_ADULT = tuple(role for role in Role if role is not Role.LEARNER)
SEXES: tuple[Sex, ...] = ("female", "male", "not-recorded")


class LoginTaken(Conflict):
    """Another account has this user name."""

    message = Text(
        en="This user name is taken. Choose another.",
        km="ឈ្មោះអ្នកប្រើនេះមានគេប្រើហើយ។ សូមជ្រើសរើសឈ្មោះផ្សេង។",
    )


class WeakPassword(LmsError):
    """The password is too short, or is the old one."""

    message = Text(
        en="Choose a new password of at least 10 characters.",
        km="សូមជ្រើសរើសពាក្យសម្ងាត់ថ្មី យ៉ាងតិច ១០ តួអក្សរ។",
    )


class WrongPurpose(LmsError):
    """Demonstration data and real people never share a database."""

    message = Text(
        en="This database holds demonstration data. Real accounts need a database of their own.",
        km="មូលដ្ឋានទិន្នន័យនេះសម្រាប់ការសាកល្បង។ គណនីពិតត្រូវមានមូលដ្ឋានទិន្នន័យផ្ទាល់ខ្លួន។",
    )


@dataclass(frozen=True, slots=True)
class Issued:
    """An account with its secret in the clear, shown once and kept nowhere."""

    account_id: str
    login: str
    secret: str
    nickname: str | None = None


def claim_purpose(session: Session, purpose: Literal["real", "demonstration"]) -> None:
    """Make the database one for real people or for a demonstration; raise WrongPurpose if it is the other."""
    row = session.get(Installation, "purpose")
    if row is None:
        session.add(Installation(key="purpose", value=purpose))
        session.flush()
    elif row.value != purpose:
        raise WrongPurpose


def is_demonstration(session: Session) -> bool:
    """Whether the database holds invented people."""
    row = session.get(Installation, "purpose")
    return row is not None and row.value == "demonstration"


def nobody_yet(session: Session) -> bool:
    """Whether the database holds no account at all."""
    return session.scalar(select(Account.id).limit(1)) is None


def new_learner(
    session: Session,
    *,
    sex: Sex,
    pepper: str,
    by: str | None,
    now: datetime,
    nickname: str | None = None,
    birth_year: int | None = None,
    commune_code: str | None = None,
    prepared: Prepared | None = None,
) -> Issued:
    """Make a learner with a new code and PIN, or with a PIN that was prepared."""
    code = secrets.new_code()
    while session.scalar(select(Account.id).where(Account.login == code)):
        code = secrets.new_code()
    pin = prepared or secrets.prepare(1, secrets.new_pin, pepper)[0]
    account = Account(
        id=clock.new_id(),
        role=Role.LEARNER,
        login=code,
        secret=pin.stored,
        nickname=nickname or None,
        sex=sex,
        birth_year=birth_year,
        commune_code=commune_code,
        created_at=now,
        created_by=by,
    )
    session.add(account)
    session.flush()
    return Issued(account.id, code, pin.secret, account.nickname)


def read_sex(value: str) -> Sex:
    """Return a sex that was read from somewhere; anything odd is "not recorded"."""
    return next((sex for sex in SEXES if sex == value), "not-recorded")


def new_adult(
    session: Session,
    *,
    role: Role,
    login: str,
    name_km: str,
    name_latin: str,
    pepper: str,
    by: str | None,
    now: datetime,
    sex: Sex = "not-recorded",
    birth_year: int | None = None,
    place_code: str | None = None,
    password: str | Prepared | None = None,
) -> Issued:
    """Make an adult's account, in its role from now on.

    Without a password, or with one that was prepared, it has to be changed at the first sign-in.
    Raises LoginTaken, or Forbidden for the role of a learner.
    """
    login = _free_login(session, role, login)
    first = _first_password(password, pepper)
    account = Account(
        id=clock.new_id(),
        role=role,
        login=login,
        secret=first.stored,
        must_change=not (isinstance(password, str) and password),
        name_km=name_km.strip(),
        name_latin=name_latin.strip(),
        sex=sex,
        birth_year=birth_year,
        created_at=now,
        created_by=by,
    )
    session.add(account)
    session.flush()
    roles.begin(session, account, role, place_code=place_code, by=by, now=now)
    return Issued(account.id, login, first.secret)


def _first_password(password: str | Prepared | None, pepper: str) -> Prepared:
    if isinstance(password, str) and password:
        return Prepared(password, secrets.hashed(password, pepper))
    return password or secrets.prepare(1, secrets.new_password, pepper)[0]


def _free_login(session: Session, role: Role, login: str) -> str:
    if role is Role.LEARNER:
        raise Forbidden
    login = login.strip().casefold()
    if session.scalar(select(Account.id).where(Account.login == login)):
        raise LoginTaken
    return login


def may_create(actor: Actor) -> tuple[Role, ...]:
    """Return the roles the actor may give to a new account."""
    reach = require(actor, Action.ACCOUNT_CREATE)
    return _EVERY_ADULT if reach is Scope.ALL else (Role.TRAINER,)


def new_pin(session: Session, actor: Actor, learner_id: str, *, pepper: str, now: datetime) -> Issued:
    """Give a learner of the actor's cohorts a new PIN; every stay of the learner ends."""
    reach = require(actor, Action.LEARNER_RESET)
    account = session.scalar(
        select(Account).where(Account.id == learner_id, scope.people_within(actor, reach, now))
    )
    if account is None:
        raise NotFound
    pin = secrets.new_pin()
    account.secret = secrets.hashed(pin, pepper)
    sign_in.end_all(session, account.id, now)
    unlock(session, account.login, pepper)
    return Issued(account.id, account.login, pin, account.nickname)


def unlock(session: Session, login: str, pepper: str) -> None:
    """Forgive the sign-ins that went wrong for a login."""
    throttle.forget(session, throttle.key_for("login", login, pepper))


def count_password_try(session: Session, actor: Actor, *, pepper: str, now: datetime) -> None:
    """Count a try at one's own old password; raise TooMany when it must wait. The caller commits."""
    throttle.count_try(session, throttle.key_for("password", actor.id, pepper), throttle.LOGIN_LIMIT, now)


def change_password(
    session: Session, actor: Actor, *, old: str, new: str, pepper: str, now: datetime
) -> bool:
    """Change the actor's own password; False when the old one is not right.

    Raises WeakPassword. Every other stay of the actor ends.
    """
    require(actor, Action.PASSWORD_CHANGE)
    account = session.get_one(Account, actor.id)
    if not secrets.matches(account.secret, old, pepper):
        return False
    if len(new) < secrets.SHORTEST_PASSWORD or new == old:
        raise WeakPassword
    account.secret = secrets.hashed(new, pepper)
    account.must_change = False
    sign_in.end_all(session, account.id, now)
    throttle.forget(session, throttle.key_for("password", actor.id, pepper))
    return True
