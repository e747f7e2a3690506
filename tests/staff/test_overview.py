"""Without these, a master trainer's page could grow slow, count what cannot be compared, or show a child."""

from datetime import timedelta
from pathlib import Path
from time import process_time

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from lms.db import db
from lms.people.models import Account, RoleTerm
from lms.permissions import Action, Role
from lms.quizzes.quiz import Moment
from lms.staff import overview
from lms.staff.cohort_sums import cohort_sums
from lms.training import cohorts
from lms.training.grid import Learnt, learnt
from tests.certificates.giving import give
from tests.conftest import NOW
from tests.factories import (
    Someone,
    earn_certificate,
    make_adult,
    make_cohort,
    make_master_over,
    sign_in,
    take,
)
from tests.reports.cohort import score
from tests.reports.taught import add_pupils
from tests.reports.test_generation_pages import cascade
from tests.reports.test_generations import log_session
from tests.reports.test_learning import edit_of_form_b, publish_with
from tests.training.test_cohort_pages import counted

FIVE = [(4, 8), (5, 8), (3, 7), (4, 9), (5, 8)]


@pytest.fixture
def trainer(session: Session) -> Someone:
    return make_adult(session)


@pytest.fixture
def engine(app: Flask) -> Engine:
    with app.app_context():
        return db.engine


def test_quizzes_that_asked_something_else_are_in_no_sum(
    session: Session, trainer: Someone, tmp_path: Path
) -> None:
    cohort = make_cohort(session, trainer)
    master = make_master_over(session, trainer)
    late = add_pupils(session, cohort, [*FIVE, (0, None)])[-1]
    publish_with(session, tmp_path, "items/form-b.yaml", *edit_of_form_b())
    score(session, late, Moment.AFTER, 9)

    (one,) = cohort_sums(session, master, NOW)
    own = cohorts.grid(session, trainer, cohort, NOW)

    expected = Learnt(matched=5, only_before=0, only_after=0, before=(21, 50), after=(40, 50), unlike=1)
    assert one.learnt[0] == learnt(row.cells[0] for row in own.rows) == expected


def test_another_title_leaves_the_sums_comparable(session: Session, trainer: Someone, tmp_path: Path) -> None:
    cohort = make_cohort(session, trainer)
    master = make_master_over(session, trainer)
    late = add_pupils(session, cohort, [*FIVE, (4, None)])[-1]
    publish_with(session, tmp_path, "module.yaml", "en: I have rights", "en: My rights")
    score(session, late, Moment.AFTER, 8)

    (one,) = cohort_sums(session, master, NOW)

    assert one.learnt[0] == Learnt(matched=6, only_before=0, only_after=0, before=(25, 60), after=(48, 60))


def test_a_trainer_has_place_generation_cohorts_and_last_session(session: Session, trainer: Someone) -> None:
    master = make_master_over(session, trainer)
    cohort, closed = make_cohort(session, trainer), make_cohort(session, trainer)
    cohorts.find_cohort(session, trainer, closed, Action.COHORT_READ, NOW).closed_at = NOW
    session.query(RoleTerm).filter_by(account_id=trainer.id).one().place_code = "120101"
    for days in (40, 12):
        log_session(session, cohort, trainer, days)
    log_session(session, cohort, trainer, 2, cancelled=True)

    (one,) = overview.team(session, master, NOW)

    assert (one.person.id, one.place_code, one.generation, one.cohorts) == (trainer.id, "120101", 1, 1)
    assert one.last == (NOW - timedelta(days=12)).date()


@pytest.mark.parametrize(("days", "stuck"), [(14, False), (15, True)])
def test_a_trainer_on_the_way_is_stuck_after_two_weeks_without_learning(
    session: Session, trainer: Someone, days: int, stuck: bool
) -> None:
    master = make_master_over(session, trainer)
    take(session, trainer, answers={}, at=NOW - timedelta(days=days))

    (one,) = overview.team(session, master, NOW)

    assert (one.stuck, one.ready) == (stuck, False)


def test_a_trainer_who_has_earned_a_certificate_is_ready_and_one_who_has_it_is_neither(
    session: Session, trainer: Someone
) -> None:
    holder = make_adult(session)
    master = make_master_over(session, trainer, holder)
    earn_certificate(session, trainer)
    earn_certificate(session, holder)
    give(session, master, holder)

    found = {one.person.id: (one.ready, one.stuck) for one in overview.team(session, master, NOW)}

    assert found == {trainer.id: (True, False), holder.id: (False, False)}


def test_the_page_begins_with_three_lists_and_shows_no_child(
    client: FlaskClient, session: Session, trainer: Someone
) -> None:
    master = make_master_over(session, trainer)
    add_pupils(session, make_cohort(session, master), [(4, 9), (5, 10), (3, 9), (4, 9), (5, 10)])
    children = add_pupils(session, make_cohort(session, trainer), [(4, 5), (5, 6), (3, 4), (4, 5), (5, 6)])
    session.get_one(Account, children[0].id).nickname = "Canary"
    earn_certificate(session, trainer)
    sign_in(client, session, master)

    page = client.get("/en/trainers").text

    order = ("Who may need you", "What is due", "Where quality is lost", "Your trainers", "as sums")
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    for words in (
        "no session yet",
        "has met every condition; you decide",
        "M1: generation 2 ends 42 points below generation 1.",
        "it is more than 10.",
    ):
        assert words in page
    assert "Canary" not in page
    assert children[0].id not in page


def test_a_team_with_nothing_to_do_is_told_so(client: FlaskClient, session: Session) -> None:
    sign_in(client, session, make_adult(session, Role.MASTER))

    page = client.get("/en/trainers").text

    for words in ("nobody is stuck", "Nothing is due.", "No generation ends more", "You train nobody yet."):
        assert words in page


def test_the_number_of_queries_does_not_grow_with_the_team(
    client: FlaskClient, session: Session, engine: Engine
) -> None:
    small, large = cascade(session, 2, 6), cascade(session, 25, 20)
    numbers, seconds = [], []
    for master in (small, large):
        sign_in(client, session, master)
        client.get("/en/trainers")
        with counted(engine) as said:
            begun = process_time()
            page = client.get("/en/trainers").text
            seconds.append(process_time() - begun)
        numbers.append(len([one for one in said if not one.startswith("BEGIN")]))

    assert page.count("<h3>") == 25
    assert numbers[0] == numbers[1]
    assert seconds[1] < 20
