"""Without these, a group of children could begin with nobody to turn to, or lose who protects it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from lms.courses import study
from lms.errors import Forbidden, NotFound
from lms.people import membership, roles
from lms.people.membership import NotOpenYet
from lms.people.models import Cohort, HelpContact
from lms.permissions import Role
from lms.quizzes.quiz import Moment
from lms.training import cohort_plans, cohorts, learners
from lms.training.cohort_plans import Contact, NotForThisRole, Plan, StillNeeded
from lms.training.cohort_rules import Lack
from tests.conftest import NOW
from tests.factories import PEPPER, Someone, make_adult, make_cohort, make_learner, take

OFFICE = Contact("គណៈកម្មាធិការឃុំ", "012 345 678", date(2026, 11, 20))
ID = "a" * 32


def safe_plan(session: Session, **said: object) -> Plan:
    """Return a plan with everything that a group of children needs."""
    focal_point = make_adult(session, Role.SAFEGUARDING)
    plan = Plan("Lotus", "peer-group", focal_point_id=focal_point.id, contacts=(OFFICE,))
    return replace(plan, **said)  # type: ignore[arg-type]  # the names are checked when it is made


def planned(session: Session, trainer: Someone, plan: Plan | None = None) -> str:
    """Let a trainer plan a group of children, with everything it needs unless told otherwise."""
    return cohort_plans.make(session, trainer, plan or safe_plan(session), cohort_id=ID, now=NOW).id


def test_a_plan_is_kept_as_it_was_said(session: Session) -> None:
    trainer = make_adult(session)
    plan = safe_plan(
        session,
        commune_code="060209",
        begins_on=date(2026, 12, 1),
        ends_on=date(2027, 3, 1),
        modules=("child-rights",),
        swap_forms=True,
    )

    cohort = cohort_plans.make(session, trainer, plan, cohort_id=ID, now=NOW)

    assert cohort_plans.plan_of(session, cohort) == plan
    assert cohort.opened_at is None
    assert membership.lead_of(session, cohort.id, NOW) == trainer.id


@pytest.mark.parametrize(
    ("without", "missing"),
    [
        ({"focal_point_id": None}, (Lack.FOCAL_POINT,)),
        ({"contacts": ()}, (Lack.HELP_CONTACT,)),
        ({"focal_point_id": None, "contacts": ()}, (Lack.FOCAL_POINT, Lack.HELP_CONTACT)),
    ],
)
def test_a_group_of_children_does_not_open_before_both_are_named_and_is_kept(
    session: Session, without: dict[str, object], missing: tuple[Lack, ...]
) -> None:
    trainer = make_adult(session)
    cohort = planned(session, trainer, safe_plan(session, **without))

    assert cohort_plans.open_now(session, trainer, cohort, NOW) == missing

    assert session.get_one(Cohort, cohort).opened_at is None


def test_a_group_opens_when_nothing_is_missing(session: Session) -> None:
    trainer = make_adult(session)
    cohort = planned(session, trainer)

    assert cohort_plans.open_now(session, trainer, cohort, NOW) == ()

    assert session.get_one(Cohort, cohort).opened_at == NOW


def test_opening_again_changes_nothing(session: Session) -> None:
    trainer = make_adult(session)
    cohort = planned(session, trainer)
    cohort_plans.open_now(session, trainer, cohort, NOW)

    cohort_plans.open_now(session, trainer, cohort, NOW + timedelta(days=1))

    assert session.get_one(Cohort, cohort).opened_at == NOW


@pytest.mark.parametrize("role", [Role.TRAINER, Role.MANAGER])
def test_only_somebody_with_the_role_now_is_a_focal_point(session: Session, role: Role) -> None:
    trainer, other = make_adult(session), make_adult(session, role)
    cohort = planned(session, trainer, safe_plan(session, focal_point_id=other.id))

    assert cohort_plans.open_now(session, trainer, cohort, NOW) == (Lack.FOCAL_POINT,)


def test_a_focal_point_whose_role_has_ended_is_missing_again(session: Session) -> None:
    trainer, plan = make_adult(session), safe_plan(session)
    cohort = planned(session, trainer, plan)
    cohort_plans.open_now(session, trainer, cohort, NOW)
    assert plan.focal_point_id

    roles.end(session, plan.focal_point_id, by=None, now=NOW + timedelta(hours=1))

    later, row = NOW + timedelta(hours=2), session.get_one(Cohort, cohort)
    assert cohort_plans.lacks(session, row, later) == (Lack.FOCAL_POINT,)
    # What is missing already does not keep anybody from changing the rest.
    renamed = cohort_plans.change(session, trainer, cohort, replace(plan, name="Rice"), later)
    assert renamed.name == "Rice"


@pytest.mark.parametrize("without", [{"focal_point_id": None}, {"contacts": ()}])
def test_an_open_group_of_children_cannot_lose_who_protects_it(
    session: Session, without: dict[str, object]
) -> None:
    trainer, plan = make_adult(session), safe_plan(session)
    cohort = planned(session, trainer, plan)
    cohort_plans.open_now(session, trainer, cohort, NOW)

    with pytest.raises(StillNeeded):
        cohort_plans.change(session, trainer, cohort, replace(plan, **without), NOW)  # type: ignore[arg-type]


def test_nobody_can_be_put_into_a_planned_group(session: Session) -> None:
    trainer, child = make_adult(session), make_learner(session)
    cohort = planned(session, trainer)

    with pytest.raises(NotOpenYet):
        learners.add_learners(
            session, trainer, cohort, counts={"female": 2}, batch="b", pepper=PEPPER, now=NOW
        )
    with pytest.raises(NotOpenYet):
        membership.enrol(session, cohort, child.id, NOW)


def test_a_master_trainer_opens_a_course_for_adults_at_once(session: Session) -> None:
    master = make_adult(session, Role.MASTER)
    course = planned(session, master, Plan("ToT", "tot"))

    assert cohort_plans.open_now(session, master, course, NOW) == ()


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        (Role.TRAINER, "tot"),
        (Role.TRAINER, "refresher"),
        (Role.TRAINER, "no-such-kind"),
        (Role.MASTER, "peer-group"),
        (Role.MASTER, "village-workshop"),
    ],
)
def test_nobody_makes_a_kind_that_is_not_theirs(session: Session, role: Role, kind: str) -> None:
    person = make_adult(session, role)

    with pytest.raises(NotForThisRole):
        planned(session, person, Plan("Lotus", kind))


def test_a_manager_makes_none(session: Session) -> None:
    with pytest.raises(Forbidden):
        planned(session, make_adult(session, Role.MANAGER))


def test_the_kind_changes_while_planned_and_stays_once_open(session: Session) -> None:
    trainer, plan = make_adult(session), safe_plan(session)
    cohort = planned(session, trainer, plan)
    club, group = replace(plan, kind="child-club"), replace(plan, kind="peer-group")

    assert cohort_plans.change(session, trainer, cohort, club, NOW).kind == "child-club"
    cohort_plans.open_now(session, trainer, cohort, NOW)

    assert cohort_plans.change(session, trainer, cohort, group, NOW).kind == "child-club"


def test_a_page_sent_twice_makes_one_group(session: Session) -> None:
    trainer, plan = make_adult(session), safe_plan(session)

    for _ in range(2):
        planned(session, trainer, plan)

    assert session.query(Cohort).count() == 1
    assert session.query(HelpContact).count() == 1


def test_the_id_of_somebody_elses_group_is_not_there(session: Session) -> None:
    planned(session, make_adult(session))

    with pytest.raises(NotFound):
        planned(session, make_adult(session), Plan("Mine now", "peer-group"))


def test_a_contact_that_stays_keeps_who_checked_it(session: Session) -> None:
    trainer, plan = make_adult(session), safe_plan(session)
    cohort = planned(session, trainer, plan)
    before = {row.id for row in cohort_plans.contacts_of(session, cohort)}
    more = replace(plan, contacts=(*plan.contacts, Contact("មេភូមិ", "099 000 111", date(2026, 11, 1))))

    cohort_plans.change(session, trainer, cohort, more, NOW)
    cohort_plans.change(session, trainer, cohort, more, NOW)

    after = cohort_plans.contacts_of(session, cohort)
    assert len(after) == 2
    assert before < {row.id for row in after}


def test_a_closed_group_is_nobodys_reach_and_its_learners_keep_what_they_did(session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    child = make_learner(session, cohort)
    take(session, child, Moment.BEFORE)

    cohort_plans.close(session, trainer, cohort, NOW)

    with pytest.raises(NotFound):
        cohorts.grid(session, trainer, cohort, NOW)
    assert study.progress_in(session, child, "child-rights", NOW).begun


def test_a_group_of_somebody_else_cannot_be_changed_opened_or_closed(session: Session) -> None:
    cohort, other = planned(session, make_adult(session)), make_adult(session)

    for act in (cohort_plans.open_now, cohort_plans.close):
        with pytest.raises(NotFound):
            act(session, other, cohort, NOW)
    with pytest.raises(NotFound):
        cohort_plans.change(session, other, cohort, Plan("Mine", "peer-group"), NOW)
