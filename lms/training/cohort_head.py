"""What stands at the head of a cohort's page: kind, place, days, who teaches, and what is still missing."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from lms.courses import releases, study
from lms.people.models import Account, Cohort, HelpContact
from lms.permissions import Actor
from lms.quizzes.quiz import Moment
from lms.training import co_trainers, cohort_plans, cohort_rules, cohort_types
from lms.training.co_trainers import Teacher
from lms.training.cohort_rules import Lack
from lms.training.cohort_type import CohortType


@dataclass(frozen=True, slots=True)
class Head:
    """A cohort as its trainers see it.

    `lacks` says what children need and have not; `leads` whether the one who looks decides who teaches.
    """

    cohort: Cohort
    kind: CohortType
    teachers: list[Teacher]
    focal_point: Account | None
    contacts: list[HelpContact]
    lacks: tuple[Lack, ...]
    leads: bool

    @property
    def is_open(self) -> bool:
        """Whether it has been opened."""
        return self.cohort.opened_at is not None


def head_of(session: Session, actor: Actor, cohort: Cohort, now: datetime) -> Head:
    """Return the head of a cohort that the caller was allowed to see."""
    kind = cohort_types.find_type(session, cohort.kind)
    teachers = co_trainers.teachers(session, cohort.id, now)
    contacts = cohort_plans.contacts_of(session, cohort.id)
    acting = {one.id: one for one in cohort_plans.focal_points(session, now)} if cohort.focal_point_id else {}
    return Head(
        cohort=cohort,
        kind=kind,
        teachers=teachers,
        focal_point=acting.get(cohort.focal_point_id or ""),
        contacts=contacts,
        lacks=cohort_rules.lacks(
            kind, focal_point_acts=cohort.focal_point_id in acting, contacts=len(contacts)
        ),
        leads=co_trainers.decides(actor.id, teachers),
    )


def follow_up_days(session: Session, cohort: Cohort) -> list[tuple[date, Moment]]:
    """Return the days from which the follow-ups of a cohort's modules are open, the first one first."""
    first, said = study.begins_on(cohort), study.taught_days(session, cohort.id)
    published = [releases.find_module(session, one) for one in releases.current_releases(session).values()]
    kind = cohort_types.find_type(session, cohort.kind)
    found = {
        (said.get(module.head.id, first) + timedelta(days=one.due_after_days or 0), one.moment)
        for module in cohort_rules.taught(kind, cohort.modules, published)
        for one in module.series
        if one.moment.is_follow_up
    }
    return sorted(found)
