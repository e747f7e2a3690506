"""Without these, rows could leave the program unseen, too often, or by somebody who only found a phone."""

import csv
import hashlib
import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from lms import clock
from lms.db import will_write
from lms.errors import Forbidden, NotFound
from lms.permissions import Role
from lms.quizzes.quiz import Moment
from lms.reports import research, research_views
from lms.reports.codebook import KEYS
from lms.reports.models import Export
from lms.reports.research import MOST_A_DAY, EnoughToday, Made, Wanted
from tests.conftest import NOW
from tests.factories import PASSWORD, PEPPER, Someone, make_adult, make_cohort, make_learner, sign_in, take

MODULE = "child-rights"
WANTED = Wanted(MODULE, "Research board, letter 7", "What lasts after three months?")
FORM = {"module": MODULE, "permission": WANTED.permission, "reason": WANTED.reason, "password": PASSWORD}


@pytest.fixture
def manager(session: Session) -> Someone:
    learner = make_learner(session, make_cohort(session, make_adult(session)))
    take(session, learner, Moment.BEFORE)
    return make_adult(session, Role.MANAGER)


@pytest.fixture
def ask(client: FlaskClient, session: Session, manager: Someone) -> Callable[..., TestResponse]:
    """Return a way to send the form as the manager, with some of it changed."""
    sign_in(client, session, manager)

    def send(**changed: str) -> TestResponse:
        answer = client.post("/en/research", data={**FORM, **changed}, buffered=True)
        answer.close()
        return answer

    return send


def kept(session: Session) -> list[Export]:
    session.rollback()
    return list(session.scalars(select(Export)))


Ask = Callable[..., TestResponse]


def test_a_file_is_sent_and_who_took_it_by_whose_permission_and_why_is_kept(
    ask: Ask, session: Session, manager: Someone
) -> None:
    before = clock.now()

    sent = ask(permission="  Research board,\n letter 7 ")

    rows = list(csv.reader(io.StringIO(sent.data.decode("utf-8-sig"), newline="")))
    (record,) = kept(session)
    assert sent.status_code == 200
    assert (sent.headers["Cache-Control"], sent.mimetype) == ("no-store", "text/csv")
    assert int(sent.headers["Content-Length"]) == len(sent.data)
    assert sent.headers["Content-Disposition"].startswith("attachment; filename=rows-M1-20")
    assert rows[0] == list(KEYS)
    assert (record.taken_by, record.module, record.kind) == (manager.id, MODULE, "research")
    assert (record.permission, record.reason) == (WANTED.permission, WANTED.reason)
    assert (record.rows, record.digest) == (len(rows) - 1, hashlib.sha256(sent.data).hexdigest())
    assert before <= record.taken_at <= clock.now()


def test_the_record_stands_when_the_download_breaks_off(
    client: FlaskClient, session: Session, manager: Someone
) -> None:
    sign_in(client, session, manager)

    begun = client.post("/en/research", data=FORM, buffered=False)
    begun.close()

    assert len(kept(session)) == 1


