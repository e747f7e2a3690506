"""The pages on which groups are planned, changed and handed over, and what they answer."""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from lms import clock
from lms.i18n import local_day
from lms.people.models import Account
from lms.permissions import Role
from lms.training import co_trainers, cohort_plans
from lms.training.cohort_plans import Contact, Plan
from tests.factories import Someone, make_adult

Asked = tuple[str, str, Mapping[str, str | int]]
Sent = tuple[str, str, Mapping[str, str | int], Mapping[str, str | list[str]]]


def plan_pages(session: Session, people: dict[str, Someone]) -> Iterable[Asked]:
    """Let a trainer plan a group that lacks everything, and open one with a second trainer.

    Returns who opens which endpoint with which values.
    """
    leader, helper = make_adult(session), make_adult(session)
    people["planner"], people["co-planner"] = leader, helper
    now, focal_point = clock.now(), make_adult(session, Role.SAFEGUARDING)
    contact = Contact("គណៈកម្មាធិការនារី និងកុមារឃុំ", "012 345 678", local_day(now))
    bare = cohort_plans.make(session, leader, Plan("ក្រុមថ្មី", "child-club"), cohort_id=clock.new_id(), now=now)
    plan = Plan(
        "ក្រុមផ្កាឈូក",
        "village-workshop",
        commune_code="200211",
        begins_on=local_day(now),
        focal_point_id=focal_point.id,
        contacts=(contact,),
    )
    whole = cohort_plans.make(session, leader, plan, cohort_id=clock.new_id(), now=now)
    cohort_plans.open_now(session, leader, whole.id, now)
    login = session.get_one(Account, helper.id).login
    co_trainers.add(session, leader, whole.id, login, now)
    bare_one, whole_one = {"cohort_id": bare.id}, {"cohort_id": whole.id}
    return (
        ("planner", "plans.new", {}),
        ("master", "plans.new", {}),
        ("planner", "cohorts.cohort", bare_one),
        ("planner", "cohorts.cohort", whole_one),
        ("planner", "plans.edit", bare_one),
        ("planner", "plans.edit", whole_one),
        ("planner", "co_trainers.page", whole_one),
        ("co-planner", "co_trainers.page", whole_one),
        ("planner", "plans.help_card", whole_one),
        ("planner", "plans.help_card", bare_one),
    )


def plans_sent(values: Mapping[str, Mapping[str, str | int]]) -> Iterable[Sent]:
    """Return what is sent that a page answers; `values` are those of an address by endpoint."""
    cohort = values["co_trainers.page"]
    many = {"name": "", "place": "ថ្មី", "who_2": "ការិយាល័យ", "begins_on": "១២", "do": "save"}
    return (
        ("planner", "plans.create", {}, many),
        ("planner", "plans.create", {}, {"name": "ផ្កា", "place": "ថ្មី", "do": "find"}),
        ("planner", "plans.create", {}, {"name": "ផ្កា", "place": "ៗៗៗៗ", "do": "find"}),
        ("planner", "plans.save", cohort, {"name": "ផ្កា", "do": "save"}),
        ("planner", "co_trainers.add", cohort, {"login": "12345"}),
    )
