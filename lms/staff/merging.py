"""Making two accounts of one person one, and taking that back; no attempt is dropped or overwritten."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, aliased

from lms import clock, i18n, permissions
from lms.courses.models import Reading
from lms.errors import Conflict, Forbidden, NotFound
from lms.people import lineage, sign_in
from lms.people.generations import ancestors
from lms.people.models import Account, Merge
from lms.people.scope import people_within
from lms.permissions import Action, Actor, Role, Scope, require
from lms.quizzes.models import Attempt
from lms.staff.appointments import keep_an_admin
from lms.staff.ledger import Ledger, made_again, snapshot, take_back
from lms.staff.moving import move_everything
from lms.staff.one_person import refuse_two_people, refuse_unsaid
from lms.staff.person import acts_now
from lms.text import Text

_MOST_SHOWN = 50


class OwnAccount(Forbidden):
    """Nobody makes their own account one with another."""

    message = Text(
        en="One of these accounts is your own. Somebody else has to look at this.",
        km="គណនីមួយក្នុងចំណោមនេះជារបស់លោកគ្រូ អ្នកគ្រូ។ ត្រូវឱ្យអ្នកផ្សេងពិនិត្យវិញ។",
    )


class LaterMerge(Conflict):
    """One of the accounts was merged again since."""

    message = Text(
        en="One of these accounts was merged again later. Undo the later one first.",
        km="គណនីមួយក្នុងចំណោមនេះ បានរួមជាមួយគណនីផ្សេងទៀតនៅពេលក្រោយ។ សូមបំបែកការរួមចុងក្រោយជាមុនសិន។",
    )


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge with its two accounts; `left` rows could not move and stay with the one given up."""

    merge: Merge
    kept: Account
    gone: Account
    left: int


def mergeable(actor: Actor, now: datetime) -> ColumnElement[bool]:
    """Return the condition on Account for whom the actor may merge.

    Children of one's own cohorts; adults within reach, and for who does not reach everybody, trainers.
    """
    reach = require(actor, Action.ACCOUNT_MERGE)
    cohorts = permissions.scope(actor.role, Action.LEARNER_READ)
    children = and_(Account.role == Role.LEARNER, people_within(actor, cohorts, now))
    adults = and_(Account.role != Role.LEARNER, people_within(actor, reach, now))
    if reach is not Scope.ALL:
        adults = and_(adults, Account.role == Role.TRAINER)
    return and_(Account.active, or_(children, adults))


def merge(
    session: Session, actor: Actor, kept_id: str, gone_id: str, *, both_certified_seen: bool, now: datetime
) -> Merge:
    """Let one account have everything of the other, which is closed and whose stays end.

    Raises NotFound, OwnAccount, NotOnePerson, Circle, BothCertified, LastAdmin.
    """
    kept, gone = _find(session, actor, kept_id, now), _find(session, actor, gone_id, now)
    if kept.id == gone.id:
        raise NotFound
    if actor.id in (kept.id, gone.id):
        raise OwnAccount
    refuse_two_people(session, kept, gone)
    if not both_certified_seen:
        refuse_unsaid(session, kept, gone, i18n.local_day(now))
    keep_an_admin(session, gone.id, now)
    acted = acts_now(session, kept.id, now)
    own = [one.id for one in _attempts(session, kept.id)]
    ledger = Ledger(session)
    readings = move_everything(session, ledger, kept, gone, now)
    ledger.set(gone, active=False)
    sign_in.end_all(session, gone.id, now)
    moved = {
        "acted": acted,
        "attempts": own,
        "changed": ledger.changed,
        "left": ledger.left,
        "readings": readings,
    }
    row = Merge(
        id=clock.new_id(),
        kept_id=kept.id,
        gone_id=gone.id,
        moved=moved,
        merged_by=actor.id,
        merged_at=now,
    )
    session.add(row)
    session.flush()
    return row


def undo(session: Session, actor: Actor, merge_id: str, now: datetime) -> Merge:
    """Give the other account back what came from it; what was done since stays with the one that stayed.

    Where the role of the one that stayed has ended since, that of the other does not come back: whoever
    was let go gets no second door. Raises NotFound, OwnAccount, LaterMerge, Circle.
    """
    found = session.scalar(
        select(Merge)
        .join(Account, Account.id == Merge.kept_id)
        .where(Merge.id == merge_id, Merge.undone_at.is_(None), mergeable(actor, now))
        .with_for_update()
    )
    if found is None:
        raise NotFound
    if actor.id in (found.kept_id, found.gone_id):
        raise OwnAccount
    _refuse_later(session, found)
    let_go = found.moved["acted"] and not acts_now(session, found.kept_id, now)
    for kept in found.moved["readings"]:
        _give_back_reading(session, found.gone_id, kept)
    for entry in reversed(found.moved["changed"]):
        if not (let_go and entry["table"] == "role_term" and "until_at" in entry["old"]):
            take_back(session, entry)
    _number_new(session, found)
    above = lineage.trained_by(session)
    if any(above.get(last) == one for one in above for last in ancestors(one, above)):
        raise lineage.Circle
    found.undone_by, found.undone_at = actor.id, now
    session.flush()
    return found


def merges(session: Session, actor: Actor, now: datetime) -> list[Merged]:
    """Return the merges within the actor's reach that can be taken back, the newest first."""
    gone = aliased(Account)
    rows = session.execute(
        select(Merge, Account, gone)
        .join(Account, Account.id == Merge.kept_id)
        .join(gone, gone.id == Merge.gone_id)
        .where(Merge.undone_at.is_(None), mergeable(actor, now))
        .order_by(Merge.merged_at.desc())
        .limit(_MOST_SHOWN)
    )
    return [Merged(row[0], row[1], row[2], len(row[0].moved["left"])) for row in rows]


def _find(session: Session, actor: Actor, account_id: str, now: datetime) -> Account:
    found = session.scalar(
        select(Account).where(Account.id == account_id, mergeable(actor, now)).with_for_update()
    )
    if found is None:
        raise NotFound
    return found


def _refuse_later(session: Session, found: Merge) -> None:
    both = (found.kept_id, found.gone_id)
    later = session.scalar(
        select(Merge.id).where(
            Merge.id != found.id,
            Merge.undone_at.is_(None),
            Merge.merged_at > found.merged_at,
            or_(Merge.kept_id.in_(both), Merge.gone_id.in_(both)),
        )
    )
    if later is not None:
        raise LaterMerge


def _give_back_reading(session: Session, gone_id: str, kept: dict[str, Any]) -> None:
    row = session.get(Reading, (kept["learner_id"], kept["module"], kept["lesson"]))
    if row is not None and snapshot(row) == kept:
        row.learner_id = gone_id
    else:
        session.add(made_again(Reading, {**kept, "learner_id": gone_id}))
    session.flush()


def _attempts(session: Session, learner_id: str) -> Sequence[Attempt]:
    return session.scalars(
        select(Attempt)
        .where(Attempt.learner_id == learner_id, Attempt.skipped.is_(False))
        .order_by(Attempt.started_at, Attempt.id)
    ).all()


def _number_new(session: Session, found: Merge) -> None:
    """Count what was begun since the merge on from what the account that stays has of its own."""
    now_own = _attempts(session, found.kept_id)
    old = [one for one in now_own if one.id in found.moved["attempts"]]
    done = Counter((one.module, one.moment) for one in old if one.finished_at is not None)
    for attempt in now_own:
        if attempt not in old:
            done[attempt.module, attempt.moment] += 1
            attempt.ordinal = done[attempt.module, attempt.moment]
    session.flush()