def test_no_row_leaves_when_the_record_cannot_be_kept(
    ask: Ask, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(research, "record", fail)

    sent = ask()

    assert (sent.status_code, sent.mimetype) == (500, "text/html")
    assert kept(session) == []


def test_nobody_waits_while_a_long_file_is_made(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    writing: list[bool] = []
    real = research.write

    def watched(*given: object, **named: object) -> Made:
        writing.append(will_write.get())
        return real(*given, **named)  # type: ignore[arg-type]  # what the page gave

    monkeypatch.setattr(research_views.research, "write", watched)

    assert ask().status_code == 200
    assert writing == [False]


def test_a_wrong_password_takes_nothing_out_and_is_counted(ask: Ask, session: Session) -> None:
    answers = [ask(password="not the password") for _ in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert "Nothing was taken out" in answers[0].get_data(as_text=True)
    assert WANTED.reason in answers[0].get_data(as_text=True)
    assert ask().status_code == 429
    assert kept(session) == []


def test_the_right_password_forgives_the_wrong_ones(ask: Ask) -> None:
    for _ in range(4):
        ask(password="not the password")
    assert ask().mimetype == "text/csv"

    assert [ask(password="not the password").status_code for _ in range(4)] == [200] * 4


def test_rows_are_taken_three_times_a_day_and_no_more(ask: Ask, session: Session) -> None:
    answers = [ask() for _ in range(MOST_A_DAY + 1)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert len(kept(session)) == MOST_A_DAY


def test_the_next_day_rows_can_be_taken_again(session: Session, manager: Someone) -> None:
    made = [Made(clock.new_id(), 1, "0" * 64) for _ in range(MOST_A_DAY + 3)]
    for one in made[:MOST_A_DAY]:
        research.record(session, manager, WANTED, one, NOW)

    with pytest.raises(EnoughToday):
        research.record(session, manager, WANTED, made[3], NOW + timedelta(hours=13, minutes=59))
    # NOW is ten in the morning in Cambodia: fourteen hours later it is the next day.
    research.record(session, manager, WANTED, made[4], NOW + timedelta(hours=14))
    research.record(session, make_adult(session, Role.MANAGER), WANTED, made[5], NOW)

    assert session.query(Export).count() == MOST_A_DAY + 2


@pytest.mark.parametrize(
    "changed",
    [
        {"permission": ""},
        {"permission": "1234"},
        {"permission": "\u200b" * 9},
        {"reason": " a  b "},
        {"reason": "x" * 401},
        {"password": ""},
        {"module": ""},
    ],
)
def test_a_form_that_leaves_something_out_takes_nothing_out(
    ask: Ask, session: Session, changed: dict[str, str]
) -> None:
    answer = ask(**changed)

    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert 'class="error"' in answer.get_data(as_text=True)
    assert kept(session) == []


def test_a_module_that_does_not_exist_is_not_found(ask: Ask, session: Session) -> None:
    assert ask(module="no-such-module").status_code == 404
    assert kept(session) == []


def test_the_page_lists_what_was_taken_out(ask: Ask, client: FlaskClient, session: Session) -> None:
    assert "Nothing has been taken out yet" in client.get("/en/research").get_data(as_text=True)
    ask(reason="<b>Why</b> it lasts")

    page = client.get("/en/research").get_data(as_text=True)

    (record,) = kept(session)
    assert record.digest in page.replace("<wbr>", "")
    assert "&lt;b&gt;Why&lt;/b&gt; it lasts" in page
    assert f"{record.rows} row" in page


@pytest.mark.parametrize("language", ["km", "en"])
def test_the_codebook_explains_every_column_in_both_languages(
    ask: Ask, client: FlaskClient, language: str
) -> None:
    sent = client.get(f"/{language}/research?as=csv")

    rows = list(csv.reader(io.StringIO(sent.data.decode("utf-8-sig"), newline="")))
    assert tuple(row[0] for row in rows[1:]) == KEYS
    assert all(all(row) and not cell.startswith("'") for row in rows[1:] for cell in row)
    assert sent.headers["Content-Disposition"].startswith('attachment; filename="codebook-20')


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.MANAGER])
def test_only_a_manager_takes_rows_out(session: Session, role: Role) -> None:
    person = Someone("somebody", role)

    for act in (
        lambda: research.modules(session, person),
        lambda: research.check(session, person, MODULE, NOW),
        lambda: research.is_really(session, person, PASSWORD, pepper=PEPPER),
        lambda: research.write(session, person, MODULE, io.BytesIO(), secret=PEPPER),
        lambda: research.record(session, person, WANTED, Made("1", 1, "0"), NOW),
        lambda: research.earlier(session, person),
    ):
        with pytest.raises(Forbidden):
            act()


def test_a_module_nobody_published_is_not_there_to_be_taken(session: Session, manager: Someone) -> None:
    with pytest.raises(NotFound):
        research.check(session, manager, "no-such-module", NOW)
