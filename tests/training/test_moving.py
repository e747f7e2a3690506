"""Without these, a child who changes the group could lose what was done, or come from a stranger's group."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.errors import Forbidden, NotFound
from lms.people.membership import NotOpenYet
from lms.people.models import Cohort, Enrolment
from lms.permissions import Role
from lms.quizzes.models import Attempt
from lms.training import moving
from tests.conftest import NOW
from tests.factories import Someone, end_enrolment, make_adult, make_cohort, make_learner, sign_in, take


def two_cohorts(session: Session) -> tuple[Someone, str, str]:
    trainer = make_adult(session)
    return trainer, make_cohort(session, trainer), make_cohort(session, trainer)


def enrolments(session: Session, learner: Someone) -> list[tuple[str, bool]]:
    """Return the cohorts of a learner from the first on, and whether each enrolment is in force."""
    rows = session.scalars(
        select(Enrolment).where(Enrolment.learner_id == learner.id).order_by(Enrolment.from_at)
    )
    return [(row.cohort_id, row.until_at is None) for row in rows]


def test_who_is_moved_leaves_one_group_joins_the_other_and_keeps_every_attempt(session: Session) -> None:
    trainer, old, new = two_cohorts(session)
    one, stays = make_learner(session, old), make_learner(session, old)
    attempt = take(session, one)

    moved = moving.move(session, trainer, new, [(old, one.id)], NOW)

    assert moved == 1
    assert enrolments(session, one) == [(old, False), (new, True)]
    assert enrolments(session, stays) == [(old, True)]
    assert session.get_one(Attempt, attempt.id).learner_id == one.id


def test_the_same_page_sent_twice_moves_once(session: Session) -> None:
    trainer, old, new = two_cohorts(session)
    one = make_learner(session, old)
    moving.move(session, trainer, new, [(old, one.id)], NOW)

    again = moving.move(session, trainer, new, [(old, one.id)], NOW + timedelta(seconds=1))

    assert again == 0
    assert len(enrolments(session, one)) == 2


def test_there_and_back_again_is_three_enrolments(session: Session) -> None:
    trainer, old, new = two_cohorts(session)
    one = make_learner(session, old)
    moving.move(session, trainer, new, [(old, one.id)], NOW)

    moving.move(session, trainer, old, [(new, one.id)], NOW + timedelta(days=1))

    assert enrolments(session, one) == [(old, False), (new, False), (old, True)]


def test_nobody_comes_from_or_goes_to_a_group_out_of_reach(session: Session) -> None:
    trainer, old, new = two_cohorts(session)
    stranger, theirs, _ = two_cohorts(session)
    mine, foreign, gone = (
        make_learner(session, old),
        make_learner(session, theirs),
        make_learner(session, old),
    )
    end_enrolment(session, old, gone, NOW - timedelta(days=1))

    for actor, target, pair in (
        (trainer, new, (theirs, foreign.id)),
        (trainer, new, (old, foreign.id)),
        (trainer, new, (old, gone.id)),
        (trainer, theirs, (old, mine.id)),
        (stranger, new, (theirs, foreign.id)),
        (trainer, "0" * 32, (old, mine.id)),
    ):
        with pytest.raises(NotFound):
            moving.move(session, actor, target, [pair], NOW)
    assert enrolments(session, foreign) == [(theirs, True)]
    assert enrolments(session, mine) == [(old, True)]


def test_one_who_may_not_be_moved_keeps_all_where_they_are(session: Session) -> None:
    trainer, old, new = two_cohorts(session)
    one = make_learner(session, old)
    session.commit()

    with pytest.raises(NotFound):
        moving.move(session, trainer, new, [(old, one.id), (old, "zzz")], NOW)
    session.rollback()

    assert enrolments(session, one) == [(old, True)]


def test_nobody_is_moved_into_a_group_that_is_only_planned(session: Session) -> None:
    trainer, old, new = two_cohorts(session)
    one = make_learner(session, old)
    session.get_one(Cohort, new).opened_at = None

    with pytest.raises(NotOpenYet):
        moving.move(session, trainer, new, [(old, one.id)], NOW)


def test_adults_and_children_are_not_mixed(session: Session) -> None:
    trainer, old, new = two_cohorts(session)
    child = make_learner(session, old)
    course = make_cohort(session, trainer, kind="refresher")
    master = make_adult(session, Role.MASTER)
    tot, refresher = (make_cohort(session, master, kind=kind) for kind in ("tot", "refresher"))
    session.add(Enrolment(cohort_id=tot, learner_id=trainer.id, from_at=NOW - timedelta(days=9)))
    session.flush()

    with pytest.raises(Forbidden):
        moving.movable(session, trainer, course, NOW)
    places = moving.movable(session, master, refresher, NOW).places

    assert [[one.id for one in place.people] for place in places] == [[trainer.id]]
    assert [
        one.id for place in moving.movable(session, trainer, new, NOW).places for one in place.people
    ] == [child.id]


def test_children_are_moved_by_ticks_on_a_page(client: FlaskClient, session: Session) -> None:
    trainer, old, new = two_cohorts(session)
    some = [make_learner(session, old) for _ in range(3)]
    sign_in(client, session, trainer)
    page = client.get(f"/en/cohorts/{new}/move").text

    nobody = client.post(f"/en/cohorts/{new}/move")
    done = client.post(f"/en/cohorts/{new}/move", data={old: [some[0].id, some[1].id]})

    session.rollback()
    assert page.count('type="checkbox"') == 3
    assert "nobody was moved" in nobody.text
    assert done.status_code == 303
    assert [enrolments(session, one)[-1][0] for one in some] == [new, new, old]
