"""Without these, a child would be offered modules that nobody teaches in the group, or lose one begun."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from lms.courses import study
from lms.people import membership
from lms.people.models import Cohort
from lms.quizzes.quiz import Moment
from lms.training import cohort_plans, cohorts, learners
from tests.conftest import NOW
from tests.factories import make_adult, make_cohort, make_learner, take


def test_only_the_modules_assigned_are_at_home_and_in_the_grid(session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    child = make_learner(session, cohort)
    everything = [one.module.head.id for one in study.all_progress(session, child, NOW)]

    session.get_one(Cohort, cohort).modules = ["child-rights"]
    session.flush()

    assert len(everything) > 1
    assert [one.module.head.id for one in study.all_progress(session, child, NOW)] == ["child-rights"]
    assert [one.head.id for one in cohorts.grid(session, trainer, cohort, NOW).modules] == ["child-rights"]
    seen = learners.progress_of(session, trainer, child.id, NOW)
    assert [one.module.head.id for one in seen] == ["child-rights"]


def test_a_module_that_was_begun_stays_when_it_is_assigned_no_more(session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    child = make_learner(session, cohort)
    take(session, child, Moment.BEFORE, module="safe-migration")

    session.get_one(Cohort, cohort).modules = ["child-rights"]
    session.flush()

    found = [one.module.head.id for one in study.all_progress(session, child, NOW)]
    assert found == ["child-rights", "safe-migration"]


@pytest.mark.parametrize(("second", "everything"), [(["safe-migration"], False), (None, True)])
def test_of_several_groups_all_modules_count(
    session: Session, second: list[str] | None, everything: bool
) -> None:
    trainer = make_adult(session)
    groups = [make_cohort(session, trainer) for _ in range(2)]
    child = make_learner(session, groups[0])
    membership.enrol(session, groups[1], child.id, NOW - timedelta(days=1))
    everywhere = len(study.all_progress(session, child, NOW))

    session.get_one(Cohort, groups[0]).modules = ["child-rights"]
    session.get_one(Cohort, groups[1]).modules = second
    session.flush()

    found = [one.module.head.id for one in study.all_progress(session, child, NOW)]
    assert found == ["child-rights", "safe-migration"] if not everything else len(found) == everywhere


def test_a_closed_group_assigns_nothing(session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    child = make_learner(session, cohort)
    session.get_one(Cohort, cohort).modules = ["child-rights"]

    cohort_plans.close(session, trainer, cohort, NOW)

    assert len(study.all_progress(session, child, NOW)) > 1
