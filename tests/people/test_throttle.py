"""Without these, somebody with a list of codes and a patient machine would get in."""

from datetime import datetime, timedelta
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from queue import Queue
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from lms import clock
from lms.db import prepare, will_write
from lms.errors import TooMany
from lms.people import accounts, throttle
from lms.people.models import Throttle
from lms.people.throttle import ADDRESS_LIMIT, LOGIN_LIMIT
from lms.text import Text
from tests.conftest import NOW
from tests.factories import (
    PASSWORD,
    PEPPER,
    login_of,
    make_adult,
    make_cohort,
    make_learner,
    sign_in,
)

KEY = "a key"


def let_in(session: Session, now: datetime) -> bool:
    """Count a try and say whether it was let through."""
    try:
        throttle.count_try(session, KEY, LOGIN_LIMIT, now)
    except TooMany:
        session.rollback()
        return False
    session.commit()
    return True


def test_five_tries_are_free_and_then_each_pause_is_twice_the_one_before(session: Session) -> None:
    now, pauses = NOW, []
    free = [let_in(session, now) for _ in range(6)]

    for _ in range(9):
        until = session.scalars(select(Throttle.blocked_until)).one()
        assert until is not None
        pauses.append((until - now) / timedelta(minutes=1))
        assert not let_in(session, until - timedelta(seconds=1))
        now = until
        assert let_in(session, now)

    assert free == [True, True, True, True, True, False]
    assert pauses == [15, 30, 60, 120, 240, 480, 960, 1440, 1440]


def test_in_a_day_of_guessing_a_code_stands_no_more_than_a_dozen_tries(session: Session) -> None:
    made = [let_in(session, NOW + timedelta(minutes=minute)) for minute in range(0, 24 * 60, 5)]

    assert sum(made) <= 12


def test_tries_are_forgotten_after_a_quiet_day(session: Session) -> None:
    for _ in range(4):
        let_in(session, NOW)

    later = [let_in(session, NOW + timedelta(hours=25)) for _ in range(6)]

    assert later == [True, True, True, True, True, False]


def test_a_success_takes_back_its_own_try_at_the_address_and_no_other(session: Session) -> None:
    for _ in range(3):
        throttle.count_try(session, KEY, ADDRESS_LIMIT, NOW)

    throttle.take_back(session, KEY)

    assert session.scalars(select(Throttle.tries)).one() == 2


def test_a_school_behind_one_address_signs_in_all_day(session: Session) -> None:
    for minute in range(2 * ADDRESS_LIMIT.free):
        throttle.count_try(session, KEY, ADDRESS_LIMIT, NOW + timedelta(minutes=minute))
        throttle.take_back(session, KEY)

    throttle.count_try(session, KEY, ADDRESS_LIMIT, NOW + timedelta(minutes=2 * ADDRESS_LIMIT.free))

    assert session.scalars(select(Throttle.tries)).one() == 1


@pytest.mark.parametrize("exists", [True, False])
def test_after_five_wrong_pins_even_the_right_one_waits(
    client: FlaskClient, session: Session, exists: bool
) -> None:
    trainer = make_adult(session)
    child = make_learner(session, make_cohort(session, trainer))
    issued = accounts.Issued(child.id, "ZZZZZZZZ", "000000")
    if exists:
        issued = accounts.new_pin(session, trainer, child.id, pepper=PEPPER, now=clock.now())
    session.commit()
    wrong = "111111" if issued.secret != "111111" else "222222"

    statuses = [
        client.post("/en/in", data={"code": issued.login, "pin": wrong}).status_code for _ in range(6)
    ]
    right = client.post("/en/in", data={"code": issued.login, "pin": issued.secret})

    assert statuses == [200, 200, 200, 200, 200, 429]
    assert right.status_code == 429
    assert Text.model_validate(TooMany.message).en.encode() in right.data


def test_a_success_forgets_what_went_wrong_before(client: FlaskClient, session: Session) -> None:
    make_adult(session, login="sok.chan")
    session.commit()
    wrong = {"login": "sok.chan", "password": "not this one"}
    before = [client.post("/en/in/staff", data=wrong).status_code for _ in range(4)]

    client.post("/en/in/staff", data={"login": "sok.chan", "password": PASSWORD})

    after = [client.post("/en/in/staff", data=wrong).status_code for _ in range(6)]
    assert before == [200] * 4
    assert after == [200] * 5 + [429]


def test_a_new_pin_from_the_trainer_opens_the_door_again(client: FlaskClient, session: Session) -> None:
    trainer = make_adult(session)
    child = make_learner(session, make_cohort(session, trainer))
    code = login_of(session, child)
    session.commit()
    for _ in range(6):
        locked = client.post("/en/in", data={"code": code, "pin": "no"}).status_code

    issued = accounts.new_pin(session, trainer, child.id, pepper=PEPPER, now=clock.now())
    session.commit()

    came = client.post("/en/in", data={"code": code, "pin": issued.secret})
    assert (locked, came.status_code) == (429, 303)


def test_the_old_password_cannot_be_guessed_from_an_unlocked_phone(
    client: FlaskClient, session: Session
) -> None:
    sign_in(client, session, make_adult(session))
    guess = {"old": "not this one", "new": "another long password"}

    statuses = [client.post("/en/password", data=guess).status_code for _ in range(6)]

    assert statuses == [200] * 5 + [429]


def test_nothing_typed_can_be_read_from_what_is_counted(client: FlaskClient, session: Session) -> None:
    client.post("/en/in", data={"code": "7K3MQ2XF", "pin": "123456"})

    kept = [str(key) for key in session.scalars(select(Throttle.key))]

    assert len(kept) == 2
    assert all(len(key) == 64 and "7K3M" not in key.upper() for key in kept)


def guess_at_once(url: str, ready: Barrier, results: "Queue[Any]") -> None:
    """Try ten times as one process among several; report how many were let through."""
    engine = create_engine(url)
    prepare(engine)
    will_write.set(True)
    ready.wait()
    with Session(engine) as session:
        results.put(sum(let_in(session, NOW) for _ in range(10)))
    engine.dispose()


def test_processes_that_guess_at_once_share_five_tries(database_url: str) -> None:
    spawn = get_context("spawn")
    ready, results = spawn.Barrier(2), spawn.Queue()
    guessers = [spawn.Process(target=guess_at_once, args=(database_url, ready, results)) for _ in range(2)]

    for guesser in guessers:
        guesser.start()
    let_through = [results.get(timeout=60) for _ in guessers]
    for guesser in guessers:
        guesser.join(60)

    assert sum(let_through) == LOGIN_LIMIT.free
    assert [guesser.exitcode for guesser in guessers] == [0, 0]
