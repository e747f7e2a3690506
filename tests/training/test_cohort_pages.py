"""Without these, a class of sixty could be slow, stale, or seen by somebody it does not concern."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from lms import clock
from lms.db import db
from lms.people.models import Account, Enrolment
from lms.permissions import Role
from lms.quizzes.models import Attempt
from tests.conftest import NOW, browser
from tests.factories import (
    make_adult,
    make_cohort,
    make_learner,
    make_master_over,
    module_digest,
    read_lessons,
    sign_in,
)

MODULE = "child-rights"


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """Collect every statement that is sent to the database."""
    said: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        said.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield said
    event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def engine(app: Flask) -> Engine:
    with app.app_context():
        return db.engine


def test_a_master_sees_no_child(app: Flask, session: Session) -> None:
    trainer = make_adult(session)
    child = make_learner(session, make_cohort(session, trainer))
    master = make_master_over(session, trainer)
    account = session.get_one(Account, child.id)
    account.nickname = "Canary"
    login = account.login
    desk = sign_in(browser(app), session, master)

    pages = [desk.get(f"/en/{page}").text for page in ("trainers", f"trainers/{trainer.id}", "accounts")]

    assert not any(sign in page for page in pages for sign in ("Canary", login, child.id))


def test_an_answer_is_in_the_grid_at_the_next_request(app: Flask, session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    child = make_learner(session, cohort)
    read_lessons(session, child)
    phone, desk = sign_in(browser(app), session, child), sign_in(browser(app), session, trainer)
    begun = phone.post(f"/en/m/{module_digest(session)}/after").location.rsplit("/", 1)[0]
    session.rollback()
    waiting = desk.get(f"/en/cohorts/{cohort}").text

    phone.post(f"{begun}/send")

    assert "done, not reached yet" not in waiting
    assert "done, not reached yet" in desk.get(f"/en/cohorts/{cohort}").text


def fill(session: Session, cohort: str, count: int) -> None:
    """Put so many children with a quiz before and after into a cohort, without hashing so many PINs."""
    digest = module_digest(session)
    past = NOW - timedelta(days=60)
    for number in range(count):
        child = clock.new_id()
        session.add(
            Account(
                id=child,
                role=Role.LEARNER,
                login=child[:12],
                secret="none",
                nickname=f"N{number}",
                created_at=past,
            )
        )
        session.flush()
        session.add(Enrolment(cohort_id=cohort, learner_id=child, from_at=past))
        for moment, form, earned in (("before", "A", 4), ("after", "B", 8)):
            session.add(
                Attempt(
                    id=clock.new_id(),
                    learner_id=child,
                    module=MODULE,
                    release=digest,
                    form=form,
                    moment=moment,
                    started_at=past,
                    finished_at=past,
                    earned=earned,
                    possible=10,
                    missed_critical=0,
                )
            )
    session.commit()


def test_the_number_of_queries_does_not_grow_with_the_class(
    client: FlaskClient, session: Session, engine: Engine
) -> None:
    trainer = make_adult(session)
    small, large = make_cohort(session, trainer), make_cohort(session, trainer)
    fill(session, small, 30)
    fill(session, large, 300)
    sign_in(client, session, trainer)
    pages, numbers = [], []
    client.get(f"/en/cohorts/{small}")

    for cohort in (small, large):
        with counted(engine) as said:
            pages.append(client.get(f"/en/cohorts/{cohort}").text)
        numbers.append(len([one for one in said if not one.startswith("BEGIN")]))

    assert [page.count('scope="row"') for page in pages] == [30, 300]
    assert numbers[0] == numbers[1] <= 14


@pytest.mark.parametrize("order", ["name", "seen", "done", "odd"])
def test_a_class_of_sixty_is_shown_in_every_order(client: FlaskClient, session: Session, order: str) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    fill(session, cohort, 60)
    sign_in(client, session, trainer)

    page = client.get(f"/km/cohorts/{cohort}?by={order}")

    assert page.status_code == 200
    assert page.text.count('scope="row"') == 60


def test_a_lesson_costs_at_most_three_queries_and_no_write(
    client: FlaskClient, session: Session, engine: Engine
) -> None:
    child = make_learner(session)
    digest = module_digest(session)
    sign_in(client, session, child)

    for _ in range(2):
        with counted(engine) as said:
            assert client.get(f"/km/m/{digest}/1/1").status_code == 200
        asked = [one for one in said if not one.startswith("BEGIN")]
        assert len(asked) <= 3
        assert all(one.lstrip().startswith("SELECT") for one in asked)
        assert "BEGIN IMMEDIATE" not in said


@pytest.mark.parametrize("number", ["012345678", "012 345 678", "០១២ ៣៤៥ ៦៧៨", "Dara 0123456"])
def test_a_telephone_number_is_no_nickname(client: FlaskClient, session: Session, number: str) -> None:
    trainer = make_adult(session)
    child = make_learner(session, make_cohort(session, trainer))
    sign_in(client, session, trainer)

    client.post(f"/en/learners/{child.id}", data={"nickname": number, "sex": "female", "birth_year": ""})

    session.expire_all()
    assert session.get_one(Account, child.id).nickname is None
