"""Without these, making two accounts one could lose an attempt, or could not be taken back."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import Session

from lms import clock
from lms.courses.models import Reading
from lms.db import Base
from lms.errors import NotFound
from lms.people import roles
from lms.people.models import Account, Enrolment, SignIn, Teaching
from lms.permissions import Role
from lms.quizzes.models import Attempt
from lms.staff import merging
from lms.staff.merging import LaterMerge
from lms.staff.moving import OWNED, SPANS
from tests.conftest import NOW
from tests.factories import Someone, make_adult, make_cohort
from tests.staff.histories import History, dump, merged
from tests.staff.stays import BY_THEMSELVES, STAYS


def attempts_of(session: Session, person: Someone) -> list[Attempt]:
    query = select(Attempt).where(Attempt.learner_id == person.id)
    return list(session.scalars(query.order_by(Attempt.started_at, Attempt.id)))


def merger(session: Session, drawn: History, role: Role) -> Someone:
    """Return who may merge the drawn pair: an administrator, or for children a trainer of both."""
    if role is not Role.LEARNER:
        return make_adult(session, Role.ADMIN)
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    for child in drawn.pair:
        session.add(Enrolment(cohort_id=cohort, learner_id=child.id, from_at=NOW - timedelta(days=1)))
    session.flush()
    return trainer


def test_every_column_that_names_somebody_moves_or_is_known_to_stay() -> None:
    named = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if isinstance(key, ForeignKey) and key.column.table.name == "account"
    }
    moves = {f"{column.class_.__tablename__}.{column.key}" for column in OWNED}
    spans = {f"{column.class_.__tablename__}.{column.key}" for column, _ in SPANS}

    assert named == STAYS | BY_THEMSELVES | moves | spans


@pytest.mark.parametrize("role", [Role.LEARNER, Role.TRAINER])
def test_what_was_merged_and_undone_is_as_it_was_whatever_was_done_before(
    session: Session, role: Role
) -> None:
    seen: Counter[str] = Counter()
    for seed in range(15):
        drawn = History(session, Random(seed), role)
        actor = merger(session, drawn, role)
        kept, gone = drawn.pair
        before, mine = dump(session), [len(attempts_of(session, one)) for one in drawn.pair]

        merge = merging.merge(session, actor, kept.id, gone.id, both_certified_seen=True, now=NOW)
        session.expire_all()
        left = len(attempts_of(session, gone))
        seen.update(entry["table"] for entry in [*merge.moved["changed"], *merge.moved["left"]])
        seen["reading moved"] += len(merge.moved["readings"])
        assert len(attempts_of(session, kept)) + left == sum(mine), seed
        assert all(one.finished_at is None for one in attempts_of(session, gone)), seed

        merging.undo(session, actor, merge.id, NOW + timedelta(days=1))
        session.expire_all()
        assert dump(session) == before, seed
        session.rollback()
    wanted = {"attempt", "reading", "reading moved", "enrolment", "attendance", "account"}
    if role is Role.TRAINER:
        wanted |= {"teaching", "lineage", "role_term", "observation", "award", "training_session"}
    assert {name for name in wanted if not seen[name]} == set()


@pytest.mark.parametrize("role", [Role.LEARNER, Role.TRAINER])
def test_after_a_merge_attempts_are_counted_by_when_they_began(session: Session, role: Role) -> None:
    for seed in range(10):
        drawn = History(session, Random(seed), role)
        kept, gone = drawn.pair
        merged(session, kept, gone, merger(session, drawn, role))

        numbered: dict[str, list[int]] = {}
        for attempt in attempts_of(session, kept):
            if attempt.finished_at is not None and not attempt.skipped:
                numbered.setdefault(attempt.moment, []).append(attempt.ordinal)
        assert all(found == list(range(1, len(found) + 1)) for found in numbered.values()), seed
        session.rollback()


@pytest.mark.parametrize("role", [Role.LEARNER, Role.TRAINER])
def test_nobody_stands_twice_in_a_cohort_after_a_merge(session: Session, role: Role) -> None:
    for seed in range(10):
        drawn = History(session, Random(seed), role)
        kept, gone = drawn.pair
        merged(session, kept, gone, merger(session, drawn, role))

        for table, owner in ((Enrolment, Enrolment.learner_id), (Teaching, Teaching.trainer_id)):
            in_force = session.scalars(
                select(table.cohort_id).where(owner.in_([kept.id, gone.id]), table.until_at.is_(None))
            ).all()
            assert len(set(in_force)) == len(in_force), seed
        session.rollback()


def test_the_account_that_was_given_up_is_closed_and_its_stays_end(session: Session) -> None:
    kept, gone = make_adult(session), make_adult(session)
    session.add(SignIn(id=clock.new_id(), account_id=gone.id, began_at=NOW))

    merged(session, kept, gone)

    assert session.get_one(Account, gone.id).active is False
    assert session.scalars(select(SignIn.ended_at)).one() == NOW
    assert [term.until_at for term in roles.terms(session, gone.id)] == [NOW]
    assert [term.until_at for term in roles.terms(session, kept.id)] == [None]


def test_the_further_reading_wins_and_both_come_back(session: Session) -> None:
    drawn = History(session, Random(1), Role.TRAINER)
    kept, gone = (make_adult(session) for _ in range(2))
    for person, screen in ((kept, 2), (gone, 4)):
        row = Reading(
            learner_id=person.id, module="m", lesson="l", release=drawn.release, screen=screen,
            began_at=NOW, moved_at=NOW,
        )  # fmt: skip
        session.add(row)
    session.flush()

    merge = merged(session, kept, gone)
    joined = session.get_one(Reading, (kept.id, "m", "l")).screen
    merging.undo(session, make_adult(session, Role.ADMIN), merge, NOW)

    assert joined == 4
    assert session.get_one(Reading, (kept.id, "m", "l")).screen == 2
    assert session.get_one(Reading, (gone.id, "m", "l")).screen == 4


def test_what_is_done_after_a_merge_stays_with_the_account_that_stayed(session: Session) -> None:
    drawn = History(session, Random(3), Role.TRAINER)
    kept, gone = drawn.pair
    theirs = {one.id for one in attempts_of(session, gone)}
    merge = merged(session, kept, gone)
    later = drawn.attempt(kept, "refresher", 1, finished=True)
    for lesson in session.scalars(select(Reading).where(Reading.learner_id == kept.id)):
        lesson.screen, lesson.moved_at = 9, NOW + timedelta(hours=1)
    read = session.scalar(select(func.count()).select_from(Reading))

    merging.undo(session, make_adult(session, Role.ADMIN), merge, NOW + timedelta(days=1))

    assert later is None
    assert {one.id for one in attempts_of(session, gone)} == theirs
    assert [one.ordinal for one in attempts_of(session, kept) if one.moment == "refresher"] == [1]
    screens = session.scalars(select(Reading.screen).where(Reading.learner_id == kept.id)).all()
    assert set(screens) == {9}
    assert 9 not in session.scalars(select(Reading.screen).where(Reading.learner_id == gone.id)).all()
    assert read is not None


def test_attempts_made_since_are_counted_on_from_ones_own_after_an_undo(session: Session) -> None:
    drawn = History(session, Random(5), Role.TRAINER)
    kept, gone = make_adult(session), make_adult(session)
    for person in (kept, gone, gone):
        drawn.attempt(person, "after", 1 if person is kept else 2, finished=True)
        attempts_of(session, person)[-1].skipped = False
    merge = merged(session, kept, gone)
    drawn.attempt(kept, "after", 4, finished=True)
    new = max(attempts_of(session, kept), key=lambda one: one.ordinal)
    new.skipped, new.started_at = False, NOW + timedelta(hours=1)

    merging.undo(session, make_adult(session, Role.ADMIN), merge, NOW + timedelta(days=1))

    assert [one.ordinal for one in attempts_of(session, kept)] == [1, 2]


def test_whoever_was_let_go_since_gets_no_second_door_by_undoing(session: Session) -> None:
    kept, gone, admin = make_adult(session), make_adult(session), make_adult(session, Role.ADMIN)
    merge = merged(session, kept, gone, admin)
    roles.end(session, kept.id, by=admin.id, now=NOW + timedelta(hours=1))

    merging.undo(session, admin, merge, NOW + timedelta(days=1))

    assert [term.until_at for term in roles.terms(session, gone.id)] == [NOW]


def test_the_later_of_two_merges_is_undone_first(session: Session) -> None:
    one, two, three = (make_adult(session) for _ in range(3))
    admin = make_adult(session, Role.ADMIN)
    first, second = merged(session, two, one, admin), merged(session, three, two, admin)

    with pytest.raises((LaterMerge, NotFound)):
        merging.undo(session, admin, first, NOW)
    merging.undo(session, admin, second, NOW)
    merging.undo(session, admin, first, NOW)

    assert all(session.get_one(Account, person.id).active for person in (one, two, three))


def test_what_was_undone_is_not_undone_again(session: Session) -> None:
    kept, gone, admin = make_adult(session), make_adult(session), make_adult(session, Role.ADMIN)
    merge = merged(session, kept, gone, admin)
    merging.undo(session, admin, merge, NOW)

    with pytest.raises(NotFound):
        merging.undo(session, admin, merge, NOW)
    assert merging.merges(session, admin, NOW) == []
