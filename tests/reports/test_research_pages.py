"""Without these, rows could leave the program unseen, too often, or by somebody who only found a phone."""

import csv
import hashlib
import io
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from lms import clock
from lms.db import will_write
from lms.permissions import Role
from lms.quizzes.quiz import Moment
from lms.reports import research, research_views
from lms.reports.codebook import KEYS
from lms.reports.models import Export
from lms.reports.research import MOST_A_DAY, Made, Wanted
from tests.factories import PASSWORD, Someone, make_adult, make_cohort, make_learner, sign_in, take

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
        form = {**FORM, "export_id": clock.new_id(), **changed}
        answer = client.post("/en/research", data=form, buffered=True)
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
    assert sent.headers["Cache-Control"] == "no-store"
    assert sent.headers["Content-Type"] == "text/csv; charset=utf-8"
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

    form = {**FORM, "export_id": clock.new_id()}
    begun = client.post("/en/research", data=form, buffered=False)
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


def id_on(page: TestResponse) -> str:
    """Return the id in the form of the page."""
    (found,) = re.findall(r'name="export_id" value="([0-9a-f]{32})"', page.get_data(as_text=True))
    return str(found)


def test_a_form_that_is_sent_twice_takes_one_file(ask: Ask, client: FlaskClient, session: Session) -> None:
    opened = id_on(client.get("/en/research"))

    first, second = ask(export_id=opened), ask(export_id=opened, reason="Something else")

    assert (first.status_code, second.status_code, second.mimetype) == (200, 409, "text/html")
    assert "This file was taken already; open the page again" in second.get_data(as_text=True)
    assert [(record.id, record.reason) for record in kept(session)] == [(opened, WANTED.reason)]


def test_each_page_that_is_opened_takes_a_file_of_its_own(ask: Ask, client: FlaskClient) -> None:
    opened = [id_on(client.get("/en/research")) for _ in range(2)]
    opened.append(id_on(ask(password="not the password", export_id=opened[0])))

    assert len(set(opened)) == 3
    assert [ask(export_id=one).status_code for one in opened] == [200] * 3


def test_rows_are_taken_three_times_a_day_and_no_more(ask: Ask, session: Session) -> None:
    answers = [ask() for _ in range(MOST_A_DAY + 1)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert len(kept(session)) == MOST_A_DAY


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
        {"export_id": ""},
        {"export_id": "A" * 32},
        {"export_id": "0" * 32 + "\n"},
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
