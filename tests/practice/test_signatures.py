"""An observation is signed by both, by nobody for another, and never changed after that."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from lms.errors import NotFound
from lms.practice import observation_list, observations, signatures
from lms.practice.observations import Seen, Signed
from lms.practice.signatures import Incomplete
from tests.conftest import NOW
from tests.factories import (
    Someone,
    make_adult,
    make_learner,
    make_master_over,
)
from tests.practice.observed import final, observe, seen
from tests.practice.sessions import hold


def test_both_sign_and_then_nothing_changes(
    session: Session, trainer: Someone, master: Someone, cohort: str
) -> None:
    row = final(session, master, hold(session, trainer, cohort), trainer)

    with pytest.raises(Signed):
        observations.save(session, master, row.id, seen(session, 0), NOW)
    with pytest.raises(Signed):
        signatures.talk_first(session, trainer, row.id, NOW)
    assert observations.save(session, master, row.id, seen(session), NOW) is row
    assert signatures.sign(session, master, row.id, NOW + timedelta(days=1)).observer_signed_at == NOW
    assert signatures.countersign(session, trainer, row.id, NOW + timedelta(days=1)).observed_signed_at == NOW


@pytest.mark.parametrize(
    "change",
    ["points = '{}'", "red_lines = '[]'", "body = '{}'", "setting = 'practice'", "observed_signed_at = NULL"],
)
def test_the_database_itself_refuses_to_change_what_both_have_signed(
    session: Session, trainer: Someone, master: Someone, cohort: str, change: str
) -> None:
    row = final(session, master, hold(session, trainer, cohort), trainer)
    session.commit()

    with pytest.raises(DBAPIError, match="never changes"):
        session.execute(text(f"UPDATE observation SET {change} WHERE id = :id"), {"id": row.id})


def test_what_is_not_signed_by_both_can_still_change_in_the_database(
    session: Session, trainer: Someone, master: Someone, cohort: str
) -> None:
    row = observe(session, master, hold(session, trainer, cohort), trainer)
    signatures.sign(session, master, row.id, NOW)

    signatures.talk_first(session, trainer, row.id, NOW)
    session.commit()

    assert row.observer_signed_at is None


def test_whoever_is_observed_can_ask_to_talk_first_and_both_sign_anew(
    session: Session, trainer: Someone, master: Someone, cohort: str
) -> None:
    row = observe(session, master, hold(session, trainer, cohort), trainer, seen(session, 0))
    signatures.sign(session, master, row.id, NOW)
    signatures.talk_first(session, trainer, row.id, NOW)
    with pytest.raises(NotFound):
        signatures.countersign(session, trainer, row.id, NOW)
    assert row.talk_asked_at == NOW

    observations.save(session, master, row.id, seen(session, 1), NOW)
    signatures.sign(session, master, row.id, NOW)
    signatures.countersign(session, trainer, row.id, NOW)

    assert (row.talk_asked_at, set(row.points.values())) == (None, {1})


def test_the_observer_signs_only_when_every_point_was_given(
    session: Session, trainer: Someone, master: Someone, cohort: str
) -> None:
    row = observe(session, master, hold(session, trainer, cohort), trainer, Seen({}, frozenset()))

    with pytest.raises(Incomplete):
        signatures.sign(session, master, row.id, NOW)


def test_nobody_signs_for_another(session: Session, trainer: Someone, master: Someone, cohort: str) -> None:
    row = observe(session, master, hold(session, trainer, cohort), trainer)
    for person in (trainer, master, make_adult(session)):
        with pytest.raises(NotFound):
            signatures.countersign(session, person, row.id, NOW)
    signatures.sign(session, master, row.id, NOW)

    for person in (master, make_adult(session), make_learner(session, cohort)):
        with pytest.raises(NotFound):
            signatures.countersign(session, person, row.id, NOW)
    for person in (trainer, make_master_over(session)):
        with pytest.raises(NotFound):
            observations.find_own(session, person, row.id, NOW)


def test_what_waits_for_a_signature_is_counted(
    session: Session, trainer: Someone, master: Someone, cohort: str
) -> None:
    row = observe(session, master, hold(session, trainer, cohort), trainer)
    counts = [observation_list.count_to_sign(session, trainer.id)]
    signatures.sign(session, master, row.id, NOW)
    counts.append(observation_list.count_to_sign(session, trainer.id))
    (waiting,) = observation_list.made_of_me(session, trainer)
    signatures.countersign(session, trainer, row.id, NOW)
    counts.append(observation_list.count_to_sign(session, trainer.id))

    assert counts == [0, 1, 0]
    assert (waiting.row.id, waiting.other.id, waiting.percent) == (row.id, master.id, 100)
