"""Without these, whoever knows a group could find one child of it in the rows for research."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from lms.people.models import Account
from lms.permissions import Role
from lms.quizzes.quiz import Moment
from tests.conftest import NOW
from tests.factories import Someone, end_enrolment, make_adult, make_cohort, make_learner, take
from tests.reports.research_file import Row, export


@pytest.fixture
def manager(session: Session) -> Someone:
    return make_adult(session, Role.MANAGER)


def describe(session: Session, person: Someone, sex: str, birth_year: int | None) -> None:
    account = session.get_one(Account, person.id)
    account.sex, account.birth_year = sex, birth_year


def test_few_people_who_are_alike_are_not_described(session: Session, manager: Someone) -> None:
    cohort = make_cohort(session, make_adult(session))
    for number in range(26):
        learner = make_learner(session, cohort)
        sex, born = [("female", 2012), ("male", 2012)][number % 2] if number < 24 else ("female", 2009)
        describe(session, learner, sex, born)
        take(session, learner, answers={})

    _, rows = export(session, manager, smallest=11)

    said = {row["learner"]: (row["group"], row["sex"], row["age"]) for row in rows}
    assert Counter(said.values()) == {("child", "female", "not-given"): 14, ("child", "male", "13-15"): 12}
    assert {row["language"] for row in rows} == {"km"}


def people(rows: list[Row]) -> dict[str, set[tuple[str, ...]]]:
    """Return what the rows of each learner say of them."""
    said: dict[str, set[tuple[str, ...]]] = {}
    for row in rows:
        told = tuple(row[key] for key in ("cohort", "group", "sex", "age", "language"))
        said.setdefault(row["learner"], set()).add(told)
    return said


def test_whoever_knows_a_group_finds_nobody_in_it_by_a_trait(session: Session, manager: Someone) -> None:
    first, second = (make_cohort(session, make_adult(session)) for _ in range(2))
    for number in range(24):
        learner = make_learner(session, first if number < 12 else second)
        describe(session, learner, "male" if number == 0 else "female", 2012)
        take(session, learner, answers={}).language = "en" if number == 12 else "km"
    session.flush()

    _, rows = export(session, manager, smallest=11)

    told = Counter(frozenset(said) for said in people(rows).values())
    assert sorted((len(one), number) for one, number in told.items()) == [(1, 12), (1, 12)]
    assert {said[1:] for one in told for said in one} == {
        ("child", "not-given", "not-given", "km"),
        ("child", "female", "13-15", "not-given"),
    }


def test_nobody_is_found_by_having_changed_the_group_or_the_language(
    session: Session, manager: Someone
) -> None:
    cohorts = [make_cohort(session, make_adult(session)) for _ in range(2)]
    learners = [make_learner(session, cohorts[number % 2]) for number in range(30)]
    for learner in learners:
        take(session, learner, Moment.BEFORE, answers={}, at=NOW - timedelta(days=30))
    end_enrolment(session, cohorts[0], learners[0], NOW - timedelta(days=20))
    for number, learner in enumerate(learners):
        take(session, learner, answers={}).language = "en" if number == 1 else "km"
    session.flush()

    _, rows = export(session, manager, smallest=11)

    said = people(rows)
    assert {len(one) for one in said.values()} == {1}
    assert min(Counter(frozenset(one) for one in said.values()).values()) >= 11


def test_where_the_group_is_not_given_no_weeks_tell_it(session: Session, manager: Someone) -> None:
    for _ in range(2):
        cohort = make_cohort(session, make_adult(session))
        for _ in range(6):
            take(session, make_learner(session, cohort), answers={})

    _, rows = export(session, manager, smallest=11)

    assert {(row["cohort"], row["weeks"], row["group"]) for row in rows} == {
        ("not-given", "not-given", "child")
    }
