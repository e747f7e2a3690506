"""Rows for research: one for each learner, attempt and question, without a name, a code, a day or a place.

Whoever takes them says who permitted it and why, at most three times a day; what was taken is kept.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lms.courses import releases, study
from lms.errors import Conflict, NotFound, TooMany
from lms.i18n import local_day
from lms.people import secrets, throttle
from lms.people.models import Account
from lms.permissions import Action, Actor, require
from lms.reports import research_rows
from lms.reports.anonymity import SMALLEST_CELL, Pseudonyms
from lms.reports.codebook import KEYS
from lms.reports.models import Export
from lms.reports.table import BOM, csv_line
from lms.text import Text

MOST_A_DAY = 3
KIND = "research"


class EnoughToday(TooMany):
    """Rows were taken as often as one day allows."""

    message = Text(
        en=f"Rows can be taken {MOST_A_DAY} times a day. Tomorrow you can take them again.",
        km="ក្នុងមួយថ្ងៃអាចយកទិន្នន័យបានបីដងប៉ុណ្ណោះ។ ថ្ងៃស្អែកលោកគ្រូ អ្នកគ្រូ អាចយកម្ដងទៀតបាន។",
    )


class TakenAlready(Conflict):
    """The form of a file was sent a second time, as by pressing its button twice."""

    message = Text(
        en="This file was taken already; open the page again for another one.",
        km="ឯកសារនេះបានទាញយករួចហើយ។ សូមបើកទំព័រនេះម្ដងទៀត ប្រសិនបើលោកគ្រូ អ្នកគ្រូ ត្រូវការឯកសារមួយទៀត។",
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to take out: a module's id, who permitted it, and why."""

    module: str
    permission: str
    reason: str


@dataclass(frozen=True, slots=True)
class Made:
    """A file of rows: the id of the export, how many rows, and the SHA-256 of its bytes."""

    export_id: str
    rows: int
    digest: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """An export that was taken; `by` is the name of whoever took it, `module` a code."""

    taken_at: datetime
    by: str
    module: str
    permission: str
    reason: str
    rows: int
    digest: str


def modules(session: Session, actor: Actor) -> Mapping[str, tuple[str, Text]]:
    """Return code and title of each module by its id, in the order of the codes."""
    require(actor, Action.RESEARCH_EXPORT)
    newest = releases.current_releases(session)
    heads = {module: releases.find_module(session, digest).head for module, digest in newest.items()}
    return {module: (head.code, head.title) for module, head in heads.items()}


def check(session: Session, actor: Actor, module: str, export_id: str, now: datetime) -> str:
    """Return the code of a module that may be taken now; raise NotFound, TakenAlready or EnoughToday."""
    known = modules(session, actor)
    if module not in known:
        raise NotFound
    _check_new(session, export_id)
    _check_day(session, actor, now)
    return known[module][0]


def is_really(session: Session, actor: Actor, password: str, *, pepper: str) -> bool:
    """Whether the password is the actor's own; if so, the tries at it are forgiven.

    The caller has counted the try with `accounts.count_password_try` and commits.
    """
    require(actor, Action.RESEARCH_EXPORT)
    stored = session.scalar(select(Account.secret).where(Account.id == actor.id, Account.active))
    if not secrets.matches(stored, password, pepper):
        return False
    throttle.forget(session, throttle.key_for("password", actor.id, pepper))
    return True


def write(
    session: Session,
    actor: Actor,
    module: str,
    file: IO[bytes],
    *,
    export_id: str,
    secret: str,
    smallest: int = SMALLEST_CELL,
) -> Made:
    """Write a module's rows as CSV, a few learners at a time, in the order of their pseudonyms.

    `export_id` (32 hexadecimal digits) is used once: names and order in the file come from it and the
    secret. The order says nothing about who they are.
    """
    require(actor, Action.RESEARCH_EXPORT)
    digest, rows = hashlib.sha256(), 0
    heading = BOM + csv_line(KEYS)
    file.write(heading)
    digest.update(heading)
    for row in research_rows.rows_of(session, module, Pseudonyms(secret, export_id), smallest):
        line = csv_line(row)
        file.write(line)
        digest.update(line)
        rows += 1
    return Made(export_id, rows, digest.hexdigest())


def record(session: Session, actor: Actor, wanted: Wanted, made: Made, now: datetime) -> None:
    """Keep who takes which rows out, by whose permission and why; raise TakenAlready or EnoughToday.

    The caller commits before the first byte is sent: no row leaves without its record.
    """
    require(actor, Action.RESEARCH_EXPORT)
    # Two exports at once stand in line here, so that the day's limit holds for both.
    session.scalars(select(Account.id).where(Account.id == actor.id).with_for_update()).one()
    _check_new(session, made.export_id)
    _check_day(session, actor, now)
    session.add(
        Export(
            id=made.export_id,
            kind=KIND,
            taken_by=actor.id,
            taken_at=now,
            permission=wanted.permission,
            reason=wanted.reason,
            module=wanted.module,
            rows=made.rows,
            digest=made.digest,
        )
    )
    session.flush()


def earlier(session: Session, actor: Actor) -> tuple[Earlier, ...]:
    """Return what was taken so far by anybody, newest first."""
    known = modules(session, actor)
    found = session.execute(
        select(Export, Account.name_km)
        .join(Account, Account.id == Export.taken_by)
        .where(Export.kind == KIND)
        .order_by(Export.taken_at.desc(), Export.id)
    )
    return tuple(
        Earlier(
            taken_at=row.taken_at,
            by=name or "",
            module=known[row.module][0],
            permission=row.permission,
            reason=row.reason,
            rows=row.rows,
            digest=row.digest,
        )
        for row, name in found
    )


def _check_new(session: Session, export_id: str) -> None:
    if session.scalar(select(Export.id).where(Export.id == export_id)) is not None:
        raise TakenAlready


def _check_day(session: Session, actor: Actor, now: datetime) -> None:
    today = study.beginning_of(local_day(now))
    taken = session.scalar(
        select(func.count()).where(
            Export.taken_by == actor.id,
            Export.kind == KIND,
            Export.taken_at >= today,
            Export.taken_at < today + timedelta(days=1),
        )
    )
    if (taken or 0) >= MOST_A_DAY:
        raise EnoughToday
