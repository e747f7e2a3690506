"""Without these, the page of generations could name a child, grow slow, or differ from its own file."""

import csv
import io
import re
from datetime import timedelta
from time import process_time

import pytest
from flask import Flask
from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases
from lms.db import db
from lms.people.models import Account, Enrolment
from lms.permissions import Role
from lms.quizzes.models import Attempt
from tests.conftest import NOW
from tests.factories import Someone, make_adult, make_cohort, make_learner, make_master_over, sign_in
from tests.reports.taught import add_pupils
from tests.training.test_cohort_pages import counted

DAY = re.compile(r"\d{4}-\d\d-\d\d")
SIX = [(4, 8), (5, 8), (3, 7), (4, 9), (5, 8), (4, 8)]


@pytest.fixture
def engine(app: Flask) -> Engine:
    with app.app_context():
        return db.engine


def cascade(session: Session, trainers: int, learners: int) -> Someone:
    """Fill the cohorts of so many trainers quickly: everybody took both quizzes of every module."""
    made = [make_adult(session) for _ in range(trainers)]
    master, past = make_master_over(session, *made), NOW - timedelta(days=50)
    current = releases.current_releases(session)
    for trainer in made:
        cohort = make_cohort(session, trainer)
        for number in range(learners):
            child = clock.new_id()
            session.add(
                Account(id=child, role=Role.LEARNER, login=child[:12], secret="none", created_at=past)
            )
            session.flush()
            session.add(Enrolment(cohort_id=cohort, learner_id=child, from_at=past))
            for module, release in current.items():
                for moment, form, earned in (("before", "A", 3 + number % 3), ("after", "B", 6 + number % 4)):
                    session.add(
                        Attempt(
                            id=clock.new_id(),
                            learner_id=child,
                            module=module,
                            release=release,
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
    return master


def two_generations(session: Session, after: int = 8) -> Someone:
    """A master with adults who took the quizzes, and a trainer of theirs whose children end at `after`."""
    trainer = make_adult(session)
    master = make_master_over(session, trainer)
    add_pupils(session, make_cohort(session, master), [(4, 9), (5, 8), (3, 9), (4, 9), (5, 10), (4, 9)])
    children = add_pupils(session, make_cohort(session, trainer), [(4, after), (5, after), *SIX[:4]])
    session.get_one(Account, children[0].id).nickname = "Canary"
    return master


def test_the_page_says_in_words_that_too_much_is_lost_and_names_no_child(
    client: FlaskClient, session: Session
) -> None:
    sign_in(client, session, two_generations(session, after=5))

    pages = [client.get(f"/en/generations{path}").text for path in ("", "/M1")]

    # 90 after in the first generation; 5, 5, 8, 8, 7 and 9 of ten below: 70.
    for page in pages:
        assert "eneration 2 ends 20 points below generation 1." in page
        assert "The true loss lies between " in page
        assert "Canary" not in page
    assert "M1: generation 2 ends" in pages[0]
    assert "This is not a ranking" in pages[1]


def test_a_small_loss_is_no_alarm(client: FlaskClient, session: Session) -> None:
    sign_in(client, session, two_generations(session, after=9))

    assert "points below" not in client.get("/en/generations").text
    assert "Generation 2 ends 7 points below generation 1." in client.get("/en/generations/M1").text


@pytest.mark.parametrize(
    ("path", "table"),
    [("", "generations"), ("", "no-session")]
    + [("/M1", f"M1-{name}") for name in ("known", "gain", "steps", "kept", "trainers")],
)
def test_every_table_says_the_same_on_the_page_and_in_both_files(
    client: FlaskClient, session: Session, path: str, table: str
) -> None:
    sign_in(client, session, two_generations(session, after=5))

    page = client.get(f"/en/generations{path}").text
    text = client.get(f"/en/generations{path}?as=csv&table={table}")
    book = client.get(f"/en/generations{path}?as=xlsx&table={table}").data

    rows = list(csv.reader(io.StringIO(text.data.decode("utf-8-sig"))))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).to_python()
    assert [len(row) for row in rows] == [len(row) for row in sheet]
    assert len(rows) == len(sheet)
    if len(rows) > 1:
        assert f"table={table}" in page
    for row, cells in zip(rows[1:], sheet[1:], strict=True):
        for said, cell in zip(row, cells, strict=True):
            assert same(said, cell)
            assert DAY.fullmatch(said) or said.replace("-", "−") in page


def same(said: str, cell: object) -> bool:
    """Whether a cell of a spreadsheet holds what the other file says."""
    if isinstance(cell, float):
        return float(said) == cell
    return said == str(cell)


def test_a_trainer_of_three_has_a_name_and_no_number(client: FlaskClient, session: Session) -> None:
    few, many = make_adult(session), make_adult(session)
    session.get_one(Account, few.id).name_latin = "Chan Few"
    master = make_master_over(session, few, many)
    add_pupils(session, make_cohort(session, few), SIX[:3])
    add_pupils(session, make_cohort(session, many), SIX * 2)
    sign_in(client, session, master)

    rows = client.get("/en/generations/M1?as=csv&table=M1-trainers").data.decode("utf-8-sig").splitlines()

    assert rows[1] == "Chan Few,2,,,,"
    assert rows[2].startswith("Sok Chan,2,12,38.")


def test_a_manager_reads_no_head_count_below_five(client: FlaskClient, session: Session) -> None:
    trainer = make_adult(session)
    make_master_over(session, trainer)
    add_pupils(session, make_cohort(session, trainer), [*SIX * 2, (4, None), (None, 3), (None, 3)])
    sign_in(client, session, make_adult(session, Role.MANAGER))

    rows = client.get("/en/generations?as=csv").data.decode("utf-8-sig").splitlines()

    assert rows[1].startswith("M1,2,12,fewer than 5,fewer than 5,41.7,80.0,")


@pytest.mark.parametrize("language", ["en", "km"])
def test_without_a_quiz_the_page_says_so(client: FlaskClient, session: Session, language: str) -> None:
    trainer = make_adult(session)
    master = make_master_over(session, trainer)
    make_learner(session, make_cohort(session, trainer))
    sign_in(client, session, master)

    answers = [client.get(f"/{language}/generations{path}") for path in ("", "/M1", "/M9", "?as=csv&table=x")]

    assert [one.status_code for one in answers] == [200, 200, 404, 404]
    assert "<svg" not in answers[0].text
    if language == "en":
        assert "Nobody has taken a quiz of this module yet." in answers[1].text


def test_the_number_of_queries_does_not_grow_with_the_programme(
    client: FlaskClient, session: Session, engine: Engine
) -> None:
    small, large = cascade(session, 2, 6), cascade(session, 25, 20)
    numbers, seconds = [], []
    for master in (small, large):
        sign_in(client, session, master)
        client.get("/en/generations")
        with counted(engine) as said:
            begun = process_time()
            page = client.get("/en/generations")
            seconds.append(process_time() - begun)
        numbers.append(len([one for one in said if not one.startswith("BEGIN")]))

    assert page.status_code == 200
    assert "500 compared" in page.text
    assert numbers[0] == numbers[1] <= 18
    assert seconds[1] < 20
