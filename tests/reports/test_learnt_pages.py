"""Without these, the page of what was learnt could name somebody, grow slow, or show yesterday."""

import re
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from lms.courses import releases
from lms.db import db
from lms.quizzes.quiz import Moment
from tests.conftest import NOW
from tests.factories import (
    Someone,
    make_cohort,
    make_master_over,
    sign_in,
)
from tests.reports.cohort import FOUR, make_members, score
from tests.training.test_cohort_pages import fill

READ_WHOLE = re.compile(r"SCAN (attempt|mark|enrolment|account|teaching)\b|ix_attempt_module\b")
LATER = NOW + timedelta(hours=1)


def test_the_page_says_what_to_teach_again_and_names_nobody(
    client: FlaskClient, session: Session, trainer: Someone, cohort: str
) -> None:
    members = make_members(session, cohort, [(2, 4)] * 5, beliefs=["MC05", "MC06"])
    sign_in(client, session, trainer)
    known = releases.misconceptions(session)["MC05"]
    assert known.activity is not None

    page = client.get(f"/en/cohorts/{cohort}/learnt/M1").text

    assert page.index(known.belief.en) < page.index("Did they learn?")
    assert "5 of 5 hold it after the lessons." in page
    assert known.activity.title.en in page
    assert "<ol>" in page
    assert "too few to say more than these numbers" in page
    assert not any(child.id in page for child in members)


def test_an_untaught_and_a_mastered_module_have_words_of_their_own(
    client: FlaskClient, session: Session, trainer: Someone, cohort: str
) -> None:
    sign_in(client, session, trainer)
    untaught = client.get(f"/en/cohorts/{cohort}/learnt/M1").text
    make_members(session, cohort, [(2, 10)] * 5)
    session.commit()

    mastered = client.get(f"/en/cohorts/{cohort}/learnt/M1").text

    assert "Nobody has taken the quiz after yet." in untaught
    assert "Nobody has taken both quizzes yet" in untaught
    assert "Nobody who took the quiz after still shows a wrong belief" in mastered


def test_a_master_is_told_that_there_are_too_few(
    client: FlaskClient, session: Session, trainer: Someone, cohort: str
) -> None:
    make_members(session, cohort, FOUR, beliefs=["MC05"])
    sign_in(client, session, make_master_over(session, trainer))

    page = client.get(f"/en/cohorts/{cohort}/learnt/M1").text

    assert "Fewer than five learners" in page
    assert "svg class" not in page
    assert client.get(f"/en/cohorts/{cohort}/learnt/M1?as=csv").text == page


def test_a_table_is_sent_as_a_file_with_the_same_numbers(
    client: FlaskClient, session: Session, trainer: Someone, cohort: str
) -> None:
    make_members(session, cohort, FOUR)
    sign_in(client, session, trainer)

    lines = client.get(f"/en/cohorts/{cohort}/learnt/M1?as=csv&table=M1-gain").text.splitlines()

    assert '"Gain, points of 100",30.00,17.01,42.99' in lines
    assert client.get(f"/en/cohorts/{cohort}/learnt/M1?as=csv&table=M1-odd").status_code == 404


def test_the_queries_do_not_grow_and_read_no_other_cohort(
    app: Flask, client: FlaskClient, session: Session, trainer: Someone
) -> None:
    small, large = make_cohort(session, trainer), make_cohort(session, trainer)
    fill(session, small, 3)
    fill(session, large, 60)
    sign_in(client, session, trainer)
    with app.app_context():
        engine = db.engine
    client.get(f"/en/cohorts/{small}/learnt/M1")

    numbers, scans = [], []
    for cohort in (small, large):
        said = statements_of(engine, client, f"/en/cohorts/{cohort}/learnt/M1")
        numbers.append(len(said))
        scans += scanned(engine, said)

    assert numbers[0] == numbers[1] <= 14
    assert scans == []


def statements_of(engine: Engine, client: FlaskClient, path: str) -> list[tuple[str, object]]:
    """Return what a page asks the database, with its values."""
    said: list[tuple[str, object]] = []

    def note(_c: object, _cursor: object, statement: str, values: object, *_: object) -> None:
        if statement.lstrip().startswith("SELECT"):
            said.append((statement, values))

    event.listen(engine, "before_cursor_execute", note)
    assert client.get(path).status_code == 200
    event.remove(engine, "before_cursor_execute", note)
    return said


def scanned(engine: Engine, said: list[tuple[str, object]]) -> list[str]:
    """Return where SQLite would read the work of all cohorts: a whole table, or all attempts at a module."""
    if engine.dialect.name != "sqlite":
        return []
    with engine.connect() as connection:
        plans = [
            str(row)
            for statement, values in said
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()  # type: ignore[arg-type]
        ]
    return [plan for plan in plans if READ_WHOLE.search(plan)]


def test_an_answer_is_in_the_figures_at_the_next_request(
    client: FlaskClient, session: Session, trainer: Someone, cohort: str
) -> None:
    child = make_members(session, cohort, [(4,)])[0]
    sign_in(client, session, trainer)
    before = client.get(f"/en/cohorts/{cohort}/learnt/M1").text
    score(session, child, Moment.AFTER, 9)
    session.commit()

    after = client.get(f"/en/cohorts/{cohort}/learnt/M1").text

    assert "Only before: 1." in before
    assert "1 took both quizzes. Of each 100 points they had 40 before and 90 after." in after
