"""Without these, who trained whom could run in circles, or be forgotten when somebody moves."""

from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from lms import clock
from lms.people import lineage
from lms.people.lineage import Circle
from lms.people.models import Lineage
from tests.conftest import NOW
from tests.factories import Someone, make_adult

PAST = NOW - timedelta(days=9)


def train(session: Session, trainee: Someone, trainer: Someone, days_ago: int = 9) -> Lineage:
    return lineage.move(
        session, trainee.id, trainer.id, cohort_id=None, by=None, now=NOW - timedelta(days=days_ago)
    )


def spans(session: Session, trainee: Someone) -> list[tuple[str, int, int | None]]:
    """Return who trained somebody, from and to how many days ago."""
    return [
        (row.trainer_id, (NOW - row.from_at).days, (NOW - row.until_at).days if row.until_at else None)
        for row in lineage.history(session, trainee.id)
    ]


def test_moving_under_another_trainer_leaves_what_was(session: Session) -> None:
    trainee, first, second, third = (make_adult(session) for _ in range(4))
    train(session, trainee, first, 9)
    train(session, trainee, second, 6)

    train(session, trainee, third, 2)

    assert spans(session, trainee) == [(first.id, 9, 6), (second.id, 6, 2), (third.id, 2, None)]
    assert lineage.trained_by(session) == {trainee.id: third.id}
    assert lineage.trained_by(session, NOW - timedelta(days=7)) == {trainee.id: first.id}
    assert lineage.trained_by(session, NOW - timedelta(days=6)) == {trainee.id: second.id}
    assert lineage.trained_by(session, NOW - timedelta(days=10)) == {}


def test_under_the_same_trainer_nothing_changes(session: Session) -> None:
    trainee, trainer = make_adult(session), make_adult(session)
    row = train(session, trainee, trainer, 9)

    again = train(session, trainee, trainer, 2)

    assert again is row
    assert spans(session, trainee) == [(trainer.id, 9, None)]


@pytest.mark.parametrize("depth", [1, 2, 5, 40])
def test_a_circle_is_refused_however_deep_and_changes_nothing(session: Session, depth: int) -> None:
    line = [make_adult(session) for _ in range(depth + 1)]
    for trainer, trainee in pairwise(line):
        train(session, trainee, trainer)
    before = lineage.trained_by(session)

    with pytest.raises(Circle):
        train(session, line[0], line[-1])

    assert lineage.trained_by(session) == before


def test_nobody_trains_themselves(session: Session) -> None:
    trainer = make_adult(session)

    with pytest.raises(Circle):
        train(session, trainer, trainer)


def test_the_database_itself_keeps_one_trainer_in_force(session: Session) -> None:
    trainee, first, second = (make_adult(session) for _ in range(3))
    train(session, trainee, first)
    session.add(Lineage(id=clock.new_id(), trainee_id=trainee.id, trainer_id=second.id, from_at=NOW))

    with pytest.raises(IntegrityError):
        session.flush()


def test_who_once_trained_somebody_may_be_trained_by_them_later(session: Session) -> None:
    older, younger, third = (make_adult(session) for _ in range(3))
    train(session, younger, older, 9)
    train(session, younger, third, 5)

    train(session, older, younger, 2)

    assert lineage.trained_by(session) == {younger.id: third.id, older.id: younger.id}


def test_who_leaves_a_trainer_is_trained_by_nobody_and_the_past_stays(session: Session) -> None:
    trainee, trainer = make_adult(session), make_adult(session)
    train(session, trainee, trainer, 9)

    lineage.end(session, trainee.id, now=NOW - timedelta(days=1))
    lineage.end(session, trainee.id, now=NOW)

    assert spans(session, trainee) == [(trainer.id, 9, 1)]
    assert lineage.trained_by(session) == {}
    assert session.scalar(select(func.count()).select_from(Lineage)) == 1
