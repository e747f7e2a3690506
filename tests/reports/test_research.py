"""Without these, rows for research could name somebody, lose an answer, or leave without a record."""

import io
import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases
from lms.courses.models import Taught
from lms.people.models import Account, Cohort
from lms.permissions import Role
from lms.quizzes import service as quizzes
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Form, Moment
from lms.reports import research
from lms.reports.codebook import KEYS
from tests.conftest import NOW
from tests.factories import (
    PEPPER,
    Someone,
    end_enrolment,
    make_adult,
    make_cohort,
    make_learner,
    module_digest,
    take,
)
from tests.reports.research_file import MODULE, export


@pytest.fixture
def manager(session: Session) -> Someone:
    return make_adult(session, Role.MANAGER)


def begin(session: Session, person: Someone, moment: Moment = Moment.BEFORE) -> Attempt:
    digest = module_digest(session)
    quiz = releases.find_module(session, digest).quiz(digest, Form.A)
    return quizzes.start(session, person, quiz, attempt_id=clock.new_id(), moment=moment, now=NOW)


def test_there_is_a_row_for_every_mark_and_one_for_what_is_open_or_skipped(
    session: Session, manager: Someone
) -> None:
    cohort = make_cohort(session, make_adult(session))
    done, half, passed_over = (make_learner(session, cohort) for _ in range(3))
    for moment in (Moment.BEFORE, Moment.AFTER, Moment.AFTER):
        take(session, done, moment)
    digest = module_digest(session)
    quiz = releases.find_module(session, digest).quiz(digest, Form.A)
    open_one = begin(session, half)
    quizzes.save_answer(session, open_one, quiz, quiz.items[0].id, quiz.items[0].right(), NOW)
    quizzes.skip(session, passed_over, quiz, attempt_id=clock.new_id(), moment=Moment.BEFORE, now=NOW)
    take(session, done, module="safe-migration")

    _, rows = export(session, manager)

    finished = [row for row in rows if row["state"] == "finished"]
    marks = select(func.count(), func.sum(Mark.points), func.sum(Mark.possible)).join(
        Attempt, Attempt.id == Mark.attempt_id
    )
    counted = session.execute(marks.where(Attempt.module == MODULE, Attempt.finished_at.is_not(None))).one()
    assert tuple(counted) == (
        len(finished),
        sum(int(row["points"]) for row in finished),
        sum(int(row["possible"]) for row in finished),
    )
    alone = [row for row in rows if row["state"] != "finished"]
    assert sorted((row["state"], row["attempt"]) for row in alone) == [("open", "1"), ("skipped", "")]
    assert {row[key] for row in alone for key in KEYS[KEYS.index("item") :]} == {""}
    assert {(row["moment"], row["attempt"], row["form"]) for row in finished} == {
        ("before", "1", "A"),
        ("after", "1", "B"),
        ("after", "2", "A"),
    }


def test_nothing_in_the_file_says_who_it_was(session: Session, manager: Someone) -> None:
    trainer = make_adult(session, login="canary.trainer")
    cohort = session.get_one(Cohort, make_cohort(session, trainer))
    cohort.name, cohort.commune_code = "Canary club", "120304"
    child = make_learner(session, cohort.id)
    session.get_one(Account, child.id).nickname = "Canarychild"
    attempts = [take(session, child, Moment.BEFORE).id, take(session, trainer).id]
    file = io.BytesIO()

    made = research.write(session, manager, MODULE, file, export_id=clock.new_id(), secret=PEPPER, smallest=1)

    text = file.getvalue().decode()
    logins = session.scalars(select(Account.login)).all()
    ids = session.scalars(select(Account.id)).all()
    secret = (
        *logins,
        *ids,
        *attempts,
        cohort.id,
        made.export_id,
        "120304",
        "anary",
        "Lotus",
        "Sok",
        "សុខ",
        "ចាន់",
    )
    assert made.rows > 0
    assert [one for one in secret if one in text] == []
    assert not re.search(r"\d{4}-\d\d-\d\d|\d\d:\d\d", text)


def test_a_person_is_one_pseudonym_in_a_file_and_another_one_in_the_next(
    session: Session, manager: Someone
) -> None:
    cohort = make_cohort(session, make_adult(session))
    learners = [make_learner(session, cohort) for _ in range(6)]
    for learner in learners:
        take(session, learner, Moment.BEFORE)
        take(session, learner, Moment.AFTER)

    (_, first), (_, second) = export(session, manager), export(session, manager)

    names = [{row["learner"] for row in rows} for rows in (first, second)]
    assert [len(one) for one in names] == [6, 6]
    assert not names[0] & names[1]
    assert {row["cohort"] for row in first} != {row["cohort"] for row in second}
    assert len({row["cohort"] for row in first}) == 1
    for rows in (first, second):
        order = [row["learner"] for row in rows]
        assert order == sorted(order)


def test_weeks_are_counted_from_the_day_the_group_of_that_time_was_taught(
    session: Session, manager: Someone
) -> None:
    first, second = (make_cohort(session, make_adult(session)) for _ in range(2))
    learner = make_learner(session, first)
    end_enrolment(session, first, learner, NOW - timedelta(days=20))
    session.add(Taught(cohort_id=first, module=MODULE, taught_on=(NOW - timedelta(days=50)).date()))
    session.flush()
    for moment, days in ((Moment.BEFORE, 51), (Moment.AFTER, 44), (Moment.AFTER, 43), (Moment.AFTER, 10)):
        take(session, learner, moment, answers={}, at=NOW - timedelta(days=days))

    _, rows = export(session, manager)

    weeks = {(row["moment"], row["attempt"], row["weeks"], bool(row["cohort"])) for row in rows}
    assert second
    assert weeks == {
        ("before", "1", "0", True),
        ("after", "1", "0", True),
        ("after", "2", "1-4", True),
        ("after", "3", "", False),
    }


def test_not_knowing_is_said_apart_from_what_was_chosen(session: Session, manager: Someone) -> None:
    digest = module_digest(session)
    items = releases.find_module(session, digest).quiz(digest, Form.A).items
    answers = {items[0].id: {"answer": ["dont-know"]}, items[1].id: items[1].right()}
    take(session, make_learner(session), Moment.BEFORE, answers=answers)

    _, rows = export(session, manager)

    by_item = {row["item"]: row for row in rows}
    unsure, sure, blank = (by_item[item.id] for item in items[:3])
    assert (unsure["dont_know"], unsure["choice"], unsure["points"]) == ("1", "", "0")
    assert (sure["dont_know"], sure["points"]) == ("0", sure["possible"])
    assert sure["choice"]
    assert (blank["dont_know"], blank["choice"]) == ("0", "")
    for item in items:
        row = by_item[item.id]
        assert (row["kind"], row["objective"], row["level"]) == (item.kind, item.objective, item.level or "")
        assert row["critical"] == str(int(item.critical))


def test_a_correction_is_named_beside_the_content_that_was_asked(session: Session, manager: Someone) -> None:
    attempt = take(session, make_learner(session))
    other = module_digest(session, "safe-migration")
    attempt.graded_by = other
    session.flush()

    _, rows = export(session, manager)

    assert {(row["release"], row["marked_by"]) for row in rows} == {(module_digest(session), other)}
