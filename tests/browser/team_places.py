"""The pages of a team that has lost something on the way down: generations, overview, a day of duties."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy.orm import Session

from lms import clock
from lms.permissions import Role
from lms.practice.models import TrainingSession
from lms.quizzes.quiz import Moment
from tests.factories import Someone, make_adult, make_cohort, make_master_over, read_lessons
from tests.reports.cohort import score
from tests.reports.taught import add_pupils

ABOVE, BELOW = [(4, 9), (5, 10), (3, 9), (4, 9), (5, 10)], [(4, 5), (5, 6), (3, 4), (4, 5), (5, 6)]


def team_pages(
    session: Session, people: dict[str, Someone]
) -> Iterable[tuple[str, str, dict[str, str | int]]]:
    """Let a master's trainer teach children who end far lower; return who opens which endpoint."""
    people["teacher"] = make_adult(session)
    people["leader"] = make_master_over(session, people["teacher"])
    people["counting"] = make_adult(session, Role.MANAGER)
    add_pupils(session, make_cohort(session, people["leader"]), ABOVE)
    cohort = make_cohort(session, people["teacher"])
    children = add_pupils(session, cohort, [*BELOW, (4, None), (None, None)])
    read_lessons(session, children[5])
    score(session, children[0], Moment.AFTER, 5)
    score(session, children[0], Moment.FOLLOW_UP_1, 5, days=1)
    _plan(session, cohort, people["teacher"])
    return (
        ("teacher", "today.page", {}),
        ("teacher", "cohorts.cohort", {"cohort_id": cohort}),
        ("leader", "today.page", {}),
        ("leader", "staff.overview", {}),
        ("leader", "generations.overview", {}),
        ("leader", "generations.module", {"code": "M1"}),
        ("leader", "generations.module", {"code": "M2"}),
        ("counting", "generations.overview", {}),
        ("counting", "generations.module", {"code": "M1"}),
    )


def _plan(session: Session, cohort: str, trainer: Someone) -> None:
    at = clock.now() - timedelta(days=4)
    session.add(
        TrainingSession(
            id=clock.new_id(),
            cohort_id=cohort,
            planned_on=at.date(),
            modules=["child-rights"],
            led_by=trainer.id,
            made_by=trainer.id,
            made_at=at,
        )
    )
    session.flush()
